/**
 * One `generated/catalogue/<program>.json` as far as the user's programs lean on it: every member that any of them
 * reads is checked here, so that a wrong one is a sentence and no fault. What is not checked they do not read. It
 * allows nothing; only the allowlist does. Pure.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { ID, LIST, NAME, VERSION, whole } from '../allowlist/line.ts';

export type CatalogueMetric = Catalogue['metrics'][number];

const FORMAT = 'tallybook catalogue 1';

type Check = (value: unknown) => boolean;
type Checks = Readonly<Record<string, Check>>;
const isText: Check = (value) => typeof value === 'string';
const matches = (pattern: string): Check => {
  const form = whole(`(?:${pattern})`);
  return (value) => typeof value === 'string' && form.test(value);
};
/** What is printed within a line; what a terminal must not obey is spelled where it is printed. */
const isLine = matches('[^\\n]*');
const isAmount: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isList =
  (of: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(of);
const isObject =
  (checks: Checks): Check =>
  (value) =>
    wrongKey(value, checks) === null;
const isTexts = isList(isText);
const isDimension: Check = (value) => isObject({ list: isText })(value) || isObject({ labels: isTexts })(value);
const isSink = matches('submit|ticket|fleet');

const TOP: Checks = {
  format: matches(FORMAT),
  registry: matches(LIST),
  version: matches(VERSION),
  status: matches('preview|active'),
  as_of: isText,
  program: matches(NAME),
  summary: isLine,
  lists: isList(isObject({ name: isText, values: isTexts })),
  metrics: Array.isArray,
};

const METRIC: Checks = {
  id: matches(ID),
  kind: (value) => typeof value === 'string' && Object.hasOwn(KINDS, value),
  summary: isLine,
  privacy_class: matches('fleet|sealed|ticket|noised|coarse'),
  leaves: (value) => value === null || isSink(value),
  live: (value) => typeof value === 'boolean',
  retention: (value) => isAmount(value) && Number.isSafeInteger(value),
  same_fact: isTexts,
  bits: isObject({ bits: isAmount }),
};

/** Bounds of a histogram: one or more, ascending. */
const isBounds: Check = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((bound: unknown, i) => Number.isSafeInteger(bound) && (i === 0 || Number(bound) > Number(value[i - 1])));

/** What each kind has beside that. */
const KINDS: Readonly<Record<CatalogueMetric['kind'], Checks>> = {
  counter: { labels: isList(isDimension) },
  flag: {},
  enumeration: { values: isDimension },
  histogram: { bounds: isBounds, unit: isText },
  frames: {},
  text: {},
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
    const odd = wrongKey(metric, METRIC) ?? wrongKey(metric, KINDS[metric.kind]);
    if (odd !== null) return `metric ${i + 1}: ${odd}`;
    if (!metric.id.startsWith(`${program}.`)) return `metric ${i + 1}: ${metric.id} is none of ${program}`;
  }
  const ids = new Set<string>();
  const twice = metrics.find(({ id }) => ids.size === ids.add(id).size);
  return twice === undefined ? (value as Catalogue) : `${twice.id} stands twice`;
}

function wrongKey(value: unknown, checks: Checks): string | null {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const object: Readonly<Record<string, unknown>> = { ...value };
  const wrong = Object.entries(checks).find(([key, check]) => !check(object[key]));
  return wrong === undefined ? null : `its \`${wrong[0]}\` is missing or wrong`;
}
