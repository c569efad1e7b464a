/**
 * The allowlist: one line for every field that may leave the machine, and in which form. People grep this file and the
 * submitter executes it, so it is plain text, every line is complete in itself, and FORMAT.md says all there is to
 * know. What has no line here stays where it was recorded. Linear in the number of fields.
 */
import { createHash } from 'node:crypto';
import { addDays } from '../../model/registry/calendar.ts';
import { encodeLabel, fields, reportValues } from '../../model/registry/fields.ts';
import type { Generator, Metric, Registry, Submit } from '../../model/registry/types.ts';
import type { Policy } from '../../model/schema/policy.ts';
import { SINKS, sinks, type Sink } from '../sink.ts';

export const PATH = 'allowlist/allowlist.txt';

const NOTES = [
  'Generated from registry/ by generators/allowlist (npm run generate); FORMAT.md there explains every line.',
  'One line, one field that may leave the machine it was counted on. What has no line here stays there.',
  'submit: its owner may send it. ticket: its owner may show it in a file. fleet: a fleet store may collect it.',
  'set: the names a frames field may be made of.',
];

type Lines = Readonly<Record<Sink | 'set', readonly string[]>>;

function generate(registry: Registry): string {
  const lines = bodyLines(registry);
  const body = [...SINKS, 'set' as const].flatMap((section) => lines[section]).map((line) => `${line}\n`);
  const text = body.join('');
  return `${header(registry, lines, text).join('\n')}\n${text}`;
}

function header(registry: Registry, lines: Lines, body: string): readonly string[] {
  const { name, version, status, as_of, policy } = registry;
  const programs = registry.programs.map((program) => {
    const open = program.groups.filter((group) => group.open).map((group) => group.name);
    const groups = open.length === 0 ? '-' : open.join('|');
    return `program ${program.name} reporters=${policy.reporters.assumed} open=${groups}`;
  });
  const counts = [...SINKS, 'set' as const].map((section) => `${section}=${lines[section].length}`);
  return [
    'tallybook allowlist 1',
    ...NOTES.map((note) => `note ${note}`),
    `registry ${name} ${version} ${status} as_of=${as_of}`,
    ...programs,
    limits(policy),
    `lines ${counts.join(' ')}`,
    `submit lines expire ${addDays(as_of, policy.submit_days)}`,
    `sha256 ${createHash('sha256').update(body).digest('hex')}`,
  ].map((line) => `# ${line}`);
}

/** The numbers of the policy, and of the grammar of frames, that a user's machine obeys. */
const limits = ({ epsilon_a_year, governance }: Policy): string =>
  `limits epsilon_a_year=${epsilon_a_year} signatures=${governance.signers} frame_names=8`;

function bodyLines(registry: Registry): Lines {
  const sinkOf = sinks(registry);
  const lines: Record<Sink | 'set', string[]> = { submit: [], ticket: [], fleet: [], set: [] };
  const sets = new Map<string, readonly string[]>();
  for (const metric of registry.metrics) {
    const sink = sinkOf(metric);
    if (sink === null) continue;
    const facts = lineFacts(metric, registry);
    if (metric.submit !== null) {
      lines.submit.push(`submit ${metric.id} ${submitWords(metric, metric.submit)} ${facts}`);
      continue;
    }
    for (const field of fields(metric)) lines[sink].push(`${sink} ${field} values=count ${facts}`);
    if (metric.kind === 'frames') sets.set(metric.list, metric.values);
  }
  for (const name of [...sets.keys()].sort()) lines.set.push(setLine(name, sets.get(name) ?? []));
  return lines;
}

function submitWords(metric: Metric, submit: Submit): string {
  const values = `values=${reportValues(metric, submit).join('|')} reduce=${submit.reduce}`;
  return submit.group === null ? values : `${values} group=${submit.group}`;
}

/** What every line ends with; a noised line also says how its answer is randomised. */
function lineFacts(metric: Metric, registry: Registry): string {
  const { days_beyond } = registry.policy.classes[metric.privacy_class];
  const keep = days_beyond === 0 ? `${metric.retention}d` : `${metric.retention}d/${days_beyond}d`;
  return [
    `class=${metric.privacy_class}`,
    ...randomised(metric),
    `keep=${keep}`,
    `until=${metric.expires}`,
    `since=${metric.since}`,
  ].join(' ');
}

function randomised(metric: Metric): readonly string[] {
  const epsilon = metric.submit?.epsilon ?? null;
  if (metric.submit === null || epsilon === null) return [];
  return [`k=${reportValues(metric, metric.submit).length}`, `epsilon=${epsilon}`];
}

const setLine = (name: string, values: readonly string[]): string => `set ${name} ${values.map(encodeLabel).join('|')}`;

export const allowlist: Generator = {
  name: 'allowlist',
  summary: 'what may leave the machine, one field a line',
  generate: (registry) => [{ path: PATH, text: generate(registry) }],
};
