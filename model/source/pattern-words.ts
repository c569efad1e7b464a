/** What the patterns of the schemas mean, in words: `not` completes "`x` is …", `help` says how to write it. */
import { AFTER, PLAIN, SHA256, SIGNATURE, SUBJECT } from '../schema/ledger.ts';
import { PUBLIC_KEY } from '../schema/roster.ts';
import { DATE, ID, LABEL, LINE, LINK, LIST_NAME, NAME, RETENTION, VERSION } from '../schema/declaration.ts';
import { LOWER_CASE } from '../schema/policy.ts';

export interface PatternWords {
  readonly not: string;
  readonly help: string;
}

const WORDS: Readonly<Record<string, PatternWords>> = {
  [NAME]: {
    not: 'not a name',
    help: 'use lower-case words joined by `_`, beginning with a letter, at most 40 characters: wall_ms',
  },
  [LIST_NAME]: {
    not: 'not the name of a list',
    help: 'use lower-case words joined by `-`, beginning with a letter, at most 40 characters: error-codes',
  },
  [VERSION]: { not: 'not a version', help: 'write major.minor.patch: 0.1.0' },
  [DATE]: { not: 'not a date', help: 'write year-month-day: 2027-11-01' },
  [LABEL]: { not: 'not a label', help: 'use 1 to 80 printable ASCII characters, without a space at either end' },
  [LINK]: { not: 'not a link', help: 'write an https:// link without spaces or quotes' },
  [LINE]: { not: 'more than one line', help: 'keep it on one line' },
  [ID]: { not: 'not the id of a metric', help: 'write program.area.name: rustc.ice.total' },
  [LOWER_CASE]: { not: 'not in lower case', help: 'write it in lower case; texts are compared without regard to case' },
  [PUBLIC_KEY]: { not: 'not a public key', help: 'copy the line that `tallybook keygen` prints: 44 characters' },
  [SHA256]: { not: 'not a SHA-256', help: 'let the command write it: 64 hexadecimal digits' },
  [AFTER]: { not: 'not the hash of an entry', help: 'let the command write it: `start`, or 64 hexadecimal digits' },
  [SIGNATURE]: { not: 'not a signature', help: 'let the command write it: 88 characters of base64' },
  [PLAIN]: { not: 'not one plain line', help: 'keep it on one line, without invisible characters' },
  [SUBJECT]: { not: 'not a subject', help: 'write the id of a metric, such as rustc.ice.total, or `policy`' },
  [RETENTION]: { not: 'not a number of days', help: 'write a number and `d`: 49d' },
};

/** Falls back to the pattern itself: a test over every pattern in the schemas keeps that from being seen. */
export function patternWords(pattern: string): PatternWords {
  return WORDS[pattern] ?? { not: 'not in the right form', help: `it must match ${pattern}` };
}
