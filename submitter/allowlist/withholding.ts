/**
 * Which glob of what its user withholds takes a field, or a metric that is submitted. Pure; only permit.ts has a
 * `Lookup` to ask it of.
 */
import type { FieldLine, SubmitLine } from './line.ts';
import type { Lookup } from './lookup.ts';

/** What withholds a field, or a metric that is submitted: then also what takes any of the fields it is made from. */
export function withholding(
  { withheld }: Pick<Lookup, 'withheld'>,
  line: SubmitLine | FieldLine,
  field: string,
): Lookup['withheld'][number] | undefined {
  if (line.section !== 'submit') return withheld.find(({ takes }) => takes(field));
  const { id, values, reduce } = line;
  const labels = LABELLED.has(reduce) ? values.map((value) => `${id}{${value}}`) : [];
  return withheld.find(({ glob, takes }) => {
    const buckets = BUCKETED.has(reduce) ? bucketsLike(id, glob) : [];
    return [id, ...labels, ...buckets].some(takes);
  });
}

const LABELLED: ReadonlySet<string> = new Set(['any', 'all', 'mode']);
const BUCKETED: ReadonlySet<string> = new Set(['max', 'median']);

/** More digits than any bound has. */
const LONGEST_BOUND = 16;

/**
 * Fields of a histogram, whose bounds do not stand in the allowlist, such that a glob takes one of these if it takes
 * any: a bound that it spells is made of digits of its own, in their order, and any other bound is as good as 0.
 */
function bucketsLike(id: string, glob: string): readonly string[] {
  const runs = glob.match(/[0-9]+/g) ?? [];
  const bounds = new Set(['0']);
  for (let from = 0; from < runs.length; from++) {
    let bound = '';
    for (let to = from; to < runs.length && bound.length <= LONGEST_BOUND; to++) bounds.add((bound += runs[to]));
  }
  return [...bounds].flatMap((bound) => [`${id}{<=${bound}}`, `${id}{>${bound}}`]);
}
