/**
 * An allowlist as generators/allowlist/FORMAT.md describes it, and the copy of it that its user may have cut lines
 * from. A reader is strict: what breaks a rule is said with its line, and then nothing of the file holds. Pure: it
 * reads nothing and knows no date. It decides nothing about a value; it only says what stands there.
 */
import { parseDay } from '../../recorders/typescript/store/day.ts';
import { latin1, sha256 } from '../bytes.ts';
import { bodyFindings } from './consistency.ts';
import { COUNT, DATE, DECIMAL, LIST, NAME, parseLine, VERSION, whole } from './line.ts';
import type { Allowlist, AllowlistFinding, AllowlistProgram, NumberedLine, Say } from './list.ts';
import { untilOf } from './until.ts';

export interface ReadAllowlist {
  /** Null if anything was found. */
  readonly value: Allowlist | null;
  readonly findings: readonly AllowlistFinding[];
}

const WORDS = '[!-~](?: ?[!-~])*';

/** The lines of the header in their order: how each begins, what follows, and whether there are many of it or one. */
const HEADER = (
  [
    ['tallybook allowlist 1', ''],
    ['note', ` ${WORDS}`, 'many'],
    ['registry', ` (${LIST}) (${VERSION}) (preview|active) as_of=(${DATE})`],
    ['program', ` (${NAME}) reporters=(${COUNT}) open=(-|${NAME}(?:\\|${NAME})*)`, 'many'],
    ['limits', ` epsilon_a_year=(${DECIMAL}) signatures=(${COUNT}) frame_names=(${COUNT})`],
    ['lines', ` submit=(${COUNT}) ticket=(${COUNT}) fleet=(${COUNT}) set=(${COUNT})`],
    ['submit lines expire', ` (${DATE})`],
    ['sha256', ' ([0-9a-f]{64})'],
  ] as const
).map(([what, rest, many]) => ({ what, many, form: whole(`# ${what}${rest}`) }));

const CLEAN = whole(WORDS);

/** Reads a published file: every rule, its counts and its sum. */
export function parseAllowlist(bytes: Uint8Array): ReadAllowlist {
  const findings: AllowlistFinding[] = [];
  const say: Say = (line, message) => void findings.push({ line, message });
  const lines = latin1(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  else say(lines.length, 'the last line does not end');
  for (const [i, line] of lines.entries()) {
    if (!CLEAN.test(line)) say(i + 1, badText(line));
  }
  const rows = headerRows(lines);
  if (typeof rows === 'number') {
    const what = HEADER.map((row) => row.what).join(', ');
    const message = `it is not the line of the header that belongs here (${what})`;
    return { value: null, findings: [{ line: rows + 1, message }] };
  }
  const list = allowlist(rows, lines, say);
  if (findings.length === 0) {
    const body = bytes.subarray(list.header.join('\n').length + 1);
    if (sha256(body) !== partsOf(rows, 'sha256')[0]) say(0, 'its lines do not have the sum of its header');
    bodyFindings(list, say);
  }
  return { value: findings.length === 0 ? list : null, findings };
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
    let match = form.exec(lines[rows.length] ?? '');
    if (match === null && many === undefined) return rows.length;
    while (match !== null) {
      rows.push({ what, parts: match.slice(1) });
      match = many === undefined ? null : form.exec(lines[rows.length] ?? '');
    }
  }
  return rows;
}

const partsOf = (rows: Rows, what: string): readonly string[] => rows.find((row) => row.what === what)?.parts ?? [];

/** What the lines say; it holds only if nothing was said to be wrong. */
function allowlist(rows: Rows, all: readonly string[], say: Say): Allowlist {
  const lines: NumberedLine[] = [];
  for (const [i, text] of all.entries()) {
    if (i < rows.length || !CLEAN.test(text)) continue;
    const line = text.startsWith('#') ? 'it begins with `#`, and the header is over' : parseLine(text);
    if (typeof line === 'string') say(i + 1, line);
    else lines.push({ number: i + 1, text, line });
  }
  const [registry = '', version = '', status = '', asOf = ''] = partsOf(rows, 'registry');
  const [submitUntil = ''] = partsOf(rows, 'submit lines expire');
  const [epsilonAYear = 0, signatures = 0, frameNames = 0] = partsOf(rows, 'limits').map(Number);
  const [submit = 0, ticket = 0, fleet = 0, set = 0] = partsOf(rows, 'lines').map(Number);
  // No registry can ask for less care than this: FORMAT.md gives the same floors.
  if (!(epsilonAYear > 0 && epsilonAYear <= 10)) say(0, 'its epsilon_a_year is not above 0 and at most 10');
  if (signatures < 2) say(0, 'it asks for fewer than 2 signatures');
  if (frameNames < 1 || frameNames > 8) say(0, 'its frame_names is not from 1 to 8');
  for (const day of [asOf, submitUntil]) {
    if (parseDay(day) === null) say(0, `${day} in the header is no day`);
  }
  return {
    registry,
    version,
    status: status === 'active' ? status : 'preview',
    asOf,
    programs: rows.filter(({ what }) => what === 'program').map(({ parts }) => programOf(parts)),
    counts: { submit, ticket, fleet, set },
    limits: { epsilonAYear, signatures, frameNames },
    submitUntil: untilOf(submitUntil),
    header: all.slice(0, rows.length),
    lines,
  };
}

function programOf([name = '', reporters = '', open = '']: readonly string[]): AllowlistProgram {
  return { name, reporters: Number(reporters), open: open === '-' ? [] : open.split('|') };
}
