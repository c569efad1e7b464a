//! From a text to a declared label. It is the only way a text from outside reaches a metric, so that what is on no list
//! is counted as unknown, and as rejected, in one place.

use crate::bindings::metrics::REJECTED_VALUES;
use tallybook::Label;

/// The label with this text; what no list has is `unknown`, and counts once among the rejected values.
pub fn label_of<L: Label>(text: &str) -> L {
    let label = L::from_label(text);
    if label.index() == L::UNKNOWN.index() {
        REJECTED_VALUES.increment();
    }
    label
}
