/**
 * The text of a release -> the registry it was made from, so that whatever is asked of a registry (bits, sinks, fields)
 * can be asked of a released one. Takes only the exact text that `snapshotText` writes: a file that was edited is no
 * release. Trusts a release in all that the rules decide, since it was checked when it was made.
 */
import { groupsWith } from '../registry/groups.ts';
import { withUnknown } from '../registry/fields.ts';
import { parsePattern, patternSize } from '../registry/pattern.ts';
import type { ClassPolicy, Policy } from '../schema/policy.ts';
import { START, type Problem } from '../findings/problem.ts';
import { deepFreeze } from '../registry/freeze.ts';
import { shapeOf, shapeProblems, type Shape } from '../source/shape.ts';
import { RELEASE_FORMAT, Snapshot, snapshotText, type SnapshotMetric } from './snapshot.ts';
import { LISTS, ROOT } from '../source/tree.ts';
import type { Dimension, Metric, Registry } from '../registry/types.ts';

export interface ReadRelease {
  /** Null when the file is not a release. */
  readonly value: Registry | null;
  readonly problems: readonly Problem[];
}

let compiled: Shape | null = null;

/** Reads one file of `registry/releases/`. `file` is only named in what is wrong. */
export function readRelease(file: string, text: string): ReadRelease {
  const read = readSnapshot(text);
  if (typeof read !== 'string') return { value: restore(read), problems: [] };
  const message = `this is not a release: ${read}`;
  const help = 'take the file from the commit that released it; a release is written by `tallybook release` only';
  return { value: null, problems: [{ rule: 'version/malformed-release', file, at: START, message, help }] };
}

type Numbers = Readonly<Partial<ClassPolicy>>;

/** Numbers of a class that came after a release was made, and what each class of it counts as saying. None so far. */
const LATER: Numbers = {};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A release with the numbers that it could not have. */
function withLater(release: unknown, later: Numbers): unknown {
  if (!isObject(release) || !isObject(release['policy']) || !isObject(release['policy']['classes'])) return release;
  const { policy } = release;
  const classes = Object.entries(release['policy']['classes']).map(([name, numbers]) =>
    isObject(numbers) ? [name, { ...later, ...numbers }] : [name, numbers],
  );
  return { ...release, policy: { ...policy, classes: Object.fromEntries(classes) } };
}

/** The snapshot in a text, or what is wrong with it. `later` is for tests. */
export function readSnapshot(text: string, later = LATER): Snapshot | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  if (format !== RELEASE_FORMAT) return `its \`format\` is not \`${RELEASE_FORMAT}\``;
  compiled ??= shapeOf(Snapshot);
  const whole = withLater(value, later);
  if (!compiled.validator.Check(whole)) {
    const [first] = shapeProblems(compiled, whole);
    const where = first === undefined || first.path.length < 2 ? '' : `at \`${first.path.join('/')}\`, `;
    return `${where}${first?.message ?? 'it has another shape'}`;
  }
  if (snapshotText(value as Snapshot) !== text) return 'its text is not as `tallybook release` writes it';
  const snapshot = whole as Snapshot;
  return missingPart(snapshot) ?? snapshot;
}

/** What the schema cannot say: lists and patterns exist. */
function missingPart({ metrics, enumerations }: Snapshot): string | null {
  const lists = new Set(enumerations.map(({ name }) => name));
  for (const metric of metrics) {
    const unlisted = listsOf(metric).find((list) => !lists.has(list));
    if (unlisted !== undefined) return `\`${metric.id}\` names a list \`${unlisted}\` that it does not hold`;
    if (metric.kind === 'text' && 'error' in parsePattern(metric.pattern))
      return `the pattern of \`${metric.id}\` is not finite`;
  }
  return null;
}

function listsOf(metric: SnapshotMetric): readonly string[] {
  const dimensions = metric.kind === 'counter' ? metric.labels : metric.kind === 'enumeration' ? [metric.values] : [];
  const named = dimensions.flatMap((dimension) => ('list' in dimension ? [dimension.list] : []));
  return metric.kind === 'frames' ? [metric.list] : named;
}

type Lists = ReadonlyMap<string, readonly string[]>;

/** The registry of a sound snapshot: equal to the one it was made from, and as frozen. */
export function restore(snapshot: Snapshot): Registry {
  const { format: _, programs, metrics: entries, enumerations, ...rest } = snapshot;
  const lists: Lists = new Map(enumerations.map(({ name, values }) => [name, values]));
  const labels = new Map([...lists].map(([name, values]) => [name, withUnknown(values)]));
  const metrics = entries.map((entry) => restoreMetric(entry, snapshot.as_of, lists, labels));
  const policy: Policy = rest.policy;
  return deepFreeze({
    ...rest,
    policy,
    programs: programs.map(({ name, summary, groups }) => {
      const own = metrics.filter(({ program }) => program === name);
      return { name, summary, groups: groupsWith(name, groups, own), metrics: own };
    }),
    metrics,
    enumerations: enumerations.map((list) => ({ ...list, file: `${LISTS}/${list.name}.txt` })),
  });
}

function restoreMetric(entry: SnapshotMetric, asOf: string, lists: Lists, labels: Lists): Metric {
  const [program = '', area = '', name = ''] = entry.id.split('.');
  const file = `${ROOT}/${program}/${area}.yaml`;
  const live = entry.status !== 'proposed' && entry.status !== 'revoked' && asOf < entry.expires;
  const place = { program, area, name, file, live };
  const dimension = (from: Extract<SnapshotMetric, { kind: 'enumeration' }>['values']): Dimension =>
    'list' in from
      ? { name: from.name, labels: labels.get(from.list) ?? [], list: from.list }
      : { name: from.name, labels: withUnknown(from.labels), list: null };
  switch (entry.kind) {
    case 'counter':
      return { ...place, ...entry, labels: entry.labels.map(dimension) };
    case 'enumeration':
      return { ...place, ...entry, values: dimension(entry.values) };
    case 'frames': {
      const { form: _, ...kept } = entry;
      return { ...place, ...kept, values: lists.get(entry.list) ?? [] };
    }
    case 'text':
      return { ...place, ...entry, size: sizeOf(entry.pattern) };
    case 'flag':
    case 'histogram':
      return { ...place, ...entry };
  }
}

function sizeOf(pattern: string): number {
  const parsed = parsePattern(pattern);
  return 'pattern' in parsed ? patternSize(parsed.pattern) : 0;
}
