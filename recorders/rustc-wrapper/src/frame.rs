//! One line of a backtrace to the path of a function: without number, address, hashes and generic arguments. What of a
//! path is kept is for the recorder to decide; only whose a trait's method is has to be asked here, since its path does
//! not say so.

use crate::bindings::lists::COMPILER_CRATES;

/// Whether a path begins with a crate of the compiler.
pub fn is_compilers(path: &str) -> bool {
    let root = path.split("::").next().unwrap_or(path);
    COMPILER_CRATES.binary_search(&root).is_ok()
}

/// The path in a line of a backtrace, `_` if it is not the path of a function, or `None` if the line is not a frame.
pub fn path(line: &str) -> Option<String> {
    let (number, symbol) = line.trim_start().split_once(": ")?;
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && !symbol.trim().is_empty()).then(|| {
        let symbol = without_address(symbol.trim_start());
        plain(symbol).unwrap_or_else(|| "_".to_string())
    })
}

/// Full backtraces put the address before the symbol.
fn without_address(symbol: &str) -> &str {
    match symbol.split_once(" - ") {
        Some((address, rest)) if address.trim_end().starts_with("0x") => rest,
        _ => symbol,
    }
}

/// What stands between a type and the trait that a method was called through.
const AS: &str = " as ";

/// A method of a type, or of a trait of the compiler's, is `Type::method`; any other trait's may be anybody's code.
fn plain(symbol: &str) -> Option<String> {
    let Some(inside) = symbol.strip_prefix('<') else {
        return stripped(without_suffix(symbol));
    };
    let end = closing(inside)?;
    let own_type = inside.get(..end)?;
    let own_type = match trait_at(own_type) {
        Some(at) => {
            let (own_type, named) = own_type.split_at_checked(at)?;
            let owner = stripped(named.strip_prefix(AS)?)?;
            is_compilers(&owner).then_some(own_type)?
        }
        None => own_type,
    };
    let rest = without_suffix(inside.get(end..)?.strip_prefix('>')?);
    Some(format!("{}{}", stripped(own_type)?, stripped(rest)?))
}

/// What the back end appends to a symbol: `.cold`, `.llvm.1234`.
fn without_suffix(path: &str) -> &str {
    let last = path
        .rfind([':', '>', '}'])
        .map_or(0, |at| at.saturating_add(1));
    let dot = path.get(last..).and_then(|end| end.find('.'));
    dot.and_then(|dot| path.get(..last.saturating_add(dot)))
        .unwrap_or(path)
}

/// Where the `>` stands that closes what was opened before the text; `->` closes nothing.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => depth = depth.checked_add(1)?,
            '>' if before != '-' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
        before = letter;
    }
    None
}

/// Where ` as Trait` begins, outside of generic arguments.
fn trait_at(own_type: &str) -> Option<usize> {
    own_type.match_indices(AS).map(|(at, _)| at).find(|at| {
        let before = own_type.get(..*at).unwrap_or("");
        before.matches('<').count()
            == before
                .matches('>')
                .count()
                .saturating_sub(before.matches("->").count())
    })
}

/// Without generic arguments and the hashes of crates.
fn stripped(path: &str) -> Option<String> {
    let mut kept = String::new();
    let mut rest = path;
    while let Some(at) = rest.find(['<', '[']) {
        let before = rest.get(..at)?;
        kept.push_str(before.strip_suffix("::").unwrap_or(before));
        let opened = rest.get(at..)?;
        rest = if let Some(inside) = opened.strip_prefix('<') {
            inside.get(closing(inside)?.checked_add(1)?..)?
        } else {
            let (hash, after) = opened.strip_prefix('[')?.split_once(']')?;
            let is_hash = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hash.then_some(after)?
        };
    }
    kept.push_str(rest);
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_become_paths() {
        for (line, expected) in [
            ("   0: __rustc::rust_begin_unwind", Some("__rustc::rust_begin_unwind")),
            ("  14: rustc_hir_analysis::check_crate", Some("rustc_hir_analysis::check_crate")),
            (
                "   2: <rustc_errors::DiagCtxtInner>::panic_if_treat_err_as_bug.cold",
                Some("rustc_errors::DiagCtxtInner::panic_if_treat_err_as_bug"),
            ),
            (
                "   3: <rustc_errors::DiagCtxtInner>::emit_diagnostic::{closure#3}",
                Some("rustc_errors::DiagCtxtInner::emit_diagnostic::{closure#3}"),
            ),
            (
                "   4: rustc_interface::callbacks::track::<core::option::Option<rustc_span::Span>>",
                Some("rustc_interface::callbacks::track"),
            ),
            (
                "   7: <rustc_span::ErrorGuaranteed as rustc_errors::diagnostic::EmissionGuarantee>::emit",
                Some("rustc_span::ErrorGuaranteed::emit"),
            ),
            (
                "  13: <rustc_middle::ty::TyCtxt>::owners::<rustc_hir_analysis::check::{closure#2}>::{closure#0}",
                Some("rustc_middle::ty::TyCtxt::owners::{closure#0}"),
            ),
            (
                "   7: <rustc_span::Span as rustc_errors[c606]::Emission<core::A<b::C>>>::emit::<d::E>",
                Some("rustc_span::Span::emit"),
            ),
            (
                "   8: <rustc_hir::Map<a::B, <c::D as e::F>::g> as rustc_middle::Visit>::next",
                Some("rustc_hir::Map::next"),
            ),
            ("   2: <rustc_hash::FxHasher as acme::Ext>::acme_invoice", Some("_")),
            ("   2: <rustc_hash[0f]::FxHasher as acme[0f]::Ext<rustc_hir::X>>::acme_invoice", Some("_")),
            ("   2: <rustc_hash::FxHasher as <rustc_hir::X as acme::Ext>::Acme>::acme_invoice", Some("_")),
            ("   2: <rustc_hash::FxHasher as rustc_middleware::Ext>::acme_invoice", Some("_")),
            ("   2: <rustc_hash::FxHasher as &rustc_hir::Ext>::acme_invoice", Some("_")),
            ("   2: <rustc_hash::FxHasher as >::acme_invoice", Some("_")),
            ("   2: <rustc_span::Span as core::fmt::Debug>::fmt", Some("_")),
            ("   2: <core::iter::Filter<a::B> as core::iter::Iterator>::next", Some("_")),
            ("   2: <acme::Invoice as rustc_hir::Visitor>::visit", Some("acme::Invoice::visit")),
            ("   9: a::b::<fn(a::B) -> c::D>::e", Some("a::b::e")),
            (
                "   1:     0x7facc0362e1c - rustc_resolve[c606e9479b95042d]::resolve::<T>",
                Some("rustc_resolve::resolve"),
            ),
            ("   1: <rustc_abi[0f]::Size>::f.llvm.123456", Some("rustc_abi::Size::f")),
            ("   1: <&rustc_abi::Size as rustc_abi::B>::f", Some("&rustc_abi::Size::f")),
            ("   1: <<a::B as c::D>::E as rustc_abi::G>::h", Some("::E::h")),
            ("   1: <a::B", Some("_")),
            ("   1: a[secret]::b", Some("_")),
            ("   1: ", None),
            ("             at /secret/path.rs:1:2", None),
            ("      [... omitted 1 frame ...]", None),
            ("", None),
        ] {
            assert_eq!(path(line).as_deref(), expected, "{line}");
        }
    }
}
