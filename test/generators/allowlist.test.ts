/**
 * The allowlist, read back by a reader that shares nothing with its generator but FORMAT.md, and held to facts that are
 * worked out here from the registry alone.
 */
import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowlist } from '../../generators/allowlist/generate.ts';
import { catalogue } from '../../generators/catalogue/generate.ts';
import { fields, reportValues } from '../../model/registry/fields.ts';
import type { Metric, Registry } from '../../model/registry/types.ts';
import { readAllowlist, type Allowlist, type Line } from '../../scripts/dev/fuzz/naive-allowlist.ts';
import { names } from '../../scripts/dev/fuzz/naive-field.ts';
import { golden } from '../golden.ts';
import { generatedFiles } from '../list.ts';
import { counter, flag, inline } from '../metric.ts';
import { realRegistry } from '../real.ts';
import { registryWith, sampleRegistry } from '../sample.ts';
import { hunk } from './hunk.ts';

const test = suite('generators/allowlist');

const make = (registry: Registry): string => allowlist.generate(registry)[0]?.text ?? '';
const listsOf = (registry: Registry): ReadonlyMap<string, string> =>
  new Map([...generatedFiles(registry)].map(([list, bytes]) => [list, Buffer.from(bytes).toString('latin1')]));
const read = (registry: Registry): Allowlist => readAllowlist(make(registry), listsOf(registry));
const sample = make(sampleRegistry);
const bodyOf = (text: string): string => text.replace(/^#.*\n/gm, '');
const show = (value: unknown): string => JSON.stringify(value, null, 1);

test('the sample, exactly', () => golden('test/generators/golden/allowlist.txt', sample));

test('the same registry gives the same bytes', () => assert.is(make(sampleRegistry), sample));

const SAID: Readonly<Record<string, readonly string[]>> = {
  'demo.crash.again': ['false', 'true'],
  'demo.crash.total': ['0', '1', '2-4', '5+'],
  'demo.search.engine': ['both', 'first', 'second', 'unknown'],
  'demo.search.uses_config': ['false', 'true'],
  'second.main.channel': ['stable', 'beta', 'nightly', 'unknown'],
  'second.main.runs': ['0', '1-3', '4+'],
};
const BEYOND: Readonly<Record<string, readonly number[]>> = { fleet: [400], ticket: [], noised: [30], coarse: [30] };
const CLASS_ORDER = ['coarse noised', 'ticket', 'fleet'];

/** The lines that ought to be there, by the rules of the design and not by the generator's. */
function expected({ metrics, programs, as_of }: Registry): readonly Line[] {
  const closed = new Set(
    programs.flatMap(({ groups }) => groups.flatMap((group) => (group.open ? [] : group.metrics))),
  );
  return CLASS_ORDER.flatMap((classes) =>
    metrics
      .filter((metric) => classes.split(' ').includes(metric.privacy_class) && !closed.has(metric))
      .filter(({ status, expires }) => status !== 'proposed' && expires > as_of)
      .flatMap((metric) => (metric.submit === null ? fields(metric) : [metric.id]).map((field) => line(metric, field))),
  );
}

/** A declared text, by the rule of FORMAT.md. */
const words = (text: string): string =>
  [...text.split(/\s+/).join(' ')].map((c) => (/[ -$&-~]/.test(c) ? c : encodeURIComponent(c))).join('');

function line(metric: Metric, field: string): Line {
  const { privacy_class, retention, expires, since, submit } = metric;
  return {
    sink: submit === null ? privacy_class : 'submit',
    field,
    values: SAID[metric.id] ?? (submit === null ? 'count' : reportValues(metric, submit)),
    reduce: submit?.reduce ?? null,
    group: submit?.group ?? null,
    epsilon: submit?.epsilon ?? null,
    privacy_class,
    keep: [retention, ...(BEYOND[privacy_class] ?? [])],
    until: expires,
    since,
    asks: submit === null ? null : words(metric.question),
    means: submit === null ? null : words(metric.description),
  };
}

test('the real registry is read back the same way', () => {
  const { lines } = read(realRegistry);
  assert.is(show(lines), show(expected(realRegistry)));
  assert.ok(lines.length > 1000, `${lines.length} lines`);
});

test('a reader written from FORMAT.md reads back what the registry says', () => {
  const { lines, ...rest } = read(sampleRegistry);
  assert.is(show(lines), show(expected(sampleRegistry)));
  const catalogues = catalogue
    .generate(sampleRegistry)
    .map(({ text }) => createHash('sha256').update(text).digest('hex'));
  const facts = {
    registry: { name: 'sample', version: '0.1.0', status: 'preview', as_of: '2026-11-22' },
    programs: [
      { name: 'demo', reporters: 1000, basis: 'assumed', open: ['crashes'], catalogue: catalogues[0] },
      { name: 'second', reporters: 1000, basis: 'assumed', open: ['weekly'], catalogue: catalogues[1] },
    ],
    epsilon_a_year: 8,
    signatures: 2,
    expires: '2027-02-20',
    sets: [
      ['demo-crates', ['demo_core', 'demo_driver']],
      ['demo-queries', ['mir_borrowck', 'type_of', 'typeck']],
    ],
  };
  assert.is(show({ ...rest, sets: [...rest.sets] }), show(facts));
});

test('nothing sealed, proposed, expired or of a closed group has a line', () => {
  for (const id of [
    'demo.type.self',
    'second.main.secret',
    'demo.future.plan',
    'demo.future.past_ms',
    'demo.search.longest_ms',
  ])
    assert.not.ok(sample.includes(id), id);
});

test('the sum is that of `grep -v ^#`', () => {
  const body = sample
    .split('\n')
    .filter((text) => !text.startsWith('#'))
    .join('\n');
  assert.ok(sample.includes(`# sha256 ${createHash('sha256').update(body).digest('hex')}\n`));
});

test('one metric more is one hunk of the body', () => {
  const after = make(registryWith(counter('demo.search.opened', { labels: [inline('what', 'file', 'pipe')] })));
  const { removed, added } = hunk(bodyOf(sample), bodyOf(after));
  assert.is(removed.length, 0);
  assert.is(
    added.map((text) => text.split(' ')[1]).join(' '),
    ['demo.search.opened{file}', 'demo.search.opened{pipe}', 'demo.search.opened{unknown}'].join(' '),
  );
});

test('a registry in which nothing may leave has an empty body', () => {
  const sealed = sampleRegistry.metrics.map((metric) => ({ ...metric, live: false }));
  const registry = registryWith(...sealed);
  const text = make(registry);
  assert.is(read(registry).lines.length, 0);
  assert.is(allowlist.generate(registry).length, 1, 'no file of an area or a list');
  assert.ok(text.endsWith('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n'), text);
});

test('a program without open groups says so', () => {
  const closed = sampleRegistry.programs.map((p) => ({
    ...p,
    groups: p.groups.map((group) => ({ ...group, open: false })),
  }));
  const { programs, lines } = read({ ...sampleRegistry, programs: closed });
  assert.is(programs.map(({ open }) => open.length).join(), '0,0');
  assert.is(
    lines
      .filter(({ sink }) => sink === 'submit')
      .map(({ field }) => field)
      .join(),
    ['demo.search.engine', 'demo.search.uses_config'].join(),
  );
});

const NAMED: readonly (readonly [string, boolean])[] = [
  ['demo.search.error_code{E0502}', true],
  ['demo.search.error_code{E0502,unknown}', false],
  ['demo.search.error_code', false],
  ['demo.type.match{p%7Cq}', true],
  ['demo.type.match{p|q}', false],
  ['demo.crash.backtrace{demo_core;_;demo_driver}', true],
  ['demo.crash.backtrace{demo_core::a}', false],
  ['demo.crash.backtrace{mine}', false],
  [`demo.crash.backtrace{${Array(32).fill('_').join(';')}}`, true],
  [`demo.crash.backtrace{${Array(33).fill('_').join(';')}}`, false],
  ['demo.crash.backtrace{}', false],
  ['demo.crash.stack{typeck;_;type_of}', true],
  ['demo.crash.stack{typeck::x}', false],
  ['demo.edition.named{v07a}', true],
  ['demo.edition.named{v07ab}', false],
  ['demo.edition.named{unknown}', true],
  ['demo.edition.named{text:v[0-9]%7B2%7D(a%7Cb)?}', false],
  ['demo.type.fn{true}', true],
  ['second.main.secret', false],
];

for (const [field, is] of NAMED)
  test(`${is ? 'a line names' : 'no line names'} ${field}`, () => {
    const { lines, sets } = read(sampleRegistry);
    assert.is(
      lines.some((each) => each.sink !== 'submit' && names(each, field, sets)),
      is,
    );
  });

test('a hundred thousand fields are one line each', () => {
  const labels = Array.from({ length: 100_000 }, (_, i) => `L${i}`);
  const text = make(
    registryWith(counter('demo.search.many', { privacy_class: 'fleet', labels: [inline('n', ...labels)] })),
  );
  assert.is(text.split('\n').filter((each) => each.startsWith('fleet demo.search.many{')).length, 100_001);
});

test('an open group that gains a metric gains a line', () => {
  const more = flag('demo.crash.late', {
    privacy_class: 'coarse',
    submit: { group: 'crashes', reduce: 'all', levels: null, epsilon: null, needs_share: null },
  });
  assert.is(read(registryWith(more)).lines.filter(({ group }) => group === 'crashes').length, 3);
});

test.run();
