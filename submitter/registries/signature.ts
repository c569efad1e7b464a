/**
 * Detached signatures of an allowlist, `allowlist.txt.sig`: reading, verifying and adding to one. An active registry's
 * allowlist holds only with as many signatures as are asked for, each by another person and another pinned key. Pure:
 * reads no file and no clock, and knows nothing of the registry.
 *
 * The format is ASCII, every line ended by a line feed:
 *
 *   tallybook signature 1
 *   sha256 <64 hexadecimal digits: the SHA-256 of the signed file>
 *   signed <name> <88 characters of base64: their Ed25519 signature>
 *
 * with one `signed` line a person, in code-point order of their names. What is signed (RFC 8032, Ed25519) is the line
 * `tallybook signature 1`, a line feed, the name, a line feed, and then the bytes of the file.
 */
import { createPublicKey, verify } from 'node:crypto';
import { compare } from '../../recorders/typescript/store/order.ts';
import { NAME } from '../allowlist/line.ts';
import { sha256 } from '../bytes.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';

const FORMAT = 'tallybook signature 1';
const KEYS: Keys = {
  sha256: ['1', '([0-9a-f]{64})'],
  signed: ['*', `(${NAME}) ([A-Za-z0-9+/]{85}[AQgw]==)`],
};
/** What stands before the 32 bytes of a key in the form that `node:crypto` reads (RFC 8410, section 4). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Somebody whose signature counts, while it does. */
export interface PinnedKey {
  readonly name: string;
  /** 32 bytes in base64. */
  readonly key: string;
  /** The first day, and the day on which it is over; `yyyy-mm-dd`. */
  readonly from?: string;
  readonly until?: string;
}

export interface Signature {
  readonly name: string;
  readonly signature: string;
}

export type Verdict = { readonly by: readonly string[] } | { readonly refused: string };

/** The order of people in files of keys and signatures. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number => compare(a.name, b.name);

/** The bytes that a person signs. */
export function signedBytes(name: string, file: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${FORMAT}\n${name}\n`), file]);
}

/** The text of a signature file. */
export function signatureText(file: Uint8Array, signatures: readonly Signature[]): string {
  const signed = [...signatures].sort(byName).map(({ name, signature }) => `signed ${name} ${signature}`);
  return recordText(FORMAT, [`sha256 ${sha256(file)}`, ...signed]);
}

const refuse = (refused: string): { readonly refused: string } => ({ refused });

/** The signatures of a file, or why the text is refused: nothing in it is ignored. */
export function readSignatures(text: string, file: Uint8Array): readonly Signature[] | { readonly refused: string } {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return refuse(lines);
  if (lines('sha256')[0]?.parts[0] !== sha256(file)) return refuse('line 2: these are the signatures of another file');
  const signatures: Signature[] = [];
  for (const { number, parts } of lines('signed')) {
    const [name = '', signature = ''] = parts;
    const before = signatures.at(-1)?.name ?? '';
    if (name === before) return refuse(`line ${number}: \`${name}\` has signed already`);
    if (name < before) return refuse(`line ${number}: \`${name}\` stands after \`${before}\`; names are in order`);
    signatures.push({ name, signature });
  }
  return signatures;
}

/**
 * Whether `needed` pinned people signed the file. `day` is the day that the file is of, such as the allowlist's
 * `as_of`: it is held against the days of a key. One bad signature refuses all, since nobody signs badly by mistake.
 */
export function verifySignatures(
  file: Uint8Array,
  text: string,
  keys: readonly PinnedKey[],
  day: string,
  needed: number,
): Verdict {
  const signatures = readSignatures(text, file);
  if ('refused' in signatures) return signatures;
  const used = new Set<string>();
  for (const { name, signature } of signatures) {
    const own = keys.filter((key) => key.name === name);
    if (own.length === 0) return refuse(`\`${name}\` is nobody whose key is pinned`);
    const found = own.find(({ key }) => isSigned(signedBytes(name, file), key, signature));
    if (found === undefined) return refuse(`the signature of \`${name}\` is not by the key that is pinned for them`);
    if (day < (found.from ?? day))
      return refuse(`the key of \`${name}\` holds from ${found.from}; the file is of ${day}`);
    if (found.until !== undefined && day >= found.until)
      return refuse(`the key of \`${name}\` was over on ${found.until}; the file is of ${day}`);
    if (used.has(found.key)) return refuse(`\`${name}\` signed with a key that somebody else signed with`);
    used.add(found.key);
  }
  if (signatures.length < needed) return refuse(`${needed} signatures are needed and there are ${signatures.length}`);
  return { by: signatures.map(({ name }) => name) };
}

function isSigned(bytes: Uint8Array, key: string, signature: string): boolean {
  try {
    const open = createPublicKey({
      key: Buffer.concat([PREFIX, Buffer.from(key, 'base64')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, bytes, open, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
