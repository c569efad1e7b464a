/**
 * Every number of a metric, one past its limit, with what must be found: limits and places from the hand-written table.
 */
import { cap, groupBits, submitOf } from './bits.ts';
import { valueAt, valuePlace, type Keys } from './edit.ts';
import { keyOrName, metrics, read, written, type Swept } from './metrics.ts';
import { LADDER, type Name } from './table.ts';

export interface Raise {
  readonly what: string;
  readonly path: Keys;
  readonly value: string;
  readonly predicted: readonly string[];
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The classes that judge a metric: its own and those of metrics recording the same fact. */
function judges(metric: Swept): readonly Name[] {
  const facts = (read(metric, 'same_fact') ?? []) as readonly string[];
  return [metric.class, ...metrics.filter(({ id }) => facts.includes(id)).map((other) => other.class)];
}

/** Raising a value in the defaults would reach other metrics too, so only the metric's own keys are raised here. */
const own = (metric: Swept, key: string): Keys | null => {
  const path = written(metric, key);
  return path?.[0] === 'metrics' ? path : null;
};

function retention(metric: Swept): Raise[] {
  const path = own(metric, 'retention');
  const limit = Math.min(...judges(metric).map((name) => LADDER[name].days));
  return path === null
    ? []
    : [
        {
          what: 'retention',
          path,
          value: `${limit + 1}d`,
          predicted: [`privacy/retention-too-long ${keyOrName(metric, 'retention')}`],
        },
      ];
}

function expires(metric: Swept): Raise[] {
  const path = own(metric, 'expires');
  const limit =
    judges(metric)
      .map((name) => LADDER[name].lastDay)
      .sort()[0] ?? '';
  return path === null
    ? []
    : [
        {
          what: 'expires',
          path,
          value: nextDay(limit),
          predicted: [`lifecycle/life-too-long ${keyOrName(metric, 'expires')}`],
        },
      ];
}

function since(metric: Swept): Raise[] {
  const path = own(metric, 'since');
  return path === null
    ? []
    : [{ what: 'since', path, value: '9.0.0', predicted: [`lifecycle/since-ahead ${keyOrName(metric, 'since')}`] }];
}

const words = (count: number, letter: string): string =>
  Array.from({ length: count }, (_, i) => `${letter}${i}`).join(', ');

/** As many labels as the class allows, counting `unknown`: the limit itself is legal, one more is not. */
function labels(metric: Swept): Raise[] {
  const limit = LADDER[metric.class].labels;
  const path = [...metric.path, metric.kind === 'enumeration' ? 'values' : 'labels'];
  const isCounter = metric.kind === 'counter' && valueAt(metric.area, path) !== undefined;
  if (metric.kind === 'enumeration' && limit <= 16)
    return [
      {
        what: 'values',
        path,
        value: `[${words(limit, 'a')}]`,
        predicted: [`privacy/too-many-labels ${keyOrName(metric, 'values')}`, ...openGroupBits(metric, limit + 1)],
      },
    ];
  if (isCounter && limit === 10_000)
    return [
      {
        what: 'labels',
        path,
        value: `{ a: [${words(999, 'a')}], b: [${words(10, 'b')}] }`,
        predicted: [`privacy/too-many-labels ${keyOrName(metric, 'labels')}`, ...unused(metric)],
      },
    ];
  if (isCounter && limit === 100_000)
    return [
      {
        what: 'labels',
        path,
        value: `{ a: [${words(999, 'a')}], b: [${words(100, 'b')}] }`,
        predicted: [`privacy/too-many-labels ${keyOrName(metric, 'labels')}`, ...unused(metric)],
      },
    ];
  return [];
}

/** Lists that nobody uses any more when this metric's labels no longer come from them. */
function unused(metric: Swept): string[] {
  const lists = Object.values(read(metric, 'labels') ?? {}).filter((from) => typeof from === 'string');
  const elsewhere = metrics
    .filter((other) => other !== metric)
    .flatMap((other) => [
      ...Object.values(read(other, 'labels') ?? {}),
      read(other, 'values'),
      ...Object.values(read(other, 'frames') ?? {}),
    ]);
  return lists
    .filter((list) => !elsewhere.includes(list))
    .map((list) => `enumeration/unused registry/enumerations/${list}.txt:1:1`);
}

function openGroupBits(metric: Swept, values: number): string[] {
  return metric.class === 'coarse' && groupBits(metric, Math.log2(values)) > cap(metric)
    ? [`privacy/too-many-bits ${keyOrName(metric, 'submit')}`]
    : [];
}

function levels(metric: Swept): Raise[] {
  if (submitOf(metric).levels === undefined) return [];
  const path = [...metric.path, 'submit', 'levels'];
  const bounds = (read(metric, 'bounds') ?? []) as readonly number[];
  const many = metric.kind === 'histogram' ? null : [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const tooMany =
    many === null
      ? []
      : [
          {
            what: 'levels',
            path,
            value: `[${many.join(', ')}]`,
            predicted: [
              `privacy/too-many-labels ${keyOrName(metric, 'submit', 'levels')}`,
              ...levelReach(metric),
              ...widest(metric, many.length),
            ],
          },
        ];
  const past = (bounds.at(-1) ?? 0) + 2;
  const cutting =
    metric.kind !== 'histogram'
      ? []
      : [
          {
            what: 'level past the last bound',
            path,
            value: `[0, ${past}]`,
            predicted: [`submit/levels ${keyOrName(metric, 'submit', 'levels')}`],
          },
        ];
  return [...tooMany, ...cutting];
}

/** `days` never exceeds 7. */
const levelReach = (metric: Swept): string[] =>
  (read(metric, 'submit') as Readonly<Record<string, unknown>>)['reduce'] === 'days'
    ? [`submit/levels ${keyOrName(metric, 'submit', 'levels')}`]
    : [];

/** A metric with nine levels is the widest of its group, so the finding is at its own submit. */
const widest = (metric: Swept, count: number): string[] =>
  groupBits(metric, Math.log2(count)) > cap(metric) ? [`privacy/too-many-bits ${keyOrName(metric, 'submit')}`] : [];

function noised(metric: Swept): Raise[] {
  if (metric.class !== 'noised') return [];
  const path = (key: string): Keys => [...metric.path, 'submit', key];
  return [
    {
      what: 'epsilon',
      path: path('epsilon'),
      value: '1.01',
      predicted: [`privacy/epsilon-too-large ${keyOrName(metric, 'submit', 'epsilon')}`],
    },
    {
      what: 'needs_share',
      path: path('needs_share'),
      value: '0.1',
      predicted: [`utility/cannot-answer ${keyOrName(metric, 'submit', 'needs_share')}`],
    },
    {
      what: 'needs_share over 1',
      path: path('needs_share'),
      value: '1.5',
      predicted: [`schema/out-of-range ${valuePlace(metric.area, path('needs_share'))}`],
    },
  ];
}

function sizes(metric: Swept): Raise[] {
  const raises: Raise[] = [];
  if (metric.kind === 'histogram') {
    const path = [...metric.path, 'bounds'];
    const numbers = Array.from({ length: 201 }, (_, i) => i).join(', ');
    raises.push({
      what: 'bounds',
      path,
      value: `[${numbers}]`,
      predicted: [`schema/out-of-range ${valuePlace(metric.area, path)}`],
    });
    raises.push({
      what: 'one bound',
      path: [...path, 0],
      value: '1000000000001',
      predicted: [`schema/out-of-range ${valuePlace(metric.area, [...path, 0])}`],
    });
  }
  if (metric.kind === 'frames') {
    const path = [...metric.path, 'frames', 'depth'];
    raises.push({
      what: 'depth',
      path,
      value: '33',
      predicted: [`schema/out-of-range ${valuePlace(metric.area, path)}`],
    });
  }
  const summary = [...metric.path, 'summary'];
  raises.push({
    what: 'summary',
    path: summary,
    value: 'a'.repeat(81),
    predicted: [`schema/out-of-range ${valuePlace(metric.area, summary)}`],
  });
  return raises;
}

/** Every number of one metric past its limit. */
export function raises(metric: Swept): readonly Raise[] {
  return [retention, expires, since, labels, levels, noised, sizes].flatMap((raise) => raise(metric));
}
