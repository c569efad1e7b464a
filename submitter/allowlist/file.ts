/**
 * An allowlist as generators/allowlist/FORMAT.md describes it, and the copy of it that its user may have cut lines
 * from. A reader is strict: what breaks a rule is said with its line, and then nothing of the file holds. Pure: it
 * reads nothing and knows no date. It decides nothing about a value; it only says what stands there.
 */
import { parseDay } from '../../recorders/typescript/store/day.ts';
import { latin1, sha256 } from '../bytes.ts';
import { readLines } from './lines.ts';
import { bodyFindings, countFindings } from './consistency.ts';
import { COUNT, DATE, DECIMAL, LIST, LONGEST_LINE, NAME, SECTIONS, SHA256, VERSION, whole } from './line.ts';
import { readLists, type ListFiles } from './list-file.ts';
import type { Allowlist, AllowlistFinding, AllowlistProgram, Say } from './list.ts';
import { isUnreleased } from './series.ts';
import { untilOf } from './until.ts';

export interface ReadAllowlist {
  /** Null if anything was found. */
  readonly value: Allowlist | null;
  readonly findings: readonly AllowlistFinding[];
}

const WORDS = '[!-~](?: ?[!-~])*';

/** So many programs at most, and so many lists: each is a file. */
const MOST_FILES = 1000;

/** What ends the line of a program, at every version but that of no release. */
const SUM_OF_CATALOGUE = `(?: catalogue=(${SHA256}))?`;

/** How often a line of the header is there: once unless said; `released` at every version but that of no release. */
type Many = 'many' | 'released';

/** The lines of the header in their order: how each begins, what follows, and how often it is there. */
const HEADER: readonly { readonly what: string; readonly many: Many | undefined; readonly form: RegExp }[] = (
  [
    ['tallybook allowlist 1', ''],
    ['note', ` ${WORDS}`, 'many'],
    ['registry', ` (${LIST}) (${VERSION}) (preview|active) as_of=(${DATE})`],
    [
      'program',
      ` (${NAME}) reporters=(${COUNT}) basis=(assumed|measured) open=(-|${NAME}(?:\\|${NAME})*)${SUM_OF_CATALOGUE}`,
      'many',
    ],
    ['limits', ` epsilon_a_year=(${DECIMAL}) signatures=(${COUNT})`],
    ['lines', ` ${SECTIONS.map((section) => `${section}=(${COUNT})`).join(' ')}`, 'released'],
    ['submit lines expire', ` (${DATE})`],
    ['sha256', ` (${SHA256})`, 'released'],
  ] as const
).map(([what, rest, many]) => ({ what, many, form: whole(`# ${what}${rest}`) }));

const CLEAN = whole(WORDS);

