/**
 * An allowlist as generators/allowlist/FORMAT.md describes it, and the copy of it that its user may have cut lines from.
 * A reader is strict: what breaks a rule is said with its line, and then nothing of the file holds. Pure: it reads
 * nothing and knows no date. It decides nothing about a value; it only says what stands there.
 */
import { createHash } from 'node:crypto';
import { parseDay } from '../../recorders/typescript/store/day.ts';
import { bodyFindings } from './consistency.ts';
import { COUNT, DATE, DECIMAL, LIST, NAME, parseLine, VERSION } from './line.ts';
import type { Allowlist, AllowlistFinding, AllowlistProgram, Limits, NumberedLine } from './list.ts';
import { untilOf } from './until.ts';

export interface ReadAllowlist {
  /** Null if anything was found. */
  readonly value: Allowlist | null;
  readonly findings: readonly AllowlistFinding[];
}

const HEADER: readonly { readonly what: string; readonly many: boolean; readonly form: RegExp }[] = [
  { what: 'tallybook allowlist 1', many: false, form: /^# tallybook allowlist 1$/ },
  { what: 'note', many: true, form: /^# note [!-~](?: ?[!-~])*$/ },
  {
    what: 'registry',
    many: false,
    form: new RegExp(`^# registry (${LIST}) (${VERSION}) (preview|active) as_of=(${DATE})$`),
  },
  {
    what: 'program',
    many: true,
    form: new RegExp(`^# program (${NAME}) reporters=(${COUNT}) open=(-|${NAME}(?:\\|${NAME})*)$`),
  },
  {
    what: 'limits',
    many: false,
    form: new RegExp(`^# limits epsilon_a_year=(${DECIMAL}) signatures=(${COUNT}) frame_names=(${COUNT})$`),
  },
  {
    what: 'lines',
    many: false,
    form: new RegExp(`^# lines submit=(${COUNT}) ticket=(${COUNT}) fleet=(${COUNT}) set=(${COUNT})$`),
  },
  { what: 'submit lines expire', many: false, form: new RegExp(`^# submit lines expire (${DATE})$`) },
  { what: 'sha256', many: false, form: /^# sha256 ([0-9a-f]{64})$/ },
];

const CLEAN = /^[!-~](?: ?[!-~])*$/;

/** Reads a published file: every rule, its counts and its sum. */
export function parseAllowlist(bytes: Uint8Array): ReadAllowlist {
  const text = Buffer.from(bytes).toString('latin1');
  const findings: AllowlistFinding[] = [];
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n');
  if (!ends) findings.push({ line: lines.length, message: 'the last line does not end' });
  for (const [i, line] of lines.entries()) {
    if (!CLEAN.test(line)) findings.push({ line: i + 1, message: badText(line) });
  }
  const rows = headerRows(lines);
  if (typeof rows === 'number') {
    const what = HEADER.map((row) => row.what).join(', ');
    return refused([{ line: rows + 1, message: `it is not the line of the header that belongs here (${what})` }]);
  }
  const body = lines.slice(rows.length).map((line, i) => ({ number: rows.length + i + 1, text: line }));
  const list = allowlist(rows, lines.slice(0, rows.length), body, findings);
  if (list === null || findings.length > 0) return refused(findings);
  if (sumOf(body) !== partsOf(rows, 'sha256')[0]) {
    findings.push({ line: 0, message: 'its lines do not have the sum of its header' });
  }
  findings.push(...bodyFindings(list));
  return findings.length === 0 ? { value: list, findings } : refused(findings);
}

function sumOf(body: Body): string {
  const sum = createHash('sha256');
  for (const { text } of body) sum.update(`${text}\n`, 'latin1');
  return sum.digest('hex');
}

const refused = (findings: readonly AllowlistFinding[]): ReadAllowlist => ({ value: null, findings });

function badText(line: string): string {
  if (line === '') return 'it is empty';
  if (/[^ -~]/.test(line)) return 'it holds a byte that is not printable ASCII';
  return 'it begins or ends with a space, or has two in a row';
}

/** For each line of the header its row and its parts; or the index of the first line that is none. */
function headerRows(lines: readonly string[]): readonly { what: string; parts: readonly string[] }[] | number {
  const rows: { what: string; parts: readonly string[] }[] = [];
  for (const { what, many, form } of HEADER) {
    let match = form.exec(lines[rows.length] ?? '');
    if (match === null && !many) return rows.length;
    while (match !== null) {
      rows.push({ what, parts: match.slice(1) });
      match = many ? form.exec(lines[rows.length] ?? '') : null;
    }
  }
  return rows;
}

type Rows = readonly { readonly what: string; readonly parts: readonly string[] }[];
type Body = readonly { readonly number: number; readonly text: string }[];

const partsOf = (rows: Rows, what: string): readonly string[] => rows.find((row) => row.what === what)?.parts ?? [];

function allowlist(rows: Rows, header: readonly string[], body: Body, findings: AllowlistFinding[]): Allowlist | null {
  const lines: NumberedLine[] = [];
  for (const { number, text } of body) {
    if (!CLEAN.test(text)) continue;
    const line = text.startsWith('#') ? 'it begins with `#`, and the header is over' : parseLine(text);
    if (typeof line === 'string') findings.push({ line: number, message: line });
    else lines.push({ number, text, line });
  }
  const [registry = '', version = '', status = '', asOf = ''] = partsOf(rows, 'registry');
  const [submitUntil = ''] = partsOf(rows, 'submit lines expire');
  const [epsilonAYear = 0, signatures = 0, frameNames = 0] = partsOf(rows, 'limits').map(Number);
  const limits = { epsilonAYear, signatures, frameNames };
  findings.push(...limitFindings(limits).map((message) => ({ line: 0, message })));
  for (const day of [asOf, submitUntil]) {
    if (parseDay(day) === null) findings.push({ line: 0, message: `${day} in the header is no day` });
  }
  const counts = partsOf(rows, 'lines').map(Number);
  if (findings.length > 0) return null;
  return {
    registry,
    version,
    status: status === 'active' ? 'active' : 'preview',
    asOf,
    programs: rows.filter((row) => row.what === 'program').map(({ parts }) => programOf(parts)),
    counts: { submit: counts[0] ?? 0, ticket: counts[1] ?? 0, fleet: counts[2] ?? 0, set: counts[3] ?? 0 },
    limits,
    submitUntil: untilOf(submitUntil),
    header,
    lines,
  };
}

/** No registry can ask for less care than this: FORMAT.md gives the same floors. */
function limitFindings({ epsilonAYear, signatures, frameNames }: Limits): readonly string[] {
  return [
    ...(epsilonAYear > 0 && epsilonAYear <= 10 ? [] : ['its epsilon_a_year is not above 0 and at most 10']),
    ...(signatures >= 2 ? [] : ['it asks for fewer than 2 signatures']),
    ...(frameNames >= 1 && frameNames <= 8 ? [] : ['its frame_names is not from 1 to 8']),
  ];
}

function programOf([name = '', reporters = '', open = '']: readonly string[]): AllowlistProgram {
  return { name, reporters: Number(reporters), open: open === '-' ? [] : open.split('|') };
}
