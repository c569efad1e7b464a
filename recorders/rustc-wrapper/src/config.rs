//! From flags to the metrics of `rustc.config` and `rustc.trait_solver`. Each flag is compared with a closed list or
//! read as a number; nothing else of a value is kept.

use crate::bindings::config as metric;
use crate::bindings::trait_solver::OPT_OUT;
use crate::invocation::Invocation;
use crate::label::label_of;
use crate::linking;
use crate::toolchain::{Channel, Toolchain};
use tallybook::Label;

/// The first commit date of a nightly that has the new trait solver on by default.
const NEW_SOLVER_SINCE: &str = "2026-08-21";

/// Words for settings that have several, by flag: the word, and the label it stands for.
const DEBUGINFO: &[(&str, &str)] = &[("0", "none"), ("1", "limited"), ("2", "full")];
#[rustfmt::skip]
const LTO: &[(&str, &str)] = &[
    ("", "fat"), ("y", "fat"), ("yes", "fat"), ("on", "fat"), ("true", "fat"),
    ("n", "off"), ("no", "off"), ("false", "off"),
];

/// Counts how one compilation was set up.
pub fn record(invocation: &Invocation, toolchain: &Toolchain, threads: u64, bootstrap: bool) {
    flags(invocation);
    settings(invocation, toolchain);
    numbers(invocation, threads);
    unstable(invocation, toolchain);
    if matches!(toolchain.channel, Some(Channel::Stable | Channel::Beta)) {
        metric::BOOTSTRAP_ENV.record(bootstrap);
    }
    if invocation.links() {
        linking::record(invocation, toolchain.host.as_deref(), toolchain.release);
    }
}

/// Flags by name, and those whose presence alone is a metric.
fn flags(invocation: &Invocation) {
    for name in invocation.codegen_flags() {
        metric::CODEGEN_FLAG.increment(label_of(&name));
    }
    let mut seen = Vec::new();
    for (name, _) in invocation.unstable() {
        if !seen.contains(&name) {
            metric::UNSTABLE_FLAG.increment(label_of(&name));
            seen.push(name);
        }
    }
    metric::CAP_LINTS.record(invocation.options.has("cap-lints"));
    metric::INCREMENTAL.record(is_incremental(invocation));
}

/// Whether the compiler was given a place for incremental data.
pub fn is_incremental(invocation: &Invocation) -> bool {
    invocation.codegen_value("incremental").is_some()
}

/// Settings out of a closed list.
fn settings(invocation: &Invocation, toolchain: &Toolchain) {
    let edition = invocation.options.values("edition").next_back();
    metric::EDITION.increment(label_of(edition.unwrap_or("2015")));
    if !invocation.is_test() {
        let types = invocation.crate_types();
        let asked = if types.is_empty() { vec!["bin"] } else { types };
        for one in asked {
            metric::CRATE_TYPE.increment(label_of(one));
        }
    }
    let short_o_is_2 = toolchain.release > (0, 0) && toolchain.release < (1, 86);
    metric::OPT_LEVEL.increment(label_of(optimisation(invocation, short_o_is_2)));
    let debuginfo = word(
        DEBUGINFO,
        invocation.codegen_value("debuginfo").unwrap_or("0"),
    );
    metric::DEBUGINFO.increment(label_of(debuginfo));
    if debuginfo != "none" {
        let place = invocation.codegen_value("split-debuginfo");
        metric::SPLIT_DEBUGINFO.increment(label_of(place.unwrap_or("unset")));
    }
    let lto = invocation
        .codegen_value("lto")
        .map(|value| word(LTO, value));
    metric::LTO.increment(label_of(lto.unwrap_or("unset")));
    let panic = invocation.codegen_value("panic");
    metric::PANIC_STRATEGY.increment(label_of(panic.unwrap_or("unset")));
    metric::TARGET_CPU.increment(match invocation.codegen_value("target-cpu") {
        None | Some("generic") => metric::TargetCpu::Default,
        Some("native") => metric::TargetCpu::Native,
        Some(_) => metric::TargetCpu::Named,
    });
}

