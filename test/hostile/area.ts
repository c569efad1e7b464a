/** A sound area file as text, and the same with something put in its place: what hostile cases are made from. */
import { registryFiles } from '../../scripts/tallybook/init.ts';
import { DAY } from '../scripts/folder.ts';

const sound = new Map(registryFiles('demo', DAY));

/** The text of a file of a new registry. */
export function soundFile(path: string): string {
  const text = sound.get(path);
  if (text === undefined) throw new Error(`a new registry has no ${path}`);
  return text;
}

export const REGISTRY = soundFile('registry.yaml');
export const RUNS = soundFile('demo/runs.yaml');

/** Texts for a metric `n`; each is its own, since two metrics may not share a question. */
export function metricLines(n: string, more: readonly string[] = ['kind: counter']): readonly string[] {
  return [
    ...more,
    `summary: Number ${n}`,
    `description: Counts what is called ${n} in this demo.`,
    `question: How often does ${n} happen to people?`,
    `justification: If ${n} is rare it goes in the next release, and nothing but a count can tell how rare ${n} is.`,
    'sources: [https://example.org/demo]',
    'use: feature',
    'owners: [maintainers]',
    'privacy_class: sealed',
    'retention: 14d',
    'expires: 2027-11-01',
    'since: 0.1.0',
  ];
}

/** An area file of several metrics. */
export function areaOf(area: string, metrics: Readonly<Record<string, readonly string[]>>): string {
  const blocks = Object.entries(metrics).map(([name, lines]) => [`  ${name}:`, ...lines.map((line) => `    ${line}`)]);
  return `${[`area: ${area}`, 'metrics:', ...blocks.flat()].join('\n')}\n`;
}

/** A list file. */
export function listOf(values: readonly string[], header: Readonly<Record<string, string>> = {}): string {
  const keys = {
    summary: 'Shapes',
    toolchain: 'demo 1.0.0',
    command: 'demo --shapes',
    owner: 'maintainers',
    ...header,
  };
  return `${Object.entries(keys)
    .map(([key, value]) => `# ${key}: ${value}\n`)
    .join('')}${values.map((v) => `${v}\n`).join('')}`;
}
