/**
 * The lines of the allowlist's body for some metrics, and the lists that they refer to; FORMAT.md says what each is.
 * Whether a metric may go anywhere is told by whoever asks. Pure; linear in the number of fields.
 */
import { createHash } from 'node:crypto';
import { encodeLabel, fields, reportValues } from '../../model/registry/fields.ts';
import type { Metric, Submit } from '../../model/registry/types.ts';
import type { Policy } from '../../model/schema/policy.ts';
import { SINKS, type Sink } from '../sink.ts';

/** The sections of the body, in their order. */
export const SECTIONS = [...SINKS, 'set'] as const;

/** The lines of each section; what is one line of `submit` here has its two lines of words behind it. */
export type Lines = Readonly<Record<(typeof SECTIONS)[number], readonly string[]>>;

type SinkOf = (metric: Metric) => Sink | null;

export function bodyLines(metrics: readonly Metric[], policy: Policy, sinkOf: SinkOf): Lines {
  const lines: Record<Sink, string[]> = { submit: [], ticket: [], fleet: [] };
  for (const metric of metrics) {
    const sink = sinkOf(metric);
    if (sink === null) continue;
    const facts = lineFacts(metric, policy);
    if (metric.submit !== null) lines.submit.push(submitLines(metric, metric.submit, facts));
    else for (const field of fields(metric)) lines[sink].push(`${sink} ${field} values=count ${facts}`);
  }
  return { ...lines, set: lists(metrics, sinkOf).map(setLine) };
}

/** The body, or the part of it that these lines are. */
export const bodyText = (lines: Lines): string =>
  SECTIONS.flatMap((section) => lines[section])
    .map((line) => `${line}\n`)
    .join('');

function submitLines(metric: Metric, submit: Submit, facts: string): string {
  const { id, question, description } = metric;
  return [
    `submit ${id} ${submitWords(metric, submit)} ${facts}`,
    `asks ${id} ${encodeWords(question)}`,
    `means ${id} ${encodeWords(description)}`,
  ].join('\n');
}

function submitWords(metric: Metric, submit: Submit): string {
  const values = `values=${reportValues(metric, submit).join('|')} reduce=${submit.reduce}`;
  return submit.group === null ? values : `${values} group=${submit.group}`;
}

/** A declared text as one line of printable ASCII. */
function encodeWords(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return [...Buffer.from(words, 'utf8')]
    .map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : hex(byte)))
    .join('');
}

const isPlain = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** What every line ends with; a noised line also says how its answer is randomised. */
function lineFacts(metric: Metric, policy: Policy): string {
  const { days_beyond } = policy.classes[metric.privacy_class];
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

/** A list of names, as its file spells and orders them. */
export interface List {
  readonly name: string;
  readonly names: readonly string[];
}

/** The lists that lines of these metrics refer to. */
export function lists(metrics: readonly Metric[], sinkOf: SinkOf): readonly List[] {
  const found = new Map<string, readonly string[]>();
  for (const metric of metrics) {
    if (metric.kind === 'frames' && sinkOf(metric) !== null)
      found.set(metric.list, metric.values.map(encodeLabel).sort());
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, names]) => ({ name, names }));
}

export const listText = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

function setLine({ name, names }: List): string {
  const sum = createHash('sha256').update(listText(names)).digest('hex');
  return `set ${name} names=${names.length} sha256=${sum}`;
}
