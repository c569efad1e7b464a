/**
 * `tallybook generate rust --vendor DIR`: the recorder and the bindings as plain files, for projects that build without
 * Cargo or want to keep what they read. Adds nothing to either: what is written is what is tested here.
 */
import type { GeneratedFile } from '../../model/registry/types.ts';
import recorder from '../../recorders/rust/Cargo.toml';

/** The crate whose root is `tallybook/lib.rs`, and `bindings/`, with one file for each program. */
export function vendored(bindings: readonly GeneratedFile[]): readonly GeneratedFile[] {
  const crate = Object.entries(recorder).map(([name, text]) => ({ path: `tallybook/${name}`, text }));
  const programs = bindings.map(({ path, text }) => ({ path: path.replace(/^rust\//, 'bindings/'), text }));
  return [...crate, ...programs].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What to do with the files, for people. */
export function vendorHint(folder: string): string {
  return (
    `Build the recorder, then name it when you build what uses the bindings:\n` +
    `  rustc --edition 2021 --crate-type rlib --crate-name tallybook ${folder}/tallybook/lib.rs\n` +
    `  rustc --edition 2021 --extern tallybook=libtallybook.rlib main.rs\n`
  );
}
