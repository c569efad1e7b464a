//! Runs the compiler: its standard error goes through byte by byte as it comes, a copy of each line to whoever listens;
//! everything else it inherits. Nothing is held back, since Cargo acts on lines before the compiler has ended.

use crate::lines::Lines;
use crate::signals;
use nix::sys::resource::{getrusage, UsageWho};
use nix::sys::time::TimeValLike;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How a run ended, and what it cost.
pub struct Run {
    pub status: ExitStatus,
    pub wall: Duration,
    /// Processor time of the process and of its own children.
    pub processor: Duration,
    /// The largest resident set so far of the process or any of its own children, in kibibytes.
    pub peak_kib: u64,
}

/// Becomes the program; returns only if it cannot be started.
pub fn become_program(program: &[OsString]) -> io::Error {
    match command(program) {
        Some(mut command) => command.exec(),
        None => io::Error::from(ErrorKind::NotFound),
    }
}

/// Runs the program to its end. A terminal is inherited like the rest, without a copy, so that colours stay as they
/// are.
pub fn run(program: &[OsString], has_json: bool, mut each: impl FnMut(&[u8])) -> io::Result<Run> {
    let mut command = command(program).ok_or(ErrorKind::NotFound)?;
    if has_json || !io::stderr().is_terminal() {
        command.stderr(Stdio::piped());
    }
    signals::install();
    let before = processor_time();
    let start = Instant::now();
    let mut child = command.spawn()?;
    signals::watch(child.id());
    if let Some(errors) = child.stderr.take() {
        pass_on(errors, &mut each);
    }
    let status = wait(&mut child)?;
    Ok(Run {
        status,
        wall: start.elapsed(),
        processor: processor_time().saturating_sub(before),
        peak_kib: peak_kib(),
    })
}

fn command(program: &[OsString]) -> Option<Command> {
    let (name, arguments) = program.split_first()?;
    let mut command = Command::new(name);
    command.args(arguments);
    Some(command)
}

/// Copies until the end. If nobody reads the copy any more, the compiler's pipe is closed too, so that it notices as it
/// would have without us.
fn pass_on(mut errors: ChildStderr, each: &mut impl FnMut(&[u8])) {
    let mut out = io::stderr().lock();
    let mut buffer = vec![0; 64 << 10];
    let mut lines = Lines::default();
    loop {
        let bytes = match errors.read(&mut buffer) {
            Ok(count) => buffer.get(..count).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => break,
        };
        if bytes.is_empty() || out.write_all(bytes).is_err() {
            break;
        }
        lines.feed(bytes, each);
    }
    lines.end(each);
}

fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    signals::wait_for_end(child.id());
    child.wait()
}

fn processor_time() -> Duration {
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return Duration::ZERO;
    };
    let microseconds =
        usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(u64::try_from(microseconds).unwrap_or(0))
}

/// macOS counts bytes where others count kibibytes.
fn peak_kib() -> u64 {
    let largest = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss());
    let unit = if cfg!(target_os = "macos") { 1024 } else { 1 };
    u64::try_from(largest / unit).unwrap_or(0)
}
