/**
 * The keys whose signatures hold for a registry on this machine: `keys`, in the registry's folder. They are pinned when
 * an active registry is first added and never change by themselves.
 *
 *   # tallybook keys 1
 *   key <name> <44 characters of base64: their Ed25519 key>
 *
 * with one line a person, in code-point order of their names. Pure but for `readKeys`.
 */
import { NAME } from '../allowlist/line.ts';
import { readSaid } from '../own-folder/private-file.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';
import { byName, type PinnedKey } from './signature.ts';

const FORMAT = '# tallybook keys 1';
const KEYS: Keys = { key: ['+', `(${NAME}) ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)`] };
const MAX_BYTES = 1 << 16;

export const keysPath = (folder: string): string => `${folder}/keys`;

/** The keys, or what is wrong and in which line. */
export function parseKeys(text: string): readonly PinnedKey[] | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const keys: PinnedKey[] = [];
  for (const { number, parts } of lines('key')) {
    const [name = '', key = ''] = parts;
    const before = keys.at(-1)?.name ?? '';
    if (name <= before) return `line ${number}: \`${name}\` stands after \`${before}\`; names are in order, each once`;
    if (keys.some((other) => other.key === key)) return `line ${number}: somebody else has this key`;
    keys.push({ name, key });
  }
  return keys;
}

export const keysText = (keys: readonly PinnedKey[]): string =>
  recordText(
    FORMAT,
    [...keys].sort(byName).map(({ name, key }) => `key ${name} ${key}`),
  );

/** The keys pinned for a registry; null if none were, and in words why they cannot be told. */
export const readKeys = (folder: string): readonly PinnedKey[] | string | null =>
  readSaid(keysPath(folder), MAX_BYTES, parseKeys);
