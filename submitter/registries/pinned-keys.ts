/**
 * The keys whose signatures hold for a registry on this machine: `keys`, in the registry's folder. They are pinned when
 * an active registry is first added and never change by themselves.
 *
 *   # tallybook keys 1
 *   key <name> <44 characters of base64: their Ed25519 key>
 *
 * with one line a person, in code-point order of their names. Pure but for `readKeys`.
 */
import { join } from 'node:path';
import { look } from '../../recorders/typescript/store/regular.ts';
import { readPrivate } from '../own-folder/private-file.ts';
import type { PinnedKey } from './signature.ts';

const FORMAT = '# tallybook keys 1';
const KEY = /^key ([a-z][a-z0-9_]{0,39}) ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/;
const MAX_BYTES = 1 << 16;

export const keysPath = (folder: string): string => join(folder, 'keys');

/** The keys, or what is wrong and in which line. */
export function parseKeys(text: string): readonly PinnedKey[] | string {
  const [format, ...lines] = text.split('\n');
  if (format !== FORMAT) return `line 1: this is no \`${FORMAT}\``;
  if (lines.pop() !== '') return 'the last line does not end';
  const keys: PinnedKey[] = [];
  for (const [i, line] of lines.entries()) {
    const [, name, key] = KEY.exec(line) ?? [];
    if (name === undefined || key === undefined) return `line ${i + 2}: this is no \`key\` line`;
    const before = keys.at(-1)?.name ?? '';
    if (name <= before) return `line ${i + 2}: \`${name}\` stands after \`${before}\`; names are in order, each once`;
    if (keys.some((other) => other.key === key)) return `line ${i + 2}: somebody else has this key`;
    keys.push({ name, key });
  }
  return keys.length === 0 ? 'it has no key' : keys;
}

export const keysText = (keys: readonly PinnedKey[]): string =>
  `${[FORMAT, ...[...keys].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, key }) => `key ${name} ${key}`)].join('\n')}\n`;

/** The keys pinned for a registry; null if none were, and in words why they cannot be told. */
export function readKeys(folder: string): readonly PinnedKey[] | string | null {
  if (look(keysPath(folder)) === null) return null;
  const bytes = readPrivate(keysPath(folder), MAX_BYTES);
  return typeof bytes === 'string' ? bytes : parseKeys(Buffer.from(bytes).toString('latin1'));
}
