/**
 * Metrics, field by field. Every field of every kind has one line here that says which way its values go and which row
 * of the table of versions a change of it matches; a field that is added does not compile until it has one. A field is
 * judged by the class the metric has now, since the step from the old class is a change of its own.
 */
import { CLASSES, type Kind, type PrivacyClass } from '../schema/declaration.ts';
import type { Dimension, Metric, Submit } from '../registry/types.ts';
import { change, EXISTENCE, type Change, type Direction, type VersionRow } from './change.ts';
import { incomparable, combined, larger, members, neutral, ranked, isEqual, turnedOn, type Order } from './order.ts';

type RowOf = (direction: Direction, now: PrivacyClass, after: unknown) => VersionRow;

interface Field<T> {
  readonly order: Order<T>;
  readonly row: RowOf;
  /** Whether a report of the metric's group says something else after it. */
  readonly touches?: (before: T, after: T) => boolean;
  /** Whether callers of the bindings may no longer compile, or count something else. */
  readonly breaks?: (before: T, after: T) => boolean;
}

const isReported = (privacyClass: PrivacyClass): boolean => privacyClass === 'noised' || privacyClass === 'coarse';

const text: RowOf = () => 'text';
const content: RowOf = (_, now) => (isReported(now) ? 'reported' : 'changed');
const longevity: RowOf = (direction, now) =>
  direction !== 'further' ? 'shorter' : isReported(now) ? 'reported' : 'longer';
const classRow: RowOf = (direction, now) =>
  direction === 'further' ? 'wider' : isReported(now) ? 'reported' : 'narrower';
const statusRow: RowOf = (direction, now, after) => {
  if (direction === 'narrower') return 'removed';
  if (direction === 'neutral' && after === 'deprecated') return 'deprecated';
  return content(direction, now, after);
};

const always = (): boolean => true;
const anyRemoved = (before: readonly string[], after: readonly string[]): boolean => {
  const now = new Set(after);
  return before.some((one) => !now.has(one));
};
const changesLabels = (before: Dimension, after: Dimension): boolean =>
  before.name !== after.name || before.list !== after.list || anyRemoved(before.labels, after.labels);

/** Labels in another order decide which of two equally frequent ones is reported. */
const dimension: Order<Dimension> = (before, after) => {
  const direction = members(before.labels, after.labels);
  const isMoved = direction === 'neutral' && !isEqual(before.labels, after.labels);
  return isMoved ? 'incomparable' : direction;
};

/** A further dimension splits every count again. One under another name is another one. */
const dimensions: Order<readonly Dimension[]> = (before, after) => {
  const names = members(
    before.map(({ name }) => name),
    after.map(({ name }) => name),
  );
  const kept = before.flatMap((old) => {
    const now = after.find(({ name }) => name === old.name);
    return now === undefined ? [] : [dimension(old, now)];
  });
  const shared = (from: readonly Dimension[], of: readonly Dimension[]): readonly string[] =>
    from.map(({ name }) => name).filter((name) => of.some((other) => other.name === name));
  return isEqual(shared(before, after), shared(after, before)) ? combined([names, ...kept]) : 'incomparable';
};

const isRecorded = (status: Metric['status']): boolean => status === 'active' || status === 'deprecated';

/** The key of every field, whatever the kind; what follows from others is null. */
type Fields<T> = { readonly [K in Exclude<keyof T, 'kind' | 'submit'>]-?: Field<T[K]> | null };
type OfKind<K extends Kind> = Extract<Metric, { readonly kind: K }>;
type Flag = OfKind<'flag'>;

const COMMON: Fields<Flag> = {
  id: null,
  program: null,
  area: null,
  name: null,
  file: null,
  summary: { order: neutral, row: text },
  description: { order: neutral, row: text },
  question: { order: neutral, row: (_, now) => (isReported(now) ? 'reported' : 'text') },
  justification: { order: neutral, row: text },
  sources: { order: neutral, row: text },
  use: { order: incomparable, row: content },
  owners: { order: neutral, row: text },
  privacy_class: { order: ranked(CLASSES), row: classRow, touches: always },
  retention: { order: larger, row: longevity },
  expires: { order: larger, row: longevity },
  since: { order: neutral, row: text },
  status: { order: (a, b) => turnedOn(isRecorded(a), isRecorded(b)), row: statusRow },
  live: { order: turnedOn, row: (d, now, to) => (d === 'narrower' ? 'removed' : content(d, now, to)), touches: always },
  flush_now: { order: turnedOn, row: content },
  same_fact: { order: neutral, row: content },
};

type Own<K extends Kind> = Fields<Omit<OfKind<K>, keyof Flag>>;

