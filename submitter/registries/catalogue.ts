/**
 * One `generated/catalogue/<program>.json` as far as the user's programs lean on it: they read what is checked here and
 * believe the rest, which only describes. It allows nothing; only the allowlist does. Pure.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { ID, LIST, NAME, VERSION, whole } from '../allowlist/line.ts';

export type CatalogueMetric = Catalogue['metrics'][number];

const FORMAT = 'tallybook catalogue 1';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const matches = (pattern: string): Check => {
  const form = whole(`(?:${pattern})`);
  return (value) => typeof value === 'string' && form.test(value);
};
const isSink = matches('submit|ticket|fleet');

const TOP: Readonly<Record<string, Check>> = {
  format: matches(FORMAT),
  registry: matches(LIST),
  version: matches(VERSION),
  status: matches('preview|active'),
  as_of: isText,
  program: matches(NAME),
  summary: isText,
  metrics: Array.isArray,
};

const METRIC: Readonly<Record<string, Check>> = {
  id: matches(ID),
  kind: matches('counter|flag|enumeration|histogram|frames|text'),
  summary: isText,
  privacy_class: matches('fleet|sealed|ticket|noised|coarse'),
  leaves: (value) => value === null || isSink(value),
  live: (value) => typeof value === 'boolean',
  retention: Number.isSafeInteger,
};

const HISTOGRAM: Readonly<Record<string, Check>> = {
  bounds: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
  unit: isText,
};

/** The catalogue, or what is wrong with it. */
export function parseCatalogue(bytes: Uint8Array): Catalogue | string {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return 'it is no JSON';
  }
  const wrong = wrongKey(value, TOP);
  if (wrong !== null) return wrong;
  const { program, metrics } = value as Catalogue;
  for (const [i, metric] of metrics.entries()) {
    const odd = wrongKey(metric, METRIC) ?? (metric.kind === 'histogram' ? wrongKey(metric, HISTOGRAM) : null);
    if (odd !== null) return `metric ${i + 1}: ${odd}`;
    if (!metric.id.startsWith(`${program}.`)) return `metric ${i + 1}: ${metric.id} is none of ${program}`;
  }
  const twice = metrics.find((metric, i) => metrics[i - 1]?.id === metric.id);
  return twice === undefined ? (value as Catalogue) : `${twice.id} stands twice`;
}

function wrongKey(value: unknown, checks: Readonly<Record<string, Check>>): string | null {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const object: Readonly<Record<string, unknown>> = { ...value };
  const wrong = Object.entries(checks).find(([key, check]) => !check(object[key]));
  return wrong === undefined ? null : `its \`${wrong[0]}\` is missing or wrong`;
}
