//! Beginning and ending a recording. The store will be written from here; bindings and hosts will not notice.

use crate::stacks::lock;
use crate::Program;
use std::sync::Mutex;

/// Programs that were started and whose guard still lives; a process may host two, a compiler and its linter.
static STARTED: Mutex<Vec<&'static Program>> = Mutex::new(Vec::new());

/// Starts recording a program. Keep the guard until the program ends.
///
/// Counts made before are not lost: metrics count from the first instruction on. Today this only notes the program;
/// nothing is read from or written to the machine.
///
/// ```
/// static PROGRAM: tallybook::Program = tallybook::Program::new("rustc", "rust-toolchain", "0.1.0", &[]);
/// let _recording = tallybook::start(&PROGRAM);
/// ```
#[must_use = "recording ends when the guard is dropped"]
pub fn start(program: &'static Program) -> Guard {
    lock(&STARTED).push(program);
    Guard { program }
}

/// Ends a recording when it is dropped: what was counted is then written to the owner's store. Today counts stay in
/// memory and the drop writes nothing. `std::process::exit` drops no guard; call [`flush`] before it.
#[must_use = "recording ends when the guard is dropped"]
pub struct Guard {
    program: &'static Program,
}

impl Drop for Guard {
    fn drop(&mut self) {
        append(self.program);
        let mut started = lock(&STARTED);
        if let Some(at) = started
            .iter()
            .position(|one| std::ptr::eq(*one, self.program))
        {
            started.swap_remove(at);
        }
    }
}

/// Writes what every started program has counted since its last flush. Today counts stay in memory and this writes
/// nothing.
pub fn flush() {
    let started = lock(&STARTED).clone();
    started.into_iter().for_each(append);
}

/// Where one block of a program's counts will be appended to its day file. In this version it does nothing.
fn append(_program: &'static Program) {}

/// After a count of a metric that is flushed at once.
#[cold]
#[inline(never)]
pub(crate) fn flush_now() {
    flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_come_and_go() {
        static ONE: Program = Program::new("one", "test", "0.1.0", &[]);
        static TWO: Program = Program::new("two", "test", "0.1.0", &[]);
        let has = |program: &'static Program| {
            lock(&STARTED)
                .iter()
                .any(|other| std::ptr::eq(*other, program))
        };
        let one = start(&ONE);
        let two = start(&TWO);
        let again = start(&ONE);
        flush();
        drop(one);
        assert!(has(&ONE) && has(&TWO));
        drop(again);
        drop(two);
        assert!(!has(&ONE) && !has(&TWO));
    }
}
