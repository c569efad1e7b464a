/**
 * What the runner knows of the file under test: which test or hook runs, what went wrong, what waits for a `.run()`.
 * It exists because uvu alone forgets a failing hook, a thrown string, a skipped test and a test that never settles.
 * It cannot interrupt a test that never yields (an endless loop without `await`).
 */
import { inspect, types } from 'node:util';

/** Something wrong. `extra` counts as one failure; the others are counted by uvu, as tests that did not pass. */
export interface Fault {
  readonly where: string;
  readonly error: Error;
  readonly extra: boolean;
}

interface Running {
  readonly where: string;
  readonly fail: (error: Error) => void;
}

/** One file's record; `waiting` holds the tests that no `.run()` has taken yet, by suite. */
export class Watch {
  readonly faults: Fault[] = [];
  readonly waiting = new Map<object, { readonly name: string; tests: number }>();
  limit: number;
  running: Running | null = null;
  started = 0;

  /** `limit`: the milliseconds that loading the file, one test or one hook may take. */
  constructor(limit: number) {
    this.limit = limit;
  }

  note(where: string, message: string, extra = true): void {
    this.faults.push({ where, error: plainError(message), extra });
  }

  /**
   * Runs `work` to its end, or to the first of: its failure, its time limit, `interrupt`. Rejects after recording why.
   */
  async supervise<T>(where: string, extra: boolean, work: () => T | Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const interrupted = new Promise<never>((_, reject) => {
      this.running = { where, fail: reject };
      const late = () => reject(plainError(`did not settle within ${this.limit / 1000} s`));
      timer = setTimeout(late, this.limit).unref();
    });
    try {
      return await Promise.race([thenIdle(work), interrupted]);
    } catch (error) {
      this.faults.push({ where, error: asError(error), extra });
      throw new Error('recorded by the runner', { cause: error });
    } finally {
      clearTimeout(timer);
      this.running = null;
    }
  }

  /** For what surfaces outside any call: an unhandled rejection, an exit. Blames what runs, or else the file. */
  interrupt(message: string, cause?: unknown): void {
    const error = plainError(message, cause);
    if (this.running !== null) this.running.fail(error);
    else this.faults.push({ where: '', error, extra: true });
  }
}

/** Waits until the event loop has turned once after `work`, so that a rejection it left behind is blamed on it. */
async function thenIdle<T>(work: () => T | Promise<T>): Promise<T> {
  const value = await work();
  await new Promise((resolve) => setImmediate(resolve));
  return value;
}

/** An error that points at no line of ours; the stack is the cause's, if that has one. */
function plainError(message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.stack = types.isNativeError(cause) ? (cause.stack ?? '') : '';
  return error;
}

function asError(thrown: unknown): Error {
  if (types.isNativeError(thrown) || thrown instanceof Error) return thrown;
  return plainError(`threw ${inspect(thrown, { breakLength: Infinity })}, which is not an Error`);
}

export function describe(thrown: unknown): string {
  return types.isNativeError(thrown) ? `${thrown.name}: ${thrown.message}` : inspect(thrown);
}
