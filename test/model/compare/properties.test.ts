/** What holds of any two or three registries, whatever was changed between them. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BUMPS } from '../../../model/compare/change.ts';
import { compare, type Comparison } from '../../../model/compare/compare.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { holds } from '../../property.ts';
import { realRegistry as before } from '../../real.ts';
import { beside, metricEdits } from './edits.ts';
import { withMetric, withMetrics, withOpen } from './edited.ts';
import type { Way } from './table.ts';

const test = suite('compare properties');

const INVERSE: Readonly<Record<Way, Way>> = {
  further: 'narrower',
  narrower: 'further',
  incomparable: 'incomparable',
  neutral: 'neutral',
};

/** A step from one registry to another: an edit of a metric, a metric more, or a group that opens or closes. */
type Step = (registry: Registry) => Registry;

const everyGroup = before.programs.flatMap(({ groups: all }) => all.map((one) => `${one.program}/${one.name}`));
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;

const steps: fc.Arbitrary<Step> = fc
  .record({ metric: fc.nat(), edit: fc.nat(), sort: fc.nat({ max: 9 }), group: fc.nat(), open: fc.boolean() })
  .map(({ metric, edit, sort, group: which, open }) => (registry) => {
    if (sort === 0) return withOpen(registry, pick(everyGroup, which), open);
    const reported = registry.metrics.filter(({ submit }) => submit !== null);
    const one: Metric | undefined = pick(sort < 5 && reported.length > 0 ? reported : registry.metrics, metric);
    if (one === undefined) return registry;
    if (sort === 1)
      return withMetrics(registry, [...registry.metrics.filter(({ id }) => id !== beside(one).id), beside(one)]);
    const edits = metricEdits(one, registry.as_of);
    const classes = ['fleet', 'sealed', 'ticket', 'noised', 'coarse'] as const;
    if (sort === 2) return withMetric(registry, one.id, { ...one, privacy_class: pick(classes, edit) });
    return withMetric(registry, one.id, pick(edits, edit).after);
  });

const few = fc.array(steps, { maxLength: 3 });
const apply = (registry: Registry, all: readonly Step[]): Registry => all.reduce((now, step) => step(now), registry);
const height = (one: Comparison): number => BUMPS.indexOf(one.bump);

test('of three registries, the long way never asks for less than the short one', () => {
  holds(fc.tuple(few, few, few), 400, ([first, second, third]) => {
    const a = apply(before, first);
    const b = apply(a, second);
    const c = apply(b, third);
    assert.ok(height(compare(a, c)) <= Math.max(height(compare(a, b)), height(compare(b, c))));
  });
});

test('a field is judged by the class there is now: what no longer is reported asks for no more', () => {
  const coarse = before.metrics.find(({ id }) => id === 'rustc.ice.total');
  if (coarse === undefined) throw new Error('there is no rustc.ice.total');
  const closed = withOpen(before, `rustc/${coarse.submit?.group ?? ''}`, false);
  const narrower: Metric = { ...coarse, privacy_class: 'ticket', submit: null, use: 'experience' };
  const there = compare(before, withMetric(closed, coarse.id, narrower));
  assert.is(`${there.bump} ${there.consent}`, 'minor shown');
  const back = compare(withMetric(closed, coarse.id, narrower), before);
  assert.is(`${back.bump} ${back.consent}`, 'major void');
});

test('of steps that touch different programs, the short way asks for no less either', () => {
  const of = (program: string): fc.Arbitrary<Step> =>
    fc.tuple(fc.nat(), fc.nat()).map(([metric, edit]) => (registry) => {
      const own = registry.metrics.filter((one) => one.program === program);
      const one = pick(own, metric);
      return withMetric(registry, one.id, pick(metricEdits(one, registry.as_of), edit).after);
    });
  holds(fc.tuple(of('rustc'), of('cargo')), 400, ([first, second]) => {
    const b = first(before);
    const c = second(b);
    assert.is(height(compare(before, c)), Math.max(height(compare(before, b)), height(compare(b, c))));
  });
});

test('swapping two registries swaps further and narrower, and keeps the rest', () => {
  const line = ({ subject, field, direction }: Comparison['changes'][number], turn: (way: Way) => Way): string =>
    `${subject.kind} ${subject.name} ${field} ${turn(direction)}`;
  holds(fc.tuple(few, few), 300, ([first, second]) => {
    const a = apply(before, first);
    const b = apply(a, second);
    const there = compare(a, b).changes.map((change) => line(change, (way) => INVERSE[way]));
    assert.is(
      compare(b, a)
        .changes.map((change) => line(change, (way) => way))
        .join('\n'),
      there.join('\n'),
    );
  });
});

test.run();
