/** `tally keys`: whose signatures hold for the registries that were added. Shows; only `tally add` pins. */
import { keysPath, readKeys } from '../../submitter/registries/pinned-keys.ts';
import { addedRegistries, type Added } from '../../submitter/registries/registries.ts';
import { print } from '../terminal/print.ts';
import type { Command, Surroundings } from './command.ts';
import { place } from './place.ts';

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const text = addedRegistries(place(at).root).map(keysWords).join('');
  print(text === '' ? 'No registry was added.\n' : text);
  return 0;
}

function keysWords({ name, folder, source, signedBy }: Added): string {
  const pinned = readKeys(folder);
  const path = keysPath(folder);
  if (pinned === null) {
    return `${name}: no key is pinned${source?.allowlist.status === 'preview' ? '; a preview needs none' : ''}\n`;
  }
  if (typeof pinned === 'string') return `${name}: ${path}: ${pinned}\n`;
  const lines = pinned.map((one) => {
    return `  ${one.name}  ${one.key}${signedBy.includes(one.name) ? '  signed what is added' : ''}\n`;
  });
  return `${name}: pinned in ${path}\n${lines.join('')}`;
}

export const keys: Command = {
  usage: 'keys',
  summary: 'show whose signatures are asked for',
  help: `
An active registry holds only if it is signed by keys that were pinned when it was first added (\`tally add DIR
--keys FILE\`). To pin others, remove the folder of the registry, and with it the keys and what you deleted
of its lines, and add it again.`,
  run,
};
