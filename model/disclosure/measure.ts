/**
 * The figures of the disclosure test: what each group could say and what a simulated population says with it. Pure: a
 * registry and a seed give the same figures for ever. Whether they are small enough is decided in `gate.ts`.
 */
import type { Group, Metric, Program, Registry } from '../registry/types.ts';
import { column, weeklyActivity, quietValues, type Column } from './behaviour.ts';
import { allowedAnswers, groupAnswers } from './bound.ts';
import { cells, shareBelow } from './cells.ts';
import { advantage, learnGuesses, quietReports, type Reports } from './dependency.ts';
import { JOINED_WEEKS, mean, PAIR, type Draws, type Measured, type ProgramFigures, type Subject } from './figures.ts';
import { joinWeeks, linkedShare, weights } from './linkage.ts';
import { noisedSubject } from './noised.ts';
import { dictionary, reporters, type Dictionary, type Reporter } from './population.ts';

export const DEFAULT_SEED = 20_261_122;

/**
 * Populations drawn, at least two: each is attacked with what was learned from others, and figures are means over all.
 */
export const TRIALS = 8;

const SPANS = [0, JOINED_WEEKS].map((from) => Array.from({ length: JOINED_WEEKS }, (_, i) => from + i));

interface Trial {
  readonly people: readonly Reporter[];
  readonly columns: ReadonlyMap<Metric, Column>;
}

/** Some seconds at a thousand reporters; the time grows with reporters, metrics and different reports. */
export function measure(registry: Registry, seed: number = DEFAULT_SEED, trials: number = TRIALS): Measured {
  const crates = dictionary(seed);
  const parts = registry.programs.map((program) => measureProgram(program, registry, crates, { seed, trials }));
  return {
    seed,
    trials,
    subjects: parts.flatMap(({ subjects }) => subjects),
    programs: parts.flatMap(({ joined }) => (joined === null ? [] : [joined])),
  };
}

function measureProgram(program: Program, { policy }: Registry, crates: Dictionary, draws: Draws) {
  const { seed } = draws;
  const open = program.groups.filter((group) => group.open);
  const noised = program.metrics.filter(({ submit }) => submit !== null && submit.epsilon !== null);
  if (program.groups.length === 0 && noised.length === 0) return { subjects: [], joined: null };
  const share = Math.max(1, Math.floor(policy.reporters.assumed / Math.max(1, open.length)));
  const trials = draw(program, share, crates, draws);
  const quiet = new Map(program.groups.flatMap(({ metrics }) => metrics).map((m) => [m, quietValues(m, crates, seed)]));
  const subjects = program.groups.map((group): Subject => ({
    program: program.name,
    name: group.name,
    open: group.open,
    epsilon: null,
    reporters: share,
    openGroups: Math.max(1, open.length),
    answers: groupAnswers(group),
    allowed: allowedAnswers(policy, open.length),
    ...groupFigures(group, trials, policy.smallest_cell),
    advantage: measureAdvantage(quietReports(group.metrics.map((metric) => quiet.get(metric) ?? [])), trials),
  }));
  const openFigures = subjects.filter((subject) => subject.open).map((subject) => subject.linked);
  const joined: ProgramFigures = {
    program: program.name,
    openGroups: open.length,
    linkedMean: open.length === 0 ? null : mean(openFigures),
    linkedJoined:
      open.length < 2
        ? null
        : measureLinkage(
            open.flatMap(({ metrics }) => metrics),
            trials,
          ),
  };
  return { subjects: [...subjects, ...noised.map((metric) => noisedSubject(metric, policy, draws))], joined };
}

function draw(program: Program, count: number, crates: Dictionary, { seed, trials }: Draws): readonly Trial[] {
  const metrics = program.groups.flatMap((group) => group.metrics);
  return Array.from({ length: trials }, (_, trial) => {
    const people = reporters(crates, count, seed, program.name, trial);
    const busy = weeklyActivity(people, 2 * JOINED_WEEKS, seed, program.name, trial);
    const columns = new Map(metrics.map((metric) => [metric, column(metric, crates, people, busy, seed, trial)]));
    return { people, columns };
  });
}

const columnsOf = (metrics: readonly Metric[], { columns }: Trial): readonly Column[] =>
  metrics.map((metric) => columns.get(metric)).filter((one) => one !== undefined);

function groupFigures({ metrics }: Group, trials: readonly Trial[], cell: number) {
  const weekly = trials.flatMap((trial) => {
    const columns = columnsOf(metrics, trial);
    return PAIR.map((week) => cells(columns, week, trial.people.length));
  });
  return {
    unique: mean(weekly.map((found) => shareBelow(found, 2))),
    small: mean(weekly.map((found) => shareBelow(found, cell))),
    linked: measureLinkage(metrics, trials),
    linkedJoined: measureLinkage(metrics, trials, (columns) => joinWeeks(columns, SPANS)),
  };
}

/** Each population is attacked with what was learned from the one before it. */
function measureLinkage(
  metrics: readonly Metric[],
  trials: readonly Trial[],
  joinedAs: (columns: readonly Column[]) => readonly Column[] = (columns) => columns,
): number {
  const all = trials.map((trial) => ({ columns: joinedAs(columnsOf(metrics, trial)), count: trial.people.length }));
  return mean(
    all.map(({ columns, count }, i) => {
      const other = all.at(i - 1) ?? { columns, count };
      return linkedShare(columns, weights(other.columns, other.count, PAIR), count, PAIR);
    }),
  );
}

/** Guesses are learned from half of the populations and scored on the other, then the other way round. */
function measureAdvantage(reports: Reports, trials: readonly Trial[]): number {
  const half = (odd: number): readonly Reporter[] => trials.flatMap(({ people }, i) => (i % 2 === odd ? people : []));
  const [some, others] = [half(0), half(1)];
  return mean([
    advantage(others, reports, learnGuesses(some, reports)),
    advantage(some, reports, learnGuesses(others, reports)),
  ]);
}
