/**
 * Compiles Rust for a test, offline and out of the tree. A missing tool fails the test with a sentence that says what to
 * install; nothing is skipped. All crates of one process share one target folder, so the recorder is built once.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOME, run, type Printed } from './command.ts';

export const RECORDER = join(HOME, 'recorders/rust');

/** A folder for crates and what is built from them. */
export interface Workshop {
  readonly folder: string;
  /** Where cargo puts what it builds. */
  readonly target: string;
  remove(): void;
}

export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-rust-'));
  return { folder, target: join(folder, 'target'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
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

/** Runs cargo in a folder of the workshop, or in the recorder's own. */
export function cargo(at: Workshop, folder: string, ...parameters: readonly string[]): Promise<Printed> {
  return start('cargo', ['--offline', ...parameters], folder, {
    CARGO_TARGET_DIR: at.target,
    CARGO_TERM_COLOR: 'never',
  });
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
    return await run(tool, parameters, { folder, environment: { RUSTFLAGS: '', ...environment } });
  } catch (cause) {
    throw new Error(
      `${tool} was not found: install Rust 1.89 or newer from https://rustup.rs, then run npm test again`,
      { cause },
    );
  }
}
