/**
 * The host of `recorders/rust/examples/count.rs` on Node: `host [--ack] VERSION STEP…` with the same steps, as far as
 * soaks use them, and the same lines printed.
 */
import { writeSync } from 'node:fs';
import { counter, defineProgram, labeledCounter, start } from '../../../recorders/typescript/index.ts';
import { PROGRAM, REGISTRY } from './place.ts';

const run = {
  total: counter({ id: 'demo.run.total', keep: 49 }),
  label: labeledCounter({ id: 'demo.run.label', keep: 49, labels: ['a', 'b', 'unknown'] }),
  short: counter({ id: 'demo.run.short', keep: 14 }),
  fleet: counter({ id: 'demo.run.fleet', keep: 400, fleet: true }),
  now: counter({ id: 'demo.run.now', keep: 49, flush: 'now' }),
};
const demo = defineProgram({ name: PROGRAM, registry: REGISTRY.name, version: REGISTRY.version, metrics: { run } });

const steps = process.argv.slice(2);
const announce = steps[0] === '--ack';
const [version = '', ...words] = announce ? steps.slice(1) : steps;
const recording = start(demo, version);
let flushes = 0;

function say(word: string): void {
  if (announce) writeSync(1, `${word} ${flushes}\n`);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function flush(): void {
  flushes += 1;
  say('begun');
  say(recording.flush() ? 'acknowledged' : 'failed');
}

/** Everything it can be told, by word; the number behind `=`. */
const WORDS: Readonly<Record<string, (amount: number) => void>> = {
  total: (amount) => run.total.add(amount),
  'label.a': (amount) => run.label.add('a', amount),
  'label.b': (amount) => run.label.add('b', amount),
  'label.unknown': (amount) => run.label.add('unknown', amount),
  short: (amount) => run.short.add(amount),
  fleet: (amount) => run.fleet.add(amount),
  now: (amount) => run.now.add(amount),
  flush,
  sleep,
  on: () => void writeSync(1, recording.isOn ? 'on\n' : 'off\n'),
  exit: (status) => process.exit(status),
};

for (const word of words) {
  const [name = '', amount] = word.split('=');
  const act = WORDS[name];
  if (act === undefined)
    throw new Error(`host does not know "${word}"; its words are ${Object.keys(WORDS).join(', ')}`);
  act(Number(amount ?? 0));
}
