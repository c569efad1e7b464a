/**
 * A strict reader of the allowlist, written from generators/allowlist/FORMAT.md alone and sharing no code with the
 * generator: what this reads, any other program can read. Throws `line N: what is wrong`.
 */
import { createHash } from 'node:crypto';

const NAME = '[a-z][a-z0-9]*(?:_[a-z0-9]+)*';
const LIST = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const ID = `${NAME}\\.${NAME}\\.${NAME}`;
const PART = '(?:0|[1-9][0-9]{0,5})';
const VERSION = `${PART}\\.${PART}\\.${PART}`;
const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const COUNT = '(?:0|[1-9][0-9]*)';
export const LABEL = '(?:[!-$&-+\\--:?-z~]|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D))+';
const FACTS = `keep=([1-9][0-9]*)d(?:/([1-9][0-9]*)d)? until=(${DATE}) since=(${VERSION})`;
const REDUCE = '(sum|days|max|median|any|all|mode)';

export const exactly = (grammar: string): RegExp => new RegExp(`^${grammar}$`);
const HEADER = {
  registry: exactly(`registry (${LIST}) (${VERSION}) (preview|active) as_of=(${DATE})`),
  program: exactly(`program (${NAME}) reporters=(${COUNT}) open=(-|${NAME}(?:\\|${NAME})*)`),
  limits: exactly(`limits epsilon_a_year=(10|[0-9](?:\\.[0-9]+)?) signatures=(${COUNT}) frame_names=([1-8])`),
  lines: exactly(`lines submit=(${COUNT}) ticket=(${COUNT}) fleet=(${COUNT}) set=(${COUNT})`),
  expiry: exactly(`submit lines expire (${DATE})`),
  sum: exactly('sha256 ([0-9a-f]{64})'),
};
const VALUES = `values=(${LABEL}(?:\\|${LABEL})+) reduce=${REDUCE}`;
const COARSE = exactly(`submit (${ID}) ${VALUES} group=(${NAME}) class=(coarse) ${FACTS}`);
const NOISED = exactly(`submit (${ID}) ${VALUES} class=(noised) k=(${COUNT}) epsilon=([0-9]+(?:\\.[0-9]+)?) ${FACTS}`);
const FIELD = `${ID}(?:\\{(?:${LABEL}(?:,${LABEL})?|<=${COUNT}|>${COUNT})\\})?`;
const COUNTED = exactly(`(ticket|fleet) (${FIELD}) values=count class=(ticket|fleet) ${FACTS}`);
const SET = exactly(`set (${LIST}) (${LABEL}(?:\\|${LABEL})*)`);
export const PATTERN = exactly(`(${ID})\\{(frames|names|text):(.+)\\}`);
export const STACK = exactly(`(${LIST})\\*([1-9]|[12][0-9]|3[0-2])`);

export interface Line {
  readonly sink: string;
  /** The id of a `submit` line, the field of another. */
  readonly field: string;
  readonly values: readonly string[] | 'count';
  readonly reduce: string | null;
  readonly group: string | null;
  readonly epsilon: number | null;
  readonly privacy_class: string;
  readonly keep: readonly number[];
  readonly until: string;
  readonly since: string;
}

