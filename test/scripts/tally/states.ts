/**
 * Every state that the working copy of an allowlist and what stands around it can be in, for the real registry: what
 * was done to a store that holds counts of every metric. The registry is made active and signed by two people of the
 * test.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fields } from '../../../model/registry/fields.ts';
import type { Metric } from '../../../model/registry/types.ts';
import { dayText, parseDay, type Day } from '../../../recorders/typescript/store/day.ts';
import { HOME } from '../../command.ts';
import { realRegistry } from '../../real.ts';
import { dayFile } from './program.ts';
import { signGenerated } from './pty/registry.ts';

const day = (text: string): Day => parseDay(text) ?? 0;

/** A Sunday: the week before it is complete, and counts stand in its midst. */
const TODAY = day('2026-11-22');

export const PROGRAMS = realRegistry.programs.map(({ name }) => name);

const ADDED = join('store', '_tally', 'registries', realRegistry.name);
const WORKING = join(ADDED, 'working', 'allowlist.txt');

/** Takes the lines out of the working copy that a test names. */
const cut =
  (isCut: (line: string, index: number) => boolean) =>
  (folder: string): void => {
    const path = join(folder, WORKING);
    const lines = readFileSync(path, 'latin1').split('\n');
    writeFileSync(path, lines.filter((line, i) => line === '' || !isCut(line, i)).join('\n'));
  };

const withhold =
  (...globs: readonly string[]) =>
  (folder: string): void =>
    writeFileSync(join(folder, 'store', '_tally', 'withheld'), globs.map((glob) => `${glob}\n`).join(''));

const run = (...words: readonly string[]): { readonly words: readonly string[] } => ({ words });

export interface State {
  readonly name: string;
  readonly today?: Day;
  readonly status?: 'active' | 'preview';
  /** What is done once the registry is added and everything was counted: commands of `tally`, or changes of files. */
  readonly steps: readonly ({ readonly words: readonly string[] } | ((folder: string) => void))[];
  /** Whether nothing at all may leave. */
  readonly nothing?: true;
}

export const STATES: readonly State[] = [
  { name: 'as published', steps: [] },
  { name: 'a preview', status: 'preview', steps: [] },
  { name: 'every line deleted', steps: [cut((line) => !line.startsWith('#'))], nothing: true },
  {
    name: 'only the header and the frames left',
    steps: [cut((line) => !/^#|\{(?:frames|names):/.test(line))],
    nothing: true,
  },
  { name: 'set lines deleted', steps: [cut((line) => line.startsWith('set '))] },
  { name: 'one set line deleted', steps: [cut((line) => line.startsWith('set queries '))] },
  { name: 'every ticket line deleted', steps: [cut((line) => line.startsWith('ticket '))] },
  { name: 'every second line deleted', steps: [cut((line, i) => i % 2 === 0 && !line.startsWith('#'))] },
  { name: 'every third line left', steps: [cut((line, i) => i % 3 !== 0 && !line.startsWith('#'))] },
  { name: 'one line of a group deleted', steps: [cut((line) => line.startsWith('submit rustc.ice.total '))] },
  { name: 'every submit line deleted', steps: [cut((line) => line.startsWith('submit '))] },
  { name: 'a noised line deleted', steps: [cut((line) => line.startsWith('submit rustc.config.'))] },
  { name: 'header lines deleted', steps: [cut((line) => line.startsWith('#'))] },
  { name: 'a program withheld', steps: [withhold('rustc.*')] },
  { name: 'every label withheld', steps: [withhold('*}')] },
  { name: 'buckets withheld', steps: [withhold('ripgrep.*<=8}')] },
  { name: 'buckets of no histogram withheld', steps: [withhold('*{E0502}', '*<=*x*')] },
  { name: 'everything withheld', steps: [withhold('*')], nothing: true },
  { name: 'a group withheld by one of its fields', steps: [withhold('rustc.ice.incremental')] },
  { name: 'labels withheld', steps: [withhold('rustc.diagnostics.error_code{E0*', 'rustc.toolchain.channel{beta}')] },
  {
    name: 'every label of a metric withheld',
    steps: [withhold('rustc.diagnostics.error_code{*}', 'rustc.ice.frames{*}')],
  },
  { name: 'a list of what is withheld that does not hold', steps: [withhold('rustc ice')], nothing: true },
  { name: 'a metric denied', steps: [run('off', 'rustc', 'rustc.ice.total')] },
  { name: 'labels denied', steps: [run('off', 'rustc', 'rustc.toolchain.channel{nightly}')] },
  { name: 'an area denied', steps: [run('off', 'rustc', 'rustc.ice.*'), run('off', 'cargo', 'cargo.*')] },
  { name: 'a program off', steps: [run('off', 'rustc')] },
  { name: 'a fleet store', steps: [run('on', 'rustc', '--fleet', 'made-up')] },
  { name: 'submit lines expired', today: day('2027-03-01'), steps: [] },
  { name: 'some lines over', today: day('2027-06-01'), steps: [] },
  { name: 'every line over', today: day('2028-01-01'), steps: [], nothing: true },
  {
    name: 'unsigned',
    steps: [(folder) => rmSync(join(folder, ADDED, 'pristine/allowlist/allowlist.txt.sig'))],
    nothing: true,
  },
  { name: 'keys lost', steps: [(folder) => rmSync(join(folder, ADDED, 'keys'))], nothing: true },
  {
    name: 'an older version put back',
    steps: [(folder) => edit(folder, 'seen', `version ${realRegistry.version}`, 'version 9.0.0')],
    nothing: true,
  },
  {
    name: 'an untouched copy that was changed',
    steps: [(folder) => edit(folder, 'pristine/allowlist/allowlist.txt', 'E0502', 'E0503')],
    nothing: true,
  },
  {
    name: 'a line added to the copy',
    steps: [(folder) => edit(folder, 'working/allowlist.txt', '\nset ', '\nset x y\nset ')],
    nothing: true,
  },
  { name: 'no working copy', steps: [(folder) => rmSync(join(folder, WORKING))], nothing: true },
];

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, ADDED, file);
  writeFileSync(path, readFileSync(path, 'latin1').replace(from, to));
}

/** The fields that are counted of a metric: all that its lines spell, and one of each pattern. */
function counted(metric: Metric): readonly string[] {
  return fields(metric).map((field) =>
    field.replace(/\{(?:frames|names):.*\}$/, '{_}').replace(/\{text:.*\}$/, '{unknown}'),
  );
}

/** Counts of every metric of every program, in the middle of the last complete week. */
export function countAll(folder: string, today: Day): void {
  const counts = new Map<string, Record<string, number>>(PROGRAMS.map((program) => [program, {}]));
  for (const metric of realRegistry.metrics) {
    for (const field of counted(metric)) Object.assign(counts.get(metric.program) ?? {}, { [field]: 3 });
  }
  const middle = today - ((today + 3) % 7) - 4;
  for (const [program, all] of counts) {
    dayFile(folder, program, `until-${dayText(middle + 49)}.${dayText(middle)}.1.95.0-stable`, all);
  }
}

/** Writes the registry's `generated/` folder and the `keys` of those who signed it. */
export function generateReal(folder: string, status: 'active' | 'preview'): void {
  mkdirSync(join(folder, 'generated'));
  for (const part of ['allowlist', 'catalogue']) {
    cpSync(join(HOME, 'generated', part), join(folder, 'generated', part), { recursive: true });
  }
  signGenerated(folder, status);
}

export const todayOf = ({ today = TODAY }: State): Day => today;
