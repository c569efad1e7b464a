/**
 * How far the counts of a metric could go from this store: in a report, as a randomised answer, in a ticket, or nowhere,
 * and why. Every answer is asked of `permit`; nothing is decided here. Pure.
 */
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { permit, type Refusal } from '../../../submitter/permit.ts';
import type { CatalogueMetric } from '../../../submitter/registries/catalogue.ts';
import { recordingStop, type Recorded } from '../../../submitter/reports/recorded.ts';
import { lookup } from '../../../submitter/allowlist/allowed.ts';
import { counted } from '../command.ts';
import { offers, type Leaving } from '../offers.ts';

/** Furthest first. `refused` has a line that allows nothing as things stand, `never` has none. */
export const WAYS = ['report', 'answer', 'ticket', 'refused', 'never'] as const;
export type Way = (typeof WAYS)[number];

export interface Exit {
  readonly way: Way;
  readonly registry: string | null;
  /** A sentence without a full stop. */
  readonly why: string;
}

/** By each registry that describes its program, one is enough to leave by. */
export const canLeave = (exits: readonly Exit[]): boolean =>
  exits.some(({ way }) => way !== 'never' && way !== 'refused');

export interface Counted {
  readonly id: string;
  /** As they stand in the store, between braces too. */
  readonly fields: readonly string[];
  readonly recorded: Recorded;
}

/** By each registry that describes the program, the furthest first; never empty. */
export function exitsOf(leavings: readonly Leaving[], metric: Counted, today: Day): readonly Exit[] {
  const program = metric.id.split('.')[0] ?? '';
  const describing = leavings.filter(({ source }) => source.catalogues.has(program));
  const exits = describing.map((leaving) => exitBy(leaving, metric, program, today));
  const [first, ...others] = exits.sort((a, b) => WAYS.indexOf(a.way) - WAYS.indexOf(b.way));
  if (first === undefined)
    return [{ way: 'never', registry: null, why: 'no registry that was added describes the program' }];
  return [first, ...others.filter(({ way }) => way !== 'never')];
}

function exitBy(leaving: Leaving, counted: Counted, program: string, today: Day): Exit {
  const { id, fields } = counted;
  const { allowed, source, name: registry } = leaving;
  const metric = source.catalogues.get(program)?.metrics.find((one) => one.id === id);
  if (metric === undefined) return { way: 'never', registry, why: 'the registry does not declare it' };
  const sink = allowed.sinks.get(id);
  if (sink === 'submit') return { registry, ...submitted(leaving, counted, program, today) };
  if (sink === 'ticket') return { registry, ...shownByHand(leaving, fields, today) };
  return { way: 'never', registry, why: unlisted(metric, sink) };
}

type Said = Pick<Exit, 'way' | 'why'>;

function submitted(leaving: Leaving, { id, recorded }: Counted, program: string, today: Day): Said {
  const { offered, refused } = offers(leaving, [program], today);
  const line = leaving.allowed.exact.get(lookup('submit', id))?.line;
  if (line?.section !== 'submit') return { way: 'refused', why: 'its submit line does not hold' };
  const { group, values } = line;
  const offer = offered.find(({ lines }) => lines.some((one) => one.id === id));
  if (offer === undefined) {
    const head = group === null ? `answer about ${id}: ` : `group ${group} of ${program}: `;
    const said = refused.find((text) => text.startsWith(head));
    return { way: 'refused', why: said === undefined ? 'its group is not open' : `nothing is said of the ${said}` };
  }
  const stop = recordingStop(program, recorded, offer.lines, leaving.source.catalogues.get(program));
  if (stop !== null) return { way: 'refused', why: stop };
  const isPreview = leaving.allowed.list.status === 'preview';
  const when = isPreview ? 'not now, since the registry is a preview; once it is active and you agree' : 'if you agree';
  const said = `one of ${values.join(', ')}`;
  return group === null
    ? { way: 'answer', why: `${when}, a random answer once a quarter: ${said}` }
    : { way: 'report', why: `${when}, the report of the group ${group} in a week that draws it: ${said}` };
}

/** Refusals that nothing a user does takes away. */
const NO_LINE: ReadonlySet<string> = new Set(['field/unknown', 'field/mismatch']);

function shownByHand({ allowed }: Leaving, fields: readonly string[], today: Day): Said {
  const refusals = fields.flatMap((field): Refusal[] => {
    const verdict = permit(allowed, 'ticket', field, 1, today);
    return verdict.permitted ? [] : [verdict.refusal];
  });
  const n = fields.length - refusals.length;
  const [first] = refusals;
  if (first === undefined)
    return { way: 'ticket', why: `${counted(n, 'total')} without days, in a text that you make and attach yourself` };
  const others = refusals.length === 1 ? '' : `, and ${refusals.length - 1} more are refused`;
  if (n === 0)
    return { way: refusals.every(({ why }) => NO_LINE.has(why)) ? 'never' : 'refused', why: `${first.text}${others}` };
  return {
    way: 'ticket',
    why: `${n} of ${fields.length} totals without days, in a text that you make and attach yourself; ${first.text}${others}`,
  };
}

/** Why the allowlist has no line that a user could use. */
function unlisted(metric: CatalogueMetric, sink: 'fleet' | undefined): string {
  if (sink === 'fleet' || metric.privacy_class === 'fleet')
    return 'only stores of build fleets are collected, and only by their owners';
  if (metric.privacy_class === 'sealed') return 'it is sealed: declared never to leave';
  return metric.live ? 'the allowlist has no line for it' : 'it is not recorded any more, or not yet';
}
