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

const REST = 'nothing need be done, everything else in the file counts';

const ROWS = {
  large: [
    'the file is over 64 MiB, so it is not read and counts nothing',
    'recorders stop at 8 MiB, so something else wrote this: remove it',
  ],
  unreadable: [
    'this cannot be read, so its counts are missing',
    'look at who owns it: folders of a store have mode 0700, files 0600',
  ],
  irregular: [
    'this has the name of a day file and is no regular file, so it is not opened',
    'remove it: a store holds nothing but folders and regular files',
  ],
  format: [
    'the file says here that it is not of format 1, so none of it counts',
    'read it with the program that came with the recorder that wrote it',
  ],
  identity: [
    'the file says here another program, version or day than its folder and name, so none of it counts',
    'give it back its name and folder, or remove it',
  ],
  stray: ['this line belongs to no block, so it counts nothing', `it may be the rest of a cut write; ${REST}`],
  long: [
    'this line is longer than 16384 bytes, so it counts nothing',
    `no recorder writes such a line, something else did; ${REST}`,
  ],
  longInBlock: [
    'this line is longer than 16384 bytes, so its block counts nothing',
    `no recorder writes such a line, something else did; ${REST}`,
  ],
  field: [
    'this line is no field of the program with a count from 1 to 9007199254740991, so its block counts nothing',
    `a write was cut here, or the file was changed; ${REST}`,
  ],
  twice: [
    'this field stands in its block a second time, so the block counts nothing',
    `no recorder writes that, something else did; ${REST}`,
  ],
  misplaced: [
    'this line may not stand in a block, so the block counts nothing',
    `a write was cut here, or the file was changed; ${REST}`,
  ],
  cut: [
    'the block that begins here has no end, so it counts nothing',
    `its writer was stopped, or the disk was full; ${REST}`,
  ],
  lines: [
    'this end says another number of lines than its block has, so the block counts nothing',
    `the file was changed after it was written; ${REST}`,
  ],
  sum: [
    'this end says another check sum than its block has, so the block counts nothing',
    `the file was changed after it was written; ${REST}`,
  ],
  partial: [
    'the last line of the file has no end, so it counts nothing',
    `its writer was stopped, or the disk was full; ${REST}`,
  ],
  more: [
    'more is refused from here on than is listed',
    'something else writes to this file: look at it, and remove it if it holds nothing of yours',
  ],
} as const satisfies Readonly<Record<string, readonly [message: string, help: string]>>;

export type Refusal = keyof typeof ROWS;

export function refusal(kind: Refusal, file: string, line: number): StoreFinding {
  const [message, help] = ROWS[kind];
  return { file, line, message, help };
}
