/**
 * What a reader says of what does not count: one row for each kind of refusal, what is wrong and what to do about it.
 * No text of a file is repeated, since anybody may have written it.
 */

export interface StoreFinding {
  readonly file: string;
  /** 1 where the file was not read. */
  readonly line: number;
  readonly message: string;
  readonly help: string;
}

const REST = 'nothing to do: the rest of the file counts';
const BLOCK = 'its block does not count';
const CHANGED = `the file was changed after it was written; ${REST}`;
const CUT = `a write was cut off here, or the file was changed; ${REST}`;
const FOREIGN = `no recorder writes this, something else did; ${REST}`;
const STOPPED = `its writer was stopped, or the disk was full; ${REST}`;

/** What is wrong, what of it does not count, and what to do. */
const ROWS = {
  large: ['the file is over 64 MiB', 'it is not read', 'recorders stop at 8 MiB: something else wrote it, remove it'],
  unreadable: ['this cannot be read', 'its counts are missing', 'see who owns it: folders have mode 0700, files 0600'],
  irregular: ['this has the name of a day file but is not a regular file', 'it is not opened', 'remove it'],
  toCome: [
    "the file is of a day that has not come, by this machine's clock",
    'it does not count',
    'set the clock if it is wrong; if it is right, `tally clean --all` removes the file',
  ],
  on: ['this does not have the form of `on`', 'no fleet is taken from it', '`tally on PROGRAM` writes it again'],
  format: [
    'the file says here that it is not of format 1',
    'none of it counts',
    'read it with the program that came with its recorder',
  ],
  identity: [
    'the file names another program, version or day here than its folder and name',
    'none of it counts',
    'give it back its name and folder, or remove it',
  ],
  stray: ['this line belongs to no block', 'it does not count', `it may be the rest of a cut write; ${REST}`],
  long: ['this line is longer than 16384 bytes', 'it does not count', FOREIGN],
  longInBlock: ['this line is longer than 16384 bytes', BLOCK, FOREIGN],
  field: ['this line is not a field of the program with a count from 1 to 9007199254740991', BLOCK, CUT],
  twice: ['this field is in its block a second time', BLOCK, FOREIGN],
  misplaced: ['this line must not be in a block', BLOCK, CUT],
  cut: ['the block that begins here has no end', 'it does not count', STOPPED],
  lines: ['this end names another number of lines than its block has', BLOCK, CHANGED],
  sum: ['this end has another checksum than its block', BLOCK, CHANGED],
  partial: ['the last line of the file has no end', 'it does not count', STOPPED],
  more: [
    '1000 refusals of this file are listed',
    'the rest is left out',
    'something else writes to this file: remove it, unless it holds something of yours',
  ],
} as const satisfies Readonly<Record<string, readonly [wrong: string, effect: string, help: string]>>;

export type Refusal = keyof typeof ROWS;

export const REFUSALS = Object.keys(ROWS) as readonly Refusal[];

export function refusal(kind: Refusal, file: string, line: number): StoreFinding {
  const [wrong, effect, help] = ROWS[kind];
  return { file, line, message: `${wrong}, so ${effect}`, help };
}
