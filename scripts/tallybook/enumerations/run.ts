/**
 * Runs one program for a list: in an empty folder that is gone afterwards, with an environment of a few names, with
 * limits on time and output. What it printed is returned as it is; nothing is judged here.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from '../../../model/source/tree.ts';

/**
 * All that a command may know of the machine, where it is set: how toolchains are found, and which one is asked for.
 */
const KEPT = ['PATH', 'HOME', 'RUSTUP_HOME', 'CARGO_HOME', 'RUSTUP_TOOLCHAIN'] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Limits {
  readonly environment: Environment;
  /** Milliseconds until a program is ended. */
  readonly milliseconds: number;
}

/** `ended` says in words how it ended, if not by itself and without complaint. */
export type Ran = { readonly out: string; readonly err: string; readonly ended: string | null } | 'not installed';

/** Bash tells of a missing program in words of its own locale; these are ours. */
const MISSING = 'command_not_found_handle() { echo "$1 is not installed" >&2; return 127; }\n';

/** A shell command, as a header holds it. Its exit status is not judged: that of a pipe or loop is its last part's. */
export function runCommand(command: string, limits: Limits): Promise<Ran> {
  return runProgram('bash', ['-c', `${MISSING}${command}`], limits, () => null);
}

const statusText = (code: number | null): string | null => (code === 0 ? null : `ended with status ${code}`);

/** Everything that a program starts is ended with it when it takes too long or prints too much. */
export async function runProgram(
  tool: string,
  parameters: readonly string[],
  { environment, milliseconds }: Limits,
  judge: (code: number | null) => string | null = statusText,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-list-'));
  const kept = KEPT.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]] as const]));
  try {
    return await new Promise<Ran>((resolve, reject) => {
      const child = spawn(tool, parameters, {
        cwd: folder,
        env: { ...Object.fromEntries(kept), LC_ALL: 'C', TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      let stopped: string | null = null;
      const stop = (why: string): void => {
        stopped ??= why;
        if (child.pid !== undefined) endGroup(child.pid);
      };
      const timer = setTimeout(() => stop(`did not end within ${milliseconds / 1000} s`), milliseconds);
      const collect = (stream: NodeJS.ReadableStream): Buffer[] => {
        const parts: Buffer[] = [];
        let size = 0;
        stream.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MAX_FILE_BYTES) stop(`printed more than ${MAX_FILE_BYTES} bytes`);
          else parts.push(part);
        });
        return parts;
      };
      const [out, err] = [collect(child.stdout), collect(child.stderr)];
      child.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (error.code === 'ENOENT') resolve('not installed');
        else reject(error);
      });
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        const ended = stopped ?? (signal === null ? judge(code) : `was ended by ${signal}`);
        resolve({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), ended });
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A group that has ended already is not an error. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
