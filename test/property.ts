/**
 * Property tests: a fixed seed in CI, a fresh one elsewhere, printed either way so that a failure can be run again with
 * `SEED=n`.
 */
import fc from 'fast-check';

const given = process.env['SEED'];
const seed =
  given === undefined
    ? process.env['CI'] === undefined
      ? Math.trunc(Math.random() * 2 ** 31)
      : 20_261_122
    : Number(given);
const factor = Number(process.env['RUNS'] ?? 1);

/** Asserts a property over `runs` cases (times `RUNS`); the seed stands in the failure. */
export function holds<T>(arbitrary: fc.Arbitrary<T>, runs: number, property: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => property(value)),
    { seed, numRuns: Math.ceil(runs * factor), endOnFailure: false },
  );
}

/** The seed of this run, for tests that draw by themselves. */
export const SEED = seed;
