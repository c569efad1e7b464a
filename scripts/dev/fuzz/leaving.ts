/**
 * Random registries, stores, consents and draws of a user, for the fuzzer of reports. What the user has is read back
 * from the text that the real generators make of the registry.
 */
import { allowlist } from '../../../generators/allowlist/generate.ts';
import { catalogue } from '../../../generators/catalogue/generate.ts';
import type { Reduce } from '../../../model/schema/declaration.ts';
import { fields } from '../../../model/registry/fields.ts';
import type { Group, Metric, Program, Registry } from '../../../model/registry/types.ts';
import type { Day } from '../../../recorders/typescript/store/day.ts';
import type { DayCounts } from '../../../recorders/typescript/store/read.ts';
import { coarse, counter, enumeration, flag, frames, histogram, inline, text } from '../../../test/metric.ts';
import { sampleRegistry } from '../../../test/sample.ts';

/** A whole number below `n`. */
export type Dice = (n: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

export function pick<T>(dice: Dice, from: readonly T[], otherwise: T): T {
  return from[dice(from.length)] ?? otherwise;
}

const some = <T>(dice: Dice, from: readonly T[]): readonly T[] => from.filter(() => dice(2) === 0);

const PROGRAMS = ['alpha', 'beta_two', 'gamma'] as const;
const LABELS = ['a', 'b"c', 'd\\e', 'f g', '50%', 'h|i', 'x,y', '</z>'] as const;
const BOUNDS = [0, 10, 100, 1000] as const;

type Maker = (id: string, group: string, dice: Dice) => Metric;

const levels = (dice: Dice, from: readonly number[]): readonly number[] => [
  0,
  from[0] ?? 1,
  ...some(dice, from.slice(1)),
];
const of = (dice: Dice, reduces: readonly Reduce[]): Reduce => pick(dice, reduces, 'sum');

const COARSE: readonly Maker[] = [
  (id, group, dice) => counter(id, coarse(group, of(dice, ['sum', 'days']), levels(dice, [1, 2, 5, 10, 100]))),
  (id, group, dice) => flag(id, coarse(group, of(dice, ['any', 'all']))),
  (id, group, dice) => enumeration(id, inline('value', 'first', ...some(dice, LABELS)), coarse(group, 'mode')),
  (id, group, dice) =>
    histogram(id, 'ms', BOUNDS, coarse(group, of(dice, ['max', 'median']), levels(dice, [11, 101, 1001]))),
];

const crates = { name: 'crates', values: ['core_one', 'core_two'] };
const OTHERS: readonly ((id: string) => Metric)[] = [
  (id) => counter(id),
  (id) => counter(id, { labels: [inline('label', ...LABELS)] }),
  (id) => histogram(id, 'ms', BOUNDS),
  (id) => frames(id, crates, 4),
  (id) => text(id, 'v[0-9]{1,2}', 110),
  (id) => counter(id, { privacy_class: 'sealed' }),
  (id) => flag(id, { privacy_class: 'fleet' }),
];

function programOf(dice: Dice, name: string): Program {
  const metrics: Metric[] = [];
  const groups: Group[] = [];
  for (const group of ['one', 'two', 'three'].slice(0, 1 + dice(3))) {
    const own = Array.from({ length: 1 + dice(4) }, (_, i) =>
      pick(dice, COARSE, COARSE[0] ?? counter)(`${name}.${group}.m${i}`, group, dice),
    );
    metrics.push(...own);
    groups.push({ program: name, name: group, summary: 'A group', open: dice(4) > 0, metrics: own });
  }
  for (const [i, make] of OTHERS.entries()) if (dice(3) > 0) metrics.push(make(`${name}.other.m${i}`));
  groups.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { name, summary: 'A program', groups, metrics: metrics.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

export function registryOf(dice: Dice): Registry {
  const programs = PROGRAMS.slice(0, 1 + dice(PROGRAMS.length)).map((name) => programOf(dice, name));
  return {
    ...sampleRegistry,
    name: 'random',
    version: pick(dice, ['0.1.0', '0.1.7', '0.12.3', '1.0.0', '3.4.5'], '0.1.0'),
    programs,
    metrics: programs.flatMap(({ metrics }) => metrics).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

export interface Published {
  readonly text: string;
  /** The bytes of the files of its lists, by list. */
  readonly lists: ReadonlyMap<string, Uint8Array>;
}

export function published(registry: Registry): Published {
  const [list, ...others] = allowlist.generate(registry);
  const lists = others.flatMap(({ path, text }) => {
    const [, name] = /^allowlist\/lists\/(.*)\.txt$/.exec(path) ?? [];
    return name === undefined ? [] : [[name, Buffer.from(text, 'latin1')] as const];
  });
  return { text: list?.text ?? '', lists: new Map(lists) };
}

export const catalogueTexts = (registry: Registry): readonly string[] =>
  catalogue.generate(registry).map((file) => file.text);

const MOST = Number.MAX_SAFE_INTEGER;

/** What the store may hold of a metric: its fields, and some that nobody declared. */
function fieldsOf(metric: Metric): readonly string[] {
  const strange = [`${metric.id}{hostile}`, `${metric.id}{<=7}`];
  if (metric.kind === 'frames') return [...strange, `${metric.id}{core_one;_}`, `${metric.id}{core_one::main}`];
  if (metric.kind === 'text') return [...strange, `${metric.id}{v7}`, `${metric.id}{unknown}`];
  return [...strange, ...fields(metric)];
}

/** Counts of a program on days from `first` on. */
export function storeOf(dice: Dice, { name, metrics }: Program, registry: Registry, first: Day): readonly DayCounts[] {
  const versions = [registry.version, registry.version, registry.version, '0.9.9'];
  return Array.from({ length: 2 + dice(9) }, (): DayCounts => {
    const day = first + dice(24);
    const counts = new Map<string, number>();
    for (const metric of metrics) {
      for (const field of fieldsOf(metric))
        if (dice(3) === 0) counts.set(field, pick(dice, [1, 1, 2, 7, 300, MOST], 1));
    }
    if (dice(5) === 0) counts.set(`${name}.never.declared`, 3);
    return {
      day,
      dies: day + 49,
      version: pick(dice, ['1.0.0-stable', '1.1.0-nightly', 'dev'], 'dev'),
      registry: dice(12) === 0 ? 'other' : registry.name,
      registryVersion: pick(dice, versions, registry.version),
      counts,
      blocks: 1,
    };
  });
}
