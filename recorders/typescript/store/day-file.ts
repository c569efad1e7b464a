/**
 * The contents of a day file to the blocks that count, and words for all that does not. Pure; it takes any bytes and
 * never throws. A line is judged where it stands: between blocks, in one, or in one that is refused already.
 */
import { crc32, identityText, MOST, sumText } from './block.ts';
import { parseDay } from './day.ts';
import { type FileName, isVersion, RELEASE } from './name.ts';
import { PART } from './place.ts';
import { refusal, type Refusal, type StoreFinding } from './refusal.ts';

export interface Block {
  readonly registry: string;
  readonly registryVersion: string;
  readonly counts: ReadonlyMap<string, number>;
}

export interface DayFile {
  readonly blocks: readonly Block[];
  /** Suffixes of files that are not to be read beside this one. */
  readonly replaces: readonly string[];
  /** Blocks that were refused when the file was rewritten. */
  readonly dropped: number;
  /** Blocks that are refused now. */
  readonly refused: number;
  /** The file ends in a block or in a line, and may still be growing. */
  readonly unfinished: boolean;
}

export interface Context {
  readonly file: string;
  readonly program: string;
  readonly name: FileName;
}

export interface ReadDayFile {
  /** Null if the file is refused whole. */
  readonly value: DayFile | null;
  readonly findings: readonly StoreFinding[];
}

const LONGEST_LINE = 16_384;
/** Findings of one file that are listed; a hostile one has millions. */
const LISTED = 1000;

const HASH = 0x23;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const MOST_DIGITS = 16;

const FIELD = new RegExp(`^${PART}\\.${PART}\\.${PART}(?:\\{(?:[!-$&-z~]|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D))+\\})?$`);
const NUMBER = '(0|[1-9][0-9]{0,15})';
const HEADER = '# tallybook day 1';
const OTHER_HEADER = /^# tallybook day (?!1$)[^]/;
const BEGIN = new RegExp(`^# \\+ ([a-z][a-z0-9-]{0,39}) (${RELEASE})$`);
const END = new RegExp(`^# = ${NUMBER} ([0-9a-f]{8})$`);
const IDENTITY = new RegExp(`^# ${PART} ([0-9a-z.-]+) day ([0-9-]{10}) dies ([0-9-]{10})$`);
const REPLACES = /^# replaces ([0-9a-f]{16})$/;
const DROPPED = new RegExp(`^# dropped ${NUMBER}$`);

interface OpenBlock {
  readonly block: Block & { readonly counts: Map<string, number> };
  /** The line and the byte where it begins. */
  readonly line: number;
  readonly start: number;
}

export function readDayFile(bytes: Uint8Array, context: Context): ReadDayFile {
  return new Reading(bytes, context).all();
}

class Reading {
  readonly #bytes: Buffer;
  readonly #context: Context;
  readonly #prefix: string;
  readonly #identity: string;
  readonly #blocks: Block[] = [];
  readonly #replaces: string[] = [];
  readonly #findings: StoreFinding[] = [];
  #dropped = 0;
  #refused = 0;
  #open: OpenBlock | null = null;
  /** In a block that is refused already: its lines belong to it. */
  #skipping = false;
  #whole: StoreFinding | null = null;

