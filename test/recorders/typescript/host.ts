/**
 * A small program for tests of the recorder: counts, and ends as it is told. Arguments are steps, one after the other:
 * `total=N` and `now=N` count, `on` and `flush` print what they answer, `stop` ends the recording, `listeners=N` adds
 * listeners of its own to every event that the recorder listens to, `limit` prints the limit of listeners, `exit=N` and
 * `throw` and `reject` end the process, `worker` runs the rest in a thread, `wait=MS` keeps it alive, `day=MS` sets the
 * clock ahead.
 */
import { Worker, workerData } from 'node:worker_threads';
import { counter, defineProgram, start } from '../../../recorders/typescript/index.ts';

const run = {
  total: counter({ id: 'demo.run.total', keep: 49 }),
  now: counter({ id: 'demo.run.now', keep: 49, flush: 'now' }),
};
const program = defineProgram({ name: 'demo', registry: 'demo-registry', version: '0.1.0', metrics: { run } });
const recording = start(program, '1.95.0');

const print = (text: unknown): void => console.log(String(text));

const STEPS: Readonly<Record<string, (amount: number) => void>> = {
  total: (amount) => run.total.add(amount),
  now: (amount) => run.now.add(amount),
  on: () => print(recording.isOn),
  flush: () => print(recording.flush()),
  stop: () => recording.stop(),
  listeners: (amount) => {
    for (let n = 0; n < amount; n++) {
      process.on('exit', () => {});
      process.on('uncaughtExceptionMonitor', () => {});
    }
  },
  limit: () => print(process.getMaxListeners()),
  unlimited: () => process.setMaxListeners(0),
  exit: (code) => process.exit(code),
  throw: () => {
    throw new Error('the host failed');
  },
  reject: () => void Promise.reject(new Error('the host rejected')),
  wait: (ms) => void setTimeout(() => {}, ms),
};

function take(steps: readonly string[]): void {
  for (const [index, step] of steps.entries()) {
    const [name = '', amount = '0'] = step.split('=');
    if (name === 'worker') {
      const rest = steps.slice(index + 1);
      void new Worker(new URL(import.meta.url), { workerData: rest, execArgv: process.execArgv });
      return;
    }
    STEPS[name]?.(Number(amount));
  }
}

take(Array.isArray(workerData) ? workerData.map(String) : process.argv.slice(2));