export interface Allowlist {
  readonly registry: {
    readonly name: string;
    readonly version: string;
    readonly status: string;
    readonly as_of: string;
  };
  readonly programs: readonly { readonly name: string; readonly reporters: number; readonly open: readonly string[] }[];
  readonly expires: string;
  readonly lines: readonly Line[];
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

type Groups = readonly (string | undefined)[];

class Cursor {
  at = 0;
  readonly lines: readonly string[];
  constructor(text: string) {
    this.lines = text.split('\n');
    if (this.lines.at(-1) !== '') this.refuse('the last line has no line feed', this.lines.length);
    this.lines.forEach((line, i) => {
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
}

export function readAllowlist(text: string): Allowlist {
  const cursor = new Cursor(text);
  cursor.header(/^tallybook allowlist 1$/, 'format');
  while (cursor.next.startsWith('# note ')) cursor.at++;
  const [name = '', version = '', status = '', as_of = ''] = cursor.header(HEADER.registry, 'registry');
  const programs = readPrograms(cursor);
  const [epsilon, signatures] = cursor.header(HEADER.limits, 'limits').map(Number);
  if (epsilon === 0 || (signatures ?? 0) < 2) cursor.refuse('a limit is below its floor');
  const counts = cursor.header(HEADER.lines, 'lines').map(Number);
  const [expires = ''] = cursor.header(HEADER.expiry, 'expiry');
  for (const day of [as_of, expires]) checkDay(cursor, day);
  const [sum] = cursor.header(HEADER.sum, 'sum');
  const body = text.split('\n').slice(cursor.at).join('\n');
  if (createHash('sha256').update(body).digest('hex') !== sum) cursor.refuse('the sum is not that of the body');
  const { lines, sets } = readBody(cursor, programs);
  const found = ['submit', 'ticket', 'fleet'].map((sink) => lines.filter((line) => line.sink === sink).length);
  if ([...found, sets.size].join() !== counts.join()) cursor.refuse('the counts of the header are wrong');
  return { registry: { name, version, status, as_of }, programs, expires, lines, sets };
}

function readPrograms(cursor: Cursor): Allowlist['programs'] {
  const programs: { name: string; reporters: number; open: readonly string[] }[] = [];
  while (cursor.next.startsWith('# program ')) {
    const [name = '', reporters, open = ''] = cursor.header(HEADER.program, 'program');
    const groups = open === '-' ? [] : open.split('|');
    if ((programs.at(-1)?.name ?? '') >= name || !ascending(groups)) cursor.refuse('programs or groups out of order');
    programs.push({ name, reporters: Number(reporters), open: groups });
  }
  return programs;
}

const SECTIONS = ['submit', 'ticket', 'fleet', 'set'];

function readBody(cursor: Cursor, programs: Allowlist['programs']): Pick<Allowlist, 'lines' | 'sets'> {
  const lines: Line[] = [];
  const sets = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  let last = { section: 0, id: '', key: '' };
  while (cursor.at < cursor.lines.length - 1) {
    const line = cursor.next;
    cursor.at++;
    const section = SECTIONS.indexOf(line.split(' ')[0] ?? '');
    const key = line.split(' ')[1] ?? '';
    const id = key.replace(/\{.*/, '');
    if (section < last.section || (section === last.section && id < last.id)) cursor.refuse('out of order');
    const another = section !== last.section || id !== last.id;
    if (seen.has(key) || (another && seen.has(`${id} done`))) cursor.refuse('twice');
    if (!another && (PATTERN.test(key) || PATTERN.test(last.key))) cursor.refuse('more fields beside a pattern');
    seen.add(key).add(`${id} done`);
    last = { section, id, key };
    if (section === 3) sets.set(key, readSet(cursor, line));
    else lines.push(readLine(cursor, line, programs));
  }
  const used = new Set(lines.flatMap(({ field }) => /\{(?:frames|names):([a-z0-9-]+)\*/.exec(field)?.[1] ?? []));
  if ([...used].sort().join() !== [...sets.keys()].join()) cursor.refuse('the sets are not those that patterns use');
  return { lines, sets };
}

function readSet(cursor: Cursor, line: string): readonly string[] {
  return (SET.exec(line)?.[2] ?? cursor.refuse('not a set line')).split('|');
}

function readLine(cursor: Cursor, line: string, programs: Allowlist['programs']): Line {
  const coarse = COARSE.exec(line);
  if (coarse !== null) {
    const [, id = '', values = '', reduce = '', group = '', name = '', ...facts] = coarse;
    const program = programs.find((candidate) => candidate.name === id.split('.')[0]);
    if (program?.open.includes(group) !== true) cursor.refuse('its group is not open');
    return {
      sink: 'submit',
      field: id,
      values: distinct(cursor, values),
      reduce,
      group,
      epsilon: null,
      ...ending(cursor, name, facts),
    };
  }
  const noised = NOISED.exec(line);
  if (noised !== null) {
    const [, id = '', text = '', reduce = '', name = '', k, epsilon, ...facts] = noised;
    const values = distinct(cursor, text);
    if (values.length !== Number(k) || Number(epsilon) <= 0) cursor.refuse('k or epsilon is wrong');
    return {
      sink: 'submit',
      field: id,
      values,
      reduce,
      group: null,
      epsilon: Number(epsilon),
      ...ending(cursor, name, facts),
    };
  }
  const counted = COUNTED.exec(withoutPattern(cursor, line));
  if (counted === null) cursor.refuse('not a line of the format');
  const [, sink = '', , name = '', ...facts] = counted;
  if (sink !== name) cursor.refuse('its class is not of this section');
  return {
    sink,
    field: line.split(' ')[1] ?? '',
    values: 'count',
    reduce: null,
    group: null,
    epsilon: null,
    ...ending(cursor, name, facts),
  };
}

/** The line with its pattern, once checked, replaced by a plain label: the rest of the line has one grammar. */
function withoutPattern(cursor: Cursor, line: string): string {
  const [sink = '', field = '', ...rest] = line.split(' ');
  const match = PATTERN.exec(field);
  if (match === null) return line;
  const [, id = '', form, pattern = ''] = match;
  if (form === 'text' ? !exactly(LABEL).test(pattern) : !STACK.test(pattern))
    cursor.refuse('not a pattern of the format');
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
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) cursor.refuse(`there is no day ${day}`);
}

const ascending = (names: readonly string[]): boolean =>
  names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name);
