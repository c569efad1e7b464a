/**
 * `npm test [-- PATTERN]`: runs every file below `test/` that is named `*.test.ts` and whose path contains PATTERN, in
 * one process, through uvu. The last line is `N passed, N failed`; the exit code is 0 only if something passed and
 * nothing failed. Two more arguments serve the runner's own tests: `--root FOLDER` and `--limit MILLISECONDS`.
 */
import { readdirSync, writeSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultText } from './test/print.ts';
import './test/watch-uvu.mjs';
import type { FileResult } from './test/run-file.ts';
import { describe, type Watch } from './test/watch.ts';

const HOME = fileURLToPath(new URL('../', import.meta.url));
const DEFAULT_LIMIT = 120_000;

/** The runner's own cases are broken on purpose; only its test runs them, each as a root of its own. */
const OWN_CASES = 'runner/cases/';

interface Totals {
  passed: number;
  failed: number;
  watch: Watch | null;
  finished: boolean;
}

function testFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith(OWN_CASES))
    .sort()
    .map((path) => resolve(root, path));
}

/** Written at once, since the process may be about to end. */
function print(text: string): void {
  writeSync(1, text);
}

function printTotals({ passed, failed }: Totals): void {
  print(`\n${passed} passed, ${failed} failed\n`);
}

/** Turns every way to leave early, or to fail out of sight, into a fault of the test that runs. */
function guardProcess(totals: Totals): void {
  const interrupt = (message: string, cause?: unknown) => totals.watch?.interrupt(message, cause);
  process.on('unhandledRejection', (reason) => interrupt(`left a rejection unhandled: ${describe(reason)}`, reason));
  process.on('uncaughtException', (error) => interrupt(`left an exception uncaught: ${describe(error)}`, error));
  process.on('beforeExit', () => {
    if (totals.finished) return;
    interrupt('never settles: nothing is left that could finish it');
    setImmediate(() => undefined);
  });
}

/** Until the run is over, `process.exit` fails the test that called it. */
function refuseExit(totals: Totals): () => void {
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    const message = `called process.exit(${code ?? ''})`;
    totals.watch?.interrupt(message);
    throw new Error(message);
  };
  return () => {
    process.exit = exit;
  };
}

function report(path: string, { faults }: FileResult): string {
  return faults.map((fault) => `\n${faultText(relative(HOME, path), fault, HOME)}`).join('');
}

async function runAll(files: readonly string[], limit: number, totals: Totals): Promise<void> {
  const { runFile } = await import('./test/run-file.ts');
  const reports: string[] = [];
  for (const path of files) {
    print(`${relative(HOME, path)}\n`);
    const result = await runFile(path, limit, (watch) => {
      totals.watch = watch;
    });
    totals.passed += result.passed;
    totals.failed += result.failed;
    reports.push(report(path, result));
  }
  print(reports.join(''));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: 'test' }, limit: { type: 'string', default: String(DEFAULT_LIMIT) } },
});
const pattern = positionals.join(' ');
const files = testFiles(resolve(HOME, values.root)).filter((path) => relative(HOME, path).includes(pattern));
const totals: Totals = { passed: 0, failed: 0, watch: null, finished: false };
guardProcess(totals);
const allowExit = refuseExit(totals);
process.exitCode = 1;
await runAll(files, Number(values.limit), totals).catch((error: unknown) => {
  print(`\nFAIL the runner itself: ${describe(error)}\n`);
  totals.failed += 1;
});
if (files.length === 0) {
  print(`FAIL no test file below ${values.root} has a path that contains \`${pattern}\`\n`);
  totals.failed += 1;
}
totals.finished = true;
printTotals(totals);
allowExit();
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
