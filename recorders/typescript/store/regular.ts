/**
 * The only way by which the recorder and the reader open what is in a store: regular files, looked at without following
 * links before the open and again after it. A FIFO cannot hang them, and a link cannot lead them away.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type BigIntStats } from 'node:fs';

export interface Open {
  readonly fd: number;
  readonly stat: BigIntStats;
}

/**
 * Why there is nothing to read: no file, no permission or a failing disk, something else than a regular file, its
 * size.
 */
export type Refused = 'missing' | 'unreadable' | 'irregular' | 'large';

const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** What the system calls an error. */
export const codeOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;

/** What is at a path, links not followed; null where nothing is. Throws what the system says otherwise. */
export function look(path: string): BigIntStats | null {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    if (ABSENT.has(codeOf(cause))) return null;
    throw cause;
  }
}

/** Whether a real directory is at a path. */
export function isFolder(path: string): boolean {
  try {
    return look(path)?.isDirectory() === true;
  } catch {
    return false;
  }
}

export const sameFile = (a: BigIntStats, b: BigIntStats): boolean => a.ino === b.ino && a.dev === b.dev;

/** Opens a regular file that is there, with these flags; whoever asks closes it. */
export function openRegular(path: string, flags: number): Open | Exclude<Refused, 'large'> {
  let fd = -1;
  try {
    const before = look(path);
    if (before === null) return 'missing';
    if (!before.isFile()) return 'irregular';
    fd = openSync(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(fd, { bigint: true });
    if (stat.isFile() && sameFile(before, stat)) return { fd, stat };
    close(fd);
    return 'irregular';
  } catch (cause) {
    if (fd >= 0) close(fd);
    return ABSENT.has(codeOf(cause)) ? 'missing' : 'unreadable';
  }
}

interface Read {
  readonly bytes: Buffer;
  readonly stat: BigIntStats;
}

/** Reads a regular file of at most `limit` bytes, as far as it went when it was opened, and calls it by its stat. */
export function readRegular(path: string, limit: number): Read | Refused {
  const open = openRegular(path, constants.O_RDONLY);
  if (typeof open === 'string') return open;
  try {
    const size = Number(open.stat.size);
    if (size > limit) return 'large';
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const done = readSync(open.fd, bytes, length, size - length, null);
      if (done === 0) break;
      length += done;
    }
    return { bytes: bytes.subarray(0, length), stat: open.stat };
  } catch {
    return 'unreadable';
  } finally {
    close(open.fd);
  }
}

export function close(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // The file is written or read already; there is nothing left to do about it.
  }
}