  constructor(bytes: Uint8Array, context: Context) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#context = context;
    this.#prefix = `${context.program}.`;
    this.#identity = identityText(context.program, context.name);
  }

  all(): ReadDayFile {
    let line = 1;
    let start = 0;
    for (let end = this.#bytes.indexOf(10); end >= 0; end = this.#bytes.indexOf(10, start)) {
      this.#line(start, end, line);
      if (this.#whole !== null) return { value: null, findings: [this.#whole] };
      start = end + 1;
      line++;
    }
    const partial = start < this.#bytes.length;
    const unfinished = this.#open !== null || (partial && !this.#skipping);
    if (this.#open !== null) this.#cut();
    else if (partial) this.#refuse('partial', line);
    return {
      value: {
        blocks: this.#blocks,
        replaces: this.#replaces,
        dropped: this.#dropped,
        refused: this.#refused,
        unfinished,
      },
      findings: this.#findings,
    };
  }

  #line(start: number, end: number, line: number): void {
    if (end === start) {
      if (this.#open !== null) this.#cut();
      this.#skipping = false;
    } else if (end - start > LONGEST_LINE) this.#refuse(this.#open === null ? 'long' : 'longInBlock', line);
    else if (this.#bytes[start] === HASH) this.#hash(this.#bytes.toString('latin1', start, end), start, line);
    else if (this.#open !== null) this.#field(this.#open, start, end, line);
    else this.#refuse('stray', line);
  }

  /** A line that begins with `#`. */
  #hash(text: string, start: number, line: number): void {
    const begin = BEGIN.exec(text);
    const end = begin === null ? END.exec(text) : null;
    if (begin !== null) this.#begin(begin[1] ?? '', begin[2] ?? '', start, line);
    else if (end !== null) this.#end(Number(end[1]), end[2] ?? '', start, line);
    else if (OTHER_HEADER.test(text)) this.#whole = this.#finding('format', line);
    else if (this.#open !== null) this.#refuse('misplaced', line);
    else if (!this.#skipping && !this.#header(text, line)) this.#refuse('stray', line);
  }

  #begin(registry: string, registryVersion: string, start: number, line: number): void {
    if (this.#open !== null) this.#cut();
    this.#skipping = false;
    this.#open = { block: { registry, registryVersion, counts: new Map() }, line, start };
  }

  #end(lines: number, sum: string, start: number, line: number): void {
    const open = this.#open;
    if (open === null) this.#refuse('stray', line);
    else if (lines !== open.block.counts.size) this.#refuse('lines', line);
    else if (sum !== sumText(crc32(this.#bytes, open.start, start))) this.#refuse('sum', line);
    else this.#blocks.push(open.block);
    this.#open = null;
    this.#skipping = false;
  }

  /** Whether the line is one of a header; a file that is not what its name says is refused whole. */
  #header(text: string, line: number): boolean {
    if (text === HEADER || text === this.#identity) return true;
    const replaces = REPLACES.exec(text)?.[1];
    const dropped = DROPPED.exec(text)?.[1];
    if (replaces !== undefined) this.#replaces.push(replaces);
    else if (dropped !== undefined && Number(dropped) <= MOST)
      this.#dropped = Math.min(MOST, this.#dropped + Number(dropped));
    else if (isIdentity(text)) this.#whole = this.#finding('identity', line);
    else return false;
    return true;
  }

  #field({ block: { counts } }: OpenBlock, start: number, end: number, line: number): void {
    const bytes = this.#bytes;
    let space = end - 1;
    while (isDigit(bytes[space])) space--;
    const digits = end - 1 - space;
    if (bytes[space] !== SPACE || digits < 1 || digits > MOST_DIGITS || bytes[space + 1] === ZERO) {
      this.#refuse('field', line);
      return;
    }
    let count = 0;
    for (let at = space + 1; at < end; at++) count = count * 10 + ((bytes[at] ?? ZERO) - ZERO);
    const field = bytes.toString('latin1', start, Math.max(space, start));
    if (count > MOST || !field.startsWith(this.#prefix) || !FIELD.test(field)) this.#refuse('field', line);
    else if (counts.has(field)) this.#refuse('twice', line);
    else counts.set(field, count);
  }

  #cut(): void {
    if (this.#open !== null) this.#refuse('cut', this.#open.line);
  }

  /** Refuses a line, and the block it stands in; in a block that is refused already it is part of that. */
  #refuse(kind: Refusal, line: number): void {
    if (this.#skipping) return;
    if (this.#open !== null) {
      this.#refused++;
      this.#open = null;
      this.#skipping = true;
    }
    const listed = this.#findings.length;
    if (listed < LISTED) this.#findings.push(this.#finding(kind, line));
    else if (listed === LISTED) this.#findings.push(this.#finding('more', line));
  }

  #finding(kind: Refusal, line: number): StoreFinding {
    return refusal(kind, this.#context.file, line);
  }
}

/** Digits are looked for backwards, so this also stops before the first byte. */
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

function isIdentity(text: string): boolean {
  const [, version = '', day = '', dies = ''] = IDENTITY.exec(text) ?? [];
  return isVersion(version) && parseDay(day) !== null && parseDay(dies) !== null;
}
