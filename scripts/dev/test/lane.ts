/**
 * One lane of a run: a process that is sent a test file, runs it, answers, and waits for the next. Only lanes.ts starts
 * it, and it ends with the one that did. While a test runs the channel does not keep the process alive, so that a test
 * that nothing can finish is noticed here as it is in a run without lanes.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardProcess, refuseExit, type Running } from './guard.ts';
import { faultText } from './print.ts';
import './watch-uvu.mjs';

/** What a lane says of a file: counts, all that was printed meanwhile, and the faults as text. */
export interface Answer {
  readonly passed: number;
  readonly failed: number;
  readonly printed: string;
  readonly report: string;
}

/** What a lane is asked. */
export interface Question {
  readonly path: string;
  readonly limit: number;
}

const HOME = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs one file in this process. */
export async function answer({ path, limit }: Question, running: Running): Promise<Omit<Answer, 'printed'>> {
  const { runFile } = await import('./run-file.ts');
  const { passed, failed, faults } = await runFile(path, limit, (watch) => {
    running.watch = watch;
  });
  const report = faults.map((fault) => `\n${faultText(relative(HOME, path), fault, HOME)}`).join('');
  return { passed, failed, report };
}

/** Keeps what is printed, for the one who asked: the lines of two lanes would run into each other. */
function keepPrinted(): () => string {
  let kept = '';
  process.stdout.write = (part: string | Uint8Array): boolean => {
    kept += typeof part === 'string' ? part : Buffer.from(part).toString();
    return true;
  };
  return () => {
    const printed = kept;
    kept = '';
    return printed;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const running: Running = { watch: null, finished: false };
  guardProcess(running);
  const exit = refuseExit(running);
  const printed = keepPrinted();
  process.on('disconnect', () => exit(1));
  const reply = async (question: Question): Promise<void> => {
    process.channel?.unref();
    const said = await answer(question, running);
    process.channel?.ref();
    process.send?.({ ...said, printed: printed() } satisfies Answer);
  };
  process.on('message', (question: Question) => void reply(question));
}
