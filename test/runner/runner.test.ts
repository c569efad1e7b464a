/**
 * Each folder in cases/ holds one fault that uvu alone would let pass, or report badly, and in expected.txt all that the
 * runner prints about it. `passes` shows that sound tests are not faulted.
 */
import { readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../command.ts';
import { golden } from '../golden.ts';

const CASES = 'test/runner/cases';

const start = (...options: readonly string[]) =>
  run(process.execPath, ['--import', 'tsx', 'scripts/test.ts', '--limit', '500', ...options]);

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

runner('the cases are no part of the main run', async () => {
  const { code, out } = await start('runner/cases');
  assert.match(out, 'FAIL no test file below test has a path that contains `runner/cases`');
  assert.is(code, 1);
});

runner.run();
