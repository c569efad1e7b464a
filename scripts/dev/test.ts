/**
 * `npm test [-- PATTERN …]`: runs every file below `test/` that is named `*.test.ts` and whose path contains any
 * PATTERN, through uvu: one file in this process, several in two others. The last line is `N passed, N failed`; the
 * exit code is 0 only if something passed and nothing failed. A PATTERN that no path contains is a failure. Two more
 * arguments serve the runner's own tests: `--root FOLDER` and `--limit MILLISECONDS`.
 */
import { readdirSync, writeSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { guardProcess, refuseExit, type Running } from './test/guard.ts';
import './test/watch-uvu.mjs';
import { answer, type Answer } from './test/lane.ts';
import { inLanes } from './test/lanes.ts';
import { describe } from './test/watch.ts';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const DEFAULT_LIMIT = 120_000;

/** The runner's own cases are broken on purpose; only its test runs them, each as a root of its own. */
const OWN_CASES = 'scripts/dev/runner/cases/';

function testFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith(OWN_CASES))
    .sort()
    .map((path) => resolve(root, path));
}

/** Written at once, since the process may be about to end. */
function print(text: string): void {
  for (let left = Buffer.from(text); left.length > 0;) left = left.subarray(writeSync(1, left));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: 'test' }, limit: { type: 'string', default: String(DEFAULT_LIMIT) } },
});
const patterns = positionals.length > 0 ? positionals : [''];
const all = testFiles(resolve(HOME, values.root));
const contains = (path: string, pattern: string): boolean => relative(HOME, path).includes(pattern);
const files = all.filter((path) => patterns.some((pattern) => contains(path, pattern)));
const limit = Number(values.limit);
const totals = { passed: 0, failed: 0 };
const reports: string[] = [];
const running: Running = { watch: null, finished: false };

function add({ passed, failed, report }: Omit<Answer, 'printed'>): void {
  totals.passed += passed;
  totals.failed += failed;
  reports.push(report);
}

async function runAll(): Promise<void> {
  const [only] = files;
  if (only !== undefined && files.length === 1) {
    print(`${relative(HOME, only)}\n`);
    add(await answer({ path: only, limit }, running));
  } else {
    await inLanes(files, limit, (path, answered) => {
      print(`${relative(HOME, path)}\n${answered.printed}`);
      add(answered);
    });
  }
  print(reports.sort().join(''));
}

guardProcess(running);
const exit = refuseExit(running);
process.exitCode = 1;
await runAll().catch((error: unknown) => {
  print(`\nFAIL the runner itself: ${describe(error)}\n`);
  totals.failed += 1;
});
for (const pattern of patterns.filter((one) => !all.some((path) => contains(path, one)))) {
  print(`FAIL no test file below ${values.root} has a path that contains \`${pattern}\`\n`);
  totals.failed += 1;
}
running.finished = true;
print(`\n${totals.passed} passed, ${totals.failed} failed\n`);
exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
