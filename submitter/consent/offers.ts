/**
 * What could be agreed to, and sent, of a registry: its groups and randomised answers, each with everything that stands
 * in the way. Status, page, preview and consent list all read these, so none can say more than another. Pure:
 * `permitMetric` decides, and the recorded state of the program.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { programOf, type SubmitLine } from '../allowlist/line.ts';
import { submitLines } from '../allowlist/lookup.ts';
import { describe, permitMetric } from '../permit.ts';
import type { Registered } from '../registries/registered.ts';
import { recordingStop, type Recording } from '../reports/recorded.ts';
import { stop, type Stop } from '../stops/stop.ts';

/** A group, or a randomised answer (then `group` is null). */
export interface Offer {
  readonly program: string;
  readonly group: string | null;
  /** Coarse reports expected of the program in a week. */
  readonly reporters: number;
  readonly lines: readonly SubmitLine[];
  /** Why nothing of it can be sent now; empty if it can. */
  readonly stops: readonly Stop[];
}

/** Every group and answer of these programs, in the order of the allowlist's header and lines. */
export function offersOf(
  registered: Registered,
  programs: ReadonlyMap<string, Recording>,
  today: Day,
): readonly Offer[] {
  const { list } = describe(registered.allowed);
  const submitted = submitLines(list.lines);
  return list.programs
    .filter(({ name }) => programs.has(name))
    .flatMap(({ name: program, reporters, open }) => {
      const own = submitted.filter((line) => programOf(line.id) === program);
      const groups = open.map((group) => ({ group, lines: own.filter((line) => line.group === group) }));
      const answers = own.filter(({ group }) => group === null).map((line) => ({ group: null, lines: [line] }));
      return [...groups, ...answers].flatMap(({ group, lines }): Offer | readonly Offer[] => {
        const [first] = lines;
        if (first === undefined) return [];
        const verdict = permitMetric(registered.allowed, 'submit', first.id, today);
        const unrecorded = recordingStop(program, programs.get(program), lines, registered.catalogues.get(program));
        const never = group === null ? neverStop(first, list.limits.epsilonAYear) : null;
        const stops = [verdict.permitted ? [] : verdict.stops, unrecorded ?? [], never ?? []].flat();
        return { program, group, reporters, lines, stops };
      });
    });
}

/** Whether one answer alone would cost more than all of a year may: then none will ever be drawn. */
export const neverStop = ({ epsilon }: SubmitLine, aYear: number): Stop | null =>
  epsilon !== null && epsilon > aYear ? stop('answer/never', epsilon, aYear) : null;

/** Those that nothing stops. */
export const unstoppedOf = (offers: readonly Offer[]): readonly Offer[] =>
  offers.filter(({ stops }) => stops.length === 0);

/** The lines of those that are answers. */
export const answersIn = (offers: readonly Offer[]): readonly SubmitLine[] =>
  offers.flatMap(({ group, lines }) => (group === null ? lines : []));

/** `group crashes of rustc`, `answer about rustc.config.bootstrap_env` */
export const offerWords = ({ program, group, lines }: Offer): string =>
  group === null ? `answer about ${lines[0]?.id ?? ''}` : `group ${group} of ${program}`;
