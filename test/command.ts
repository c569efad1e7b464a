/** Runs a tool for a test. A tool that is missing fails the test with a sentence that says so; nothing is skipped. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The project's folder, with a slash at its end. */
export const HOME = fileURLToPath(new URL('../', import.meta.url));

export interface Printed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Options {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Rejects only if the tool cannot be started; a non-zero exit code is an answer. */
export function run(tool: string, parameters: readonly string[], options: Options = {}): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const { FORCE_COLOR: _colour, ...environment } = process.env;
    const child = spawn(tool, parameters, {
      cwd: options.folder ?? HOME,
      env: { ...environment, NO_COLOR: '1', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.on('error', (cause) => reject(new Error(`this test needs \`${tool}\`, which cannot be started`, { cause })));
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** Runs a tool that must succeed; otherwise throws all that it printed. */
export async function succeed(tool: string, parameters: readonly string[], options: Options = {}): Promise<Printed> {
  const printed = await run(tool, parameters, options);
  if (printed.code === 0) return printed;
  const text = stripVTControlCharacters(`${printed.out}${printed.err}`).replaceAll(HOME, '').trimEnd();
  throw new Error(`\`${tool.replace(HOME, '')} ${parameters.join(' ')}\` ended with code ${printed.code}\n${text}`);
}
