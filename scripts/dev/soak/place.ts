/**
 * Stores for soaks and tests, made by recorders/STORE.md alone and by none of the code that is being tried: a mistake
 * in that code must not be repeated here.
 */
import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

export const PROGRAM = 'demo';
export const REGISTRY = { name: 'demo-registry', version: '0.1.0' } as const;

/**
 * Days that the metrics of the hosts are kept: the first of them decides where the block goes that is always written.
 */
export const KEPT = { long: 49, short: 14 } as const;

const MS_A_DAY = 86_400_000;

/** The UTC day so many days from now. */
export const dayFromNow = (days: number, now = Date.now()): string =>
  new Date(now + days * MS_A_DAY).toISOString().slice(0, 10);

/** A new store in which `demo` is recorded; the root. Further lines of `on` may follow. */
export function makeStore(root: string, ...lines: readonly string[]): string {
  const program = join(root, PROGRAM);
  mkdirSync(program, { recursive: true });
  for (const folder of [root, program]) chmodSync(folder, 0o700);
  turnOn(program, ...lines);
  return root;
}

/** Writes the `on` of a program's folder, for the place where it is now. */
export function turnOn(program: string, ...lines: readonly string[]): void {
  const { ino } = lstatSync(program, { bigint: true });
  writeFileSync(join(program, 'on'), ['# tallybook on 1', `path ${program}`, `inode ${ino}`, ...lines, ''].join('\n'));
  chmodSync(join(program, 'on'), 0o600);
}

/** Names of the files of counts in a program's folder, `.part` included. */
export const dayFiles = (program: string): readonly string[] =>
  readdirSync(program)
    .filter((name) => name.startsWith('until-'))
    .sort();

/** The name of a file of counts: of the day `ago` days back, kept `kept` days. */
export function fileName(version: string, ago: number, kept: number, own?: string): string {
  const name = `until-${dayFromNow(kept - ago)}.${dayFromNow(-ago)}.${version}`;
  return own === undefined ? name : `${name}.${own}`;
}

export function header(version: string, ago: number, kept: number): string {
  return `# tallybook day 1\n# ${PROGRAM} ${version} day ${dayFromNow(-ago)} dies ${dayFromNow(kept - ago)}\n`;
}

/** A block with the empty line before it. Fields as they are handed over. */
export function block(counts: Readonly<Record<string, number>>): string {
  const lines = Object.entries(counts).map(([field, count]) => `${field} ${count}\n`);
  const text = `# + ${REGISTRY.name} ${REGISTRY.version}\n${lines.join('')}`;
  return `\n${text}# = ${lines.length} ${crc32(text).toString(16).padStart(8, '0')}\n`;
}

/** Sums of just under 64 KiB, so that every few flushes onto them rewrite their file. */
export const nearlyFull = (): Readonly<Record<string, number>> =>
  Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`demo.fill.f${i}{${'x'.repeat(995)}}`, i + 1] as const));
