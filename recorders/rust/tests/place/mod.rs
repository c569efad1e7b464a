//! A store for one test of processes, and the example hosts that write to it.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A root of its own, removed in the end.
pub struct Place(pub PathBuf);

impl Place {
    pub fn new(name: &str) -> Self {
        let root =
            std::env::temp_dir().join(format!("tallybook-host-{}-{name}", std::process::id()));
        fs::create_dir_all(root.join("demo")).unwrap();
        Self(root)
    }

    pub fn on(name: &str) -> Self {
        let place = Self::new(name);
        let folder = place.0.join("demo");
        let (path, inode) = (
            folder.to_str().unwrap(),
            fs::metadata(&folder).unwrap().ino(),
        );
        let text = format!("# tallybook on 1\npath {path}\ninode {inode}\n");
        fs::write(folder.join("on"), text).unwrap();
        place
    }

    pub fn command(&self, umask: &str, steps: &str) -> Command {
        let mut shell = Command::new("sh");
        let script = format!("umask {umask}; exec {} {steps}", example("count").display());
        shell
            .args(["-c", &script])
            .env("TALLYBOOK_HOME", &self.0)
            .env_remove("RUST_BACKTRACE");
        shell
    }

    pub fn run(&self, umask: &str, steps: &str) -> Output {
        self.command(umask, steps).output().unwrap()
    }

    /// Name and text of every file but `on`, by name.
    pub fn files(&self) -> Vec<(String, String)> {
        let entries = fs::read_dir(self.0.join("demo"))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut files: Vec<(String, String)> = entries
            .map(|path| {
                (
                    path.file_name().unwrap().to_str().unwrap().to_string(),
                    path,
                )
            })
            .filter(|(name, _)| name != "on")
            .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
            .collect();
        files.sort();
        files
    }

    /// The sum of a field over all lines, and how many blocks there are.
    pub fn sum(&self, field: &str) -> (u64, usize) {
        let texts: Vec<String> = self.files().into_iter().map(|(_, text)| text).collect();
        let lines = || texts.iter().flat_map(|text| text.lines());
        let counts = lines().filter_map(|line| {
            line.strip_prefix(field)?
                .strip_prefix(' ')?
                .parse::<u64>()
                .ok()
        });
        (
            counts.sum(),
            lines().filter(|line| line.starts_with("# = ")).count(),
        )
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Cargo builds examples before it runs integration tests, beside them.
pub fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let built = test
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("examples")
        .join(name);
    assert!(
        built.exists(),
        "{} is missing: run cargo build --examples, then the test again",
        built.display()
    );
    built
}
