/** Part `places`: hostile places for a store. The driver must not be able to tell, and no byte changes wrongly. */
import { rmSync } from 'node:fs';
import { SCENES, type Scene } from '../../scenes.ts';
import type { Bench, Case, Part } from '../case.ts';
import type { Known } from '../driver.ts';
import { exists } from '../ground.ts';
import { DROP } from '../introduction.ts';
import { snapshot } from '../snapshot.ts';

/** Whether counts are recorded all the same; null if that is not to say. */
function recordsIn({ records, born }: Scene, { facts }: Known): boolean | null {
  if (records === 'own') return !facts.locks;
  return born === true ? facts.births : records;
}

async function place(bench: Bench, scene: Scene): Promise<readonly string[]> {
  const [known] = bench.drivers;
  const ground = bench.ground();
  ground.clock.beReal();
  scene.make(ground);
  const before = snapshot(ground.folder);
  const under = [...(scene.nobody === true ? DROP : []), ...(scene.under ?? [])];
  const driver = bench.open(known, ground, { home: scene.home?.(ground) ?? ground.root, under });
  await driver.start();
  await driver.both();
  await driver.flush();
  await driver.both();
  const faults = [...(await driver.end())];
  const after = snapshot(ground.folder);
  const records = recordsIn(scene, known);
  const made = after.filter((line) => !before.includes(line));
  if (records === true && made.length === 0) faults.push('nothing was recorded');
  if (records === false && String(after) !== String(before)) faults.push('the place was changed');
  if (scene.records === 'own')
    faults.push(...before.filter((line) => !after.includes(line)).map((line) => `${line} went`));
  const modes = made.filter((line) => line.startsWith('store/demo/until-') && !/^\S+ 100600 /.test(line));
  if (records === true) faults.push(...modes.map((line) => `${line.split(' ').slice(0, 2).join(' ')} is its mode`));
  if (exists(ground.folder)) rmSync(ground.folder, { recursive: true });
  return faults.map((fault) => fault.slice(0, 300));
}

export const PLACES: Part = {
  says: 'links, FIFOs, devices, copies, read-only and foreign stores, limits, masks and clocks that are wrong',
  alone: true,
  cases: () =>
    SCENES.map((scene): Case => ({
      name: scene.name,
      section: 9,
      asks: 'it never fails, slows or changes its host, and records only where everything holds',
      not: ({ facts }) => scene.nobody === true && !facts.foreign,
      find: (bench) => place(bench, scene),
    })),
};
