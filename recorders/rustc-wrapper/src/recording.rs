//! Records one compilation from start to end: what it was asked, what it printed, how it ended.

use crate::bindings::host;
use crate::bindings::invocation as metric;
use crate::bindings::lists::ErrorCodes;
use crate::child::Run;
use crate::config;
use crate::diagnostics::Diagnostics;
use crate::ice::Ice;
use crate::identity::Identity;
use crate::invocation::Invocation;
use crate::label::label_of;
use crate::state::State;
use crate::toolchain::Toolchain;
use crate::units::{Attempt, Unit};
use std::env;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::thread::available_parallelism;
use std::time::Duration;

/// Shorter compilations say nothing about parallelism.
const SHORTEST: Duration = Duration::from_millis(100);
/// What `rustc` ends with when it has panicked.
const PANICKED: i32 = 101;

/// What is gathered while the compiler runs.
#[derive(Default)]
pub struct Listener {
    diagnostics: Diagnostics,
    ice: Ice,
}

impl Listener {
    /// Takes in one line of standard error.
    pub fn line(&mut self, line: &[u8], has_json: bool) {
        if has_json && line.starts_with(b"{") {
            self.diagnostics.line(line);
        } else if let Ok(line) = std::str::from_utf8(line) {
            self.ice.line(line);
        }
    }
}

/// Counts what is known before the compiler has run.
pub fn begin(invocation: &Invocation, toolchain: &Toolchain, today: &str) {
    let is_set = |name: &str| env::var_os(name).is_some();
    let threads =
        available_parallelism().map_or(1, |count| u64::try_from(count.get()).unwrap_or(u64::MAX));
    metric::TOTAL.increment();
    metric::DRIVER.increment(match invocation.driver_stem().as_str() {
        "clippy-driver" => metric::Driver::Clippy,
        stem => label_of(stem),
    });
    metric::KIND.increment(invocation.kind().map_or(metric::Kind::Unknown, label_of));
    metric::ORIGIN.increment(match (is_set("CARGO"), is_set("CARGO_PRIMARY_PACKAGE")) {
        (false, _) => metric::Origin::Unknown,
        (true, true) => metric::Origin::Workspace,
        (true, false) => metric::Origin::Dependency,
    });
    host::CI.record(env::var_os("CI").is_some_and(|value| !value.is_empty()));
    host::PARALLELISM.record(threads);
    toolchain.record(invocation.target(), today);
    config::record(invocation, toolchain, threads, is_set("RUSTC_BOOTSTRAP"));
}

/// Counts a compiler that could not be started.
pub fn spawn_failed() {
    metric::OUTCOME.increment(metric::Outcome::SpawnFailed);
}

/// Counts how the run ended and what it cost; the costs of a program put in between are not the compiler's.
pub fn end(
    invocation: &Invocation,
    run: &Run,
    is_chained: bool,
    mut listener: Listener,
) -> (Attempt, Vec<ErrorCodes>) {
    if listener.diagnostics.bug {
        listener.ice.mark();
    }
    let outcome = outcome(
        run.status.code(),
        run.status.signal(),
        listener.ice.is_marked(),
    );
    metric::OUTCOME.increment(outcome);
    metric::WALL_MS.record(u64::try_from(run.wall.as_millis()).unwrap_or(u64::MAX));
    if !is_chained {
        costs(run, invocation.links());
    }
    let attempt = attempt(outcome);
    listener.diagnostics.finish(attempt == Attempt::Failed);
    if attempt == Attempt::Crashed {
        listener.ice.record(config::is_incremental(invocation));
    }
    (attempt, listener.diagnostics.codes)
}

/// Takes the attempt into what is remembered of its unit.
pub fn remember(
    invocation: &Invocation,
    (attempt, codes): &(Attempt, Vec<ErrorCodes>),
    state: &State,
    identity: Option<&Identity>,
) {
    let name = unit_name(invocation, state);
    let mut unit = Unit::parse(&state.note(&name).unwrap_or_default());
    let before = unit.note();
    let compiler = identity.map(|identity| identity.hash(state));
    unit.after(*attempt, codes, compiler).record();
    let after = unit.note();
    if after != before {
        state.keep(&name, &after);
    }
}

/// A unit is known again by its name, its target and what Cargo tells units apart with; by its file and folder where
/// there is no Cargo.
fn unit_name(invocation: &Invocation, state: &State) -> String {
    let folder = env::current_dir().unwrap_or_default();
    let options = &invocation.options;
    let parts = [
        options.values("crate-name").next_back().unwrap_or(""),
        invocation.target().unwrap_or(""),
        invocation.codegen_value("metadata").unwrap_or(""),
        invocation.codegen_value("extra-filename").unwrap_or(""),
        invocation
            .options
            .inputs()
            .first()
            .map_or("", String::as_str),
        if invocation.is_test() { "test" } else { "" },
        Path::to_str(&folder).unwrap_or(""),
    ];
    format!("u-{:016x}", state.hash(&parts.map(str::as_bytes)))
}

fn outcome(code: Option<i32>, signal: Option<i32>, panicked: bool) -> metric::Outcome {
    use metric::Outcome::{
        Error, Ice, SignalAbort, SignalKill, SignalOther, SignalSegv, Success, Unknown,
    };
    match (code, signal) {
        (Some(0), _) => Success,
        (Some(1), _) => Error,
        (Some(PANICKED), _) if panicked => Ice,
        (_, Some(nix::libc::SIGSEGV)) => SignalSegv,
        (_, Some(nix::libc::SIGKILL)) => SignalKill,
        (_, Some(nix::libc::SIGABRT)) => SignalAbort,
        (_, Some(_)) => SignalOther,
        _ => Unknown,
    }
}

fn attempt(outcome: metric::Outcome) -> Attempt {
    match outcome {
        metric::Outcome::Success => Attempt::Compiled,
        metric::Outcome::Error => Attempt::Failed,
        metric::Outcome::Ice => Attempt::Crashed,
        _ => Attempt::Cut,
    }
}

/// Processor time always; memory only where no linker ran, because the system reports the larger of the two.
fn costs(run: &Run, links: bool) {
    if run.wall >= SHORTEST && !run.processor.is_zero() {
        let busy = run.processor.as_micros().div_ceil(run.wall.as_micros());
        metric::CPU_PARALLELISM.record(u64::try_from(busy).unwrap_or(u64::MAX));
    }
    if !links {
        metric::PEAK_RSS_MIB.record(run.peak_kib.div_ceil(1024));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use metric::Outcome;

    #[test]
    fn outcomes_follow_status_and_panic() {
        for (code, signal, panicked, expected) in [
            (Some(0), None, false, Outcome::Success),
            (Some(0), None, true, Outcome::Success),
            (Some(1), None, true, Outcome::Error),
            (Some(101), None, true, Outcome::Ice),
            (Some(101), None, false, Outcome::Unknown),
            (Some(2), None, true, Outcome::Unknown),
            (None, Some(11), true, Outcome::SignalSegv),
            (None, Some(9), false, Outcome::SignalKill),
            (None, Some(6), false, Outcome::SignalAbort),
            (None, Some(15), false, Outcome::SignalOther),
            (None, None, false, Outcome::Unknown),
        ] {
            assert_eq!(
                outcome(code, signal, panicked),
                expected,
                "{code:?} {signal:?}"
            );
        }
    }
}