/** Reads a published file and the files of its lists: every rule, its counts and its sums. */
export function parseAllowlist(bytes: Uint8Array, files: ListFiles): ReadAllowlist {
  const findings: AllowlistFinding[] = [];
  const say: Say = (line, message, list) => void findings.push({ list: list ?? null, line, message });
  const lines = latin1(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  else say(lines.length, 'the last line does not end');
  // Before any regular expression, for which what is of any length is too much.
  const long = lines.findIndex(({ length }) => length > LONGEST_LINE);
  if (long !== -1) {
    const message = `it is longer than ${LONGEST_LINE} bytes`;
    return { value: null, findings: [{ list: null, line: long + 1, message }] };
  }
  for (const [i, line] of lines.entries()) {
    if (!CLEAN.test(line)) say(i + 1, badText(line));
  }
  const rows = headerRows(lines);
  if (typeof rows === 'number') {
    const what = HEADER.map((row) => row.what).join(', ');
    const message = `it is not the line of the header that belongs here (${what})`;
    return { value: null, findings: [{ list: null, line: rows + 1, message }] };
  }
  if (findings.length > 0) return { value: null, findings };
  const list = allowlist(rows, lines, say);
  if (findings.length > 0) return { value: null, findings };
  const [sum] = partsOf(rows, 'sha256');
  const body = bytes.subarray(list.header.join('\n').length + 1);
  if (sum !== undefined && sha256(body) !== sum) say(0, 'its lines do not have the sum of its header');
  countFindings(list, partsOf(rows, 'lines'), say);
  bodyFindings(list, say);
  const lists = readLists(list.lines, files, say);
  return { value: findings.length === 0 ? { ...list, lists } : null, findings };
}

function badText(line: string): string {
  if (line === '') return 'it is empty';
  if (/[^ -~]/.test(line)) return 'it holds a byte that is not printable ASCII';
  return 'it begins or ends with a space, or has two in a row';
}

type Rows = readonly { readonly what: string; readonly parts: readonly string[] }[];

/** For each line of the header its row and its parts; or the index of the first line that is none. */
function headerRows(lines: readonly string[]): Rows | number {
  const rows: { what: string; parts: readonly string[] }[] = [];
  for (const { what, many, form } of HEADER) {
    if (many === 'released' && isUnreleased(partsOf(rows, 'registry')[1] ?? '')) continue;
    let match = form.exec(lines[rows.length] ?? '');
    if (match === null && many !== 'many') return rows.length;
    while (match !== null) {
      rows.push({ what, parts: match.slice(1).map((part: string | undefined) => part ?? '') });
      match = many === 'many' ? form.exec(lines[rows.length] ?? '') : null;
    }
  }
  return rows;
}

const partsOf = (rows: Rows, what: string): readonly string[] => rows.find((row) => row.what === what)?.parts ?? [];

/** What the lines say, but for the lists; it holds only if nothing was said to be wrong. */
function allowlist(rows: Rows, all: readonly string[], say: Say): Allowlist {
  const header = all.slice(0, rows.length);
  const body = all.map((text, i) => ({ number: i + 1, text })).slice(rows.length);
  const lines = readLines(body, say);
  const [registry = '', version = '', status = '', asOf = ''] = partsOf(rows, 'registry');
  const [submitUntil = ''] = partsOf(rows, 'submit lines expire');
  const [epsilonAYear = 0, signatures = 0] = partsOf(rows, 'limits').map(Number);
  // No registry can ask for less care than this: FORMAT.md gives the same floors.
  if (!(epsilonAYear > 0 && epsilonAYear <= 10)) say(0, 'its epsilon_a_year is not above 0 and at most 10');
  if (signatures < 2) say(0, 'it asks for fewer than 2 signatures');
  if (isUnreleased(version) && status !== 'preview') say(0, `it is ${status}, and ${version} can be a preview only`);
  for (const day of [asOf, submitUntil]) {
    if (parseDay(day) === null) say(0, `${day} in the header is no day`);
  }
  const programs = programsOf(rows, isUnreleased(version), say);
  if (lines.filter(({ line }) => line.section === 'set').length > MOST_FILES)
    say(0, `it has more than ${MOST_FILES} set lines`);
  return {
    registry,
    version,
    status: status === 'active' ? status : 'preview',
    asOf,
    programs,
    limits: { epsilonAYear, signatures },
    submitUntil: untilOf(submitUntil),
    header,
    lines,
    lists: new Map(),
  };
}

function programsOf(rows: Rows, isOfNoRelease: boolean, say: Say): readonly AllowlistProgram[] {
  const lines = [...rows.entries()].filter(([, { what }]) => what === 'program');
  if (lines.length > MOST_FILES) say(0, `it has more than ${MOST_FILES} program lines`);
  return lines.map(([i, { parts }]) => {
    const program = programOf(parts);
    if (isOfNoRelease && program.catalogue !== null) say(i + 1, 'it has the sum of a catalogue, and is of no release');
    if (!isOfNoRelease && program.catalogue === null) say(i + 1, 'it has no sum of its catalogue');
    return program;
  });
}

function programOf([name = '', reporters = '', basis = '', open = '', sum = '']: readonly string[]): AllowlistProgram {
  return {
    name,
    reporters: Number(reporters),
    basis: basis === 'measured' ? basis : 'assumed',
    open: open === '-' ? [] : open.split('|'),
    catalogue: sum === '' ? null : sum,
  };
}
