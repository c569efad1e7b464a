/**
 * Each folder in cases/ holds one fault that uvu alone would let pass, or report badly, and in expected.txt all that
 * the runner prints about it. `passes` shows that sound tests are not faulted.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../../command.ts';
import { golden } from '../../../golden.ts';
import { temporaryFolder } from '../../folder.ts';

const CASES = 'test/scripts/dev/runner/cases';

const start = (...options: readonly string[]) =>
  run(process.execPath, ['scripts/dev/run.mjs', 'scripts/dev/test.ts', '--limit', '500', ...options]);

const runner = suite('runner');

for (const name of readdirSync(new URL('./cases/', import.meta.url)).sort()) {
  runner(name, async () => {
    const { code, out, err } = await start('--root', `${CASES}/${name}`);
    golden(`${CASES}/${name}/expected.txt`, out + err);
    assert.is(code, name === 'passes' ? 0 : 1);
    const last = out.trimEnd().split('\n').at(-1) ?? '';
    assert.match(last, name === 'passes' ? /^2 passed, 0 failed$/ : /^\d+ passed, [1-9]\d* failed$/);
  });
}

runner('a pattern that no path contains', async () => {
  const { code, out } = await start('--root', `${CASES}/passes`, 'nowhere');
  assert.is(
    out,
    `FAIL no test file below ${CASES}/passes has a path that contains \`nowhere\`\n\n0 passed, 1 failed\n`,
  );
  assert.is(code, 1);
});

runner('a pattern chooses files by path', async () => {
  const { code, out } = await start('--root', CASES, 'cases/passes/');
  assert.match(out, /\n2 passed, 0 failed\n$/);
  assert.is(code, 0);
});

runner('two patterns choose the files that contain either', async () => {
  const both = await start('--root', CASES, 'cases/passes/', 'cases/assertion/');
  const names = [...both.out.matchAll(/^test\/.*\/([^/]+)\/x\.test\.ts$/gm)].map(([, name = '']) => name).sort();
  assert.equal(names, ['assertion', 'passes']);
  const one = await start('--root', CASES, 'cases/passes/', 'nowhere');
  assert.match(one.out, 'has a path that contains `nowhere`\n\n2 passed, 1 failed\n');
  assert.is(one.code, 1);
});

runner('the cases are no part of the main run', async () => {
  const { code, out } = await start('runner/cases');
  assert.match(out, 'FAIL no test file below test has a path that contains `runner/cases`');
  assert.is(code, 1);
});

/** What the runner must say of a case, and how many tests passed and failed in it. */
function expected(name: string) {
  const text = readFileSync(`${CASES}/${name}/expected.txt`, 'utf8');
  const [, faults = '', passed, failed] = /\n(FAIL [^]*)?\n(\d+) passed, (\d+) failed\n$/.exec(text) ?? [];
  return { name, faults, passed: Number(passed), failed: Number(failed) };
}

runner('several files run in two processes, in which the same is found', async () => {
  const { code, out } = await start('--root', CASES);
  assert.is(code, 1);
  const cases = readdirSync(CASES).map(expected);
  for (const { name, faults } of cases)
    assert.ok(out.includes(faults), `of ${name} this is not said:\n${faults}\n${out}`);
  const sum = (of: 'passed' | 'failed'): number => cases.reduce((all, one) => all + one[of], 0);
  assert.is(out.trimEnd().split('\n').at(-1), `${sum('passed')} passed, ${sum('failed')} failed`);
});

runner('a file that kills its process fails, and those after it run', async () => {
  const folder = temporaryFolder();
  const kill = "process.kill(process.pid, 'SIGKILL');\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);\n";
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `${name}.test.ts`), kill);
  const { code, out } = await start('--root', folder);
  assert.is(code, 1);
  assert.is(out.match(/^FAIL .*\/[abc]\.test\.ts\n {2}the process that ran it ended with SIGKILL\n/gm)?.length, 3, out);
  assert.match(out, /\n0 passed, 3 failed\n$/);
});

runner.run();
