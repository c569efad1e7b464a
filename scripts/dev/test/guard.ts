/**
 * Keeps a process that runs tests alive and honest: what fails out of sight, or would end it, is blamed on the test
 * that runs.
 */
import { describe, type Watch } from './watch.ts';

/** The record of the file that runs, and whether there is nothing left to run. */
export interface Running {
  watch: Watch | null;
  finished: boolean;
}

/** Turns every way to leave early, or to fail out of sight, into a fault of the test that runs. */
export function guardProcess(running: Running): void {
  const interrupt = (message: string, cause?: unknown) => running.watch?.interrupt(message, cause);
  process.on('unhandledRejection', (reason) => interrupt(`left a rejection unhandled: ${describe(reason)}`, reason));
  process.on('uncaughtException', (error) => interrupt(`left an exception uncaught: ${describe(error)}`, error));
  process.on('beforeExit', () => {
    if (running.finished) return;
    interrupt('never settles: nothing is left that could finish it');
    setImmediate(() => undefined);
  });
}

/** Until the run is over, `process.exit` fails the test that called it. Returns the real one. */
export function refuseExit(running: Running): (code: number) => never {
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    const message = `called process.exit(${code ?? ''})`;
    running.watch?.interrupt(message);
    throw new Error(message);
  };
  return exit;
}
