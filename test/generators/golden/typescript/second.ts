// Code generated from registry/second/ by generators/typescript; DO NOT EDIT.
// Regenerate: npm run generate

import { counter, defineProgram, enumeration, labeledCounter } from 'tallybook/recorder';

/** The names this program can record, one a line. */
export const names = `
TALLYBOOK-NAMES sample 0.1.0
second.main.channel
second.main.error_code
second.main.runs
second.main.secret
END
`;

/** Labels from registry/enumerations/, spelled as in fields, shared by the metrics that use them. */
export const labelLists = {
  /** Codes that demo --explain knows (registry/enumerations/demo-codes.txt). */
  demoCodes: ['E0001', 'E0004', 'E0502', 'unknown'],
} as const;

export type DemoCodes = (typeof labelLists.demoCodes)[number];

/** Metrics of second: Another program. */
export const metrics = {
  /** Declared in registry/second/main.yaml. */
  main: {
    /**
     * The channel of main.
     *
     * Counts channel once for each time it happens in main.
     *
     * `second.main.channel`, coarse, kept 49 days, since 0.1.0 (registry/second/main.yaml).
     */
    channel: enumeration({
      id: 'second.main.channel',
      keep: 49,
      values: ['beta', 'nightly', 'stable', 'unknown'],
    }),
    /**
     * The error_code of main.
     *
     * Counts error_code once for each time it happens in main.
     *
     * `second.main.error_code`, fleet, kept 49 days, since 0.1.0 (registry/second/main.yaml).
     */
    errorCode: labeledCounter({
      id: 'second.main.error_code',
      keep: 49,
      fleet: true,
      labels: labelLists.demoCodes,
    }),
    /**
     * The runs of main.
     *
     * Counts runs once for each time it happens in main.
     *
     * `second.main.runs`, coarse, kept 49 days, since 0.1.0 (registry/second/main.yaml).
     */
    runs: counter({
      id: 'second.main.runs',
      keep: 49,
    }),
    /**
     * The secret of main.
     *
     * Counts secret once for each time it happens in main.
     *
     * `second.main.secret`, sealed, kept 7 days, since 0.1.0 (registry/second/main.yaml).
     */
    secret: counter({
      id: 'second.main.secret',
      keep: 7,
    }),
  },
};

/** What this program can record: hand it to `start`. */
export const program = defineProgram({
  name: 'second',
  registry: 'sample',
  version: '0.1.0',
  metrics,
});
