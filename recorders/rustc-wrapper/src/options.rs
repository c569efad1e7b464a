//! Splits the compiler's arguments as the compiler does: short options with their value attached or behind, several
//! short ones in one word, long ones with `=`, files of arguments. It knows which options take a value and nothing of
//! what they mean. What is read here must never be written anywhere.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// A file of arguments over this size is left alone.
const LARGEST_FILE: u64 = 8 << 20;

/// Short options that take a value, by the name they have here.
#[rustfmt::skip]
const SHORT: &[(char, &str)] = &[
    ('A', "allow"), ('C', "codegen"), ('D', "deny"), ('F', "forbid"), ('L', "L"), ('W', "warn"), ('Z', "Z"),
    ('l', "l"), ('o', "o"),
];

/// Short options without a value, by the name they have here.
#[rustfmt::skip]
const SWITCHES: &[(char, &str)] = &[
    ('O', "O"), ('V', "version"), ('g', "g"), ('h', "help"), ('v', "verbose"),
];

/// Long options that take a value.
#[rustfmt::skip]
const LONG: &[&str] = &[
    "allow", "cap-lints", "cfg", "check-cfg", "codegen", "color", "crate-name", "crate-type", "deny",
    "diagnostic-width", "edition", "emit", "env-set", "error-format", "explain", "extern", "forbid", "force-warn",
    "json", "out-dir", "pretty", "print", "remap-path-prefix", "remap-path-scope", "sysroot", "target", "unpretty",
    "warn",
];

/// The options of one command line, in their order, and whether it names anything to compile.
#[derive(Default)]
pub struct Options {
    options: Vec<(String, Option<String>)>,
    inputs: Vec<String>,
}

impl Options {
    /// Reads arguments, those in files included. What is not UTF-8 is read as far as it can be.
    pub fn parse(arguments: &[OsString]) -> Self {
        let mut words = arguments
            .iter()
            .flat_map(|argument| expand(&argument.to_string_lossy()))
            .collect::<Vec<String>>()
            .into_iter();
        let mut options = Self::default();
        while let Some(word) = words.next() {
            if word == "--" {
                options.inputs.extend(words.by_ref());
            } else if let Some(long) = word.strip_prefix("--") {
                options.long(long, &mut words);
            } else if word.len() > 1 && word.starts_with('-') {
                options.short(&word, &mut words);
            } else {
                options.inputs.push(word);
            }
        }
        options
    }

    /// The values given to an option, in their order.
    pub fn values<'a, 'n>(
        &'a self,
        name: &'n str,
    ) -> impl DoubleEndedIterator<Item = &'a str> + use<'a, 'n> {
        self.options
            .iter()
            .filter(move |(one, _)| one == name)
            .filter_map(|(_, value)| value.as_deref())
    }

    /// Whether an option was given, with or without a value.
    pub fn has(&self, name: &str) -> bool {
        self.options.iter().any(|(one, _)| one == name)
    }

    /// Every option with its value, in their order.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (&str, Option<&str>)> {
        self.options
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_deref()))
    }

    /// What is to be compiled: a path, or `-` for standard input.
    pub fn inputs(&self) -> &[String] {
        &self.inputs
    }

    fn push(&mut self, name: &str, value: Option<String>) {
        self.options.push((name.to_string(), value));
    }

    fn long(&mut self, word: &str, words: &mut impl Iterator<Item = String>) {
        match word.split_once('=') {
            Some((name, value)) => self.push(name, Some(value.to_string())),
            None if LONG.contains(&word) => self.push(word, words.next()),
            None => self.push(word, None),
        }
    }

    fn short(&mut self, word: &str, words: &mut impl Iterator<Item = String>) {
        let mut letters = word.chars();
        letters.next();
        while let Some(letter) = letters.next() {
            if let Some((_, name)) = SHORT.iter().find(|(short, _)| *short == letter) {
                let rest = letters.as_str();
                let value = if rest.is_empty() {
                    words.next()
                } else {
                    Some(rest.to_string())
                };
                return self.push(name, value);
            }
            let name = SWITCHES.iter().find(|(short, _)| *short == letter);
            self.push(name.map_or("?", |(_, name)| name), None);
        }
    }
}

/// The arguments that `@path` stands for, one a line; any other argument, and a file that cannot be read, is itself.
fn expand(argument: &str) -> Vec<String> {
    let lines = argument.strip_prefix('@').and_then(|path| {
        let found = fs::metadata(Path::new(path)).ok()?;
        let usable = found.is_file() && found.len() <= LARGEST_FILE;
        let text = usable.then(|| fs::read_to_string(path))?.ok()?;
        Some(text.lines().map(String::from).collect())
    });
    lines.unwrap_or_else(|| vec![argument.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(arguments: &[&str]) -> String {
        let words: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let options = Options::parse(&words);
        let mut shown: Vec<String> = options
            .all()
            .map(|(name, value)| match value {
                Some(value) => format!("{name}={value}"),
                None => name.to_string(),
            })
            .collect();
        shown.extend(options.inputs().iter().map(|input| format!("<{input}>")));
        shown.join(" ")
    }

    #[test]
    fn arguments_are_split_as_the_compiler_does() {
        for (arguments, expected) in [
            (
                &["-C", "lto", "-Clto=fat", "--codegen=lto"][..],
                "codegen=lto codegen=lto=fat codegen=lto",
            ),
            (&["-gO", "a.rs"], "g O <a.rs>"),
            (&["-gCopt-level=3", "-"], "g codegen=opt-level=3 <->"),
            (
                &["--edition", "2021", "--edition=2024", "--test"],
                "edition=2021 edition=2024 test",
            ),
            (&["-vV"], "verbose version"),
            (&["--cfg", "--test", "--", "-g"], "cfg=--test <-g>"),
            (
                &["-Z", "threads=8", "-Lx", "-o", "out", "-q"],
                "Z=threads=8 L=x o=out ?",
            ),
            (&["-C"], "codegen"),
            (&["@", "@/nowhere/at/all"], "<@> <@/nowhere/at/all>"),
            (&["-é", "--é"], "? é"),
            (&[], ""),
        ] {
            assert_eq!(shown(arguments), expected);
        }
    }

    #[test]
    fn files_of_arguments_are_read() {
        let path = std::env::temp_dir().join(format!("tallybook-arguments-{}", std::process::id()));
        fs::write(&path, "-g\n-C\nlto=thin\r\nmy file.rs\n").unwrap();
        assert_eq!(
            shown(&[&format!("@{}", path.display()), "--test"]),
            "g codegen=lto=thin test <my file.rs>"
        );
        fs::remove_file(&path).unwrap();
        let folder = std::env::temp_dir();
        let folder = format!("@{}", folder.display());
        assert_eq!(shown(&[&folder]), format!("<{folder}>"));
    }
}
