// Code generated from registry/tallybook/ by generators/typescript; DO NOT EDIT.
// Regenerate: npm run generate

import { defineProgram, histogram, labeledCounter } from 'tallybook/recorder';

/** The names this program can record, one a line. */
export const names = `
TALLYBOOK-NAMES rust-toolchain 0.1.1
tallybook.check.duration_ms
tallybook.check.rule
END
`;

/** Metrics of tallybook: The tools of this registry, which record themselves by the same rules. */
export const metrics = {
  /** Declared in registry/tallybook/check.yaml. */
  check: {
    /**
     * Time that a check took.
     *
     * Records, for each run of `tallybook check`, the whole milliseconds from its start to its last finding, loading
     * the program not included. How large the registry was is not recorded.
     *
     * `tallybook.check.duration_ms`, sealed, kept 14 days, since 0.1.0 (registry/tallybook/check.yaml).
     */
    durationMs: histogram({
      id: 'tallybook.check.duration_ms',
      keep: 14,
      bounds: [100, 200, 300, 500, 1000, 2000, 5000],
    }),
    /**
     * Findings of a check, by rule.
     *
     * Counts each finding that `tallybook check` prints, by its rule. Files, lines and texts of the registry that was
     * checked are not looked at. Checks that other commands make on their way, and those of tests, are not counted.
     *
     * `tallybook.check.rule`, sealed, kept 14 days, since 0.1.0 (registry/tallybook/check.yaml).
     */
    rule: labeledCounter({
      id: 'tallybook.check.rule',
      keep: 14,
      labels: [
        'declaration/key-not-for-kind',
        'declaration/missing-key',
        'enumeration/bad-value',
        'enumeration/duplicate-value',
        'enumeration/header',
        'enumeration/order',
        'enumeration/unknown',
        'enumeration/unknown-owner',
        'enumeration/unused',
        'fact/one-sided',
        'fact/two-groups',
        'fact/unknown',
        'frames/one-source',
        'group/unknown',
        'group/unused',
        'histogram/bounds-order',
        'labels/duplicate',
        'labels/reserved-prefix',
        'labels/unknown-declared',
        'lifecycle/bad-as-of',
        'lifecycle/bad-date',
        'lifecycle/expired',
        'lifecycle/life-too-long',
        'lifecycle/since-ahead',
        'lifecycle/tombstone',
        'naming/area-file',
        'naming/collision',
        'naming/reserved-program',
        'naming/unit',
        'naming/unknown-program',
        'naming/unknown-team',
        'privacy/context-field',
        'privacy/epsilon-too-large',
        'privacy/kind-not-allowed',
        'privacy/labels-in-coarse',
        'privacy/reserved-class',
        'privacy/retention-too-long',
        'privacy/too-many-bits',
        'privacy/too-many-groups',
        'privacy/too-many-labels',
        'privacy/too-many-metrics',
        'privacy/undeclarable',
        'schema/bad-name',
        'schema/bad-text',
        'schema/not-allowed',
        'schema/out-of-range',
        'schema/unknown-key',
        'schema/unquoted',
        'schema/wrong-type',
        'source/encoding',
        'source/missing-file',
        'source/symlink',
        'source/too-large',
        'source/unexpected-file',
        'source/unreadable',
        'submit/key-not-for-class',
        'submit/levels',
        'submit/missing-key',
        'submit/reduce-not-for-kind',
        'text/boilerplate',
        'text/infinite',
        'text/invisible',
        'text/question-mark',
        'text/repeated',
        'text/summary-stop',
        'text/too-short',
        'utility/cannot-answer',
        'yaml/alias',
        'yaml/anchor',
        'yaml/complex-key',
        'yaml/duplicate-key',
        'yaml/empty',
        'yaml/forbidden-key',
        'yaml/merge-key',
        'yaml/several-documents',
        'yaml/syntax',
        'yaml/tag',
        'yaml/too-deep',
        'unknown',
      ],
    }),
  },
};

/** What this program can record: hand it to `start`. */
export const program = defineProgram({
  name: 'tallybook',
  registry: 'rust-toolchain',
  version: '0.1.1',
  metrics,
});
