/**
 * What the tests of the wrapper stand on: the built program, a store in which recording is on, compilers that do as
 * they are told, and a way to run them that sees bytes, status and signal.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cargo, copied, type Workshop } from '../../cargo.ts';
import { HOME, succeed } from '../../command.ts';

export const WRAPPER = join(HOME, 'recorders/rustc-wrapper');

/** How a program ended and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  /** Standard error in bytes. */
  readonly bytes: Buffer;
}

export interface Start {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Called with each part of standard error as it comes. */
  readonly heard?: (part: Buffer, child: ChildProcess) => void;
}

/** Builds the wrapper once and says where it is. */
export async function build(shop: Workshop): Promise<string> {
  const built = await cargo(shop, WRAPPER, 'build', '--locked', '--quiet');
  if (built.code !== 0) throw new Error(`the wrapper does not build:\n${built.err}`);
  return copied(shop, 'tallybook-rustc-wrapper');
}

/** Makes a store below a folder, with recording of rustc on, and says where its root is. */
export function switchOn(folder: string, more: readonly string[] = []): string {
  const root = join(folder, 'store');
  const program = join(root, 'rustc');
  mkdirSync(program, { recursive: true, mode: 0o700 });
  const lines = ['# tallybook on 1', `path ${program}`, `inode ${statSync(program).ino}`, ...more];
  writeFileSync(join(program, 'on'), `${lines.join('\n')}\n`, { mode: 0o600 });
  return root;
}

/** Everything below a folder, by path. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return found;
}

/** What a store counts, added up over its files, without the program's name. */
export function counts(root: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [path, bytes] of filesBelow(join(root, 'rustc'))) {
    if (!path.startsWith('until-')) continue;
    for (const [, field = '', count] of bytes.toString().matchAll(/^rustc\.(\S+) (\d+)$/gm)) {
      sums.set(field, (sums.get(field) ?? 0) + Number(count));
    }
  }
  return sums;
}

/** Writes a shell script that stands for a compiler; it answers `-vV` as a real one does. */
export function fakeCompiler(folder: string, name: string, body: string): string {
  const path = join(folder, name);
  const version =
    'if [ "$1" = -vV ]; then printf "rustc 1.95.0 (59807616e 2026-04-14)\\nbinary: rustc\\n' +
    'commit-hash: 59807616e1fa2540724bfbac14d7976d7e4a3860\\ncommit-date: 2026-04-14\\n' +
    'host: x86_64-unknown-linux-gnu\\nrelease: 1.95.0\\nLLVM version: 22.1.2\\n"; exit 0; fi\n';
  writeFileSync(path, `#!/bin/sh\n${version}${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Runs a program and waits for its end. */
export function launch(program: string, parameters: readonly string[], start: Start): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { RUST_BACKTRACE: _trace, CI: _ci, CARGO: _cargo, TALLYBOOK_HOME: _home, ...inherited } = process.env;
    const child = spawn(program, parameters, {
      cwd: start.folder,
      env: { ...inherited, ...start.environment },
      stdio: 'pipe',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => {
      err.push(part);
      start.heard?.(part, child);
    });
    child.stdin.on('error', () => undefined);
    if (start.input !== undefined || start.heard === undefined) child.stdin.end(start.input ?? '');
    child.on('error', (cause) =>
      reject(new Error(`this test needs \`${program}\`, which cannot be started`, { cause })),
    );
    child.on('close', (code, signal) => {
      const bytes = Buffer.concat(err);
      resolve({ code, signal, out: Buffer.concat(out).toString(), err: bytes.toString(), bytes });
    });
  });
}

/** A folder of its own with what is compiled in it; its names occur nowhere else. */
export function place(shop: Workshop): string {
  const folder = mkdtempSync(join(shop.folder, 'place-'));
  const files = {
    'good.rs': 'pub fn zanzibar_function() {}\n',
    'bad.rs':
      'pub fn zanzibar_function() -> u8 { "zanzibar text" }\n#[deprecated] pub fn zanzibar_second() { missing }\n',
    'warned.rs': 'fn zanzibar_unused() {}\n',
    'refused.rs': 'compile_error!("zanzibar message");\n',
    'main.rs': 'fn main() { println!("zanzibar"); }\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** How Cargo asks for diagnostics. */
export const JSON_FORMAT = ['--error-format=json', '--json=diagnostic-rendered-ansi,artifacts,future-incompat'];

/** Where the real compiler is, without a launcher before it. */
export async function realCompiler(): Promise<string> {
  const found = await succeed('rustc', ['--print', 'sysroot']);
  return join(found.out.trim(), 'bin/rustc');
}
