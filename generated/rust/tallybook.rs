// Code generated from registry/tallybook/ by generators/rust; DO NOT EDIT.
// Regenerate: npm run generate

//! Metrics of tallybook: The tools of this registry, which record themselves by the same rules.
#![allow(dead_code, reason = "a program may record only some of its metrics")]

/// What this program can record: hand it to `tallybook::start`.
#[rustfmt::skip]
pub static PROGRAM: ::tallybook::Program = ::tallybook::Program::new(
    "tallybook",
    "rust-toolchain",
    "0.1.1",
    &[
        &check::DURATION_MS,
        &check::RULE,
    ],
);

/// The names it can record, kept in the binary so that `strings` shows them.
#[used]
static NAMES: &str = "
TALLYBOOK-NAMES rust-toolchain 0.1.1
tallybook.check.duration_ms
tallybook.check.rule
END
";

/// Declared in registry/tallybook/check.yaml.
pub mod check {
    use tallybook::{Histogram, LabeledCounter, Meta};

    /// Time that a check took.
    ///
    /// Records, for each run of `tallybook check`, the whole milliseconds from its start to its
    /// last finding, loading the program not included. How large the registry was is not recorded.
    ///
    /// `tallybook.check.duration_ms`, sealed, kept 14 days, since 0.1.0
    /// (registry/tallybook/check.yaml).
    pub static DURATION_MS: Histogram<8> = Histogram::new(
        Meta::new("tallybook.check.duration_ms", 14),
        &[100, 200, 300, 500, 1000, 2000, 5000],
    );

    tallybook::labels! {
        /// Values of `rule` of `tallybook.check.rule`.
        pub enum Rule {
            DeclarationKeyNotForKind = "declaration/key-not-for-kind",
            DeclarationMissingKey = "declaration/missing-key",
            EnumerationBadValue = "enumeration/bad-value",
            EnumerationDuplicateValue = "enumeration/duplicate-value",
            EnumerationHeader = "enumeration/header",
            EnumerationOrder = "enumeration/order",
            EnumerationUnknown = "enumeration/unknown",
            EnumerationUnknownOwner = "enumeration/unknown-owner",
            EnumerationUnused = "enumeration/unused",
            FactOneSided = "fact/one-sided",
            FactTwoGroups = "fact/two-groups",
            FactUnknown = "fact/unknown",
            FramesOneSource = "frames/one-source",
            GroupUnknown = "group/unknown",
            GroupUnused = "group/unused",
            HistogramBoundsOrder = "histogram/bounds-order",
            LabelsDuplicate = "labels/duplicate",
            LabelsReservedPrefix = "labels/reserved-prefix",
            LabelsUnknownDeclared = "labels/unknown-declared",
            LifecycleBadAsOf = "lifecycle/bad-as-of",
            LifecycleBadDate = "lifecycle/bad-date",
            LifecycleExpired = "lifecycle/expired",
            LifecycleLifeTooLong = "lifecycle/life-too-long",
            LifecycleSinceAhead = "lifecycle/since-ahead",
            LifecycleTombstone = "lifecycle/tombstone",
            NamingAreaFile = "naming/area-file",
            NamingCollision = "naming/collision",
            NamingReservedProgram = "naming/reserved-program",
            NamingUnit = "naming/unit",
            NamingUnknownProgram = "naming/unknown-program",
            NamingUnknownTeam = "naming/unknown-team",
            PrivacyContextField = "privacy/context-field",
            PrivacyEpsilonTooLarge = "privacy/epsilon-too-large",
            PrivacyKindNotAllowed = "privacy/kind-not-allowed",
            PrivacyLabelsInCoarse = "privacy/labels-in-coarse",
            PrivacyReservedClass = "privacy/reserved-class",
            PrivacyRetentionTooLong = "privacy/retention-too-long",
            PrivacyTooManyBits = "privacy/too-many-bits",
            PrivacyTooManyGroups = "privacy/too-many-groups",
            PrivacyTooManyLabels = "privacy/too-many-labels",
            PrivacyTooManyMetrics = "privacy/too-many-metrics",
            PrivacyUndeclarable = "privacy/undeclarable",
            SchemaBadName = "schema/bad-name",
            SchemaBadText = "schema/bad-text",
            SchemaNotAllowed = "schema/not-allowed",
            SchemaOutOfRange = "schema/out-of-range",
            SchemaUnknownKey = "schema/unknown-key",
            SchemaUnquoted = "schema/unquoted",
            SchemaWrongType = "schema/wrong-type",
            SourceEncoding = "source/encoding",
            SourceMissingFile = "source/missing-file",
            SourceSymlink = "source/symlink",
            SourceTooLarge = "source/too-large",
            SourceUnexpectedFile = "source/unexpected-file",
            SourceUnreadable = "source/unreadable",
            SubmitKeyNotForClass = "submit/key-not-for-class",
            SubmitLevels = "submit/levels",
            SubmitMissingKey = "submit/missing-key",
            SubmitReduceNotForKind = "submit/reduce-not-for-kind",
            TextBoilerplate = "text/boilerplate",
            TextInfinite = "text/infinite",
            TextInvisible = "text/invisible",
            TextQuestionMark = "text/question-mark",
            TextRepeated = "text/repeated",
            TextSummaryStop = "text/summary-stop",
            TextTooShort = "text/too-short",
            UtilityCannotAnswer = "utility/cannot-answer",
            YamlAlias = "yaml/alias",
            YamlAnchor = "yaml/anchor",
            YamlComplexKey = "yaml/complex-key",
            YamlDuplicateKey = "yaml/duplicate-key",
            YamlEmpty = "yaml/empty",
            YamlForbiddenKey = "yaml/forbidden-key",
            YamlMergeKey = "yaml/merge-key",
            YamlSeveralDocuments = "yaml/several-documents",
            YamlSyntax = "yaml/syntax",
            YamlTag = "yaml/tag",
            YamlTooDeep = "yaml/too-deep",
            Unknown = "unknown",
        }
    }

    /// Findings of a check, by rule.
    ///
    /// Counts each finding that `tallybook check` prints, by its rule. Files, lines and texts of
    /// the registry that was checked are not looked at. Checks that other commands make on their
    /// way, and those of tests, are not counted.
    ///
    /// `tallybook.check.rule`, sealed, kept 14 days, since 0.1.0 (registry/tallybook/check.yaml).
    pub static RULE: LabeledCounter<Rule, 79> =
        LabeledCounter::new(Meta::new("tallybook.check.rule", 14));
}
