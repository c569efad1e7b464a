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
        "_;_;rustc_errors;rustc_errors;rustc_interface;rustc_errors;rustc_errors;rustc_span;rustc_errors;",
        "rustc_hir_typeck;rustc_hir_typeck;rustc_hir_typeck;rustc_hir_typeck;rustc_middle;rustc_hir_analysis;",
        "rustc_interface;rustc_query_impl;rustc_interface",
    ]
    .concat();
    let expected = [
        "ice.compiler_crate{rustc_errors} 1".to_string(),
        format!("ice.frames{{{stack}}} 1"),
        "ice.incremental 1".to_string(),
        "ice.panic_site{rustc_errors} 1".to_string(),
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
            "ice.panic_site{rustc_metadata} 1",
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
fn no_name_of_a_user_comes_through_a_forged_backtrace() {
    for (symbol, kept) in [
        ("rustc_middle::Canary::customer_acme", "rustc_middle"),
        ("rustc_middle::acme", "rustc_middle"),
        ("rustc_middle::<acme::Invoice>::acme", "rustc_middle"),
        ("rustc_middle::acme;acme", "rustc_middle"),
        ("<rustc_middle::acme::Invoice>::acme", "rustc_middle"),
        (
            "<rustc_hash::FxHasher as rustc_middle::acme::Ext<acme::Invoice>>::acme_invoice",
            "rustc_hash",
        ),
        ("<rustc_hash::FxHasher as acme::Ext>::acme_invoice", "_"),
        ("<acme::Invoice as rustc_middle::ty::Visit>::visit", "_"),
        ("acme::invoice", "_"),
        ("acme::rustc_middle::invoice", "_"),
        ("rustc_middleware::acme", "_"),
        ("rustc_middle acme", "_"),
        ("rustc_middle[acme]::acme", "_"),
        ("&rustc_middle::acme", "_"),
        ("<<acme::A as acme::B>::C as rustc_middle::D>::acme", "_"),
        ("<rustc_middle::acme", "_"),
    ] {
        let ice = read(&format!("stack backtrace:\n   0: {symbol}\n"));
        let fields = counts_of(|| ice.record(false));
        assert!(
            fields.contains(&format!("ice.frames{{{kept}}} 1")),
            "{symbol}: {fields:?}"
        );
        let site = fields.contains(&format!("ice.panic_site{{{kept}}} 1"));
        assert_eq!(site, kept != "_", "{symbol}: {fields:?}");
        assert!(!fields.concat().contains("acme"), "{symbol}: {fields:?}");
    }
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
