/**
 * Our recorders held to recorders/STORE.md by the conformance kit, in its short forms: each alone, and side by side on
 * one store with a recorder of another language and with one that has no locks.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SEED } from '../property.ts';
import { drivers, type Drivers } from './drivers.ts';
import { runKit } from './kit/run.ts';

const test = suite('recorders, by the conformance kit');

/** Who is tried, in what. What `places` holds Rust and Node to is in hostile.test.ts, and more. */
const TRIED: readonly (readonly [drivers: readonly (keyof Drivers)[], parts: readonly string[]])[] = [
  [['rust'], ['basic', 'refusals', 'clocks', 'storm', 'kills', 'suspended']],
  [['unlocked'], ['basic']],
  [['node'], ['basic', 'refusals']],
  [
    ['rust', 'node', 'python', 'unlocked'],
    ['clocks', 'storm', 'kills', 'suspended'],
  ],
];

for (const [names, parts] of TRIED) {
  for (const part of parts) {
    test(`${names.join(', ')}: ${part}`, async () => {
      const all = await drivers();
      const printed: string[] = [];
      const print = (line: string): void => void printed.push(line);
      const commands = names.map((name) => all[name]);
      const { passed, failed } = await runKit(commands, { parts: [part], long: false, seed: SEED, print });
      assert.is(failed, 0, `${printed.join('\n')}\nseed ${SEED}`);
      assert.ok(passed > 0);
    });
  }
}

test.run();
