/**
 * What the people of the population would report of a metric. A declaration does not say how common its event is, so
 * the scale is set where a report tells most: the middle reporter stands at the middle level. Decided by how a metric
 * is reduced and never by its id; what gives no distribution gets the worst case: every value equally common, and each
 * person keeps theirs for ever.
 */
import type { Reduce } from '../schema/declaration.ts';
import type { Metric, Submit } from '../registry/types.ts';
import { answers } from './bound.ts';
import { CRATES, VERSION_COUNT, crateOf, type Dictionary, type Reporter } from './population.ts';
import { binomial, logNormal, normal, poisson, random, type Random } from './random.ts';

/** One metric as reported: for each week, a value for each reporter. */
export interface Column {
  /** Whether a near value is nearer than a far one. */
  readonly ordered: boolean;
  readonly weeks: readonly (readonly number[])[];
}

/** How the traits of a person and a week become one number before levels are applied. */
interface Behaviour {
  /** What the person is like, in any unit: the scale is set by its median. */
  trait(source: Random, reporter: Reporter, rate: number): number;
  /** The trait at which the expected value is `middle`. */
  at(middle: number): number;
  week(source: Random, expected: number, pace: number): number;
  /** What a week says in which one version was built and nothing else; the middle version is at `middle`. */
  quiet(trait: number, middle: number): number;
}

const perBuild = (_source: Random, { builds }: Reporter, rate: number): number => builds * rate;
const sizeOverSpeed = (source: Random, { dependencies, own, speed }: Reporter): number =>
  (logNormal(source, dependencies.length / 70, 0.5) * (1 + own / 20)) / speed;

const DAYS = 7;
const steady = (sigma: number): Pick<Behaviour, 'trait' | 'at' | 'week' | 'quiet'> => ({
  trait: sizeOverSpeed,
  at: (middle) => middle,
  week: (source, expected) => logNormal(source, expected, sigma),
  quiet: (trait, middle) => trait * middle,
});

/** Null is the worst case. */
const BEHAVIOURS: Readonly<Record<Reduce, Behaviour | null>> = {
  sum: {
    trait: perBuild,
    at: (middle) => middle,
    week: (source, expected, pace) => poisson(source, expected * pace),
    quiet: (trait, middle) => trait * middle,
  },
  days: {
    trait: perBuild,
    at: (middle) => -DAYS * Math.log(1 - Math.min(middle, DAYS - 0.5) / DAYS),
    week: (source, expected, pace) => binomial(source, DAYS, 1 - Math.exp((-expected * pace) / DAYS)),
    quiet: (trait) => (trait >= 1 ? 1 : 0),
  },
  max: steady(0.35),
  median: steady(0.15),
  any: null,
  all: null,
  mode: null,
};

/** The middle of a count that is told exactly: far enough from 0 for the people to differ. */
const EXACT_MIDDLE = 10_000;

/** Values where there is no end to them: more than people enough. */
const ENDLESS = 2 ** 40;

const UNORDERED: ReadonlySet<Reduce> = new Set(['mode', 'any', 'all']);

const reported = (metric: Metric): Submit => {
  if (metric.submit === null) throw new Error(`${metric.id} is never reported`);
  return metric.submit;
};

function levelOf(value: number, levels: readonly number[] | null): number {
  if (levels === null) return Math.round(value);
  const above = levels.findIndex((low) => low > value);
  return Math.max(0, (above === -1 ? levels.length : above) - 1);
}

const middleOf = (levels: readonly number[] | null): number =>
  Math.max(1, levels === null ? EXACT_MIDDLE : (levels[Math.floor(levels.length / 2)] ?? 1));

/** How many values the worst case draws from. */
function choices(metric: Metric): number {
  const count = answers(metric, reported(metric));
  return count === null || count > ENDLESS ? ENDLESS : Number(count);
}

/** How strongly a metric is felt in each version of each crate; the middle is 1. Crates of one domain are alike. */
function versionTraits(metric: Metric, { domains }: Dictionary, seed: number): readonly number[] {
  const source = random(seed, metric.id, 'versions');
  const shifts = Array.from({ length: Math.max(...domains) + 1 }, () => 0.8 * normal(source));
  const crates = Array.from({ length: CRATES }, (_, crate) =>
    Math.exp((shifts[domains[crate] ?? 0] ?? 0) + 1.2 * normal(source)),
  );
  const traits = Array.from({ length: VERSION_COUNT }, (_, version) =>
    logNormal(source, crates[crateOf(version)] ?? 1, 0.1),
  );
  const middle = median(traits);
  return traits.map((trait) => trait / middle);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;

/** A metric as these people would report it over some weeks. `paces` says how busy each person was in each week. */
export function column(
  metric: Metric,
  from: Dictionary,
  people: readonly Reporter[],
  activity: readonly (readonly number[])[],
  seed: number,
  trial: number,
): Column {
  const { reduce, levels } = reported(metric);
  const behaviour = BEHAVIOURS[reduce];
  const source = random(seed, metric.id, 'weeks', trial);
  const ordered = !UNORDERED.has(reduce);
  if (behaviour === null || metric.kind === 'frames' || metric.kind === 'text') {
    const count = choices(metric);
    const kept = people.map(() => Math.floor(source.next() * count));
    return { ordered: false, weeks: activity.map(() => kept) };
  }
  const versions = versionTraits(metric, from, seed);
  const traits = people.map((reporter) => behaviour.trait(source, reporter, rateOf(reporter, versions)));
  const scale = behaviour.at(middleOf(levels)) / median(traits);
  return {
    ordered,
    weeks: activity.map((week) =>
      traits.map((trait, i) => levelOf(behaviour.week(source, trait * scale, week[i] ?? 1), levels)),
    ),
  };
}

/** Events a build: the mean over what is built. Crates of one's own are like the middle of the public ones. */
function rateOf({ dependencies, own }: Reporter, versions: readonly number[]): number {
  const sum = dependencies.reduce((total, version) => total + (versions[version] ?? 1), own);
  return sum / (dependencies.length + own);
}

/** How busy each reporter is in each week, against their typical one. */
export function weeklyActivity(
  people: readonly Reporter[],
  weeks: number,
  seed: number,
  ...names: readonly (string | number)[]
) {
  const source = random(seed, 'paces', ...names);
  return Array.from({ length: weeks }, () => people.map(() => logNormal(source, 1, 0.4)));
}

/**
 * What a metric says of a week in which one version was built, for every version: what anybody can work out at home.
 */
export function quietValues(metric: Metric, from: Dictionary, seed: number): readonly number[] {
  const { reduce, levels } = reported(metric);
  const behaviour = BEHAVIOURS[reduce];
  if (behaviour === null || metric.kind === 'frames' || metric.kind === 'text') {
    const source = random(seed, metric.id, 'quiet');
    const count = choices(metric);
    return Array.from({ length: VERSION_COUNT }, () => Math.floor(source.next() * count));
  }
  const middle = middleOf(levels);
  return versionTraits(metric, from, seed).map((trait) => levelOf(behaviour.quiet(trait, middle), levels));
}
