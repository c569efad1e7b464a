/**
 * A registry built by hand: two programs, every kind and class, metrics that are proposed and expired, names that are
 * keywords and texts that try to leave the place they are printed in. Generator tests read this and not `registry/`, so
 * that an edit of the real declarations cannot hide what a generator does.
 */
import type { Enumeration, Group, Metric, Program, Registry } from '../model/registry/types.ts';
import {
  AS_OF,
  byId,
  coarse,
  counter,
  enumeration,
  flag,
  frames,
  histogram,
  inline,
  listed,
  noised,
  text,
} from './metric.ts';
import { samplePolicy } from './sample-policy.ts';

/** Text that would end a comment, a string, a tag, a table cell or a template in the languages that are generated. */
export const HOSTILE =
  'ends */ a comment, "double" and \'single\' quotes, </script>, a\u2028separator, back\\slash, {{x}}, #{y}, ' +
  '|pipe|, `tick`, <b>';

const list = (name: string, summary: string, ...values: readonly string[]): Enumeration => ({
  name,
  file: `registry/enumerations/${name}.txt`,
  summary,
  toolchain: 'demo 1.2.3',
  command: `demo --list ${name}`,
  owner: 'makers',
  values,
});

const codes = list('demo-codes', 'Codes that demo --explain knows', 'E0001', 'E0004', 'E0502');
const crates = list('demo-crates', 'Crates of demo', 'demo_core', 'demo_driver');
const queries = list('demo-queries', 'Queries of demo', 'mir_borrowck', 'type_of', 'typeck');

/** Labels that need encoding or escaping somewhere; each still makes a name of its own in every language. */
const HOSTILE_LABELS = [
  '*/ end',
  'a"b',
  "it's",
  '</script>',
  'c\\d',
  '{{x}}',
  '#{y}',
  'p|q',
  '`tick`',
  '<b>',
  '50%',
  'Self',
  '2-3',
  'x, y; z=1',
  'trailing\\',
];

const demo: readonly Metric[] = [
  flag('demo.crash.again', { ...coarse('crashes', 'any'), summary: 'A second crash on one day' }),
  frames('demo.crash.backtrace', crates, 32, {
    flush_now: true,
    summary: 'Where it crashed',
    same_fact: ['demo.crash.total'],
  }),
  frames('demo.crash.stack', queries, 16, { flush_now: true, summary: 'What it was computing' }),
  counter('demo.crash.total', {
    ...coarse('crashes', 'sum', [0, 1, 2, 5]),
    flush_now: true,
    summary: 'Crashes',
    same_fact: ['demo.crash.backtrace'],
  }),
  text('demo.edition.named', 'v[0-9]{2}(a|b)?', 300, { summary: 'Editions by name' }),
  counter('demo.future.plan', { ...coarse('crashes', 'days', [0, 1, 4]), status: 'proposed' }),
  histogram('demo.future.past_ms', 'ms', [10, 100], { expires: '2026-11-22' }),
  counter('demo.search.error_code', { labels: [listed('code', codes)], summary: 'Errors by code' }),
  counter('demo.search.error_code_streak', { labels: [listed('code', codes), inline('streak', '1', '2-3', '4+')] }),
  enumeration('demo.search.engine', inline('engine', 'both', 'first', 'second'), noised('mode', 0.2)),
  histogram('demo.search.longest_ms', 'ms', [10, 100, 1000], coarse('speed', 'max', [0, 11, 101])),
  flag('demo.search.uses_config', noised('any', 0.1)),
  histogram('demo.search.wall_ms', 'ms', [10, 100, 1000], { status: 'deprecated', use: 'performance' }),
  flag('demo.type.fn', { privacy_class: 'fleet', summary: 'A flag called fn' }),
  counter('demo.type.match', {
    labels: [inline('kind', ...HOSTILE_LABELS)],
    summary: HOSTILE.slice(0, 80),
    description: `${HOSTILE}\n\n# Not a heading\n* not a list\n  trailing backslash \\`,
    question: `${HOSTILE}?`,
    justification: HOSTILE,
    owners: ['makers', 'menders'],
    sources: ['https://example.org/a_b*c', 'https://example.org/?q=(x)&r=%7C'],
  }),
  enumeration('demo.type.self', inline('self', 'class', 'new'), { privacy_class: 'sealed' }),
];

const second: readonly Metric[] = [
  enumeration('second.main.channel', inline('channel', 'stable', 'beta', 'nightly'), coarse('weekly', 'mode')),
  counter('second.main.error_code', { privacy_class: 'fleet', labels: [listed('code', codes)] }),
  counter('second.main.runs', coarse('weekly', 'days', [0, 1, 4])),
  counter('second.main.secret', { privacy_class: 'sealed', retention: 7 }),
];

const GROUPS: readonly Omit<Group, 'metrics'>[] = [
  { program: 'demo', name: 'crashes', summary: 'Whether and how often it crashed', open: true },
  { program: 'demo', name: 'speed', summary: 'How long a search took', open: false },
  { program: 'second', name: 'weekly', summary: 'What a week looked like', open: true },
];

const SUMMARIES: Readonly<Record<string, string>> = { demo: 'A program that searches', second: 'Another program' };

/**
 * A registry of these metrics, with the sample's programs, groups, lists and policy; the metrics may come in any order.
 */
export function registryOf(metrics: readonly Metric[]): Registry {
  const sorted = [...metrics].sort(byId);
  const programs = Object.entries(SUMMARIES).map(([name, summary]): Program => {
    const own = sorted.filter((metric) => metric.program === name);
    const groups = GROUPS.filter((group) => group.program === name).map((group) => ({
      ...group,
      metrics: own.filter((metric) => metric.submit?.group === group.name),
    }));
    return { name, summary, groups, metrics: own };
  });
  return {
    name: 'sample',
    version: '0.1.0',
    status: 'preview',
    as_of: AS_OF,
    teams: [
      { name: 'makers', summary: 'Those who make it' },
      { name: 'menders', summary: 'Those who mend it' },
    ],
    programs,
    metrics: sorted,
    removed: [],
    enumerations: [codes, crates, queries],
    policy: samplePolicy,
  };
}

export const sampleRegistry: Registry = registryOf([...demo, ...second]);

/** The sample with more metrics; one with an id that is there already takes its place. */
export function registryWith(...changed: readonly Metric[]): Registry {
  const ids = new Set(changed.map((metric) => metric.id));
  return registryOf([...sampleRegistry.metrics.filter((metric) => !ids.has(metric.id)), ...changed]);
}
