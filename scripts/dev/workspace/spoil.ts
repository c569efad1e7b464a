/**
 * A real internal compiler error on stable: the metadata of a library is spoilt, byte by byte, until the compiler
 * panics over it. Which byte that is depends on the compiler, so it is looked for.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Crash {
  /** The arguments with which rustc panics, in the folder. */
  readonly parameters: readonly string[];
  readonly offset: number;
}

const STEP = 7;

/** Leaves `liblibrary.rmeta` spoilt in the folder. Throws if no byte makes the compiler panic. */
export function spoil(folder: string): Crash {
  const common = ['--edition=2021', '--crate-type=lib', '--emit=metadata', '--error-format=json', '--out-dir', '.'];
  const made = spawnSync('rustc', [...common, '--crate-name=library', 'library.rs'], { cwd: folder });
  if (made.status !== 0) throw new Error(`rustc did not compile library.rs: ${made.stderr.toString()}`);
  const parameters = [...common, '--crate-name=user', '--extern', 'library=liblibrary.rmeta', 'user.rs'];
  const path = join(folder, 'liblibrary.rmeta');
  const sound = readFileSync(path);
  for (let offset = 64; offset < sound.length; offset += STEP) {
    const spoilt = Buffer.from(sound);
    spoilt[offset] = (spoilt[offset] ?? 0) ^ 0x15;
    writeFileSync(path, spoilt);
    const { status, stderr } = spawnSync('rustc', parameters, { cwd: folder });
    if (status === 101 && stderr.includes('query stack during panic:\n#0')) return { parameters, offset };
  }
  throw new Error('no spoilt byte of the metadata makes this rustc panic; change STEP or the sources');
}
