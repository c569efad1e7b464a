/**
 * What a writer puts into a day file: header and block, and the check sum by which a reader knows a block that was
 * written whole. Text only; nothing here touches the disk.
 */
import { dayText } from './day.ts';
import type { FileName } from './name.ts';
import { byKey } from './order.ts';

/** The greatest count of a field; sums stay there. */
export const MOST = Number.MAX_SAFE_INTEGER;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 as gzip has it, of the bytes from `start` to before `end`. */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let sum = 0xffffffff;
  for (let at = start; at < end; at++) sum = (TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** The check sum as a block's last line spells it. */
export function sumText(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

/** One block with the empty line before it. Every field once, each with a count from 1 to `MOST`. */
export function blockText(
  registry: string,
  version: string,
  counts: Iterable<readonly [field: string, count: number]>,
): string {
  const fields = [...counts].sort(byKey);
  const body = `# + ${registry} ${version}\n${fields.map(([field, count]) => `${field} ${count}\n`).join('')}`;
  return `\n${body}# = ${fields.length} ${sumText(crc32(Buffer.from(body, 'latin1')))}\n`;
}

/** The lines that say which file this is. */
export function headerText(program: string, { version, day, dies }: Omit<FileName, 'own' | 'part'>): string {
  return `# tallybook day 1\n${identityText(program, { version, day, dies })}\n`;
}

/** The line of a header that says what name and folder say, without its end. */
export function identityText(program: string, { version, day, dies }: Omit<FileName, 'own' | 'part'>): string {
  return `# ${program} ${version} day ${dayText(day)} dies ${dayText(dies)}`;
}

/** The sum of two counts, which stays at `MOST`. */
export function add(a: number, b: number): number {
  return a > MOST - b ? MOST : a + b;
}

/** All of these counts together. */
export function sumOf(parts: Iterable<Iterable<readonly [field: string, count: number]>>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts) addAll(sums, part);
  return sums;
}

/** Adds counts to sums, field by field. */
export function addAll(sums: Map<string, number>, counts: Iterable<readonly [field: string, count: number]>): void {
  for (const [field, count] of counts) sums.set(field, add(sums.get(field) ?? 0, count));
}
