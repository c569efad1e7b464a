/**
 * What a report gives away about a lock file. In a quiet week one dependency is built; whoever knows what every public
 * crate would report names one version that its owner depends on. The gain over naming the most popular version is the
 * advantage. Guesses are learned from some people and scored on others, so that luck is not taken for knowledge.
 */
import { popularity, VERSION_COUNT, type Reporter } from './population.ts';

/** Popular versions that are considered as a guess whatever the report says. */
const POPULAR = 40;

/** What each version's quiet week reports, as numbers from 0. */
export interface Reports {
  readonly of: readonly number[];
  readonly count: number;
}

/** What is guessed for each report, and without one. */
export interface Guesses {
  readonly byReport: readonly number[];
  readonly popular: number;
}

/** The report of each version's quiet week, from the values of the group's metrics. */
export function quietReports(values: readonly (readonly number[])[]): Reports {
  const numbers = new Map<string, number>();
  const of = Array.from({ length: VERSION_COUNT }, (_, version) => {
    const report = values.map((one) => one[version]).join();
    const number = numbers.get(report) ?? numbers.size;
    numbers.set(report, number);
    return number;
  });
  return { of, count: numbers.size };
}

/** How likely each report is of a person, if any of their dependencies is built alike. */
function shares({ dependencies }: Reporter, { of }: Reports): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const version of dependencies) {
    const report = of[version] ?? 0;
    found.set(report, (found.get(report) ?? 0) + 1 / dependencies.length);
  }
  return found;
}

/**
 * The version most likely to be a dependency, for each report. Only popular versions and those that would say just this
 * can be: a report makes every other one less likely. Time grows with dependencies and different reports.
 */
export function learnGuesses(people: readonly Reporter[], reports: Reports): Guesses {
  const popular = mostUsed(people);
  const rank = new Map(popular.map((version, place) => [version, place]));
  const ofPopular = popular.map(() => new Float64Array(reports.count));
  const ofOther = new Float64Array(VERSION_COUNT);
  for (const reporter of people) {
    const own = shares(reporter, reports);
    for (const version of reporter.dependencies) {
      const row = ofPopular[rank.get(version) ?? -1];
      if (row !== undefined) for (const [report, share] of own) row[report] = (row[report] ?? 0) + share;
      else ofOther[version] = (ofOther[version] ?? 0) + (own.get(reports.of[version] ?? 0) ?? 0);
    }
  }
  return { byReport: bestGuesses(reports, popular, ofPopular, ofOther), popular: popular[0] ?? 0 };
}

function mostUsed(people: readonly Reporter[]): readonly number[] {
  const counts = new Float64Array(VERSION_COUNT);
  for (const { dependencies } of people)
    for (const version of dependencies) counts[version] = (counts[version] ?? 0) + 1;
  const used = [...counts.keys()].filter((version) => (counts[version] ?? 0) > 0);
  return used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, POPULAR);
}

/** Of equally likely versions the one more popular; so a report that nobody in training made has a guess too. */
function bestGuesses(
  { of, count }: Reports,
  popular: readonly number[],
  ofPopular: readonly Float64Array[],
  ofOther: Float64Array,
): readonly number[] {
  const chosen = Array.from({ length: count }, () => -1);
  const most = new Float64Array(count).fill(-1);
  const offer = (report: number, version: number, weight: number): void => {
    const least = most[report] ?? 0;
    const before = chosen[report] ?? -1;
    if (weight < least || (weight === least && before >= 0 && popularity(version) <= popularity(before))) return;
    most[report] = weight;
    chosen[report] = version;
  };
  of.forEach((report, version) => offer(report, version, ofOther[version] ?? 0));
  popular.forEach((version, place) =>
    ofPopular[place]?.forEach((weight, report) => weight > 0 && offer(report, version, weight)),
  );
  return chosen;
}

/** The share of right guesses with a report, less that without one; below 0 where a report misleads. */
export function advantage(people: readonly Reporter[], reports: Reports, { byReport, popular }: Guesses): number {
  let gain = 0;
  for (const reporter of people) {
    const has = new Set(reporter.dependencies);
    if (has.has(popular)) gain -= 1;
    for (const [report, share] of shares(reporter, reports)) if (has.has(byReport[report] ?? popular)) gain += share;
  }
  return gain / people.length;
}
