/**
 * `tallybook init`: a registry for another project that passes `check` as it stands, with one metric to look at and
 * replace.
 */
import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import policy from '../../registry/policy.yaml';
import { addMonths } from '../../model/registry/calendar.ts';
import { check } from '../../model/check.ts';
import { NAME } from '../../model/schema/declaration.ts';
import { LISTS, OTHER_FOLDERS } from '../../model/source/tree.ts';
import { print, shellWord } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { today } from './today.ts';

/** Writes registry/ into `dir`; refuses to touch one that is there. */
export function runInit(dir: string, { program }: { readonly program: string }): number {
  if (!new RegExp(NAME).test(program) || program.length > 40)
    throw new Refusal(
      `\`${program}\` cannot name a program; use lower-case words joined by \`_\`, beginning with a letter`,
    );
  const registry = join(dir, 'registry');
  const exists = orRefuse(`write to \`${dir}\``, () => lstatSync(registry, { throwIfNoEntry: false }) !== undefined);
  if (exists) throw new Refusal(`\`${registry}\` exists already; \`tallybook new\` adds metrics to it`);
  const files = registryFiles(program, today());
  assertSound(program, files);
  orRefuse(`write to \`${dir}\``, () => writeRegistry(registry, files));
  const paths = files.map(([path]) => `  ${join(registry, path)}\n`).join('');
  const root = `--root ${shellWord(dir)}`;
  print(
    `made a registry with one metric:\n${paths}now run \`tallybook generate ${root} --summary\`, ` +
      `then \`tallybook new ${program} area.name ${root}\`\n`,
  );
  return 0;
}

/** Folders of a registry that hold no areas. */
const TAKEN: readonly string[] = [...OTHER_FOLDERS, basename(LISTS)];

/** A name can be well-formed and still taken. */
function assertSound(program: string, files: readonly (readonly [string, string])[]): void {
  if (TAKEN.includes(program))
    throw new Refusal(`\`${program}\` cannot name a program: registry/${program}/ has another purpose`);
  const tree = new Map(files.map(([path, text]) => [`registry/${path}`, text]));
  const [finding] = check({ files: tree, problems: [] }).findings;
  if (finding !== undefined) throw new Refusal(`\`${program}\` cannot name a program: ${finding.message}`);
}

/** Leaves nothing behind when it fails half-way. */
function writeRegistry(registry: string, files: readonly (readonly [string, string])[]): void {
  try {
    for (const [path, text] of files) {
      mkdirSync(join(registry, path, '..'), { recursive: true });
      writeFileSync(join(registry, path), text);
    }
  } catch (error) {
    rmSync(registry, { recursive: true, force: true });
    throw error;
  }
}

/** The files of a new registry, by path below registry/. Pure. */
export function registryFiles(program: string, today: string): readonly (readonly [string, string])[] {
  return [
    ['registry.yaml', registryYaml(program, today)],
    ['policy.yaml', policy],
    [`${program}/runs.yaml`, areaYaml(program, today)],
  ];
}

const registryYaml = (
  program: string,
  today: string,
): string => `# yaml-language-server: $schema=../generated/schema/registry.schema.json
name: ${program.replaceAll('_', '-')}
version: 0.1.0
status: preview
as_of: ${today}
teams:
  maintainers: The maintainers of ${program}
programs:
  ${program}:
    summary: The program ${program}
`;

const areaYaml = (
  program: string,
  today: string,
): string => `# yaml-language-server: $schema=../../generated/schema/metrics.schema.json
area: runs
defaults:
  owners: [maintainers]
  sources: [https://internals.rust-lang.org/t/19275]
  retention: 14d
  expires: ${addMonths(today, 12)}
  since: 0.1.0
metrics:
  total:
    kind: counter
    summary: Runs
    description: Counts runs of ${program}, whatever their outcome. It says nothing about what a run did.
    question: How often is ${program} run on this machine in a week?
    justification: >-
      Every rate of failures is divided by this count, so without it no other metric can be read. It reveals how busy a
      person is with ${program}, which is nobody else's business: it is sealed, shown to its owner and never leaves.
    use: experience
    privacy_class: sealed
`;
