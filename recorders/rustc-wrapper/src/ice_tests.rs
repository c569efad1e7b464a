//! Internal compiler errors as real compilers printed them, and as others pretend.

use super::*;
use crate::counts::counts_of;

const IN_JSON_MODE: &str = include_str!("../../../test/recorders/wrapper/ice-json.txt");
const METADATA: &str = include_str!("../../../test/recorders/wrapper/ice-metadata.txt");
const STACK_OVERFLOW: &str = include_str!("../../../test/recorders/wrapper/sigsegv.txt");

fn read(text: &str) -> Ice {
    let mut ice = Ice::default();
    text.lines().for_each(|line| ice.line(line));
    ice
}

#[test]
fn a_real_one_in_json_mode() {
    let ice = read(IN_JSON_MODE);
    assert!(ice.is_marked());
    let stack = [
        "_;_;rustc_errors::DiagCtxtInner::panic_if_treat_err_as_bug;",
        "rustc_errors::DiagCtxtInner::emit_diagnostic::closure;",
        "rustc_interface::callbacks::track_diagnostic;rustc_errors::DiagCtxtInner::emit_diagnostic;",
        "rustc_errors::DiagCtxtHandle::emit_diagnostic;rustc_span::ErrorGuaranteed::emit_producing_guarantee;",
        "rustc_errors::diagnostic::Diag::emit_unless_delay;rustc_hir_typeck::fn_ctxt::FnCtxt::check_expr_block;",
        "rustc_hir_typeck::fn_ctxt::FnCtxt::check_expr_with_expectation_and_args;rustc_hir_typeck::check::check_fn;",
        "rustc_hir_typeck::typeck_with_inspect::closure;",
        "rustc_middle::ty::context::TyCtxt::par_hir_body_owners::closure;rustc_hir_analysis::check_crate;",
        "rustc_interface::passes::analysis;rustc_query_impl::execution::try_execute_query;",
        "rustc_interface::interface::run_compiler::closure",
    ]
    .concat();
    let expected = [
        "ice.compiler_crate{rustc_errors} 1".to_string(),
        format!("ice.frames{{{stack}}} 1"),
        "ice.incremental 1".to_string(),
        "ice.panic_site{rustc_errors::DiagCtxtInner::panic_if_treat_err_as_bug} 1".to_string(),
        "ice.query_stack{typeck;analysis} 1".to_string(),
        "ice.top_query{typeck} 1".to_string(),
        "ice.total 1".to_string(),
    ];
    assert_eq!(counts_of(|| ice.record(true)), expected);
}

#[test]
fn a_real_one_from_broken_metadata() {
    let ice = read(METADATA);
    let fields = counts_of(|| ice.record(false));
    let short: Vec<&str> = fields
        .iter()
        .map(String::as_str)
        .filter(|field| !field.starts_with("ice.frames"))
        .collect();
    assert_eq!(
        short,
        [
            "ice.compiler_crate{rustc_metadata} 1",
            "ice.panic_site{rustc_metadata::rmeta::decoder::cstore_impl::provide_extern::variances_of::closure} 1",
            "ice.query_stack{variances_of;typeck;analysis} 1",
            "ice.top_query{variances_of} 1",
            "ice.total 1",
        ]
    );
    assert_eq!(fields.len(), short.len() + 1);
    assert!(!fields.iter().any(|field| field.contains("secret")));
}

#[test]
fn without_a_backtrace_there_are_no_frames() {
    let ice = read(
        "thread 'rustc' (1) panicked at library/core/src/option.rs:1:1:\nsecret\n\
         note: we would appreciate a bug report: https://example.org\n",
    );
    assert!(ice.is_marked());
    let expected = [
        "ice.compiler_crate{unknown} 1",
        "ice.query_stack{_} 1",
        "ice.top_query{unknown} 1",
        "ice.total 1",
    ];
    assert_eq!(counts_of(|| ice.record(false)), expected);
}

#[test]
fn what_is_not_on_a_list_is_not_kept() {
    let ice = read(
        "thread 'rustc' panicked at /home/secret/compiler/secret_crate/src/lib.rs:1:1:\n\
         stack backtrace:\n   0: secret_crate::secret\n   1: <secret_crate::S as rustc_middle::T>::f\n\
         query stack during panic:\n#0 [secret_query] of `secret`\nnonsense\n#1 [typeck] of `secret`\n\
         end of query stack\n#2 [typeck] too late\n",
    );
    let expected = [
        "ice.compiler_crate{unknown} 1",
        "ice.frames{_;_} 1",
        "ice.query_stack{_;typeck} 1",
        "ice.top_query{unknown} 1",
        "ice.total 1",
        "metrics.rejected_values 2",
    ];
    assert_eq!(counts_of(|| ice.record(false)), expected);
}

#[test]
fn a_stack_overflow_and_ordinary_text_are_none() {
    for text in [
        STACK_OVERFLOW,
        "",
        "error: aborting\n  0: rustc_abi::x\n#0 [typeck]",
    ] {
        assert!(!read(text).is_marked(), "{text:.20}");
    }
}
