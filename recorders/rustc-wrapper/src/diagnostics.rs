//! From the compiler's JSON lines to the metrics of `rustc.diagnostics`. Of a message only the fixed opening words of
//! the compiler's own summaries and of a linker failure are compared, where it stands; codes and levels are compared
//! with lists. Nothing counts unless the whole line could be read.

use crate::bindings::diagnostics as metric;
use crate::bindings::lists::ErrorCodes;
use crate::json::Scanner;
use crate::label::label_of;
use tallybook::Label;

/// Applicabilities, the most certain first.
const CERTAINTY: &[&[u8]] = &[
    b"MachineApplicable",
    b"MaybeIncorrect",
    b"HasPlaceholders",
    b"Unspecified",
];
/// The level of a diagnostic that is a bug of the compiler, as it is spelled in JSON.
const BUG: &[u8] = b"error: internal compiler error";
/// Openings of errors about a linker that failed or could not be started.
const LINK_FAILURES: &[&[u8]] = &[
    b"linking with `",
    b"linker `",
    b"could not exec the linker `",
];

/// What the diagnostics of one compilation add up to.
#[derive(Default)]
pub struct Diagnostics {
    /// Errors reported, the closing summary aside.
    pub errors: u64,
    /// Codes of errors, each once.
    pub codes: Vec<ErrorCodes>,
    /// Whether one said that the compiler has a bug.
    pub bug: bool,
    link_failure: bool,
}

/// One line, as slices of it.
#[derive(Default)]
struct Diagnostic<'a> {
    kind: &'a [u8],
    level: &'a [u8],
    code: Option<&'a [u8]>,
    message: &'a [u8],
    has_spans: bool,
    suggestions: Vec<&'a [u8]>,
    incompatible: Vec<&'a [u8]>,
}

impl Diagnostics {
    /// Reads one line, and counts it if it is one of the compiler's.
    pub fn line(&mut self, line: &[u8]) {
        let mut scanner = Scanner::new(line);
        let Some(found) = read(&mut scanner).filter(|_| scanner.is_done()) else {
            return;
        };
        match found.kind {
            b"diagnostic" if !is_summary(&found) => self.count(&found),
            b"future_incompat" => {
                for lint in found.incompatible {
                    metric::FUTURE_INCOMPAT_LINT
                        .increment(label_of(&String::from_utf8_lossy(lint)));
                }
            }
            _ => {}
        }
    }

    /// Counts what is known only once the compiler has ended.
    pub fn finish(&self, failed: bool) {
        if failed && self.errors > 0 {
            metric::ERRORS_PER_FAILURE.record(self.errors);
        }
        if self.link_failure {
            metric::LINK_FAILURE.increment();
        }
    }

    fn count(&mut self, found: &Diagnostic<'_>) {
        if found.level == BUG {
            self.bug = true;
            return metric::LEVEL.increment(metric::Level::Ice);
        }
        metric::LEVEL.increment(label_of(&String::from_utf8_lossy(found.level)));
        let is_error = found.level == b"error";
        if is_error {
            self.errors = self.errors.saturating_add(1);
        }
        if is_error || found.level == b"warning" {
            metric::SUGGESTION_APPLICABILITY.increment(best(&found.suggestions));
            self.count_code(found, is_error);
        }
    }

    fn count_code(&mut self, found: &Diagnostic<'_>, is_error: bool) {
        match found.code {
            Some(code) if !is_error_code(code) => {
                metric::LINT.increment(label_of(&String::from_utf8_lossy(code)));
            }
            Some(code) if is_error => {
                let code: ErrorCodes = label_of(&String::from_utf8_lossy(code));
                metric::ERROR_CODE.increment(code);
                if code.index() != ErrorCodes::UNKNOWN.index() && !self.codes.contains(&code) {
                    self.codes.push(code);
                }
            }
            Some(_) => {}
            None => {
                let opens = LINK_FAILURES
                    .iter()
                    .any(|words| found.message.starts_with(words));
                self.link_failure |= is_error && !found.has_spans && opens;
            }
        }
    }
}

fn read<'a>(scanner: &mut Scanner<'a>) -> Option<Diagnostic<'a>> {
    let mut found = Diagnostic::default();
    scanner.object(|key, value| {
        match key {
            b"$message_type" => found.kind = value.text()?.unwrap_or_default(),
            b"level" => found.level = value.text()?.unwrap_or_default(),
            b"message" => found.message = value.text()?.unwrap_or_default(),
            b"code" => found.code = code(value)?,
            b"spans" => found.has_spans = spans(value, &mut found.suggestions)?,
            b"children" => value.array(|child| {
                child.object(|key, value| match key {
                    b"spans" => spans(value, &mut found.suggestions).map(|_| ()),
                    _ => value.skip(),
                })
            })?,
            b"future_incompat_report" => value.array(|entry| {
                entry.object(|key, value| match key {
                    b"diagnostic" => value.object(|key, value| match key {
                        b"code" => {
                            found.incompatible.extend(code(value)?);
                            Some(())
                        }
                        _ => value.skip(),
                    }),
                    _ => value.skip(),
                })
            })?,
            _ => value.skip()?,
        }
        Some(())
    })?;
    Some(found)
}

/// The `code` of an object under the key `code`; null has none.
#[allow(
    clippy::option_option,
    reason = "no code here and no JSON are different"
)]
fn code<'a>(value: &mut Scanner<'a>) -> Option<Option<&'a [u8]>> {
    let mut found = None;
    value.object(|key, value| {
        match key {
            b"code" => found = value.text()?,
            _ => value.skip()?,
        }
        Some(())
    })?;
    Some(found)
}

/// Collects the applicabilities of suggestions, and says whether there was any span.
fn spans<'a>(value: &mut Scanner<'a>, suggestions: &mut Vec<&'a [u8]>) -> Option<bool> {
    let mut any = false;
    value.array(|span| {
        any = true;
        span.object(|key, value| {
            match key {
                b"suggestion_applicability" => suggestions.extend(value.text()?),
                _ => value.skip()?,
            }
            Some(())
        })
    })?;
    Some(any)
}

/// The most certain of several applicabilities.
fn best(suggestions: &[&[u8]]) -> metric::SuggestionApplicability {
    let listed = CERTAINTY.iter().find(|one| suggestions.contains(one));
    match listed.or(suggestions.first().as_ref().copied()) {
        Some(one) => label_of(&String::from_utf8_lossy(one)),
        None => metric::SuggestionApplicability::None,
    }
}

fn is_error_code(code: &[u8]) -> bool {
    let digits = code.strip_prefix(b"E").unwrap_or_default();
    digits.len() == 4 && digits.iter().all(u8::is_ascii_digit)
}

/// Closing lines: "aborting due to 2 previous errors", "3 warnings emitted".
fn is_summary(found: &Diagnostic<'_>) -> bool {
    let rest = found.message.trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let counted = rest.get(digits..).unwrap_or_default();
    let emitted = digits > 0 && [&b" warning emitted"[..], b" warnings emitted"].contains(&counted);
    found.code.is_none() && !found.has_spans && (rest.starts_with(b"aborting due to ") || emitted)
}

#[cfg(test)]
#[path = "diagnostics_tests.rs"]
mod tests;
