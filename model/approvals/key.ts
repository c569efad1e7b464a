/**
 * Ed25519 (RFC 8032) by `node:crypto`: public keys as 32 bytes in base64, signatures as 64 bytes in base64. Reads and
 * writes no files and makes no keys.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes in a key of the form that `node:crypto` reads (RFC 8410, section 4). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The public half of a key, as rosters write it. */
export function publicText(key: KeyObject): string {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return open.export({ type: 'spki', format: 'der' }).subarray(PREFIX.length).toString('base64');
}

/** Whether a signature is that of the text by the key. False for a malformed key or signature, too. */
export function isSigned(text: string, key: string, signature: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64');
    if (bytes.toString('base64') !== signature) return false;
    const der = Buffer.concat([PREFIX, Buffer.from(key, 'base64')]);
    const open = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), open, bytes);
  } catch {
    return false;
  }
}
