/**
 * Everything that decides what a metric may say, as one hash: an approval names it and dies when it changes. Comments,
 * formatting, order of keys, prose, owners and dates of the past decide nothing. Labels of the three classes that are
 * never reported are kept apart, because adding one renews an approval by itself. The tables have a row for every field
 * there is: a new one fails to compile until somebody has said whether it decides.
 */
import { groupCap } from '../registry/bits.ts';
import { reportValues } from '../registry/fields.ts';
import type { ClassPolicy, Policy } from '../schema/policy.ts';
import type { Metric, Registry } from '../registry/types.ts';
import { canonical, sha256, type Plain } from '../schema/canonical.ts';
import { labelText } from './labels.ts';

export interface Facts {
  readonly hash: string;
  /** The texts of the label lists that may grow, in the order of the metric's dimensions. */
  readonly labels: readonly string[];
}

type KeysOf<T> = T extends unknown ? keyof T : never;
type Key = KeysOf<Metric>;

/**
 * `decides`: in every class. `reported`: in noised and coarse, where the words are what people were asked to agree to.
 * `labels`, `partners`: see below. `never`: prose, or follows from the others.
 */
type Part = 'decides' | 'reported' | 'labels' | 'partners' | 'never';

const METRIC: Readonly<Record<Key, Part>> = {
  id: 'decides',
  kind: 'decides',
  privacy_class: 'decides',
  retention: 'decides',
  expires: 'decides',
  unit: 'decides',
  bounds: 'decides',
  list: 'decides',
  depth: 'decides',
  pattern: 'decides',
  submit: 'decides',
  flush_now: 'decides',
  labels: 'labels',
  values: 'labels',
  same_fact: 'partners',
  question: 'reported',
  description: 'reported',
  use: 'reported',
  summary: 'never',
  justification: 'never',
  sources: 'never',
  owners: 'never',
  since: 'never',
  status: 'never',
  live: 'never',
  file: 'never',
  program: 'never',
  area: 'never',
  name: 'never',
  size: 'never',
};

const CLASS: Readonly<Record<keyof ClassPolicy, boolean>> = {
  sink: true,
  labels: true,
  days: true,
  days_beyond: true,
  life_months: true,
  summary: false,
  why: false,
  kinds: false,
  approvals: false,
};

/** Which numbers of the policy a reported class is held to, beside those of its own row. */
const POLICY: Readonly<Record<keyof Policy, readonly ('noised' | 'coarse')[]>> = {
  reporters: ['noised', 'coarse'],
  submit_days: ['noised', 'coarse'],
  smallest_cell: ['coarse'],
  reporters_per_group: ['coarse'],
  group_bits: ['coarse'],
  group_metrics: ['coarse'],
  context_from: ['coarse'],
  epsilon: ['noised'],
  epsilon_a_year: ['noised'],
  classes: [],
  context_words: [],
  reserved_classes: [],
  undeclarable: [],
  boilerplate: [],
  governance: [],
};

const isReported = (metric: Metric): boolean => metric.submit !== null;

/** The facts of a metric. Cost: linear in its labels and in the metrics of its group. */
export function factsOf(metric: Metric, registry: Registry): Facts {
  const grows = !isReported(metric);
  const facts = canonical({
    format: 'tallybook facts 1',
    metric: metricFacts(metric),
    dimensions: dimensions(metric).map(({ name, labels }) => ({ name, labels: grows ? undefined : labels })),
    same_fact: metric.same_fact.toSorted((a, b) => (a < b ? -1 : 1)).map((id) => [id, classOf(id, registry)]),
    limits: limitFacts(metric, registry.policy),
    group: groupFacts(metric, registry),
  });
  return { hash: sha256(facts), labels: grows ? dimensions(metric).map(({ labels }) => labelText(labels)) : [] };
}

/** The facts of the policy: every number in it and every word that it refuses, without the reasons given. */
export function policyFacts(policy: Policy): Facts {
  const { classes, reserved_classes, undeclarable, ...numbers } = policy;
  const bare = Object.fromEntries(
    Object.entries(classes).map(([name, { summary: _summary, why: _why, ...limits }]) => [name, limits]),
  );
  const words = {
    reserved_classes: Object.keys(reserved_classes).sort(),
    undeclarable: Object.keys(undeclarable).sort(),
  };
  return { hash: sha256(canonical({ format: 'tallybook facts 1', ...numbers, classes: bare, ...words })), labels: [] };
}

function metricFacts(metric: Metric): Plain {
  const counts = (part: Part): boolean => part === 'decides' || (part === 'reported' && isReported(metric));
  const named = Object.entries(metric).filter(([key]) => counts(METRIC[key as Key]));
  return Object.fromEntries(named);
}

interface Labels {
  readonly name: string;
  readonly labels: readonly string[];
}

/** What a metric may say by name: for frames the names a frame is made of. */
function dimensions(metric: Metric): readonly Labels[] {
  switch (metric.kind) {
    case 'counter':
      return metric.labels;
    case 'enumeration':
      return [metric.values];
    case 'frames':
      return [{ name: metric.list, labels: metric.values }];
    case 'flag':
    case 'histogram':
    case 'text':
      return [];
  }
}

const classOf = (id: string, { metrics }: Registry): string =>
  metrics.find((metric) => metric.id === id)?.privacy_class ?? 'none';

function limitFacts(metric: Metric, policy: Policy): Plain {
  const ofClass = Object.entries(policy.classes[metric.privacy_class]).filter(
    ([key]) => CLASS[key as keyof ClassPolicy],
  );
  const everywhere = Object.entries(policy).filter(([key]) =>
    (POLICY[key as keyof Policy] as readonly string[]).includes(metric.privacy_class),
  );
  return Object.fromEntries([...ofClass, ...everywhere]) as Plain;
}

/** The report that a coarse metric is part of: what else it says, how much it may say, and whether it is open. */
function groupFacts(metric: Metric, { programs, policy }: Registry): Plain {
  const name = metric.submit?.group ?? null;
  if (name === null) return null;
  const groups = programs.find((program) => program.name === metric.program)?.groups ?? [];
  const group = groups.find((one) => one.name === name);
  const partners = group?.metrics ?? [];
  return {
    name,
    open: group?.open ?? false,
    bits: groupCap(policy, Math.max(1, groups.filter(({ open }) => open).length)),
    values: partners.map((partner) => [
      partner.id,
      partner.kind,
      partner.submit?.reduce,
      partner.submit === null ? [] : reportValues(partner, partner.submit),
    ]),
  };
}
