/** Bytes as text, one character a byte, and their sum as `sha256sum` prints it. */
import { createHash } from 'node:crypto';

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
