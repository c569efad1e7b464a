/**
 * What `faketime` leaves in shared memory of processes that were killed, by the numbers of processes. A later process
 * that gets such a number cannot start, so whoever kills many of them clears up behind. Linux only; throws nothing.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';

const FOLDER = '/dev/shm';
const LEFT = /^(?:sem\.)?faketime_(?:sem|shm)_([0-9]+)$/;

/** Removes what belongs to processes that are no more. */
export function clearFaketime(): void {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  for (const name of names) {
    const [, process] = LEFT.exec(name) ?? [];
    if (process !== undefined && !existsSync(`/proc/${process}`)) rmSync(`${FOLDER}/${name}`, { force: true });
  }
}
