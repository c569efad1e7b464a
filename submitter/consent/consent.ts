/**
 * The record that its owner said yes: to one recipient, for one version of one registry, to the very lines of its
 * allowlist that were printed. It is bound to the store it was given in. Reads, spells and compares it; asking is the
 * program's, and only what a person typed may be written as one. Pure.
 */
import { type Day, dayText, parseDay } from '../../recorders/typescript/store/day.ts';
import { readLines } from '../allowlist/lines.ts';
import { COUNT, DECIMAL, LIST, NAME, programOf, VERSION, type SubmitLine } from '../allowlist/line.ts';
import type { Allowlist, Say } from '../allowlist/list.ts';
import type { Binding } from '../own-folder/own-folder.ts';
import { parseRecord, recordText, type Keys, type RecordLine } from '../own-folder/record.ts';

/** An address as it is spelled: https; no user, query or fragment. */
export const RECIPIENT = 'https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?/[A-Za-z0-9._~/-]*';

/** A group of one program of one registry. */
export interface Choice {
  readonly registry: string;
  readonly program: string;
  readonly group: string;
}

/** A `submit` line with its words, as it was printed and agreed to, and where it stands in the record. */
export interface Agreed {
  readonly number: number;
  /** Three lines: its own and those of its words. */
  readonly text: string;
  readonly line: SubmitLine;
}

export interface Consent extends Binding {
  readonly recipient: string;
  readonly registry: string;
  readonly version: string;
  /** The day on which it was given; only weeks that began later may be reported. */
  readonly day: Day;
  /** What all randomised answers of a year may cost together, as it was said when it was given. */
  readonly epsilonAYear: number;
  /** Coarse reports expected in a week, by program, as it was said when it was given. */
  readonly reporters: readonly { readonly program: string; readonly reporters: number }[];
  readonly agreed: readonly Agreed[];
}

const FORMAT = '# tallybook consent 1';

const SUBMIT = 'submit|asks|means';

/** As a system tells it, however long. */
const NUMBER = '(?:0|[1-9][0-9]*)';

/** The lines of a record, in this order. */
const KEYS: Keys = {
  path: ['1', '([^\\p{Cc}]+)'],
  inode: ['?', `(${NUMBER})`],
  born: ['?', `(${NUMBER}\\.[0-9]{9})`],
  recipient: ['1', `(${RECIPIENT})`],
  registry: ['1', `(${LIST}) (${VERSION})`],
  day: ['1', '([0-9-]{10})'],
  epsilon_a_year: ['1', `(${DECIMAL})`],
  reporters: ['+', `(${NAME}) (${COUNT})`],
  [SUBMIT]: ['+', '.*'],
};

/** What the text says, or what is wrong with it; then nothing was agreed to. */
export function parseConsent(text: string): Consent | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const parts = (key: string): readonly string[] => lines(key)[0]?.parts ?? [];
  const [path = ''] = parts('path');
  const [inode = null] = parts('inode');
  const [born = null] = parts('born');
  const [recipient = ''] = parts('recipient');
  const [registry = '', version = ''] = parts('registry');
  const day = parseDay(parts('day')[0] ?? '');
  if (day === null) return `there is no day ${parts('day').join('')}`;
  const epsilonAYear = Number(parts('epsilon_a_year')[0]);
  const reporters = lines('reporters').map(({ parts: [program = '', n] }) => ({ program, reporters: Number(n) }));
  const agreed = agreedLines(lines(SUBMIT));
  if (typeof agreed === 'string') return agreed;
  const programs = new Set(agreed.map(({ line }) => programOf(line.id)));
  if (reporters.map(({ program }) => program).join() !== [...programs].sort().join()) {
    return 'its `reporters` lines are not of the programs that its `submit` lines are of';
  }
  return { path, inode, born, recipient, registry, version, day, epsilonAYear, reporters, agreed };
}

function agreedLines(lines: readonly RecordLine[]): readonly Agreed[] | string {
  const agreed: Agreed[] = [];
  const wrong: string[] = [];
  const say: Say = (number, message) => void wrong.push(`line ${number}: ${message}`);
  for (const { number, text, line } of readLines(lines, say)) {
    if (line.section !== 'submit' || (agreed.at(-1)?.line.id ?? '') >= line.id) {
      say(number, 'it stands twice or out of order');
    } else agreed.push({ number, text, line });
  }
  return wrong[0] ?? agreed;
}

export function consentText(consent: Consent): string {
  const { path, inode, born, recipient, registry, version, day, epsilonAYear, reporters, agreed } = consent;
  return recordText(FORMAT, [
    `path ${path}`,
    ...(inode === null ? [] : [`inode ${inode}`]),
    ...(born === null ? [] : [`born ${born}`]),
    `recipient ${recipient}`,
    `registry ${registry} ${version}`,
    `day ${dayText(day)}`,
    `epsilon_a_year ${epsilonAYear}`,
    ...reporters.map(({ program, reporters: n }) => `reporters ${program} ${n}`),
    ...agreed.map(({ text }) => text),
  ]);
}

/** How many lines a submit line is with its words. */
const LINES_EACH = 3;

/** The record of a yes to these groups and noised metrics of an allowlist, all lines of each. */
export function newConsent(
  binding: Binding,
  recipient: string,
  allowlist: Allowlist,
  day: Day,
  wanted: (line: SubmitLine) => boolean,
): Consent {
  const { registry, version, limits } = allowlist;
  const lines = allowlist.lines.flatMap(({ text, line }) =>
    line.section === 'submit' && wanted(line) ? [{ text, line }] : [],
  );
  const programs = new Set(lines.map(({ line }) => programOf(line.id)));
  const reporters = allowlist.programs
    .filter(({ name }) => programs.has(name))
    .map(({ name: program, reporters: n }) => ({ program, reporters: n }));
  const given = { ...binding, recipient, registry, version, day, epsilonAYear: limits.epsilonAYear, reporters };
  const first = consentText({ ...given, agreed: [] }).split('\n').length;
  return { ...given, agreed: lines.map((line, i) => ({ ...line, number: first + LINES_EACH * i })) };
}

/** `rust-toolchain rustc/crashes` */
export const choiceText = ({ registry, program, group }: Choice): string => `${registry} ${program}/${group}`;

/** The groups that were agreed to. */
export function choicesOf({ registry, agreed }: Consent): readonly Choice[] {
  const groups = new Map<string, Choice>();
  for (const { line } of agreed) {
    if (line.group === null) continue;
    const choice = { registry, program: programOf(line.id), group: line.group };
    groups.set(choiceText(choice), choice);
  }
  return [...groups.values()];
}