/// The level in force; `-O` was level 2 before Rust 1.86.
fn optimisation(invocation: &Invocation, short_o_is_2: bool) -> &str {
    let ends_with_o = invocation
        .options
        .all()
        .rfind(|(name, value)| {
            let level =
                value.is_some_and(|value| value.replace('_', "-").starts_with("opt-level="));
            *name == "O" || (*name == "codegen" && level)
        })
        .is_some_and(|(name, _)| name == "O");
    match invocation.codegen_value("opt-level") {
        Some(_) if ends_with_o && short_o_is_2 => "2",
        level => level.unwrap_or("0"),
    }
}

/// Settings that are numbers, and a count of what is listed.
fn numbers(invocation: &Invocation, threads: u64) {
    if let Some(units) = number(invocation.codegen_value("codegen-units")) {
        metric::CODEGEN_UNITS.record(units);
    }
    if let Some(asked) = number(invocation.unstable_value("threads")) {
        metric::FRONTEND_THREADS.record(if asked == 0 { threads } else { asked });
    }
    let listed = invocation.options.values("check-cfg").map(expected_cfgs);
    metric::CHECK_CFG_COUNT.record(listed.fold(0, u64::saturating_add));
}

/// Unstable settings whose values are on closed lists.
fn unstable(invocation: &Invocation, toolchain: &Toolchain) {
    let backend = invocation.unstable_value("codegen-backend");
    metric::CODEGEN_BACKEND.increment(label_of(backend.unwrap_or("llvm")));
    let mut seen = Vec::new();
    for (name, value) in invocation.unstable() {
        for one in value
            .filter(|_| name == "sanitizer")
            .iter()
            .flat_map(|list| list.split(','))
        {
            let label: metric::Sanitizer = label_of(one);
            if !seen.contains(&label.index()) {
                metric::SANITIZER.increment(label);
                seen.push(label.index());
            }
        }
    }
    let nightly = toolchain.channel == Some(Channel::Nightly);
    if nightly
        && toolchain
            .date
            .as_deref()
            .is_some_and(|date| date >= NEW_SOLVER_SINCE)
    {
        OPT_OUT.record(invocation.unstable_value("next-solver") == Some("coherence"));
    }
}

fn word<'a>(table: &[(&str, &'static str)], value: &'a str) -> &'a str {
    let row = table.iter().find(|(word, _)| *word == value);
    row.map_or(value, |(_, label)| label)
}

fn number(value: Option<&str>) -> Option<u64> {
    value?.parse().ok()
}

/// How many names and values one `--check-cfg` lists: words outside `values(…)`, and texts or `none()` inside.
fn expected_cfgs(text: &str) -> u64 {
    let inside = text
        .trim()
        .strip_prefix("cfg(")
        .and_then(|rest| rest.strip_suffix(')'));
    let (names, values) = inside.map_or(("", ""), |inside| {
        inside.split_once("values(").unwrap_or((inside, ""))
    });
    let count = |list: &str, is_one: fn(&str) -> bool| {
        let parts = list.split(',').map(str::trim);
        u64::try_from(parts.filter(|part| is_one(part)).count()).unwrap_or(u64::MAX)
    };
    count(names, |name| !name.is_empty() && !name.ends_with("any()"))
        .saturating_add(count(values, |value| {
            value.starts_with('"') || value.starts_with("none()")
        }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invocation::tests::line;

    #[test]
    fn expected_names_and_values_are_counted() {
        for (text, count) in [
            ("cfg(docsrs,test)", 2),
            ("cfg(feature, values())", 1),
            (r#"cfg(feature, values("fast", "slow"))"#, 3),
            ("cfg(mine, values(none()))", 2),
            ("cfg(mine, values(any()))", 1),
            ("cfg(any())", 0),
            ("cfg()", 0),
            ("nonsense", 0),
        ] {
            assert_eq!(expected_cfgs(text), count, "{text}");
        }
    }

    #[test]
    fn short_o_was_level_2_once() {
        for (flags, old, new) in [
            ("-O", "2", "3"),
            ("-Copt-level=1 -O", "2", "3"),
            ("-O -C opt_level=z", "z", "z"),
            ("-g", "0", "0"),
        ] {
            let read = line(&format!("rustc a.rs {flags}"));
            assert_eq!(optimisation(&read, true), old, "{flags}");
            assert_eq!(optimisation(&read, false), new, "{flags}");
        }
    }
}
