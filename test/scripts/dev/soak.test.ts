/**
 * The short form of every soak, with the seed of the run. The long ones are run by hand: see scripts/dev/soak/run.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildHosts, type Hosts } from '../../../scripts/dev/soak/hosts.ts';
import { soak, SOAKS } from '../../../scripts/dev/soak/run.ts';
import { SEED } from '../../property.ts';

const test = suite('soaks');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-hosts-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

let building: Promise<Hosts> | null = null;
const hosts = (): Promise<Hosts> => (building ??= buildHosts(folder));

for (const name of Object.keys(SOAKS)) {
  test(`${name}, its short form`, async () => {
    const { did, faults } = await soak(name, await hosts(), true, SEED);
    assert.is(faults.join('\n'), '', `${did}; seed ${SEED}`);
  });
}

test.run();
