/** The guest of guest-main.rs beside this, on the TypeScript recorder: `guest PROGRAM VERSION WORD…`. */
import { writeSync } from 'node:fs';
import { counter, defineProgram, flush, start } from '../../recorders/typescript/index.ts';

const [name = '', version = '', ...words] = process.argv.slice(2);
const guest = {
  long: counter({ id: `${name}.guest.long`, keep: 49 }),
  short: counter({ id: `${name}.guest.short`, keep: 14 }),
};
start(defineProgram({ name, registry: 'demo-registry', version: '0.1.0', metrics: { guest } }), version);

const WORDS: Readonly<Record<string, () => void>> = {
  count: () => {
    guest.long.increment();
    guest.short.increment();
  },
  flush,
  sleep: () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50),
  print: () => {
    writeSync(1, 'to the one stream\n');
    writeSync(2, 'to the other\n');
  },
  fail: () => process.exit(3),
  panic: () => {
    throw new Error('on purpose');
  },
};

for (const word of words) (WORDS[word] ?? (() => writeSync(2, `guest: no word ${word}\n`)))();
