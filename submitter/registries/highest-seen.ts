/**
 * The highest version of a registry that was added, with the sums of its files: `seen`, in the registry's folder. What
 * is older is refused, and so are other files under the same version.
 */
import { sha256 } from '../bytes.ts';
import { VERSION } from '../allowlist/line.ts';
import { readSaid } from '../own-folder/private-file.ts';

const MAX_BYTES = 1 << 20;
const SEEN = new RegExp(`^# tallybook seen 1\\nversion (${VERSION})\\n((?:[0-9a-f]{64} {2}[!-~]+\\n)+)$`);

export interface Seen {
  readonly version: string;
  readonly sums: string;
}

type Files = ReadonlyMap<string, Uint8Array>;

export const seenPath = (folder: string): string => `${folder}/seen`;

/** What was seen; null if nothing was, and a sentence if it cannot be told. */
export function readSeen(folder: string): Seen | string | null {
  const path = seenPath(folder);
  const seen = readSaid(path, MAX_BYTES, (text) => {
    const [, version, sums] = SEEN.exec(text) ?? [];
    return version === undefined || sums === undefined ? 'it was changed' : { version, sums };
  });
  return typeof seen === 'string' ? `\`${path}\`: ${seen}` : seen;
}

export const seenText = (version: string, files: Files): string =>
  `# tallybook seen 1\nversion ${version}\n${sumLines(files)}`;

/** As `sha256sum` prints them. */
export const sumLines = (files: Files): string =>
  [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');

/** Why the untouched copy that is there is not the one that was seen last, or null if it is. */
export function seenFinding(
  seen: Seen | string | null,
  registry: string,
  version: string,
  files: Files,
): string | null {
  if (seen === null) return 'there is no such file, so an older version may have been put back; add the registry again';
  if (typeof seen === 'string') return seen;
  if (version !== seen.version)
    return `the untouched copy is of ${registry} ${version}; ${seen.version} was added last`;
  return sumLines(files) === seen.sums
    ? null
    : `the untouched copy of ${registry} ${version} is not the one that was added`;
}
