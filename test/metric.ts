/**
 * Metrics for tests, one function a kind: an id, what matters to the test, and plain values for the rest. Nothing is
 * checked here; a test may build what no registry would pass.
 */
import { UNKNOWN, type PrivacyClass } from '../model/schema/declaration.ts';
import type {
  Counter,
  Dimension,
  EnumerationMetric,
  Flag,
  Frames,
  Histogram,
  Metric,
  Submit,
  Text,
} from '../model/registry/types.ts';

/** The day every sample is measured from. */
export const AS_OF = '2026-11-22';

type Common = Omit<Flag, 'kind'>;
export type Changes = Partial<Common>;

const RETENTION: Readonly<Record<PrivacyClass, number>> = { fleet: 49, sealed: 14, ticket: 49, noised: 49, coarse: 49 };

function common(id: string, changes: Changes): Common {
  const [program = '', area = '', name = ''] = id.split('.');
  const plain: Omit<Common, 'live'> = {
    id,
    program,
    area,
    name,
    file: `registry/${program}/${area}.yaml`,
    summary: `The ${name} of ${area}`,
    description: `Counts ${name} once for each time it happens in ${area}.`,
    question: `How often does ${name} happen in ${area}?`,
    justification: `Whether ${name} of ${area} is worth work depends on how often it happens.`,
    sources: [`https://example.org/${area}/${name}`],
    use: 'feature',
    owners: ['makers'],
    privacy_class: 'ticket',
    retention: RETENTION[changes.privacy_class ?? 'ticket'],
    expires: '2027-11-01',
    since: '0.1.0',
    status: 'active',
    flush_now: false,
    same_fact: [],
    submit: null,
    ...changes,
  };
  return { ...plain, live: changes.live ?? (plain.status !== 'proposed' && plain.expires > AS_OF) };
}

/** A dimension with labels of its own; `unknown` is added last. */
export function inline(name: string, ...labels: readonly string[]): Dimension {
  return { name, labels: [...labels, UNKNOWN], list: null };
}

/** A dimension whose labels come from a list; `unknown` is added last. */
export function listed(name: string, list: { readonly name: string; readonly values: readonly string[] }): Dimension {
  return { name, labels: [...list.values, UNKNOWN], list: list.name };
}

export function counter(id: string, changes: Changes & { readonly labels?: readonly Dimension[] } = {}): Counter {
  return { kind: 'counter', ...common(id, changes), labels: changes.labels ?? [] };
}

export function flag(id: string, changes: Changes = {}): Flag {
  return { kind: 'flag', ...common(id, changes) };
}

export function enumeration(id: string, values: Dimension, changes: Changes = {}): EnumerationMetric {
  return { kind: 'enumeration', ...common(id, changes), values };
}

export function histogram(id: string, unit: string, bounds: readonly number[], changes: Changes = {}): Histogram {
  return { kind: 'histogram', ...common(id, changes), unit, bounds };
}

export function frames(
  id: string,
  list: { readonly name: string; readonly values: readonly string[] },
  depth: number,
  changes: Changes = {},
): Frames {
  return { kind: 'frames', ...common(id, changes), list: list.name, values: list.values, depth };
}

export function text(id: string, pattern: string, size: number, changes: Changes = {}): Text {
  return { kind: 'text', ...common(id, changes), pattern, size };
}

/** What a coarse metric says, in one group. */
export function coarse(group: string, reduce: Submit['reduce'], levels: readonly number[] | null = null): Changes {
  return { privacy_class: 'coarse', submit: { group, reduce, levels, epsilon: null, needs_share: null } };
}

/** What a noised metric says, at epsilon 1. */
export function noised(reduce: Submit['reduce'], needsShare: number): Changes {
  return {
    privacy_class: 'noised',
    expires: '2027-05-01',
    submit: { group: null, reduce, levels: null, epsilon: 1, needs_share: needsShare },
  };
}

export const byId = (a: Metric, b: Metric): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
