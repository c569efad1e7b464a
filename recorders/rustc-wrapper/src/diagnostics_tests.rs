//! Lines as real compilers printed them, and as others pretend.

use super::*;
use crate::counts::counts_of;

const ERRORS: &str = include_str!("../../../test/recorders/wrapper/errors.jsonl");
const LINTS: &str = include_str!("../../../test/recorders/wrapper/lints.jsonl");
const NO_CODE: &str = include_str!("../../../test/recorders/wrapper/no-code.jsonl");
const FUTURE: &str = include_str!("../../../test/recorders/wrapper/future-incompat.jsonl");
const LINK: &str = include_str!("../../../test/recorders/wrapper/link-failure.jsonl");
const ARTIFACTS: &str = include_str!("../../../test/recorders/wrapper/artifacts.jsonl");
const ICE: &str = include_str!("../../../test/recorders/wrapper/ice-json.txt");

fn read(text: &str, failed: bool) -> (Diagnostics, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let fields = counts_of(|| {
        text.lines()
            .for_each(|line| diagnostics.line(line.as_bytes()));
        diagnostics.finish(failed);
    });
    (diagnostics, fields)
}

#[test]
fn real_output() {
    for (text, failed, expected) in [
        (ERRORS, true, "error_code{E0308} 1; error_code{E0425} 1; errors_per_failure{<=2} 1; level{error} 2; \
            level{failure-note} 2; suggestion_applicability{MaybeIncorrect} 1; suggestion_applicability{none} 1"),
        (LINTS, false, "level{warning} 3; lint{clippy::needless_return} 1; lint{deprecated} 1; \
            lint{unused_variables} 1; suggestion_applicability{MachineApplicable} 2; \
            suggestion_applicability{none} 1"),
        (NO_CODE, true, "errors_per_failure{<=2} 1; level{error} 2; suggestion_applicability{none} 2"),
        (FUTURE, true, "errors_per_failure{<=5} 1; future_incompat_lint{dependency_on_unit_never_type_fallback} 1; \
            future_incompat_lint{never_type_fallback_flowing_into_unsafe} 1; \
            future_incompat_lint{semicolon_in_expressions_from_macros} 1; level{error} 3; \
            lint{dependency_on_unit_never_type_fallback} 1; lint{never_type_fallback_flowing_into_unsafe} 1; \
            lint{semicolon_in_expressions_from_macros} 1; suggestion_applicability{MachineApplicable} 2; \
            suggestion_applicability{none} 1"),
        (LINK, true, "errors_per_failure{<=1} 1; level{error} 1; link_failure 1; suggestion_applicability{none} 1"),
        (ARTIFACTS, false, ""),
        (ICE, false, "level{ice} 1"),
    ] {
        let fields = read(text, failed).1.join("; ").replace("diagnostics.", "");
        assert_eq!(fields, expected, "{text:.60}");
    }
    assert_eq!(
        read(ERRORS, true).0.codes,
        [ErrorCodes::E0425, ErrorCodes::E0308]
    );
    assert!(read(ICE, false).0.bug);
}

#[test]
fn what_is_not_on_a_list_is_not_kept() {
    let lines = r#"
{"$message_type":"diagnostic","level":"error","code":{"code":"E9999","explanation":null},"message":"secret"}
{"$message_type":"diagnostic","level":"warning","code":{"code":"secret::lint"},"message":"linking with `"}
{"$message_type":"diagnostic","level":"error","code":null,"spans":[{"text":"secret"}],"message":"linking with `cc`"}
{"$message_type":"diagnostic","level":"secret","code":null,"children":[{"level":"help","spans":[]}]}
{"$message_type":"diagnostic","level":"error","code":null,"children":[{"spans":[
{"$message_type":"diagnostic","level":"error","code":null} trailing
{"$message_type":"secret","level":"error"}
{"level":"error","code":{"code":"E0308"}}
["$message_type"]
"#;
    let (diagnostics, fields) = read(lines, true);
    let expected = "error_code{unknown} 1; errors_per_failure{<=2} 1; level{error} 2; level{unknown} 1; \
        level{warning} 1; lint{unknown} 1; suggestion_applicability{none} 3; metrics.rejected_values 3";
    assert_eq!(fields.join("; ").replace("diagnostics.", ""), expected);
    assert!(diagnostics.codes.is_empty());
}

#[test]
fn the_most_certain_suggestion_counts() {
    for (given, expected) in [
        (&[][..], "none"),
        (&["Unspecified", "HasPlaceholders"], "HasPlaceholders"),
        (
            &["MaybeIncorrect", "MachineApplicable", "Unspecified"],
            "MachineApplicable",
        ),
    ] {
        let given: Vec<&[u8]> = given.iter().map(|one| one.as_bytes()).collect();
        let label = metric::SuggestionApplicability::LABELS[best(&given).index()];
        assert_eq!(label, expected);
    }
}

#[test]
fn summaries_are_no_diagnostics() {
    for (message, counts) in [
        (
            "aborting due to 2 previous errors; 1 warning emitted",
            false,
        ),
        ("1 warning emitted", false),
        ("12 warnings emitted", false),
        ("warnings emitted", true),
        ("2 warnings emitted by secret", true),
    ] {
        let line = format!(
            r#"{{"$message_type":"diagnostic","level":"warning","code":null,"message":"{message}"}}"#
        );
        assert_eq!(!read(&line, false).1.is_empty(), counts, "{message}");
    }
}
