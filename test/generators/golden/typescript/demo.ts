// Code generated from registry/demo/ by generators/typescript; DO NOT EDIT.
// Regenerate: npm run generate

import {
  counter,
  defineProgram,
  either,
  enumeration,
  flag,
  frames,
  histogram,
  labeledCounter,
  labeledCounter2,
  literal,
  off,
  oneOf,
  repeat,
  sequence,
  text,
} from 'tallybook/recorder';

/** The names this program can record, one a line. */
export const names = `
TALLYBOOK-NAMES sample 0.1.0
demo.crash.again
demo.crash.backtrace
demo.crash.stack
demo.crash.total
demo.edition.named
demo.search.engine
demo.search.error_code
demo.search.error_code_streak
demo.search.longest_ms
demo.search.uses_config
demo.search.wall_ms
demo.type.fn
demo.type.match
demo.type.self
END
`;

/** Labels from registry/enumerations/, spelled as in fields, shared by the metrics that use them. */
export const labelLists = {
  /** Codes that demo --explain knows (registry/enumerations/demo-codes.txt). */
  demoCodes: ['E0001', 'E0004', 'E0502', 'unknown'],
} as const;

export type DemoCodes = (typeof labelLists.demoCodes)[number];

/** Lists from registry/enumerations/ that frames come from. */
const frameLists = {
  /** Crates of demo (registry/enumerations/demo-crates.txt). */
  demoCrates: ['demo_core', 'demo_driver'],
  /** Queries of demo (registry/enumerations/demo-queries.txt). */
  demoQueries: ['mir_borrowck', 'type_of', 'typeck'],
} as const;

