/** `tally keys`: whose signatures hold for the registries that were added. Shows; only `tally add` pins. */
import { readFileSync } from 'node:fs';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import type { PinnedKey } from '../../submitter/registries/signature.ts';
import { keysPath, parseKeys, readKeys } from '../../submitter/registries/pinned-keys.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import type { Command, Surroundings } from './command.ts';
import { place } from './place.ts';

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const parts = addedRegistries(root).map(({ name, folder, source, signedBy }) => {
    const keys = readKeys(folder);
    if (keys === null)
      return [`${name}: no key is pinned${source?.allowlist.status === 'preview' ? '; a preview needs none' : ''}`];
    if (typeof keys === 'string') return [`${name}: ${keysPath(folder)}: ${keys}`];
    return [
      `${name}: pinned in ${keysPath(folder)}`,
      ...keys.map((key) => `  ${key.name}  ${key.key}${signedBy.includes(key.name) ? '  signed what is added' : ''}`),
    ];
  });
  print(parts.length === 0 ? 'No registry was added.\n' : `${parts.flat().join('\n')}\n`);
  return 0;
}

/** The keys of a file that is to be pinned. Refuses one that does not hold. */
export function keysOf(path: string): readonly PinnedKey[] {
  const bytes = orRefuse(`read \`${path}\``, () => readFileSync(path));
  const keys = parseKeys(bytes.toString('latin1'));
  if (typeof keys === 'string') throw new Refusal(`\`${path}\` does not hold: ${keys}`);
  return keys;
}

export const keys: Command = {
  name: 'keys',
  usage: 'keys',
  summary: 'show whose signatures are asked for',
  help: `An active registry holds only with two signatures by keys that were pinned when it was first added, with \`tally add DIR
--keys FILE\`. They never change by themselves: to pin others, remove the folder of the registry and add it again.`,
  words: [0, 0],
  options: {},
  run,
};
