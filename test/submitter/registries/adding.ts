/** Stores of tests, and registries that are published, signed by test keys where they are active, and added to them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addRegistry, type Outcome } from '../../../submitter/registries/add.ts';
import { readSource } from '../../../submitter/registries/registries.ts';
import type { PinnedKey } from '../../../submitter/registries/signature.ts';
import type { Source } from '../../../submitter/registries/source.ts';
import { listFilesIn } from '../../list.ts';
import { catalogueText, LISTS, listText, pinned, signatures, type Person, type Wish } from '../adversarial/registry.ts';
import { ADA, EVE } from '../adversarial/stores.ts';

const base = mkdtempSync(join(tmpdir(), 'tallybook-permit-'));
process.once('exit', () => rmSync(base, { recursive: true }));
let made = 0;

export const KEYS = pinned(ADA, EVE);

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'latin1');
}

const signedBy = (wish: Wish, ...people: readonly Person[]): string | null =>
  wish.status === 'preview' ? null : signatures(listText(wish), ...people);

/** A `generated/` folder as published, signed where it is active. */
export function published(wish: Wish = {}, signature: string | null = signedBy(wish, ADA, EVE)): Source {
  const folder = join(base, `generated-${made++}`);
  const text = listText(wish);
  write(join(folder, 'allowlist/allowlist.txt'), text);
  for (const [list, bytes] of listFilesIn(text, LISTS))
    write(join(folder, `allowlist/lists/${list}.txt`), Buffer.from(bytes).toString('latin1'));
  if (signature !== null) write(join(folder, 'allowlist/allowlist.txt.sig'), signature);
  for (const program of ['cargo', 'rustc'])
    write(join(folder, `catalogue/${program}.json`), catalogueText(text, program, wish.sealed));
  const { value, findings } = readSource(folder);
  if (value === null) throw new Error(JSON.stringify(findings));
  return value;
}

export function store(): string {
  const root = join(base, `store-${made++}`);
  mkdirSync(join(root, '_tally'), { recursive: true });
  return root;
}

export function add(
  root: string,
  wish: Wish = {},
  keys: readonly PinnedKey[] | null = wish.status === 'preview' ? null : KEYS,
  signature?: string | null,
): Outcome {
  return addRegistry(root, published(wish, signature), keys);
}

/** How it was added, or why not. */
export const outcomeOf = (outcome: Outcome): string => (outcome.done === null ? outcome.why : outcome.done);
