/**
 * Loaded before the real `tally` (`node --import`): counts its calls of the file system on paths below `STALL_BELOW`
 * and, before the call that `STALL_AT` says, waits for whoever started it, or is killed. What it counts or waits for
 * goes over descriptor 3. It changes no call.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { STALL_BELOW: below = '', STALL_AT: at = '0', STALL_HOW: how = '', STALL_NOW: now } = process.env;
const CHANNEL = 3;

/** By path first, then by descriptor. */
const CALLS = [
  ['lstatSync', 'statSync', 'openSync', 'opendirSync', 'readdirSync', 'readFileSync', 'writeFileSync'],
  ['mkdirSync', 'chmodSync', 'linkSync', 'renameSync', 'rmSync', 'unlinkSync'],
  ['readSync', 'writeSync', 'fsyncSync', 'fchmodSync', 'fstatSync', 'closeSync'],
].flat() as readonly (keyof typeof fs)[];

const { readSync, writeSync } = fs;
const open = new Set<unknown>();
let calls = 0;

const isBelow = (what: unknown): boolean => (typeof what === 'string' ? what.startsWith(below) : open.has(what));

function step(): void {
  if (++calls !== Number(at)) return;
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  if (how !== 'wait') return;
  writeSync(CHANNEL, '!');
  readSync(CHANNEL, Buffer.alloc(1));
}

for (const name of CALLS) {
  const call = fs[name] as (...words: readonly unknown[]) => unknown;
  const stalled = (...words: readonly unknown[]): unknown => {
    const isMeant = isBelow(words[0]);
    if (isMeant) step();
    const result: unknown = Reflect.apply(call, fs, words);
    if (isMeant && name === 'openSync') open.add(result);
    if (name === 'closeSync') open.delete(words[0]);
    return result;
  };
  Object.assign(fs, { [name]: stalled });
}
syncBuiltinESMExports();

if (now !== undefined) Date.now = () => Number(now);
if (how === 'count') process.on('exit', () => writeSync(CHANNEL, `${calls}\n`));
