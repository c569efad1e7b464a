/**
 * `tallybook generate`: writes every output into `generated/`, or with `--check` says what differs. Nothing is written
 * before all is generated, and nothing from a registry with errors. What an output is, its generator decides.
 */
import { join } from 'node:path';
import { GENERATORS } from '../../generators/index.ts';
import { didYouMean } from '../../model/findings/nearest.ts';
import { formatFindings } from '../../model/findings/format.ts';
import { failed } from '../../model/check.ts';
import type { GeneratedFile, Generator, Registry } from '../../model/registry/types.ts';
import { checkFolder, verdict } from './checked-folder.ts';
import { assertInside, compareOutput, writeOutput, type Difference } from './output.ts';
import { print, remark, shellWord } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import { summary } from './summary.ts';
import { vendored, vendorHint } from './vendor.ts';

export interface GenerateArguments {
  readonly root: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly summary?: boolean;
  readonly vendor?: string;
}

/** Checks, generates everything in memory, then compares or writes. With findings nothing is generated. */
export function runGenerate(
  outputs: readonly string[],
  { root, out, check, summary: wantsSummary, vendor }: GenerateArguments,
): number {
  if (vendor !== undefined) return runVendor(outputs, { root, vendor });
  const chosen = choose(outputs);
  const sound = soundRegistry(root);
  if (sound === null) return 1;
  const folder = out ?? join(root, 'generated');
  const files = generate(sound.registry, chosen);
  const differences = compareOutput(folder, files, strayScope(out, outputs));
  if (check === true) return report(differences, folder);
  writeOutput(folder, files, differences);
  remark(`${sound.verdict}; ${writtenWords(differences, files.length)}\n`);
  if (wantsSummary === true) print(summary(sound.registry, files, folder));
  return 0;
}

/** Writes the Rust recorder and bindings into a folder of another project. */
function runVendor(outputs: readonly string[], { root, vendor }: { root: string; vendor: string }): number {
  if (outputs.join() !== 'rust')
    throw new Refusal('--vendor needs exactly the output `rust`, as in `tallybook generate rust --vendor DIR`');
  const sound = soundRegistry(root);
  if (sound === null) return 1;
  const files = vendored(generate(sound.registry, choose(outputs)));
  const differences = compareOutput(vendor, files, []);
  writeOutput(vendor, files, differences);
  remark(`${writtenWords(differences, files.length)} in ${shellWord(vendor)}\n`);
  print(vendorHint(shellWord(vendor)));
  return 0;
}

/** The registry without errors, and its verdict; null with what is wrong already printed. */
function soundRegistry(root: string): { readonly registry: Registry; readonly verdict: string } | null {
  const { value, findings } = checkFolder(root);
  print(formatFindings(findings, 'text'));
  if (value !== null && !failed(findings)) return { registry: value, verdict: verdict(value, findings) };
  remark(`\n${verdict(value, findings)}\nnothing was generated\n`);
  return null;
}

/** Every file of some generators, by path. */
export function generate(registry: Registry, generators: readonly Generator[] = GENERATORS): readonly GeneratedFile[] {
  const files = generators.flatMap((generator) => generator.generate(registry));
  assertInside(files);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function choose(names: readonly string[]): readonly Generator[] {
  const known = GENERATORS.map(({ name }) => name);
  for (const name of names) {
    if (!known.includes(name))
      throw new Refusal(
        `there is no output \`${name}\`; ${didYouMean(name, known, `the outputs are ${known.join(', ')}`)}`,
      );
  }
  return names.length === 0 ? GENERATORS : GENERATORS.filter(({ name }) => names.includes(name));
}

/**
 * The folders in which a file that no output made is stray: those of the chosen outputs, and none where --out names
 * a folder that may hold other things.
 */
function strayScope(out: string | undefined, outputs: readonly string[]): readonly string[] | null {
  if (out !== undefined) return [];
  return outputs.length === 0 ? null : outputs;
}

/** `3 of 17 files written, 1 removed` */
function writtenWords(differences: readonly Difference[], files: number): string {
  const removed = differences.filter(({ state }) => state === 'stray').length;
  const written = differences.length - removed;
  const parts = [written > 0 ? `${written} of ${files} files written` : '', removed > 0 ? `${removed} removed` : ''];
  return differences.length === 0 ? 'nothing to write' : parts.filter((part) => part !== '').join(', ');
}

function report(differences: readonly Difference[], folder: string): number {
  for (const { path, state } of differences) print(`${state}: ${join(folder, path)}\n`);
  remark(
    differences.length === 0
      ? `${folder} is up to date\n`
      : `run \`npm run generate\` (or \`tallybook generate\`) and commit what changes\n`,
  );
  return differences.length === 0 ? 0 : 1;
}
