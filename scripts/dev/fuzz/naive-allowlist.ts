/**
 * A strict reader of the allowlist, written from generators/allowlist/FORMAT.md alone and sharing no code with the
 * generator or the submitter: what this reads, any other program can read. Throws `line N: what is wrong`.
 */
import { createHash } from 'node:crypto';
import { decode, exactly, FLEET, HEADER, LABEL, PATTERN, SET, STACK, SUBMIT, TICKET, WORDS } from './naive-grammar.ts';
import { isPattern } from './naive-pattern.ts';
import { areRanges } from './naive-ranges.ts';

export interface Line {
  readonly sink: string;
  /** The id of a `submit` line, the field of another. */
  readonly field: string;
  readonly values: readonly string[] | string;
  readonly reduce: string | null;
  readonly group: string | null;
  readonly epsilon: number | null;
  readonly privacy_class: string;
  readonly keep: readonly number[];
  readonly until: string;
  readonly since: string;
  /** The words of a `submit` line as the list spells them. */
  readonly asks: string | null;
  readonly means: string | null;
}

interface Program {
  readonly name: string;
  readonly reporters: number;
  readonly basis: string;
  readonly open: readonly string[];
  readonly catalogue: string | null;
}

export interface Allowlist {
  readonly registry: {
    readonly name: string;
    readonly version: string;
    readonly status: string;
    readonly as_of: string;
  };
  readonly programs: readonly Program[];
  readonly epsilon_a_year: number;
  readonly signatures: number;
  readonly expires: string;
  readonly lines: readonly Line[];
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

/** The text of each file in `lists/`, by the name of the list. */
export type Files = ReadonlyMap<string, string>;

type Groups = readonly (string | undefined)[];

class Cursor {
  at = 0;
  readonly lines: readonly string[];
  constructor(text: string) {
    this.lines = text.split('\n');
    if (this.lines.at(-1) !== '') this.refuse('the last line has no line feed', this.lines.length);
    this.lines.forEach((line, i) => {
      if (line.length > 65_536) this.refuse('too long', i + 1);
      if (i < this.lines.length - 1 && !/^[!-~]+(?: [!-~]+)*$/.test(line)) this.refuse('not words of ASCII', i + 1);
    });
  }
  refuse(reason: string, number = this.at): never {
    throw new Error(`line ${number}: ${reason}`);
  }
  get next(): string {
    return this.lines[this.at] ?? '';
  }
  header(grammar: RegExp, name: string): Groups {
    const match = grammar.exec(this.next.startsWith('# ') ? this.next.slice(2) : '');
    this.at++;
    return match?.slice(1) ?? this.refuse(`not a ${name} line`);
  }
  words(word: string, id: string): string {
    const [, said, of, text] = WORDS.exec(this.next) ?? [];
    this.at++;
    if (said !== word || of !== id || text === undefined) return this.refuse(`not the ${word} line of ${id}`);
    let decoded = '';
    try {
      decoded = decodeURIComponent(text);
    } catch {
      this.refuse('a text that is not UTF-8');
    }
    return Array.from(decoded).length > 4000 ? this.refuse('a text too long') : text;
  }
}

export function readAllowlist(text: string, files: Files): Allowlist {
  const cursor = new Cursor(text);
  cursor.header(/^tallybook allowlist 1$/, 'format');
  while (cursor.next.startsWith('# note ')) cursor.at++;
  const [name = '', version = '', status = '', as_of = ''] = cursor.header(HEADER.registry, 'registry');
  const released = version !== '0.0.0';
  if (!released && status !== 'preview') cursor.refuse('0.0.0 is not a preview');
  const programs = readPrograms(cursor, released);
  const [epsilon_a_year = 0, signatures = 0] = cursor.header(HEADER.limits, 'limits').map(Number);
  if (epsilon_a_year <= 0 || epsilon_a_year > 10 || signatures < 2) cursor.refuse('a limit is out of its bounds');
  const counts = released ? cursor.header(HEADER.lines, 'lines').map(Number) : null;
  const [expires = ''] = cursor.header(HEADER.expiry, 'expiry');
  for (const day of [as_of, expires]) checkDay(cursor, day);
  const [sum] = released ? cursor.header(HEADER.sum, 'sum') : [];
  const body = text.split('\n').slice(cursor.at).join('\n');
  if (released && sumOf(body) !== sum) cursor.refuse('the sum is not that of the body');
  const { lines, sets } = readBody(cursor, programs, files);
  const found = ['submit', 'ticket', 'fleet'].map((sink) => lines.filter((line) => line.sink === sink).length);
  if (counts !== null && [...found, sets.size].join() !== counts.join())
    cursor.refuse('the counts of the header are wrong');
  return { registry: { name, version, status, as_of }, programs, epsilon_a_year, signatures, expires, lines, sets };
}

const sumOf = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

function readPrograms(cursor: Cursor, released: boolean): readonly Program[] {
  const programs: Program[] = [];
  while (cursor.next.startsWith('# program ')) {
    const [name = '', reporters, basis = '', open = '', catalogue = null] = cursor.header(HEADER.program, 'program');
    const groups = open === '-' ? [] : open.split('|');
    if ((programs.at(-1)?.name ?? '') >= name || !ascending(groups)) cursor.refuse('programs or groups out of order');
    if ((catalogue !== null) !== released)
      cursor.refuse('the sum of its catalogue is missing, or does not belong here');
    programs.push({ name, reporters: Number(reporters), basis, open: groups, catalogue });
    if (programs.length > 1000) cursor.refuse('too many programs');
  }
  return programs;
}

const SECTIONS = ['submit', 'ticket', 'fleet', 'set'];

function readBody(cursor: Cursor, programs: readonly Program[], files: Files): Pick<Allowlist, 'lines' | 'sets'> {
  const lines: Line[] = [];
  const sets = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  let last = { section: 0, id: '', key: '' };
  while (cursor.at < cursor.lines.length - 1) {
    const line = cursor.next;
    cursor.at++;
    const [word = '', key = ''] = line.split(' ');
    const section = SECTIONS.indexOf(word);
    if (section === -1) cursor.refuse('no line of a section');
    const id = key.replace(/\{.*/, '');
    if (section < last.section || (section === last.section && id < last.id)) cursor.refuse('out of order');
    const another = section !== last.section || id !== last.id;
    if (seen.has(key) || (another && seen.has(`${id} done`))) cursor.refuse('twice');
    if (!another && (PATTERN.test(key) || PATTERN.test(last.key))) cursor.refuse('more fields beside a pattern');
    seen.add(key).add(`${id} done`);
    last = { section, id, key };
    if (section === 0) lines.push(readSubmit(cursor, line, programs));
    else if (section === 3) sets.set(key, readSet(cursor, line, files));
    else lines.push(readField(cursor, line));
  }
  const used = new Set(lines.flatMap(({ field }) => /\{names:([a-z0-9-]+)\*/.exec(field)?.[1] ?? []));
  if (sets.size > 1000) cursor.refuse('too many sets');
  if ([...used].sort().join() !== [...sets.keys()].join()) cursor.refuse('the sets are not those that patterns use');
  const stray = [...files.keys()].find((list) => !sets.has(list));
  if (stray !== undefined) throw new Error(`lists/${stray}.txt: no set line names it`);
  return { lines, sets };
}

function readSet(cursor: Cursor, line: string, files: Files): readonly string[] {
  const [, list = '', count, sum] = SET.exec(line) ?? cursor.refuse('not a set line');
  const text = files.get(list) ?? cursor.refuse(`there is no lists/${list}.txt`);
  if (sumOf(text) !== sum) cursor.refuse(`lists/${list}.txt has another sum`);
  const names = text.split('\n');
  const wrong = (reason: string, at: number): never => {
    throw new Error(`lists/${list}.txt line ${at}: ${reason}`);
  };
  if (names.pop() !== '') wrong('the last name has no line feed', names.length + 1);
  names.forEach((name, i) => {
    if (name.length > 65_536) wrong('too long', i + 1);
    if (!exactly(LABEL).test(name)) wrong('not a label', i + 1);
    if (i > 0 && (names[i - 1] ?? '') >= name) wrong('out of order', i + 1);
  });
  if (names.length === 0 || names.length !== Number(count)) wrong('it has another number of names', names.length);
  return names;
}

function readSubmit(cursor: Cursor, line: string, programs: readonly Program[]): Line {
  const match = SUBMIT.exec(line) ?? cursor.refuse('not a submit line');
  const [, id = '', text = '', reduce = '', group = null, k, loss, ...facts] = match;
  const values = distinct(cursor, text);
  const epsilon = loss === undefined ? null : Number(loss);
  const program = programs.find((candidate) => candidate.name === id.split('.')[0]);
  if (group !== null && program?.open.includes(group) !== true) cursor.refuse('its group is not open');
  if (k !== undefined && (Number(k) !== values.length || epsilon === 0)) cursor.refuse('k or epsilon is wrong');
  if (!['any', 'all', 'mode'].includes(reduce) && !areRanges(values)) cursor.refuse('its values are no ranges');
  const ends = ending(cursor, group === null ? 'noised' : 'coarse', facts);
  const [asks, means] = [cursor.words('asks', id), cursor.words('means', id)];
  return { sink: 'submit', field: id, values, reduce, group, epsilon, ...ends, asks, means };
}

function readField(cursor: Cursor, line: string): Line {
  const plain = withoutPattern(cursor, line);
  const [, , values = '', name = '', ...facts] =
    TICKET.exec(plain) ?? FLEET.exec(plain) ?? cursor.refuse('not a line of the format');
  const [sink = '', field = ''] = line.split(' ');
  const ends = ending(cursor, name, facts);
  return { sink, field, values, reduce: null, group: null, epsilon: null, ...ends, asks: null, means: null };
}

/** The line with its pattern, once checked, replaced by a plain label: the rest of the line has one grammar. */
function withoutPattern(cursor: Cursor, line: string): string {
  const [sink = '', field = '', ...rest] = line.split(' ');
  const match = PATTERN.exec(field);
  if (match === null) return line;
  const [, id = '', form, pattern = ''] = match;
  const holds = form === 'text' ? exactly(LABEL).test(pattern) && isPattern(decode(pattern)) : STACK.test(pattern);
  if (!holds) cursor.refuse('not a pattern of the format');
  return [sink, `${id}{pattern}`, ...rest].join(' ');
}

function ending(
  cursor: Cursor,
  name: string,
  [days, beyond, until = '', since = '']: Groups,
): Pick<Line, 'privacy_class' | 'keep' | 'until' | 'since'> {
  checkDay(cursor, until);
  return {
    privacy_class: name,
    keep: [days, beyond].flatMap((n) => (n === undefined ? [] : [Number(n)])),
    until,
    since,
  };
}

function distinct(cursor: Cursor, values: string): readonly string[] {
  const list = values.split('|');
  return new Set(list).size === list.length ? list : cursor.refuse('a value stands twice');
}

function checkDay(cursor: Cursor, day: string): void {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day || day < '1970')
    cursor.refuse(`there is no day ${day}`);
}

const ascending = (names: readonly string[]): boolean =>
  names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name);
