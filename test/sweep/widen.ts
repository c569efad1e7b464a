/** What must be found when nothing but a metric's class is changed, from the hand-written ladder. */
import { keyOrName, metrics, namePlace, read, tree, type Swept } from './metrics.ts';
import { CONTEXT_WORDS, LADDER, submitKeys, type Name } from './table.ts';
import { keyPlace, readArea } from './edit.ts';

const registryText = readArea('registry/registry.yaml', tree.files.get('registry/registry.yaml') ?? '');

const days = (metric: Swept): number => Number.parseInt(String(read(metric, 'retention')), 10);
const partners = (metric: Swept): readonly Swept[] =>
  metrics.filter(({ id }) => ((read(metric, 'same_fact') ?? []) as readonly string[]).includes(id));
const contains = (name: string, word: string): boolean => `_${name}_`.includes(`_${word}_`);

/** Findings about retention and life of a metric that is judged by these classes. */
function judged(metric: Swept, classes: readonly Name[]): string[] {
  const found: string[] = [];
  if (classes.some((name) => days(metric) > LADDER[name].days))
    found.push(`privacy/retention-too-long ${keyOrName(metric, 'retention')}`);
  if (classes.some((name) => String(read(metric, 'expires')) > LADDER[name].lastDay))
    found.push(`lifecycle/life-too-long ${keyOrName(metric, 'expires')}`);
  return found;
}

function submitFindings(metric: Swept, to: Name): string[] {
  const submit = read(metric, 'submit') as Readonly<Record<string, unknown>> | undefined;
  const needed = submitKeys(to, metric.kind);
  if (submit === undefined) return needed.length === 0 ? [] : [`submit/missing-key ${namePlace(metric)}`];
  if (needed.length === 0) return [`submit/key-not-for-class ${keyOrName(metric, 'submit')}`];
  const missing = needed
    .filter((key) => !(key in submit))
    .map(() => `submit/missing-key ${keyOrName(metric, 'submit')}`);
  const extra = Object.keys(submit).filter((key) => !needed.includes(key));
  return [...missing, ...extra.map((key) => `submit/key-not-for-class ${keyOrName(metric, 'submit', key)}`)];
}

function domainFindings(metric: Swept, to: Name): string[] {
  const { labels } = LADDER[to];
  const said = metric.sizes.reduce((product, size) => product * (size + 1), 1);
  if (metric.kind === 'counter' && to === 'coarse')
    return metric.sizes.length === 0 ? [] : [`privacy/labels-in-coarse ${keyOrName(metric, 'labels')}`];
  if (metric.kind !== 'counter' && metric.kind !== 'enumeration') return [];
  return said > labels
    ? [`privacy/too-many-labels ${keyOrName(metric, metric.kind === 'counter' ? 'labels' : 'values')}`]
    : [];
}

/** Every finding, sorted, of the registry in which `metric` has class `to` and is otherwise unchanged. */
export function widened(metric: Swept, to: Name): readonly string[] {
  const classAt = keyPlace(metric.area, [...metric.path, 'privacy_class']);
  const found: string[] = [...judged(metric, [to, ...partners(metric).map((other) => other.class)])];
  for (const other of partners(metric)) found.push(...judged(other, [other.class, to]));
  const area = metric.area.file.split('/').at(-1)?.replace('.yaml', '') ?? '';
  if (to === 'coarse' && CONTEXT_WORDS.some((word) => contains(metric.name, word) || contains(area, word)))
    found.push(`privacy/context-field ${classAt}`);
  if (LADDER[to].kinds.includes(metric.kind)) found.push(...domainFindings(metric, to), ...submitFindings(metric, to));
  else {
    found.push(`privacy/kind-not-allowed ${classAt}`);
    if (read(metric, 'submit') !== undefined && to !== 'coarse' && to !== 'noised')
      found.push(`submit/key-not-for-class ${keyOrName(metric, 'submit')}`);
  }
  if (metric.class === 'coarse' && lastOfGroup(metric)) found.push(emptyGroup(metric));
  return found.sort();
}

const groupOf = (metric: Swept): unknown =>
  (read(metric, 'submit') as Readonly<Record<string, unknown>> | undefined)?.['group'];
const programOf = (metric: Swept): string => metric.id.split('.')[0] ?? '';

/** Whether a metric is the only one in its group: without it the group says nothing. */
export function lastOfGroup(metric: Swept): boolean {
  return (
    metrics.filter(
      (other) =>
        other.class === 'coarse' && programOf(other) === programOf(metric) && groupOf(other) === groupOf(metric),
    ).length === 1
  );
}

export function emptyGroup(metric: Swept): string {
  return `group/unused ${keyPlace(registryText, ['programs', programOf(metric), 'groups', String(groupOf(metric))])}`;
}
