/**
 * The half of `npm run fuzz` that is about allowlists: sound ones with their lists, broken at random, and read by the
 * submitter's reader and by a naive one. Both accept or both refuse; what both accept allows the same values of the
 * same fields on the same days.
 */
import fc from 'fast-check';
import { dayText, parseDay } from '../../../recorders/typescript/store/day.ts';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import { SINKS } from '../../../submitter/allowlist/lookup.ts';
import { allowedBy, permit, type Allowed } from '../../../submitter/permit.ts';
import { readAllowlist, type Allowlist as Naive } from './naive-allowlist.ts';
import { allows } from './naive-field.ts';
import type { Published } from './published.ts';
import { changes, spoilt } from './spoil.ts';

const SIGNED = ['ada', 'eve'];
const TODAY = parseDay('2026-11-22') ?? 0;

const FIELDS = [
  'p.a.total',
  'p.a.total{1}',
  'p.a.noised',
  'p.b.code{x,%7B}',
  'p.b.code{x,<=10}',
  'p.b.code{x,>11}',
  'p.b.code',
  'p.b.plain',
  'p.c.names{_}',
  'p.c.names{r_a::ty;_}',
  'p.c.names{r_a::ty;_;_}',
  'p.c.names{r_a::z}',
  'p.c.names{r_a}',
  'p.c.names{}',
  'p.c.text{v1}',
  'p.c.text{v12a}',
  'p.c.text{v1b-}',
  'p.c.text{unknown}',
  'p.c.text{v%31}',
  'p.d.steps{<=10}',
  'q.d.calls{typeck}',
  'q.d.calls{typeck;_}',
  'r.a.b',
  '',
];
const VALUES: readonly unknown[] = ['0', '1', '2-4', '5+', 'true', '', 0, 3, 2 ** 53, -1, -0, 0.5, null, true];

/** A field, of these or of the list; a value, of these or of its line; and a day around those that lists speak of. */
const question = fc.record({
  sink: fc.constantFrom(...SINKS),
  field: fc.nat(99),
  value: fc.nat(99),
  after: fc.constantFrom(-2, -1, 0, 1, 89, 90, 343, 344, 345),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** What differs between the two readers, or null. */
function fault({ text, files }: Published, questions: readonly Question[]): string | null {
  const bytes = new Map([...files].map(([name, file]) => [name, Buffer.from(file, 'latin1')]));
  const { value, findings } = parseAllowlist(Buffer.from(text, 'latin1'), bytes);
  let naive: Naive;
  try {
    naive = readAllowlist(text, files);
  } catch (error) {
    return value === null ? null : `it is accepted, although ${String(error)}`;
  }
  if (value === null) return `it is refused: ${JSON.stringify(findings)}`;
  const allowed = allowedBy({ list: value, left: value.lines, withheld: [], signedBy: SIGNED });
  const differences = questions.map((one) => difference(allowed, naive, one));
  return differences.find((found) => found !== null) ?? null;
}

function difference(allowed: Allowed, naive: Naive, { sink, field: at, value: which, after }: Question): string | null {
  const fields = [...FIELDS, ...naive.lines.map((line) => line.field)];
  const field = fields[at % fields.length] ?? '';
  const line = naive.lines.find((one) => one.field === field);
  const values = typeof line?.values === 'object' ? [...VALUES, ...line.values] : VALUES;
  const value = values[which % values.length];
  const today = TODAY + after;
  const verdict = permit(allowed, sink, field, value, today).permitted;
  const wanted = allows(naive, SIGNED.length, { sink, field, value, today: dayText(today) });
  return verdict === wanted ? null : `${sink} ${field} ${String(value)} on ${dayText(today)} is ${String(verdict)}`;
}

/** Breaks and reads so many allowlists; throws with the smallest one on which the readers differ. */
export function fuzzAllowlists(runs: number, seed: number): void {
  fc.assert(
    fc.property(changes, fc.array(question, { minLength: 8, maxLength: 8 }), (broken, questions) => {
      const published = spoilt(broken);
      const found = fault(published, questions);
      if (found !== null) throw new Error(`${found}, in ${JSON.stringify([published.text, ...published.files])}`);
    }),
    { seed, numRuns: runs, endOnFailure: false },
  );
}
