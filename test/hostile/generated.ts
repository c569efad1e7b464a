/**
 * Two states of generated/, of a registry of one metric and of the same with many, and folders on the way from the
 * one to the other: what is interrupted or obstructed must leave each file in one of the two.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import type { Printed } from '../command.ts';
import { contents, demoFolder, write, type Files } from '../scripts/folder.ts';
import { assertCalm, tallybook } from '../scripts/program.ts';
import { areaOf, metricLines } from './area.ts';

/** Metrics enough that there is much to write and the moments in between are many. */
export const MANY = areaOf(
  'more',
  Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`m${i}`, metricLines(`m${i}`)])),
);

export interface States {
  readonly old: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, string>;
}

let made: Promise<States> | null = null;

/** Both states, made by the program once. */
export function states(): Promise<States> {
  return (made ??= make());
}

async function make(): Promise<States> {
  const folder = demoFolder();
  assertCalm(await generate(folder), 0);
  const old = contents(`${folder}/generated`);
  write(folder, { 'registry/demo/more.yaml': MANY });
  assertCalm(await generate(folder), 0);
  return { old, now: contents(`${folder}/generated`) };
}

export const generate = (folder: string, ...words: readonly string[]): Promise<Printed> =>
  tallybook(['generate', ...words], { folder });

/** Puts the old files into a folder, and leaves nothing else in it. */
export async function restore(generated: string): Promise<void> {
  const { old } = await states();
  rmSync(generated, { recursive: true, force: true });
  write(generated, Object.fromEntries([...old].map(([path, text]) => [path, Buffer.from(text, 'latin1')])));
}

/** A folder with the old files, and with a registry that is the old one but for these. */
export async function generatedFolder(files: Files = {}): Promise<string> {
  const folder = demoFolder(files);
  await restore(`${folder}/generated`);
  return folder;
}

/** A folder whose next generation leads from the old files to the new ones. */
export const outdated = (): Promise<string> => generatedFolder({ 'registry/demo/more.yaml': MANY });

/** Asserts that every file is old or new, whole. */
export async function assertWhole(folder: string): Promise<void> {
  const { old, now } = await states();
  for (const [path, text] of contents(`${folder}/generated`)) {
    if (path.startsWith('.staging/')) continue;
    assert.ok(text === old.get(path) || text === now.get(path), `${path} is neither old nor new`);
  }
}

/** Paths, kinds, rights and sizes of all below a folder, one a line. */
export function inventory(folder: string): string {
  const { stdout } = spawnSync('find', [folder, '-printf', '%P %y %m %s\\n'], { encoding: 'utf8' });
  assert.ok(stdout.length > 0, 'this test needs `find` of GNU');
  return stdout.split('\n').sort().join('\n');
}
