/**
 * The allowlist: one line for every field that may leave the machine, and in which form. People grep this file and the
 * submitter executes it, so it is plain text, every line is complete in itself, and FORMAT.md says all there is to
 * know. What has no line here stays where it was recorded. Beside it are the names of each list, and the lines of each
 * area alone; the sums of lists and catalogues are in it, so that whoever signs it signs them. Linear in the number of
 * fields.
 */
import { createHash } from 'node:crypto';
import { addDays } from '../../model/registry/calendar.ts';
import type { GeneratedFile, Generator, Metric, Registry } from '../../model/registry/types.ts';
import type { Policy } from '../../model/schema/policy.ts';
import { areasOf } from '../areas.ts';
import { catalogueText } from '../catalogue/generate.ts';
import { sinks, type Sink } from '../sink.ts';
import { bodyLines, bodyText, listText, lists, SECTIONS, type Lines } from './lines.ts';

const FOLDER = 'allowlist';
export const PATH = `${FOLDER}/allowlist.txt`;

/** What was generated between two releases. */
const UNRELEASED = '0.0.0';

const NOTES = [
  'Generated from registry/ by generators/allowlist (npm run generate); FORMAT.md there explains every line.',
  'One line, one field that may leave the machine it was counted on. What has no line here stays there.',
  'submit: its owner may send it; asks, means: the words that its owner agrees to with it.',
  'ticket: its owner may show it in a file. fleet: a fleet store may collect it.',
  'set: a list of names, which is a file in lists/.',
];

/** The list is the first of them. */
function generate(registry: Registry): readonly GeneratedFile[] {
  const sinkOf = sinks(registry);
  const lines = bodyLines(registry.metrics, registry.policy, sinkOf);
  const text = bodyText(lines);
  return [
    { path: PATH, text: `${header(registry, lines, text).join('\n')}\n${text}` },
    ...areaFiles(registry, sinkOf),
    ...lists(registry.metrics, sinkOf).map(({ name, names }) => ({
      path: `${FOLDER}/lists/${name}.txt`,
      text: listText(names),
    })),
  ];
}

/** A file for each area that has lines. */
const areaFiles = ({ programs, policy }: Registry, sinkOf: (metric: Metric) => Sink | null): readonly GeneratedFile[] =>
  programs.flatMap((program) =>
    areasOf(program).flatMap(({ name, metrics }) => {
      const text = bodyText(bodyLines(metrics, policy, sinkOf));
      return text === '' ? [] : [{ path: `${FOLDER}/areas/${program.name}/${name}.txt`, text }];
    }),
  );

function header(registry: Registry, lines: Lines, body: string): readonly string[] {
  const { name, version, status, as_of, policy } = registry;
  const released = version !== UNRELEASED;
  const programs = registry.programs.map((program) => {
    const open = program.groups.filter((group) => group.open).map((group) => group.name);
    const groups = open.length === 0 ? '-' : open.join('|');
    const sum = released ? ` catalogue=${sumOf(catalogueText(program, registry))}` : '';
    // A policy can only assume so far.
    return `program ${program.name} reporters=${policy.reporters.assumed} basis=assumed open=${groups}${sum}`;
  });
  const counts = SECTIONS.map((section) => `${section}=${lines[section].length}`);
  return [
    'tallybook allowlist 1',
    ...NOTES.map((note) => `note ${note}`),
    `registry ${name} ${version} ${status} as_of=${as_of}`,
    ...programs,
    limits(policy),
    ...(released ? [`lines ${counts.join(' ')}`] : []),
    `submit lines expire ${addDays(as_of, policy.submit_days)}`,
    ...(released ? [`sha256 ${sumOf(body)}`] : []),
  ].map((line) => `# ${line}`);
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The numbers of the policy that a user's machine obeys. */
const limits = ({ epsilon_a_year, governance }: Policy): string =>
  `limits epsilon_a_year=${epsilon_a_year} signatures=${governance.signers}`;

export const allowlist: Generator = {
  name: 'allowlist',
  summary: 'what may leave the machine, one field a line',
  generate,
};
