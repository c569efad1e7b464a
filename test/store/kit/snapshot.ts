/** What stands on the disk, so that a change of it can be seen. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder: kind, mode, and what is in it. */
export function snapshot(below: string): readonly string[] {
  const names = readdirSync(below, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => {
    const path = join(below, name);
    const stat = lstatSync(path);
    const inside = stat.isSymbolicLink() ? readlinkSync(path) : stat.isFile() ? text(path, stat.size) : '';
    return `${name} ${stat.mode.toString(8)} ${stat.size * Number(stat.isFile())} ${inside}`;
  });
}

const text = (path: string, size: number): string => (size > 100_000 ? '' : readFileSync(path, 'latin1'));