const BY_KIND: { readonly [K in Kind]: Own<K> } = {
  counter: {
    labels: {
      order: dimensions,
      row: content,
      breaks: (a, b) => a.length !== b.length || a.some((old, i) => b[i] !== undefined && changesLabels(old, b[i])),
    },
  },
  flag: {},
  enumeration: {
    values: { order: dimension, row: content, touches: (a, b) => !isEqual(a.labels, b.labels), breaks: changesLabels },
  },
  histogram: {
    unit: { order: incomparable, row: content, breaks: always },
    bounds: { order: members, row: content },
  },
  frames: {
    list: { order: neutral, row: content, breaks: always },
    values: { order: members, row: content },
    depth: { order: larger, row: content },
  },
  text: { pattern: { order: incomparable, row: content }, size: null },
};

/** No epsilon is no noise, which says more than any. */
const epsilonOrder: Order<number | null> = (before, after) => larger(before ?? Infinity, after ?? Infinity);

const SUBMIT: Fields<Submit> = {
  group: { order: incomparable, row: content, touches: always },
  reduce: { order: incomparable, row: content, touches: always },
  levels: { order: (a, b) => members(a ?? [], b ?? []), row: content, touches: always },
  epsilon: { order: epsilonOrder, row: content },
  needs_share: { order: neutral, row: content },
};

type AnyFields = Readonly<Record<string, Field<unknown> | null>>;
const tables = (kind: Kind): AnyFields => ({ ...COMMON, ...BY_KIND[kind] }) as AnyFields;
const TABLES = new Map((Object.keys(BY_KIND) as Kind[]).map((kind) => [kind, tables(kind)]));

/** `program/name` of the group that a metric is reported in, whether or not the group is open. */
function groupOf(metric: Metric): string | null {
  const group = metric.privacy_class === 'coarse' && metric.live ? (metric.submit?.group ?? null) : null;
  return group === null ? null : `${metric.program}/${group}`;
}

/** Of the groups that the metric was or is in, those that were open. */
function openGroupsOf(before: Metric | null, after: Metric | null, open: ReadonlySet<string>): readonly string[] {
  const groups = [before, after].map((metric) => (metric === null ? null : groupOf(metric)));
  return [...new Set(groups)].filter((group) => group !== null && open.has(group)) as readonly string[];
}

/** A metric that is there on one side only. */
export function compareExistence(
  before: Metric | null,
  after: Metric | null,
  open: ReadonlySet<string>,
): readonly Change[] {
  const metric = after ?? before;
  if (metric === null) return [];
  const row = after === null ? 'removed' : content('further', after.privacy_class, null);
  return [
    change({
      subject: { kind: 'metric', name: metric.id },
      field: EXISTENCE,
      before: before?.privacy_class ?? null,
      after: after?.privacy_class ?? null,
      direction: after === null ? 'narrower' : 'further',
      row,
      closes: openGroupsOf(before, after, open),
      breaks: after === null,
    }),
  ];
}

/** Every field of a metric that differs. `open` are the groups that were open. Cost: one pass over its labels. */
export function compareMetrics(before: Metric, after: Metric, open: ReadonlySet<string>): readonly Change[] {
  const changes: Change[] = [];
  const now = after.privacy_class;
  const closes = openGroupsOf(before, after, open);
  const add = (field: string, { order, row, touches, breaks }: Field<unknown>, old: unknown, value: unknown): void => {
    const direction = order(old, value);
    changes.push(
      change({
        subject: { kind: 'metric', name: after.id },
        field,
        before: old,
        after: value,
        direction,
        row: row(direction, now, value),
        closes: touches?.(old, value) === true ? closes : [],
        breaks: breaks?.(old, value) ?? false,
      }),
    );
  };
  const isRetyped = before.kind !== after.kind;
  if (isRetyped) {
    const kind: Field<unknown> = { order: incomparable, row: content, touches: always, breaks: always };
    add('kind', kind, before.kind, after.kind);
  }
  const table = isRetyped ? (COMMON as AnyFields) : (TABLES.get(after.kind) ?? {});
  compareKeys(table, before, after, '', add);
  if (before.submit !== null && after.submit !== null)
    compareKeys(SUBMIT as AnyFields, before.submit, after.submit, 'submit.', add);
  else if (before.submit !== after.submit) {
    const submit: Field<unknown> = {
      order: (old) => (old === null ? 'further' : 'narrower'),
      row: submitRow,
      touches: always,
    };
    add('submit', submit, before.submit, after.submit);
  }
  return changes;
}

/** What leaves with a class that is no longer reported goes with the class. */
const submitRow: RowOf = (direction, now, after) =>
  direction === 'narrower' ? 'narrower' : content(direction, now, after);

function compareKeys(
  table: AnyFields,
  before: object,
  after: object,
  prefix: string,
  add: (field: string, rule: Field<unknown>, old: unknown, value: unknown) => void,
): void {
  const old = before as Readonly<Record<string, unknown>>;
  const now = after as Readonly<Record<string, unknown>>;
  for (const [key, rule] of Object.entries(table)) {
    if (rule !== null && !isEqual(old[key], now[key])) add(`${prefix}${key}`, rule, old[key], now[key]);
  }
}
