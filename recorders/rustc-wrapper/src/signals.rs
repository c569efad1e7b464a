//! Signals: TERM, INT and HUP go on to the compiler, and the wrapper dies of what the compiler died of. All unsafe code
//! of the wrapper is here: installing a handler, and taking it away again. The handler does nothing but load a number,
//! store one and call `kill`, which a handler may.
#![allow(unsafe_code, reason = "sigaction has no safe form")]

use nix::errno::Errno;
use nix::sys::resource::{setrlimit, Resource};
use nix::sys::signal::{
    kill, raise, sigaction, SaFlags, SigAction, SigHandler, SigSet, SigmaskHow, Signal,
};
use nix::sys::wait::{waitid, Id, WaitPidFlag};
use nix::unistd::Pid;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};

/// What is sent on.
const FORWARDED: [Signal; 3] = [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP];

/// The compiler's process, or 0 while there is none.
static CHILD: AtomicI32 = AtomicI32::new(0);
/// The last signal that came while there was none, or 0.
static EARLY: AtomicI32 = AtomicI32::new(0);

extern "C" fn forward(number: i32) {
    let before = Errno::last_raw();
    let child = CHILD.load(SeqCst);
    match Signal::try_from(number) {
        Ok(signal) if child > 0 => {
            let _ = kill(Pid::from_raw(child), signal);
        }
        _ => EARLY.store(number, SeqCst),
    }
    Errno::set_raw(before);
}

/// Starts forwarding. A signal that was ignored stays ignored, by the compiler too.
pub fn install() {
    let ours = SigAction::new(
        SigHandler::Handler(forward),
        SaFlags::SA_RESTART,
        SigSet::empty(),
    );
    for signal in FORWARDED {
        // SAFETY: the handler only does what a handler may, and no other handler is replaced: std installs none here.
        let before = unsafe { sigaction(signal, &ours) };
        if let Ok(before) = before {
            if matches!(before.handler(), SigHandler::SigIgn) {
                // SAFETY: this puts back the disposition that was there a moment ago.
                let _ = unsafe { sigaction(signal, &before) };
            }
        }
    }
}

/// Names the process to forward to, and sends on what came before it was there.
pub fn watch(child: u32) {
    CHILD.store(i32::try_from(child).unwrap_or(0), SeqCst);
    if let Ok(early) = Signal::try_from(EARLY.swap(0, SeqCst)) {
        forward(early as i32);
    }
}

/// Waits until the process has ended, without taking its number from it; then nothing is sent there any more. So a
/// signal can never reach a stranger that was given the same number.
pub fn wait_for_end(child: u32) {
    let child = Pid::from_raw(i32::try_from(child).unwrap_or(0));
    let flags = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
    while waitid(Id::Pid(child), flags) == Err(Errno::EINTR) {}
    CHILD.store(0, SeqCst);
}

/// Dies of a signal as the compiler did, without a core of its own. Returns if the signal does not kill.
pub fn die_of(number: i32) {
    let Ok(signal) = Signal::try_from(number) else {
        return;
    };
    let _ = setrlimit(Resource::RLIMIT_CORE, 0, 0);
    let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
    // SAFETY: the default action is no handler, and the process is about to end.
    let _ = unsafe { sigaction(signal, &default) };
    let mut only = SigSet::empty();
    only.add(signal);
    let _ = only.thread_swap_mask(SigmaskHow::SIG_UNBLOCK);
    let _ = raise(signal);
}
