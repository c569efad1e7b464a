//! Beginning and ending a recording, and writing what was counted in between.

use crate::midnight::Midnight;
use crate::stacks::lock;
use crate::store::Store;
use crate::Program;
use std::process;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

/// One call of [`start`] whose guard still lives, of a program that is recorded. A process may host two programs, a
/// compiler and its linter.
pub(crate) struct Recording {
    program: &'static Program,
    store: Store,
}

static STARTED: Mutex<Vec<Arc<Recording>>> = Mutex::new(Vec::new());

/// The process that started recording, 0 before one did. It is asked before any lock: in a fork, locks may be held by
/// threads that are not there.
static PROCESS: AtomicU32 = AtomicU32::new(0);

impl Recording {
    /// Writes what the program has counted. Not to be called in a fork of the process that counts.
    pub(crate) fn flush(&self) -> bool {
        self.store.flush(self.program)
    }
}

fn is_own_process() -> bool {
    PROCESS.load(Relaxed) == process::id()
}

/// Starts recording a program, if the machine's owner wants that; else this costs one failed look at a file, and the
/// program stays off until it ends. `version` is what the program calls itself: `1.95.0`, `1.97.0-nightly`, or
/// `env!("CARGO_PKG_VERSION")`. Keep the guard until the program ends.
///
/// Counts made before are not lost: metrics count from the first instruction on.
///
/// ```
/// static PROGRAM: tallybook::Program = tallybook::Program::new("demo", "demo-registry", "0.1.0", &[]);
/// let _recording = tallybook::start(&PROGRAM, "1.95.0");
/// ```
#[must_use = "recording ends when the guard is dropped"]
pub fn start(program: &'static Program, version: &str) -> Guard {
    let recording = Store::open(program, version).and_then(|store| {
        // A fork that starts a program of its own still must not write its parent's.
        let first = PROCESS.compare_exchange(0, process::id(), Relaxed, Relaxed);
        (first.is_ok() || is_own_process()).then(|| Arc::new(Recording { program, store }))
    });
    if let Some(recording) = &recording {
        lock(&STARTED).push(Arc::clone(recording));
    }
    Guard {
        recording,
        midnight: Midnight::default(),
    }
}

/// Ends a recording when it is dropped, also while a panic unwinds: what was counted is then written to the owner's
/// store. `std::process::exit` drops no guard; call [`flush`] before it.
#[must_use = "recording ends when the guard is dropped"]
pub struct Guard {
    recording: Option<Arc<Recording>>,
    midnight: Midnight,
}

impl Guard {
    /// Whether recording was on at the start.
    pub fn is_on(&self) -> bool {
        self.recording.is_some()
    }

    /// For programs that run for days: flushes every day a few seconds before midnight UTC, from a thread that ends
    /// with the guard. Counts belong to the day of their flush, so a flush after midnight would move a day's counts to
    /// the next.
    pub fn flush_at_midnight(&self) {
        if let Some(recording) = &self.recording {
            let weak = Arc::downgrade(recording);
            self.midnight
                .watch(move || weak.upgrade().map(|alive| alive.flush()));
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let Some(recording) = &self.recording else {
            return;
        };
        if !is_own_process() {
            return;
        }
        self.midnight.end();
        recording.flush();
        lock(&STARTED).retain(|one| !Arc::ptr_eq(one, recording));
    }
}

/// Writes what every started program has counted since its last flush, and says whether all of that is written: `false`
/// also when nothing is recorded.
pub fn flush() -> bool {
    if !is_own_process() {
        return false;
    }
    let started = lock(&STARTED).clone();
    let written = started.iter().filter(|one| one.flush()).count();
    written == started.len() && written > 0
}

/// Flushes at every panic, before the hook that was there until now. For hosts that are built with `panic = "abort"`,
/// where no guard is dropped. It is not the default because a full backtrace then shows one more frame. Further calls,
/// and calls from a thread that panics, do nothing.
pub fn flush_on_panic() {
    static HOOKED: AtomicBool = AtomicBool::new(false);
    if std::thread::panicking() || HOOKED.swap(true, Relaxed) {
        return;
    }
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        flush();
        previous(panic);
    }));
}

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
    fn without_a_place_recording_is_off() {
        static BAD: Program = Program::new("../rustc", "test", "0.1.0", &[]);
        let guard = start(&BAD, "1.95.0");
        guard.flush_at_midnight();
        assert!(!guard.is_on());
        drop(guard);
    }
}
