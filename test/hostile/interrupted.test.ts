/**
 * The end of `generate` at any moment: killed, out of disk, beside another. Every file is whole, old or new, and the
 * next run repairs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, differing, temporaryFolder, write } from '../scripts/folder.ts';
import { assertCalm, inTwoLanes, tallybook } from '../scripts/program.ts';
import { assertWhole, generate, outdated, restore, states } from './generated.ts';

const test = suite('interrupted');

/** Park and Miller's generator: a seed that is printed gives the same moments again. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const seed = (process.env['CI'] ?? '') === '' ? 1 + (Date.now() % 1_000_000) : 19_275;

test(`killed at any moment (seed ${seed}), every file is whole and the next run repairs`, async () => {
  const random = randoms(seed);
  const from = Date.now();
  assertCalm(await generate(await outdated()), 0);
  const whole = Date.now() - from;
  const moments = Array.from({ length: 20 }, () => whole * (0.4 + random()));
  await inTwoLanes([0, 1], async (lane) => {
    const folder = await outdated();
    for (const killAfter of moments.filter((_, i) => i % 2 === lane)) {
      await restore(`${folder}/generated`);
      await tallybook(['generate'], { folder, killAfter });
      await assertWhole(folder);
    }
    assertCalm(await generate(folder), 0);
    assert.is(differing((await states()).now, contents(`${folder}/generated`)), '');
  });
});

test('killed between any two of its steps, every file is whole and the next run repairs', async () => {
  const folder = await outdated();
  for (let step = 1; ; step += 17) {
    await restore(`${folder}/generated`);
    const { code } = await tallybook(['generate'], { folder, preload: dieAt(step) });
    await assertWhole(folder);
    if (code === 0) return assert.ok(step > 20, `it ended after ${step} steps`);
    assertCalm(await generate(folder), 0);
    assert.is(differing((await states()).now, contents(`${folder}/generated`)), '');
  }
});

/** A module that kills its process before the given step that changes the disk. */
function dieAt(step: number): string {
  const folder = temporaryFolder();
  const text = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let left = ${step};
for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const real = fs[name];
  fs[name] = (...given) => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
}
syncBuiltinESMExports();
`;
  write(folder, { 'die.mjs': text });
  return join(folder, 'die.mjs');
}

test('where no file may grow past a few kilobytes, every file is whole and the next run repairs', async () => {
  const folder = await outdated();
  for (const blocks of [0, 16, 64]) {
    const printed = await tallybook(['generate'], { folder, shell: `ulimit -f ${blocks}; "$@"` });
    assertCalm(printed, 2);
    assert.match(printed.err, /cannot write to `generated`: EFBIG/);
    await assertWhole(folder);
    assert.not(existsSync(`${folder}/generated/.staging`), 'what was staged is left behind');
  }
  assertCalm(await generate(folder), 0);
  assert.is(differing((await states()).now, contents(`${folder}/generated`)), '');
});

/** How many KiB files take on a disk that gives out pages. */
function pages(files: ReadonlyMap<string, string>): number {
  return [...files.values()].reduce((sum, text) => sum + 4 * Math.ceil(text.length / 4096), 0);
}

test('on a full disk every file is whole and the next run repairs', async () => {
  const folder = await outdated();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const { old, now } = await states();
  const size = `size=${pages(old) + Math.ceil(pages(now) / 2)}k`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `${size},mode=777`, 'tmpfs', disk]);
  if (mounted.status !== 0) return; // Only the superuser can make one; the limit above shows the same elsewhere.
  try {
    rmSync(`${folder}/generated`, { recursive: true });
    await restore(`${disk}/generated`);
    symlinkSync('disk/generated', join(folder, 'generated'));
    const printed = await generate(folder);
    assertCalm(printed, 2);
    assert.match(printed.err, /cannot write to `generated`: ENOSPC/);
    assert.is(differing((await states()).old, contents(`${disk}/generated`)), '');
    assert.is(spawnSync('mount', ['-o', 'remount,size=64m', disk]).status, 0);
    assertCalm(await generate(folder), 0);
    assert.is(differing((await states()).now, contents(`${disk}/generated`)), '');
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('two at once leave whole files', async () => {
  const folder = await outdated();
  const both = await Promise.all([generate(folder), generate(folder)]);
  for (const { err } of both) assert.not.match(err, /^ {4}at /m);
  await assertWhole(folder);
  assertCalm(await generate(folder), 0);
  assert.is(differing((await states()).now, contents(`${folder}/generated`)), '');
});

test.run();
