/**
 * Every refusal of generators/allowlist/FORMAT.md as a change of a sound list. Two readers that share no code are held
 * to these rows, and to the line that each of them names.
 */
import { ACTIVE, RELEASED, sealed, split, UNRELEASED, type Published } from '../../scripts/dev/fuzz/published.ts';
import { FIELDS, LISTS } from './refused-fields.ts';
import { HEADER, LINES, type Row } from './refused-lines.ts';

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';

/** The sums stay as they are, so that they tell of the change. */
const SUMS: readonly Row[] = [
  ['a wrong total', 'ticket=6', 'ticket=7'],
  ['a byte changed', 'since=0.1.0', 'since=0.1.1'],
  ['a line deleted', `ticket p.b.plain values=count class=ticket ${TERMS}\n`, ''],
  ['another file of a list', '\ntypeck', '\ntypecl'],
];

const OF_ACTIVE: readonly Row[] = [['totals missing in an active one', /# lines .*\n/, '']];

const OF_UNRELEASED: readonly Row[] = [
  ['totals of what was not released', '# submit lines', '# lines submit=2 ticket=6 fleet=3 set=2\n# submit lines'],
  ['a sum of what was not released', 'expire 2027-02-20\n', `expire 2027-02-20\n# sha256 ${'0'.repeat(64)}\n`],
  ['a sum of a catalogue of what was not released', 'open=-', `open=- catalogue=${'a'.repeat(64)}`],
  ['what was not released, active', 'preview', 'active'],
  ['no line feed at the end of a file', 'r_b::ty::x\n', 'r_b::ty::x'],
  ['nothing at all', /[^]*/, ''],
];

/** Without a sum of the body, and the sums of lists as they are. */
const LIST_SUMS: readonly Row[] = [
  ['a sum of a list in capitals', /(set calls.*sha256=)[0-9a-f]/, '$1A'],
  ['another number of names', 'names=2', 'names=3'],
  ['a number of names with a leading zero', 'names=2', 'names=02'],
  ['no line feed at the end of the list', /\n== calls/, '== calls'],
];

export interface Refused extends Published {
  readonly what: string;
}

const rowsOf = (base: string, rows: readonly Row[], seal: (one: Published) => Published): readonly Refused[] =>
  rows.map(([what, from, to]) => {
    const text = base.replace(from, to);
    if (text === base) throw new Error(`${what}: nothing changes`);
    return { what, ...seal(split(text)) };
  });

const asIs = (one: Published): Published => one;

export const REFUSED: readonly Refused[] = [
  ...rowsOf(RELEASED, [...HEADER, ...LINES, ...FIELDS, ...LISTS], sealed),
  ...rowsOf(RELEASED, SUMS, asIs),
  ...rowsOf(ACTIVE, OF_ACTIVE, sealed),
  ...rowsOf(UNRELEASED, OF_UNRELEASED, sealed),
  ...rowsOf(UNRELEASED, LIST_SUMS, asIs),
];
