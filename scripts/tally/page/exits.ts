/**
 * How far the counts of a metric could go from this store: in a report, as a randomised answer, in a ticket, or
 * nowhere, and why. Every answer is asked of `permit`; nothing is decided here. Pure.
 */
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { offersOf } from '../../../submitter/consent/offers.ts';
import { describe, permit, permitMetric } from '../../../submitter/permit.ts';
import type { CatalogueMetric } from '../../../submitter/registries/catalogue.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Stop, StopId } from '../../../submitter/stops/stop.ts';
import { allWords, words } from '../../../submitter/stops/words.ts';
import { counted } from '../command.ts';

/**
 * Furthest first, each with what it is called beside a metric and above a table. `refused` has a line that allows
 * nothing as things stand, `never` has none.
 */
export const WAYS = {
  report: ['report', 'In a weekly report'],
  answer: ['random answer', 'As a random answer'],
  ticket: ['ticket', 'In a ticket that you make'],
  refused: ['not as things stand', 'Not as things stand'],
  never: ['never leaves', 'Never'],
} as const;
export type Way = keyof typeof WAYS;
const ORDER = Object.keys(WAYS);

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

/** By each registry that describes the program, the furthest first; never empty. `shown` is how words are shown. */
export function exitsOf(
  registered: readonly Registered[],
  metric: Counted,
  today: Day,
  shown: (words: string) => string,
): readonly Exit[] {
  const program = metric.id.split('.', 1)[0] ?? '';
  const exits = registered
    .filter(({ catalogues }) => catalogues.has(program))
    .map((one): Exit => {
      const exit = exitBy(one, metric, program, today);
      return { ...exit, registry: one.name, why: shown(exit.why) };
    });
  const [first, ...others] = exits.sort((a, b) => ORDER.indexOf(a.way) - ORDER.indexOf(b.way));
  if (first === undefined)
    return [{ way: 'never', registry: null, why: 'no registry that was added describes the program' }];
  return [first, ...others.filter(({ way }) => way !== 'never')];
}

type Direction = Pick<Exit, 'way' | 'why'>;

function exitBy(registered: Registered, metric: Counted, program: string, today: Day): Direction {
  const declared = registered.catalogues.get(program)?.metrics.find((one) => one.id === metric.id);
  if (declared === undefined) return { way: 'never', why: 'the registry does not declare it' };
  switch (declared.leaves) {
    case 'submit':
      return submitted(registered, metric, program, today);
    case 'ticket':
      return shownByHand(registered, metric, today);
    case 'fleet':
    case null:
      return { way: 'never', why: unlisted(declared) };
  }
}

function submitted(registered: Registered, { id, recorded }: Counted, program: string, today: Day): Direction {
  const offers = offersOf(registered, new Map([[program, recorded]]), today);
  const offer = offers.find(({ lines }) => lines.some((line) => line.id === id));
  const line = offer?.lines.find((one) => one.id === id);
  if (offer === undefined || line === undefined) return { way: 'refused', why: 'its group is not open' };
  const { group, stops } = offer;
  const of = group === null ? `answer about ${id}` : `group ${group} of ${program}`;
  if (stops.length > 0) return { way: 'refused', why: `nothing is said of the ${of}: ${allWords(stops)}` };
  const isPreview = describe(registered.allowed).list.status === 'preview';
  const when = isPreview ? 'not now, since the registry is a preview; once it is active and you agree' : 'if you agree';
  const values = `one of ${line.values.join(', ')}`;
  return group === null
    ? { way: 'answer', why: `${when}, a random answer once a quarter: ${values}` }
    : { way: 'report', why: `${when}, the report of the group ${group} in a week that draws it: ${values}` };
}

/** What no act of its owner takes away: the field has no line, or its line does not take it. */
const NEVER: ReadonlySet<StopId> = new Set([
  'field/unknown',
  'field/spelling',
  'field/text',
  'field/depth',
  'field/frame',
]);

function shownByHand({ allowed }: Registered, { id, fields }: Counted, today: Day): Direction {
  const verdict = permitMetric(allowed, 'ticket', id, today);
  const stops = fields.flatMap((field): Stop | readonly Stop[] => {
    const one = permit(allowed, 'ticket', field, 1, today);
    return one.permitted ? [] : one.stop;
  });
  const n = verdict.permitted ? fields.length - stops.length : 0;
  const [first] = stops;
  const how = 'without days, in a text that you make and attach yourself';
  if (first === undefined) return { way: 'ticket', why: `${counted(n, 'total')} ${how}` };
  const others = stops.length === 1 ? '' : `, and ${stops.length - 1} more are refused`;
  if (n > 0) return { way: 'ticket', why: `${n} of ${fields.length} totals ${how}; ${words(first)}${others}` };
  const isNever = stops.every((stop) => NEVER.has(stop.id));
  return { way: isNever ? 'never' : 'refused', why: `${words(first)}${others}` };
}

/** Why the allowlist has no line that a user could use. */
function unlisted(metric: CatalogueMetric): string {
  if (metric.leaves === 'fleet' || metric.privacy_class === 'fleet')
    return 'only stores of build fleets are collected, and only by their owners';
  if (metric.privacy_class === 'sealed') return 'it is sealed: declared never to leave';
  return metric.live ? 'the allowlist has no line for it' : 'it is not recorded any more, or not yet';
}
