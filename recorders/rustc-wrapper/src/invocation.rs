//! From the words on the command line to what is being compiled, by which program, and whether anything is compiled at
//! all. It reads arguments and records nothing.

use crate::options::Options;
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// Requests for a value that are answered beside a compilation; all others take its place.
const PRINTED_BESIDE: &[&str] = &["link-args", "native-static-libs"];
/// Options that print something and end.
const PRINTING: &[&str] = &["explain", "help", "version"];
/// Options of which the value `help` prints a list and ends.
const LISTING: &[&str] = &["Z", "codegen", "warn"];
/// Crate types that are made by a linker.
const LINKED: &[&str] = &["bin", "cdylib", "dylib", "proc-macro"];

/// One run of the compiler.
pub struct Invocation {
    /// The program that was asked for: a compiler, or a driver that takes the compiler's path as its first argument.
    pub driver: OsString,
    /// The compiler whose version counts.
    pub compiler: OsString,
    /// The toolchain asked of a launcher, such as `+nightly`.
    pub toolchain: Option<OsString>,
    /// What the compiler was told.
    pub options: Options,
}

impl Invocation {
    /// Reads the words behind the wrapper's own name; nothing if there is no program among them.
    pub fn parse(words: &[OsString]) -> Option<Self> {
        let (driver, mut rest) = words.split_first()?;
        let mut compiler = driver;
        if let Some((first, others)) = rest.split_first() {
            if stem(first) == "rustc" {
                (compiler, rest) = (first, others);
            }
        }
        let toolchain = rest
            .first()
            .filter(|word| word.as_encoded_bytes().starts_with(b"+"));
        Some(Self {
            driver: driver.clone(),
            compiler: compiler.clone(),
            toolchain: toolchain.cloned(),
            options: Options::parse(rest.get(usize::from(toolchain.is_some())..).unwrap_or(rest)),
        })
    }

    /// Whether something is compiled. Everything else only prints, and is none of our business.
    pub fn compiles(&self) -> bool {
        let options = &self.options;
        let prints = PRINTING.iter().any(|name| options.has(name))
            || LISTING
                .iter()
                .any(|name| options.values(name).any(|value| value == "help"))
            || options.values("print").any(|request| {
                let name = request.split('=').next().unwrap_or(request);
                !PRINTED_BESIDE.contains(&name)
            });
        !prints && !options.inputs().is_empty()
    }

    /// The stem of the driver's file name.
    pub fn driver_stem(&self) -> String {
        stem(&self.driver)
    }

    /// Whether diagnostics come as JSON.
    pub fn has_json(&self) -> bool {
        self.options.values("error-format").next_back() == Some("json")
    }

    /// Whether a test harness is made.
    pub fn is_test(&self) -> bool {
        self.options.has("test")
    }

    /// The crate types asked for, each once.
    pub fn crate_types(&self) -> Vec<&str> {
        once(
            self.options
                .values("crate-type")
                .flat_map(|list| list.split(',')),
        )
    }

    /// What is written, without the names of files; a program or library if nothing else was asked for.
    pub fn emits(&self) -> Vec<&str> {
        let lists = self.options.values("emit").flat_map(|list| list.split(','));
        let kinds = once(lists.map(|kind| kind.split('=').next().unwrap_or(kind)));
        if kinds.is_empty() {
            vec!["link"]
        } else {
            kinds
        }
    }

    /// Whether a linker is started.
    pub fn links(&self) -> bool {
        let types = self.crate_types();
        let linked =
            self.is_test() || types.is_empty() || types.iter().any(|one| LINKED.contains(one));
        linked
            && self.emits().contains(&"link")
            && self.unstable().all(|(name, _)| name != "no-link")
    }

    /// The purpose, as `rustc.invocation.kind` has it, or nothing if it is none of these.
    pub fn kind(&self) -> Option<&'static str> {
        let emits = self.emits();
        let types = self.crate_types();
        let name = self.options.values("crate-name").next_back().unwrap_or("");
        if emits
            .iter()
            .all(|kind| ["metadata", "dep-info"].contains(kind))
        {
            emits.contains(&"metadata").then_some("check")
        } else if !emits.iter().any(|kind| ["link", "obj"].contains(kind)) {
            None
        } else if self.is_test() {
            Some("test_harness")
        } else if types.contains(&"proc-macro") {
            Some("proc_macro")
        } else if name.starts_with("build_script_") && types == ["bin"] {
            Some("build_script")
        } else {
            Some("build")
        }
    }

    /// The target asked for, if it is not the host.
    pub fn target(&self) -> Option<&str> {
        self.options.values("target").next_back()
    }

    /// Codegen settings in their order, `-O` and `-g` among them as what they stand for; names with hyphens.
    pub fn codegen(&self) -> impl DoubleEndedIterator<Item = (String, Option<&str>)> {
        self.options.all().filter_map(|(name, value)| match name {
            "O" => Some(("opt-level".to_string(), Some("3"))),
            "g" => Some(("debuginfo".to_string(), Some("2"))),
            "codegen" => value.map(setting),
            _ => None,
        })
    }

    /// Codegen flags that stand on the command line under their own names, each once.
    pub fn codegen_flags(&self) -> Vec<String> {
        once(self.options.values("codegen").map(|value| setting(value).0))
    }

    /// Unstable settings in their order; names with hyphens.
    pub fn unstable(&self) -> impl DoubleEndedIterator<Item = (String, Option<&str>)> {
        self.options.values("Z").map(setting)
    }

    /// The last value of a codegen setting: nothing if it was not given, an empty text if it stands alone.
    pub fn codegen_value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.codegen().rfind(|(one, _)| one == name)?;
        Some(value.unwrap_or(""))
    }

    /// The last value of an unstable setting: nothing if it was not given, an empty text if it stands alone.
    pub fn unstable_value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.unstable().rfind(|(one, _)| one == name)?;
        Some(value.unwrap_or(""))
    }
}

/// The file name without its folder and ending.
pub fn stem(path: &OsStr) -> String {
    Path::new(path)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn setting(value: &str) -> (String, Option<&str>) {
    match value.split_once('=') {
        Some((name, value)) => (name.replace('_', "-"), Some(value)),
        None => (value.replace('_', "-"), None),
    }
}

fn once<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

#[cfg(test)]
#[path = "invocation_tests.rs"]
pub mod tests;