/** Metrics of demo: A program that searches. */
export const metrics = {
  /** Declared in registry/demo/crash.yaml. */
  crash: {
    /**
     * A second crash on one day.
     *
     * Counts again once for each time it happens in crash.
     *
     * `demo.crash.again`, coarse, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
     */
    again: flag({
      id: 'demo.crash.again',
      keep: 49,
    }),
    /**
     * Where it crashed.
     *
     * Counts backtrace once for each time it happens in crash.
     *
     * `demo.crash.backtrace`, ticket, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
     */
    backtrace: frames({
      id: 'demo.crash.backtrace',
      keep: 49,
      flush: 'now',
      list: frameLists.demoCrates,
      depth: 32,
    }),
    /**
     * What it was computing.
     *
     * Counts stack once for each time it happens in crash.
     *
     * `demo.crash.stack`, ticket, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
     */
    stack: frames({
      id: 'demo.crash.stack',
      keep: 49,
      flush: 'now',
      list: frameLists.demoQueries,
      depth: 16,
    }),
    /**
     * Crashes.
     *
     * Counts total once for each time it happens in crash.
     *
     * `demo.crash.total`, coarse, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
     */
    total: counter({
      id: 'demo.crash.total',
      keep: 49,
      flush: 'now',
    }),
  },
  /** Declared in registry/demo/edition.yaml. */
  edition: {
    /**
     * Editions by name.
     *
     * Counts named once for each time it happens in edition.
     *
     * `demo.edition.named`, ticket, kept 49 days, since 0.1.0 (registry/demo/edition.yaml).
     */
    named: text({
      id: 'demo.edition.named',
      keep: 49,
      // prettier-ignore
      pattern: sequence(literal('v'), repeat(oneOf(['0', '9']), 2, 2), repeat(either(literal('a'), literal('b')), 0, 1)),
    }),
  },
  /** Declared in registry/demo/future.yaml. */
  future: {
    /**
     * The past_ms of future.
     *
     * Counts past_ms once for each time it happens in future.
     *
     * Expired on 2026-11-22: counts nothing.
     *
     * `demo.future.past_ms`, ticket, kept 49 days, since 0.1.0 (registry/demo/future.yaml).
     */
    pastMs: off.histogram({
      id: 'demo.future.past_ms',
      keep: 49,
      bounds: [10, 100],
    }),
    /**
     * The plan of future.
     *
     * Counts plan once for each time it happens in future.
     *
     * Proposed: counts nothing yet.
     *
     * `demo.future.plan`, coarse, kept 49 days, since 0.1.0 (registry/demo/future.yaml).
     */
    plan: off.counter({
      id: 'demo.future.plan',
      keep: 49,
    }),
  },
  /** Declared in registry/demo/search.yaml. */
  search: {
    /**
     * The engine of search.
     *
     * Counts engine once for each time it happens in search.
     *
     * `demo.search.engine`, noised, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    engine: enumeration({
      id: 'demo.search.engine',
      keep: 49,
      values: ['both', 'first', 'second', 'unknown'],
    }),
    /**
     * Errors by code.
     *
     * Counts error_code once for each time it happens in search.
     *
     * `demo.search.error_code`, ticket, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    errorCode: labeledCounter({
      id: 'demo.search.error_code',
      keep: 49,
      labels: labelLists.demoCodes,
    }),
    /**
     * The error_code_streak of search.
     *
     * Counts error_code_streak once for each time it happens in search.
     *
     * `demo.search.error_code_streak`, ticket, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    errorCodeStreak: labeledCounter2({
      id: 'demo.search.error_code_streak',
      keep: 49,
      labels: [labelLists.demoCodes, ['1', '2-3', '4+', 'unknown']],
    }),
    /**
     * The longest_ms of search.
     *
     * Counts longest_ms once for each time it happens in search.
     *
     * `demo.search.longest_ms`, coarse, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    longestMs: histogram({
      id: 'demo.search.longest_ms',
      keep: 49,
      bounds: [10, 100, 1000],
    }),
    /**
     * The uses_config of search.
     *
     * Counts uses_config once for each time it happens in search.
     *
     * `demo.search.uses_config`, noised, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    usesConfig: flag({
      id: 'demo.search.uses_config',
      keep: 49,
    }),
    /**
     * The wall_ms of search.
     *
     * Counts wall_ms once for each time it happens in search.
     *
     * Deprecated: it will be removed.
     *
     * `demo.search.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
     */
    wallMs: histogram({
      id: 'demo.search.wall_ms',
      keep: 49,
      bounds: [10, 100, 1000],
    }),
  },
  /** Declared in registry/demo/type.yaml. */
  type: {
    /**
     * A flag called fn.
     *
     * Counts fn once for each time it happens in type.
     *
     * `demo.type.fn`, fleet, kept 49 days, since 0.1.0 (registry/demo/type.yaml).
     */
    fn: flag({
      id: 'demo.type.fn',
      keep: 49,
      fleet: true,
    }),
    /**
     * ends *\/ a comment, "double" and 'single' quotes, <\/script>, a
     * separator, back\sl.
     *
     * ends *\/ a comment, "double" and 'single' quotes, <\/script>, a
     * separator, back\slash, {{x}}, #{y}, |pipe|, `tick`, <b>
     *
     * # Not a heading
     * * not a list
     * trailing backslash \
     *
     * `demo.type.match`, ticket, kept 49 days, since 0.1.0 (registry/demo/type.yaml).
     */
    match: labeledCounter({
      id: 'demo.type.match',
      keep: 49,
      labels: [
        '#%7By%7D',
        '%3C/script%3E',
        '%3Cb%3E',
        '%7B%7Bx%7D%7D',
        '*/%20end',
        '2-3',
        '50%25',
        'Self',
        '`tick`',
        'a"b',
        'c\\d',
        "it's",
        'p%7Cq',
        'trailing\\',
        'x%2C%20y%3B%20z%3D1',
        'unknown',
      ],
    }),
    /**
     * The self of type.
     *
     * Counts self once for each time it happens in type.
     *
     * `demo.type.self`, sealed, kept 14 days, since 0.1.0 (registry/demo/type.yaml).
     */
    self: enumeration({
      id: 'demo.type.self',
      keep: 14,
      values: ['class', 'new', 'unknown'],
    }),
  },
};

/** What this program can record: hand it to `start`. */
export const program = defineProgram({
  name: 'demo',
  registry: 'sample',
  version: '0.1.0',
  metrics,
});
