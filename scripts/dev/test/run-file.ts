/**
 * Imports one test file, lets uvu run its suites and counts. Whatever keeps a declared test from running is a fault: a
 * file that fails to load, has no tests, or forgets `.run()`. Never throws.
 */
import { pathToFileURL } from 'node:url';
import { type Fault, Watch } from './watch.ts';
import { type Run, watchFile } from './watched-uvu.ts';

export interface FileResult {
  readonly passed: number;
  readonly failed: number;
  readonly faults: readonly Fault[];
}

/** The seconds one test of a file may take, when the file exports `timeLimit`; it can only raise the usual limit. */
function timeLimit(file: object, usual: number): number {
  const own = 'timeLimit' in file && typeof file.timeLimit === 'number' ? file.timeLimit * 1000 : 0;
  return Math.max(own, usual);
}

function noteUndeclared(watch: Watch, suites: number): void {
  for (const { name, tests } of watch.waiting.values()) {
    watch.note(name, `declares ${tests} ${tests === 1 ? 'test' : 'tests'} and has no \`.run()\` after them`);
  }
  if (suites === 0 && watch.waiting.size === 0 && watch.faults.length === 0) watch.note('', 'has no tests');
}

async function runSuite(watch: Watch, run: Run): Promise<{ passed: number; failed: number }> {
  const before = watch.started;
  const [, passed, , total] = await run();
  const idle = total - (watch.started - before);
  if (idle > 0) watch.note('', `${idle} of ${total} tests did not run`, false);
  if (total === 0) watch.note('', 'has a suite without tests');
  return { passed, failed: total - passed };
}

/** `opened` is told the record of the file first, so that what surfaces elsewhere can be blamed on it. */
export async function runFile(path: string, limit: number, opened: (watch: Watch) => void): Promise<FileResult> {
  const watch = new Watch(limit);
  opened(watch);
  const queue = watchFile(watch);
  const file = await watch.supervise('', true, () => import(pathToFileURL(path).href)).catch(() => null);
  if (file !== null) noteUndeclared(watch, queue.length);
  watch.limit = timeLimit(file ?? {}, limit);
  let passed = 0;
  let failed = 0;
  for (const run of queue) {
    const result = await runSuite(watch, run);
    passed += result.passed;
    failed += result.failed;
  }
  await new Promise((resolve) => setImmediate(resolve));
  return { passed, failed: failed + watch.faults.filter((fault) => fault.extra).length, faults: watch.faults };
}
