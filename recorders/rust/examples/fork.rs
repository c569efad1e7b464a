//! A host that forks, for tests: counts 3 and forks. The child counts 4 more, flushes, starts a recording of its own
//! and ends; then the parent ends. Only what the parent counted may be in the store.
//!
//! `fork`: no arguments. It ends with status 0 if the child wrote nothing and said so.

use tallybook::{Counter, Meta, Program};

static TOTAL: Counter = Counter::new(Meta::new("demo.run.total", 49));
static PROGRAM: Program = Program::new("demo", "demo-registry", "0.1.0", &[&TOTAL]);

#[cfg(unix)]
fn main() {
    extern "C" {
        fn fork() -> i32;
        fn waitpid(process: i32, status: *mut i32, options: i32) -> i32;
    }
    let guard = tallybook::start(&PROGRAM, "1.95.0");
    TOTAL.add(3);
    // SAFETY: there is one thread.
    let child = unsafe { fork() };
    if child == 0 {
        TOTAL.add(4);
        let wrote = tallybook::flush();
        let own = tallybook::start(&PROGRAM, "1.95.0");
        let is_on = own.is_on();
        drop(own);
        drop(guard);
        std::process::exit(i32::from(wrote || is_on));
    }
    let mut status = 0;
    // SAFETY: `status` lives until it has been written.
    let ended = unsafe { waitpid(child, &mut status, 0) };
    drop(guard);
    std::process::exit(i32::from(ended != child || status != 0));
}

#[cfg(not(unix))]
fn main() {
    let _recording = tallybook::start(&PROGRAM, "1.95.0");
    TOTAL.add(3);
}
