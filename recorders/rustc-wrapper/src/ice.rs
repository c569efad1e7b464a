//! Recognises an internal compiler error in what the compiler prints, which is plain text even where diagnostics are
//! JSON: the crate that panicked, the frames, the queries. The message and what a query was computed for are user's
//! code and never looked at; what is kept of the rest is decided by lists in the recorder.

use crate::bindings::ice as metric;
use crate::bindings::lists::{CompilerCrates, Queries};
use crate::frame::{is_compilers, path};
use crate::label::label_of;
use tallybook::Label;

/// Openings of lines that the compiler prints only when it has panicked.
const MARKERS: &[&str] = &[
    "error: the compiler unexpectedly panicked",
    "note: we would appreciate a bug report: ",
    "query stack during panic:",
];
/// As many frames as the metric takes.
const FRAMES: usize = 32;
/// As many queries as the metric takes.
const QUERIES: usize = 16;

#[derive(Default, PartialEq)]
enum Part {
    #[default]
    Before,
    Backtrace,
    Between,
    Queries,
    Over,
}

/// What has been seen of an internal compiler error.
#[derive(Default)]
pub struct Ice {
    marked: bool,
    part: Part,
    /// The folder of the panic's source file below `compiler/`.
    folder: Option<String>,
    frames: Vec<String>,
    innermost: Option<String>,
    queries: Vec<String>,
}

impl Ice {
    /// Looks at one line that is not JSON.
    pub fn line(&mut self, line: &str) {
        self.marked |= MARKERS.iter().any(|marker| line.starts_with(marker));
        if self.part == Part::Backtrace && !line.starts_with(' ') {
            self.part = Part::Between;
        }
        match self.part {
            Part::Before if line == "stack backtrace:" => self.part = Part::Backtrace,
            Part::Backtrace => self.frame(line),
            Part::Before | Part::Between if line == "query stack during panic:" => {
                self.part = Part::Queries
            }
            Part::Queries if line == "end of query stack" => self.part = Part::Over,
            Part::Queries => self.query(line),
            _ => {}
        }
        if self.folder.is_none() && line.starts_with("thread '") {
            self.folder = line
                .split_once("' ")
                .and_then(|(_, rest)| panicked_in(rest));
        }
    }

    /// Notes that a diagnostic said so itself.
    pub fn mark(&mut self) {
        self.marked = true;
    }

    /// Whether the compiler has panicked, as far as its output says.
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    /// Counts the error; every metric of it is written at once.
    pub fn record(&self, incremental: bool) {
        metric::TOTAL.increment();
        if incremental {
            metric::INCREMENTAL.increment();
        }
        metric::COMPILER_CRATE.increment(
            self.folder
                .as_deref()
                .map_or(CompilerCrates::UNKNOWN, label_of),
        );
        metric::TOP_QUERY.increment(
            self.queries
                .first()
                .map_or(Queries::UNKNOWN, |name| label_of(name)),
        );
        metric::QUERY_STACK.record(self.queries.iter().map(String::as_str));
        if !self.frames.is_empty() {
            metric::FRAMES.record(self.frames.iter().map(String::as_str));
        }
        if let Some(innermost) = &self.innermost {
            metric::PANIC_SITE.record([innermost.as_str()]);
        }
    }

    fn frame(&mut self, line: &str) {
        let Some(path) = path(line) else { return };
        if self.innermost.is_none() && is_compilers(&path) {
            self.innermost = Some(path.clone());
        }
        if self.frames.len() < FRAMES {
            self.frames.push(path);
        }
    }

    fn query(&mut self, line: &str) {
        let name = line
            .strip_prefix('#')
            .and_then(|rest| rest.split_once(" ["))
            .and_then(|(_, rest)| rest.split_once(']'));
        if let Some((name, _)) = name {
            if self.queries.len() < QUERIES {
                self.queries.push(name.to_string());
            }
        }
    }
}

/// The crate whose source file a panic names: `… panicked at …/compiler/<crate>/src/…`.
fn panicked_in(rest: &str) -> Option<String> {
    let (_, place) = rest.split_once("panicked at ")?;
    let below = place
        .strip_prefix("compiler/")
        .or_else(|| Some(place.split_once("/compiler/")?.1))?;
    let (folder, _) = below.split_once("/src/")?;
    Some(folder.to_string())
}

#[cfg(test)]
#[path = "ice_tests.rs"]
mod tests;
