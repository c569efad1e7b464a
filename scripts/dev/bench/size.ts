/**
 * What the bindings of each program add to a hello-world binary, in bytes: the same crate built in release with and
 * without them, stripped, so that only what is loaded counts. The one with them starts a recording, which keeps every
 * metric of the table.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Size {
  readonly program: string;
  /** Bytes of the stripped binary. */
  readonly bytes: number;
  /** Bytes more than without any recorder. */
  readonly added: number;
}

const HELLO = 'println!("hello");';

const manifest = (name: string): string => `[package]
name = "${name}"
version = "0.0.0"
edition = "2021"

[dependencies]
tallybook = { path = ${JSON.stringify(resolve('recorders/rust'))} }

[profile.release]
strip = true

[workspace]
`;

/** Builds one binary for each program that has bindings, and one without. Throws when cargo fails. */
export function bindingSizes(folder: string): readonly Size[] {
  const target = join(folder, 'target');
  const programs = readdirSync('generated/rust').map((file) => file.replace('.rs', ''));
  const plain = build(folder, target, 'plain', `fn main() { ${HELLO} }\n`);
  return programs.sort().map((program) => {
    const main =
      `#[path = "${program}.rs"]\nmod bindings;\n` +
      `fn main() { let _recording = tallybook::start(&bindings::PROGRAM, "1.0.0"); ${HELLO} }\n`;
    const bytes = build(folder, target, `with_${program}`, main, program);
    return { program, bytes, added: bytes - plain };
  });
}

function build(folder: string, target: string, name: string, main: string, bindings?: string): number {
  const crate = join(folder, name);
  mkdirSync(join(crate, 'src'), { recursive: true });
  writeFileSync(join(crate, 'Cargo.toml'), manifest(name));
  writeFileSync(join(crate, 'src/main.rs'), main);
  if (bindings !== undefined) copyFileSync(`generated/rust/${bindings}.rs`, join(crate, `src/${bindings}.rs`));
  const { status, stderr, error } = spawnSync(
    'cargo',
    ['build', '--release', '--offline', '--quiet', '--target-dir', target],
    { cwd: crate, encoding: 'utf8' },
  );
  if (error !== undefined) throw new Error('cargo was not found: install Rust 1.89 or newer from https://rustup.rs');
  if (status !== 0) throw new Error(`cargo failed on ${name}:\n${stderr}`);
  return statSync(join(target, 'release', name)).size;
}
