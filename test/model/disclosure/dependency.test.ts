/** What a quiet week gives away, and the people it is about. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { advantage, learnGuesses, quietReports } from '../../../model/disclosure/dependency.ts';
import {
  CRATES,
  crateOf,
  dictionary,
  popularity,
  reporters,
  VERSION_COUNT,
  type Reporter,
} from '../../../model/disclosure/population.ts';

const test = suite('disclosure: dependency');
const person = (...dependencies: readonly number[]): Reporter => ({ dependencies, own: 1, speed: 1, builds: 10 });
const every = (report: (version: number) => number) =>
  quietReports([Array.from({ length: VERSION_COUNT }, (_, version) => report(version))]);

const FRIENDS = [person(0, 1), person(0, 2), person(0, 3), person(4, 5)];

const GAINS: readonly (readonly [name: string, report: (version: number) => number, gain: number])[] = [
  ['a report that says nothing', () => 0, 0],
  ['a report that names the version', (version) => version, 0.25],
  ['a report that tells one of the rare from the rest', (version) => (version >= 4 ? 1 : 0), 0.25],
  ['a report that tells what all of them have', (version) => (version === 0 ? 1 : 0), 0],
];

for (const [name, report, gain] of GAINS) {
  test(name, () => {
    const reports = every(report);
    assert.is(advantage(FRIENDS, reports, learnGuesses(FRIENDS, reports)), gain);
  });
}

test('a report that nobody made in training still names the version that makes it', () => {
  const reports = every((version) => version);
  const guesses = learnGuesses([person(0, 1)], reports);
  assert.is(guesses.byReport[77], 77);
  assert.is(advantage([person(77)], reports, guesses), 1);
});

test('of versions that say the same and nobody has, the most popular one is named', () => {
  // The oldest version of the first crate is less used than the newest of the second.
  const reports = every((version) => (version === 2 || version === 3 || version === 5 ? 1 : 0));
  assert.is(learnGuesses([person(0, 1)], reports).byReport[1], 3);
});

test('several metrics make one report', () => {
  const values = Array.from({ length: VERSION_COUNT }, (_, version) => version % 3);
  assert.equal(quietReports([values, values.toReversed()]).of.slice(0, 7), [0, 1, 2, 0, 1, 2, 0]);
  assert.is(quietReports([values, values.map((_, version) => version % 2)]).count, 6);
  assert.is(quietReports([]).count, 1);
});

const people = reporters(dictionary(3), 1000, 3, 'people');
const sorted = people.map(({ dependencies }) => dependencies.length).toSorted((a, b) => a - b);

test('people: a median of seventy dependencies, no crate twice', () => {
  const median = sorted[500] ?? 0;
  assert.ok(median >= 64 && median <= 76, `${median}`);
  assert.ok((sorted[0] ?? 0) >= 3 && (sorted.at(-1) ?? 0) <= 400);
  for (const { dependencies } of people) {
    assert.is(new Set(dependencies.map(crateOf)).size, dependencies.length);
    assert.ok(dependencies.every((version) => version >= 0 && version < VERSION_COUNT));
  }
});

test('people: popular crates and versions are popular, and nobody is like another', () => {
  const used = (test: (version: number) => boolean): number =>
    people.filter(({ dependencies }) => dependencies.some(test)).length;
  assert.ok(used((version) => crateOf(version) === 0) > 800);
  assert.ok(used((version) => crateOf(version) === CRATES - 1) < 30);
  assert.ok(used((version) => version === 0) > 1.5 * used((version) => version === 1));
  assert.ok(used((version) => version === 1) > 1.5 * used((version) => version === 2));
  assert.ok(popularity(0) > popularity(1) && popularity(1) > popularity(2) && popularity(0) > popularity(3));
  assert.is(new Set(people.map(({ dependencies }) => dependencies.toSorted((a, b) => a - b).join())).size, 1000);
});

test('people: a domain has crates in common', () => {
  const crates = dictionary(3);
  const most = people.map(({ dependencies }) => {
    const counts = new Map<number, number>();
    for (const version of dependencies) {
      const domain = crates.domains[crateOf(version)] ?? -1;
      counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
    return Math.max(...counts.values()) / dependencies.length;
  });
  // Without domains the largest of 25 would hold some 12 in 100.
  assert.ok(most.reduce((sum, share) => sum + share, 0) / most.length > 0.3);
});

test('people: the same seed draws the same people, another one others', () => {
  const draw = (seed: number, name: string) => reporters(dictionary(3), 5, seed, name);
  assert.equal(draw(1, 'a'), draw(1, 'a'));
  assert.not.equal(draw(1, 'a'), draw(2, 'a'));
  assert.not.equal(draw(1, 'a'), draw(1, 'b'));
});

test.run();
