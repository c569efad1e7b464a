/**
 * Files that a user names to have a registry read from them: its `generated/` folder, and the keys that must have
 * signed it. Says what is wrong with them; decides nothing about what holds.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseKeys } from '../../submitter/registries/pinned-keys.ts';
import { readSource } from '../../submitter/registries/registries.ts';
import type { Source } from '../../submitter/registries/source.ts';
import type { PinnedKey } from '../../submitter/registries/signature.ts';
import { atMost, located } from './findings.ts';
import { remark } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';

const LISTED = 20;

/** A `generated/` folder that was read and is sound; otherwise what is wrong with it is printed, and null. */
export function sourceOf(folder: string): Source | null {
  if (!existsSync(`${folder}/allowlist/allowlist.txt`)) {
    throw new Refusal(`\`${folder}\` has no allowlist/allowlist.txt; name the generated/ folder of a registry`);
  }
  const { value, findings } = orRefuse(`read \`${folder}\``, () => readSource(folder));
  if (findings.length === 0) return value;
  const help = "This is not what the registry's program generated; get the files again.";
  remark(`${[...atMost(findings.map(located), LISTED), help].join('\n')}\n`);
  return value;
}

/** The keys of a file that is to be pinned. Refuses one that does not hold, and what is no regular file. */
export function keysOf(path: string): readonly PinnedKey[] {
  const bytes = orRefuse(`read \`${path}\``, () => {
    if (!statSync(path).isFile()) throw new Refusal(`\`${path}\` is not a regular file; name a file with keys`);
    return readFileSync(path);
  });
  const keys = parseKeys(bytes.toString('latin1'));
  if (typeof keys === 'string') throw new Refusal(`\`${path}\` does not hold: ${keys}`);
  return keys;
}
