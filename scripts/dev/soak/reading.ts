/** What a store says in all, by field, and what was refused; read by the one reader of the project. */
import { join } from 'node:path';
import { parseDay } from '../../../recorders/typescript/store/day.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';
import type { Counts } from './plan.ts';
import { dayFiles, dayFromNow, PROGRAM } from './place.ts';

export interface Reading {
  readonly counts: Counts;
  readonly blocks: number;
  /** Blocks and lines that were refused, those of files that were rewritten since included. */
  readonly refused: number;
}

/** The counts of one version of `demo`; of all without one. */
export function readStore(root: string, version?: string): Reading {
  const { value, findings, dropped } = readProgram(root, PROGRAM, parseDay(dayFromNow(0)) ?? 0);
  const counts = new Map<string, number>();
  let blocks = 0;
  for (const row of value) {
    if (version !== undefined && row.version !== version) continue;
    blocks += row.blocks;
    for (const [field, count] of row.counts) counts.set(field, (counts.get(field) ?? 0) + count);
  }
  return { counts, blocks, refused: findings.length + dropped };
}

/** Files that a recorder with locks should not leave when all went well: unfinished and numbered ones. */
export function litter(root: string): readonly string[] {
  return dayFiles(join(root, PROGRAM)).filter((name) => /\.part$|-[a-z]+\.[0-9a-f]{16}$/.test(name));
}
