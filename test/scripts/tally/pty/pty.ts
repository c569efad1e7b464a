/**
 * A terminal for a program under test, by `script` of util-linux: what a person would see, and keys pressed only once
 * the text they answer is on the screen.
 */
import { spawn } from 'node:child_process';
import type { Printed } from '../../../command.ts';

/** What is waited for on the screen, and what is typed then. */
export interface Keys {
  readonly after: string;
  readonly type: string;
}

export interface Terminal {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const LIMIT = 60_000;
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Runs a command in a terminal. `out` is the screen, what was typed included; `code` that of the command. */
export function inTerminal(command: readonly string[], keys: readonly Keys[], where: Terminal): Promise<Printed> {
  const line = `stty cols 100; exec ${command.map(quoted).join(' ')}`;
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      cwd: where.folder,
      env: { SHELL: '/bin/sh', TERM: 'dumb', ...where.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const left = [...keys];
    let screen = '';
    let read = 0;
    child.stdout.on('data', (part: Buffer) => {
      screen += part.toString('utf8');
      const [next] = left;
      if (next === undefined || !screen.slice(read).includes(next.after)) return;
      read = screen.length;
      left.shift();
      child.stdin.write(next.type);
    });
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`nothing more came, with ${left.length} answers untyped:\n${screen}`));
    }, LIMIT);
    child.on('error', (cause) => reject(new Error('this test needs `script` of util-linux', { cause })));
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, out: screen.replaceAll('\r\n', '\n'), err: '' });
    });
  });
}
