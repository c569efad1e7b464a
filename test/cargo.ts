/**
 * Compiles Rust for a test, offline and out of the tree. A missing tool fails the test with a sentence that says what
 * to install; nothing is skipped. All tests of all runs share one target folder, so that what has not changed is
 * compiled once; cargo alone decides what that is, and lets those that run at once wait for each other.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOME, run, type Printed } from './command.ts';

export const RECORDER = join(HOME, 'recorders/rust');

/** What outlives a run, and an `npm ci`; git ignores it, and it may be removed between runs. */
const KEPT = join(HOME, 'target/test');

/** What cargo is told for every test. Nothing here is debugged or edited while it runs. */
export const CARGO: Readonly<Record<string, string>> = {
  CARGO_TARGET_DIR: join(KEPT, 'cargo'),
  CARGO_INCREMENTAL: '0',
  CARGO_PROFILE_DEV_DEBUG: '0',
  CARGO_TERM_COLOR: 'never',
  RUSTFLAGS: '',
};

/** A folder for what a test makes, and where crates and what is built from them are. */
export interface Workshop {
  readonly folder: string;
  /** Where cargo puts what it builds; it stays. */
  readonly target: string;
  remove(): void;
}

export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-rust-'));
  const target = join(KEPT, 'cargo');
  return { folder, target, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Where the crate of this name is. It stays, for cargo takes a crate in another place for another crate. */
export const crateFolder = (name: string): string => join(KEPT, 'crates', name);

/** Writes files below a folder, each whole; one that is already right stays, so that cargo sees no change. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (holds(path, text)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const part = `${path}.${process.pid}.part`;
    writeFileSync(part, text);
    renameSync(part, path);
  }
}

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

/** A manifest of a crate that depends on the recorder, and on other crates beside it. */
export function manifest(name: string, beside: readonly string[] = []): string {
  const others = beside.map((other) => `${other} = { path = "../${other}" }\n`);
  return (
    `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n\n` +
    `[dependencies]\ntallybook = { path = ${JSON.stringify(RECORDER)} }\n${others.join('')}`
  );
}

/** Runs cargo in the folder of a crate. */
export function cargo(at: Workshop, folder: string, ...parameters: readonly string[]): Promise<Printed> {
  return start('cargo', ['--offline', ...parameters], folder, { ...CARGO, CARGO_TARGET_DIR: at.target });
}

/** A copy, in the workshop, of a debug binary that cargo has built: it stays as it is, and may be changed. */
export function copied(at: Workshop, name: string): string {
  const path = join(at.folder, name);
  copyFileSync(join(at.target, 'debug', name), path);
  return path;
}

/** Runs rustfmt in its default style and says what it would change; code 0 if nothing. */
export function rustfmtCheck(files: readonly string[]): Promise<Printed> {
  return start('rustfmt', ['--check', '--edition', '2021', '--color', 'never', ...files], HOME, {});
}

/** What every text of at least four printable characters on its own line in a binary is: what `strings` prints. */
export function stringsOf(bytes: Buffer): readonly string[] {
  return bytes.toString('latin1').match(/[\t -~]{4,}/g) ?? [];
}

async function start(
  tool: string,
  parameters: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Printed> {
  try {
    return await run(tool, parameters, { folder, environment });
  } catch (cause) {
    throw new Error(
      `${tool} was not found: install Rust 1.89 or newer from https://rustup.rs, then run npm test again`,
      { cause },
    );
  }
}
