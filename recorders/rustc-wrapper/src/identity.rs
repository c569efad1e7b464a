//! Asks a compiler for its version, or the day's notes if it was asked before: a compiler is known again by its path,
//! size and time, of which only a keyed hash is kept.

use crate::invocation::Invocation;
use crate::state::State;
use crate::toolchain::Toolchain;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// No `-vV` is longer.
const LONGEST: u64 = 64 << 10;
/// Which toolchain a launcher starts.
const CHOICE: &str = "RUSTUP_TOOLCHAIN";

/// A compiler, as far as it can be told from others without starting it.
pub struct Identity(Vec<Vec<u8>>);

impl Identity {
    /// Nothing for a launcher that might start this compiler or that: it has to be asked each time.
    pub fn of(invocation: &Invocation) -> Option<Self> {
        let path = found(&invocation.compiler)?;
        let choice = env::var_os(CHOICE);
        let is_launcher = path.with_file_name("rustup").exists();
        if invocation.toolchain.is_some() || (is_launcher && choice.is_none()) {
            return None;
        }
        let file = fs::metadata(&path).ok()?;
        Some(Self(vec![
            path.as_os_str().as_bytes().to_vec(),
            choice.unwrap_or_default().as_bytes().to_vec(),
            file.size().to_le_bytes().to_vec(),
            file.mtime().to_le_bytes().to_vec(),
            file.mtime_nsec().to_le_bytes().to_vec(),
        ]))
    }

    /// The day's keyed hash of it.
    pub fn hash(&self, state: &State) -> u64 {
        let parts: Vec<&[u8]> = self.0.iter().map(Vec::as_slice).collect();
        state.hash(&parts)
    }

    /// The name of the note about it.
    pub fn note(&self, state: &State) -> String {
        format!("t-{:016x}", self.hash(state))
    }
}

/// What the compiler says of itself; nothing if it cannot be started or says something else.
pub fn ask(invocation: &Invocation) -> Option<Toolchain> {
    let mut child = Command::new(&invocation.compiler)
        .args(&invocation.toolchain)
        .arg("-vV")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut printed = Vec::new();
    let read = child.stdout.take()?.take(LONGEST).read_to_end(&mut printed);
    let status = child.wait().ok()?;
    read.ok().filter(|_| status.success())?;
    Toolchain::parse(&String::from_utf8_lossy(&printed))
}

/// The file that a program's name stands for.
fn found(name: &OsStr) -> Option<PathBuf> {
    let path = Path::new(name);
    if name.as_bytes().contains(&b'/') {
        return fs::canonicalize(path.parent()?)
            .ok()
            .map(|folder| folder.join(path.file_name().unwrap_or_default()));
    }
    let folders: OsString = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(path))
        .find(|path| path.is_file())
}
