/** `npm run fuzz -- [--runs N] [--seed S]`: files of a store, then allowlists, each broken at random and read twice. */
import { parseArgs } from 'node:util';
import { fuzzAllowlists } from './allowlist.ts';
import { fuzz } from './store.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 1_000_000);
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));

for (const [what, run] of [
  ['files', fuzz],
  ['allowlists', fuzzAllowlists],
] as const) {
  console.log(`fuzz: ${runs} ${what}, seed ${seed}`);
  const begun = process.hrtime.bigint();
  run(runs, seed);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  console.log(`fuzz: no difference; ${Math.round(runs / seconds)} ${what} a second`);
}
