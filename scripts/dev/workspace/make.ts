/**
 * Makes the workspace to build: crates of our own with real mistakes in them, above either well-known crates of the
 * public registry or, where that is not to be had, thirty generated ones. Nothing of it is kept.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Source = 'public' | 'generated';

/** With what they depend on these are more than thirty crates, procedural macros and build scripts among them. */
const PUBLIC = [
  'anyhow',
  'clap',
  'hashbrown',
  'indexmap',
  'itertools',
  'log',
  'rand',
  'regex',
  'serde_json',
  'semver',
  'thiserror',
  'url',
  'walkdir',
];

const GENERATED = 30;

/** Members by name: their sources. Each is wrong in its own way, apart from the first two. */
const MEMBERS: Readonly<Record<string, string>> = {
  sound: 'pub fn add(a: u32, b: u32) -> u32 { a.wrapping_add(b) }\n#[test]\nfn adds() { assert_eq!(add(1, 2), 3); }\n',
  lints:
    '#![warn(unused_qualifications, single_use_lifetimes)]\n' +
    'pub fn f() -> u32 { let unused = 1; let mut x = 2; return (x); }\n' +
    'fn dead() {}\n#[deprecated] pub fn old() {}\npub fn g() { old(); let _ = std::mem::size_of::<u8>(); }\n' +
    "pub fn h<'a>(x: &'a str) -> usize { x.len() }\n",
  borrows:
    'pub fn f() { let mut v = vec![1]; let first = &v[0]; v.push(2); println!("{first}"); ' +
    'let s = String::new(); drop(s); println!("{s}"); }\n',
  types:
    'pub fn f() -> u32 { "text" }\npub fn g(x: Missing) -> u8 { x.y + undefined }\n' +
    'pub fn h() { let _: Vec<u32> = 1; nothing!(); }\n',
  syntax: 'pub fn f( { }\n',
  traits:
    'pub trait T { fn f(&self); }\npub struct S;\nimpl T for S {}\npub fn g<X: T>(_: X) {}\npub fn h() { g(1u8) }\n',
  many: Array.from({ length: 25 }, (_, n) => `pub fn f${n}() -> u8 { "${n}" }\n`).join(''),
  user: 'compile_error!("words of my own");\n',
};

/** Members that compile. */
export const GOOD = ['sound', 'lints'];
export const BAD = Object.keys(MEMBERS).filter((name) => !GOOD.includes(name));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const manifest = (name: string, dependencies: string, more = ''): string =>
  `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\n${more}\n[dependencies]\n${dependencies}`;

/** Thirty crates, each above the two before it, every fifth with a build script and every tenth a procedural macro. */
function generated(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 0; n < GENERATED; n++) {
    const macro = n % 10 === 9;
    const below = [n - 1, n - 2].filter((one) => one >= 0 && one % 10 !== 9 && !macro);
    const uses = below.map((one) => `made${one} = { path = "../made${one}" }\n`).join('');
    const body = macro
      ? 'use proc_macro::TokenStream;\n#[proc_macro]\npub fn same(input: TokenStream) -> TokenStream { input }\n'
      : `pub fn value() -> u64 { ${n}${below.map((one) => ` + made${one}::value() % 7`).join('')} }\n`;
    files[`made${n}/Cargo.toml`] = manifest(`made${n}`, uses) + (macro ? '\n[lib]\nproc-macro = true\n' : '');
    files[`made${n}/src/lib.rs`] = body;
    if (n % 5 === 0) files[`made${n}/build.rs`] = 'fn main() { println!("cargo:rerun-if-changed=build.rs"); }\n';
  }
  return files;
}

export function makeWorkspace(folder: string, source: Source): void {
  const names = source === 'public' ? PUBLIC : Array.from({ length: GENERATED }, (_, n) => `made${n}`);
  const uses = names.map((name) => (source === 'public' ? `${name} = "*"\n` : `${name} = { path = "../${name}" }\n`));
  const members = Object.entries(MEMBERS).flatMap(([name, text]) => [
    [`${name}/Cargo.toml`, manifest(name, name === 'sound' ? uses.join('') : '')],
    [`${name}/src/lib.rs`, text],
  ]);
  write(folder, {
    'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = [${Object.keys(MEMBERS)
      .map((name) => `"${name}"`)
      .join(', ')}]\n[profile.dev.package."*"]\nopt-level = 1\n`,
    ...Object.fromEntries(members),
    ...(source === 'generated' ? generated() : {}),
    // A crate whose metadata is spoilt before another uses it: rustc then panics for real, on stable.
    'spoilt/library.rs': 'pub struct A<T>(pub T);\npub fn f<T: Clone>(x: &T) -> A<T> { A(x.clone()) }\n',
    'spoilt/user.rs': 'extern crate library;\npub fn g() -> library::A<u8> { library::f(&1) }\n',
  });
}
