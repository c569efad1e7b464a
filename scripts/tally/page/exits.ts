/**
 * How far the counts of a metric could go from this store: in a report, as a randomised answer, in a ticket, or
 * nowhere, and why. Every answer is asked of `permit`; nothing is decided here. Pure.
 */
import type { Catalogue } from '../../../generated/types/catalogue.ts';
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { programOf } from '../../../submitter/allowlist/line.ts';
import { idOf } from '../../../submitter/allowlist/lookup.ts';
import { isOfSeries } from '../../../submitter/allowlist/series.ts';
import { takingOf } from '../../../submitter/allowlist/since.ts';
import { offersOf, offerWords } from '../../../submitter/consent/offers.ts';
import { describe, permit } from '../../../submitter/permit.ts';
import type { CatalogueMetric } from '../../../submitter/registries/catalogue.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Stop, StopId } from '../../../submitter/stops/stop.ts';
import { allWords, words } from '../../../submitter/stops/tally-words.ts';
import { counted } from '../command.ts';

/** Furthest first, in words. `refused` has a line that allows nothing as things stand, `never` has none. */
export const WAYS = {
  report: 'In a weekly report',
  answer: 'As a random answer',
  ticket: 'In a ticket that you make',
  refused: 'Not as things stand',
  never: 'Never',
} as const;
export type Way = keyof typeof WAYS;
const ORDER = Object.keys(WAYS);

export interface Exit {
  readonly way: Way;
  /** A sentence without a full stop. */
  readonly why: string;
}

const exit =
  (way: Way) =>
  (why: string): Exit => ({ way, why });
const refused = exit('refused');
const never = exit('never');

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
  const program = programOf(metric.id);
  const describing = registered.filter((one) => one.catalogues.has(program));
  const exits = describing.flatMap((one): Exit | readonly Exit[] => {
    const catalogue = one.catalogues.get(program);
    if (catalogue === undefined) return [];
    const { way, why } = exitBy(one, catalogue, metric, today);
    return { way, why: shown(describing.length > 1 ? `by ${one.name}, ${why}` : why) };
  });
  const [first, ...others] = exits.sort((a, b) => ORDER.indexOf(a.way) - ORDER.indexOf(b.way));
  if (first === undefined) return [never('no registry that was added describes the program')];
  return [first, ...others.filter(({ way }) => way !== 'never')];
}

function exitBy(registered: Registered, { program, metrics }: Catalogue, metric: Counted, today: Day): Exit {
  const declared = metrics.find(({ id }) => id === metric.id);
  switch (declared?.leaves) {
    case undefined:
      return never('the registry does not declare it');
    case 'submit':
      return submitted(registered, metric, program, today);
    case 'ticket':
      return shownByHand(registered, metric, today);
    case 'fleet':
    case null:
      return never(unlisted(declared));
  }
}

function submitted(registered: Registered, { id, recorded }: Counted, program: string, today: Day): Exit {
  const offers = offersOf(registered, new Map([[program, recorded]]), today);
  const offer = offers.find(({ lines }) => lines.some((line) => line.id === id));
  if (offer === undefined) return refused('its group is not open');
  const { group, stops, lines } = offer;
  if (stops.length > 0) return refused(`nothing is said of the ${offerWords(offer)}: ${allWords(stops)}`);
  const isPreview = describe(registered.allowed).list.status === 'preview';
  const when = isPreview ? 'not now, since the registry is a preview; once it is active and you agree' : 'if you agree';
  const values = `one of ${lines.find((line) => line.id === id)?.values.join(', ')}`;
  return group === null
    ? exit('answer')(`${when}, a random answer once a quarter: ${values}`)
    : exit('report')(`${when}, the report of the group ${group} in a week that draws it: ${values}`);
}

/** What no act of its owner takes away: the field has no line, or its line does not take it. */
const NEVER: readonly StopId[] = ['field/unknown', 'field/spelling', 'field/text', 'field/depth', 'field/frame'];

function shownByHand({ allowed }: Registered, { fields: all, recorded }: Counted, today: Day): Exit {
  const { list, series } = describe(allowed);
  const taking = takingOf(list.lines);
  const own = recorded.counts.filter((one) => isOfSeries(one, list.registry, series));
  const fields = all.filter((field) => own.some((one) => one.counts.has(field) && taking.metric(one, idOf(field))));
  if (fields.length === 0) return refused(`none of it was counted as ${list.registry} ${series} declares it`);
  const stops = fields.flatMap((field): Stop | readonly Stop[] => {
    const verdict = permit(allowed, 'ticket', field, 1, today);
    return verdict.permitted ? [] : verdict.stop;
  });
  const [first, ...others] = stops;
  const how = 'without days, in a text that you make and attach yourself';
  if (first === undefined) return exit('ticket')(`${counted(fields.length, 'total')} ${how}`);
  const why = `${words(first)}${others.length === 0 ? '' : `, and ${others.length} more are refused`}`;
  const n = fields.length - stops.length;
  if (n > 0) return exit('ticket')(`${n} of ${fields.length} totals ${how}; ${why}`);
  return (stops.every(({ id }) => NEVER.includes(id)) ? never : refused)(why);
}

/** Why the allowlist has no line that a user could use. */
function unlisted({ leaves, privacy_class, live }: CatalogueMetric): string {
  if (leaves === 'fleet' || privacy_class === 'fleet')
    return 'only stores of build fleets are collected, and only by their owners';
  if (privacy_class === 'sealed') return 'it is sealed: declared never to leave';
  return live ? 'the allowlist has no line for it' : 'it is not recorded any more, or not yet';
}
