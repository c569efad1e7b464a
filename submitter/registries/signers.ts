/**
 * Whether an active registry is signed as it must be, by keys pinned on this machine. A preview needs no signature.
 * Pure.
 */
import { latin1 } from '../bytes.ts';
import type { Allowlist } from '../allowlist/list.ts';
import { verifySignatures, type PinnedKey, type Verdict } from './signature.ts';

interface Signable {
  readonly allowlist: Pick<Allowlist, 'status' | 'asOf' | 'limits'>;
  readonly signatures: Uint8Array | null;
}

/**
 * Who signed, or why that is not enough. `keys` are null where none are pinned, and words where they cannot be read.
 */
export function signers(
  { allowlist, signatures }: Signable,
  file: Uint8Array | undefined,
  keys: readonly PinnedKey[] | string | null,
): Verdict {
  if (allowlist.status === 'preview') return { by: [] };
  if (keys === null) return { refused: 'no keys are pinned for it' };
  if (typeof keys === 'string') return { refused: `the keys pinned for it cannot be read: ${keys}` };
  if (signatures === null || file === undefined)
    return { refused: 'there is no allowlist.txt.sig beside its allowlist' };
  const text = latin1(signatures);
  return verifySignatures(file, text, keys, allowlist.asOf, allowlist.limits.signatures);
}
