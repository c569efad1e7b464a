//! `tallybook-rustc-wrapper`: stands between Cargo and the compiler (`RUSTC_WRAPPER`) and counts declared metrics of
//! each compilation from outside. It must never change what is compiled, printed or returned. It opens no socket, and
//! writes counts through the recorder and, for a day, the notes of `state`: no name, path or message.
#![deny(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

#[cfg(not(unix))]
compile_error!(
    "tallybook-rustc-wrapper needs a Unix: it becomes the compiler where nothing is recorded"
);

#[path = "../../../generated/rust/rustc.rs"]
mod bindings;
mod child;
mod config;
#[cfg(test)]
mod counts;
mod day;
mod diagnostics;
mod frame;
mod ice;
mod identity;
mod invocation;
mod json;
mod keyed_hash;
mod label;
mod lines;
mod linking;
mod official;
mod options;
mod recording;
mod root;
mod signals;
mod state;
mod tiers;
mod toolchain;
mod units;

use bindings::PROGRAM;
use identity::Identity;
use invocation::Invocation;
use recording::Listener;
use state::State;
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{exit, ExitStatus};
use std::time::SystemTime;
use toolchain::Toolchain;

/// A program to put between us and the compiler, such as a shared cache.
const CHAIN: &str = "TALLYBOOK_CHAIN_WRAPPER";
/// What a shell ends with if a program is not there, or cannot be started.
const NOT_FOUND: i32 = 127;
const NOT_STARTED: i32 = 126;

fn main() {
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    let chain = env::var_os(CHAIN).filter(|program| !program.is_empty());
    let program: Vec<OsString> = chain.iter().chain(&words).cloned().collect();
    let compiling = Invocation::parse(&words).filter(Invocation::compiles);
    let root = root::root(|name| env::var_os(name));
    let root = root.filter(|root| compiling.is_some() && root::may_be_on(root, PROGRAM.name()));
    let status = match (compiling, root) {
        (Some(invocation), Some(root)) => record(&invocation, &program, chain.is_some(), &root),
        _ => None,
    };
    match status {
        Some(status) => end_as(status),
        None => exit(explain(&program, &child::become_program(&program))),
    }
}

/// Runs the program and records it; nothing, and nothing was run, if recording is off.
fn record(
    invocation: &Invocation,
    program: &[OsString],
    is_chained: bool,
    root: &Path,
) -> Option<Outcome> {
    let seconds = SystemTime::UNIX_EPOCH
        .elapsed()
        .map_or(0, |since| since.as_secs());
    let today = day::date(seconds);
    let identity = Identity::of(invocation);
    let noted = State::existing(root, &today)
        .zip(identity.as_ref())
        .and_then(|(state, identity)| Toolchain::from_note(&state.note(&identity.note(&state))?));
    let toolchain = noted
        .clone()
        .or_else(|| identity::ask(invocation))
        .unwrap_or_default();
    let guard = tallybook::start(&PROGRAM, &toolchain.version());
    guard.is_on().then_some(())?;
    let state = State::begin(root, &today);
    if let (Some(state), Some(identity), None) = (&state, &identity, &noted) {
        if toolchain.channel.is_some() {
            state.keep(&identity.note(state), &toolchain.note());
        }
    }
    recording::begin(invocation, &toolchain, &today);
    let mut listener = Listener::default();
    let has_json = invocation.has_json();
    let ran = child::run(program, has_json, |line| listener.line(line, has_json));
    let outcome = match ran {
        Ok(run) => {
            let attempt = recording::end(invocation, &run, is_chained, listener);
            if let Some(state) = &state {
                recording::remember(invocation, &attempt, state, identity.as_ref());
            }
            Outcome::Ended(run.status)
        }
        Err(error) => {
            recording::spawn_failed();
            Outcome::NotStarted(explain(program, &error))
        }
    };
    drop(guard);
    Some(outcome)
}

/// How the program ended, or the status to end with because it could not be started.
enum Outcome {
    Ended(ExitStatus),
    NotStarted(i32),
}

/// Ends as the program has.
fn end_as(outcome: Outcome) -> ! {
    match outcome {
        Outcome::NotStarted(code) => exit(code),
        Outcome::Ended(status) => {
            if let Some(signal) = status.signal() {
                signals::die_of(signal);
            }
            exit(
                status
                    .code()
                    .unwrap_or_else(|| 128 + status.signal().unwrap_or(0)),
            )
        }
    }
}

/// Says why the program cannot be started and what to do, and with which status to end.
fn explain(program: &[OsString], error: &io::Error) -> i32 {
    let name = program.first().map(OsString::as_os_str);
    let _ = writeln!(io::stderr(), "{}", sentence(name, error));
    if error.kind() == ErrorKind::NotFound {
        NOT_FOUND
    } else {
        NOT_STARTED
    }
}

fn sentence(program: Option<&OsStr>, error: &io::Error) -> String {
    let Some(program) = program else {
        return "tallybook-rustc-wrapper: no compiler was named; set RUSTC_WRAPPER to this program and let Cargo start \
                it"
        .to_string();
    };
    let reason = match error.kind() {
        ErrorKind::NotFound => "was not found",
        ErrorKind::PermissionDenied => "may not be started",
        _ => "could not be started",
    };
    format!(
        "tallybook-rustc-wrapper: {} {reason}; check RUSTC, RUSTC_WORKSPACE_WRAPPER and {CHAIN}",
        Path::new(program).display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_say_what_to_do() {
        let missing = io::Error::from(ErrorKind::NotFound);
        let refused = io::Error::from(ErrorKind::PermissionDenied);
        let other = io::Error::from(ErrorKind::OutOfMemory);
        let hint = "check RUSTC, RUSTC_WORKSPACE_WRAPPER and TALLYBOOK_CHAIN_WRAPPER";
        for (program, error, expected) in [
            (
                Some("/x/rustc"),
                &missing,
                format!("/x/rustc was not found; {hint}"),
            ),
            (
                Some("rustc"),
                &refused,
                format!("rustc may not be started; {hint}"),
            ),
            (
                Some("rustc"),
                &other,
                format!("rustc could not be started; {hint}"),
            ),
            (
                None,
                &missing,
                "no compiler was named; set RUSTC_WRAPPER to this program and let Cargo start it"
                    .to_string(),
            ),
        ] {
            let said = sentence(program.map(OsStr::new), error);
            assert_eq!(said, format!("tallybook-rustc-wrapper: {expected}"));
        }
    }
}
