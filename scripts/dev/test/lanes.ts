/**
 * Runs test files in two processes at once, each of which takes the next file when it is done with one: much of a run
 * uses one core alone. A lane that dies fails the file it had, and another takes its place.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './lane.ts';

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const LANES = 2;

/** These take a minute; begun last, one of them would run alone. */
const LONGEST = ['/test/sweep/sweep.test.ts', '/test/scripts/tallybook/enumerations.test.ts', '/test/lint.test.ts'];

const isLong = (path: string): boolean => LONGEST.some((end) => path.endsWith(end));

/** What a lane does not keep itself, such as what a program says that a test starts, is passed on as it comes. */
function start(): ChildProcess {
  const lane = fork(join(HOME, 'scripts/dev/run.mjs'), [fileURLToPath(new URL('lane.ts', import.meta.url))], {
    stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
  });
  lane.stdout?.pipe(process.stdout, { end: false });
  return lane;
}

/** Lets a lane go, and waits until it has removed what its tests made. */
function ended(lane: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    lane.once('exit', () => resolve());
    lane.disconnect();
  });
}

function ask(lane: ChildProcess, question: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null): void => {
      lane.off('message', heard).off('exit', died);
      resolve(answer);
    };
    const heard = (answer: unknown): void => settle(answer as Answer);
    const died = (): void => settle(null);
    lane.on('message', heard).on('exit', died);
    if (lane.connected) lane.send(question);
    else died();
  });
}

function dead(lane: ChildProcess, path: string): Answer {
  const end = lane.signalCode ?? `code ${lane.exitCode ?? 'unknown'}`;
  const report = `\nFAIL ${relative(HOME, path)}\n  the process that ran it ended with ${end}\n`;
  return { passed: 0, failed: 1, printed: '', report };
}

/** Runs all files; `heard` is told of each as it ends. */
export async function inLanes(
  files: readonly string[],
  limit: number,
  heard: (path: string, answer: Answer) => void,
): Promise<void> {
  const left = files.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  const runLane = async (): Promise<void> => {
    let lane: ChildProcess | null = null;
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      lane ??= start();
      // oxlint-disable-next-line no-await-in-loop -- one file after another is what a lane is
      const answer = await ask(lane, { path, limit });
      heard(path, answer ?? dead(lane, path));
      if (answer === null) lane = null;
    }
    if (lane !== null) await ended(lane);
  };
  await Promise.all(Array.from({ length: LANES }, runLane));
}
