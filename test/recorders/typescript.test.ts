/** The TypeScript recorder: what it counts, and that nothing a host does makes it fail. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as recorder from '../../recorders/typescript/index.ts';
import { matches } from '../../recorders/typescript/pattern.ts';

const test = suite('typescript recorder');
const { counter, either, enumeration, flag, frames, histogram, labeledCounter, labeledCounter2 } = recorder;
const { defineProgram, labeledHistogram, literal, off, oneOf, repeat, sequence, start, text } = recorder;

const CODES = ['E0001', 'E0502', 'a%20b', 'unknown'] as const;
const make = () => ({
  total: counter({ id: 'p.a.total', keep: 49, flush: 'now' }),
  code: labeledCounter({ id: 'p.a.code', keep: 49, labels: CODES }),
  pair: labeledCounter2({ id: 'p.a.pair', keep: 400, fleet: true, labels: [CODES, ['1', '2-3', 'unknown']] }),
  flag: flag({ id: 'p.a.flag', keep: 49 }),
  channel: enumeration({ id: 'p.a.channel', keep: 49, values: ['beta', 'stable', 'unknown'] }),
  size: histogram({ id: 'p.a.size', keep: 49, bounds: [10, 300] }),
  time: labeledHistogram({ id: 'p.a.time', keep: 49, labels: CODES, bounds: [10, 300] }),
  stack: frames({ id: 'p.a.stack', keep: 49, form: 'crates', list: ['demo_core'], depth: 3 }),
  edition: text({ id: 'p.a.edition', keep: 49, pattern: sequence(literal('20'), repeat(oneOf(['0', '9']), 2, 2)) }),
});

/** What is counted by one use of a fresh set of metrics. */
function counted(use: (metrics: ReturnType<typeof make>) => void): string {
  const metrics = make();
  const recording = start(
    defineProgram({ name: 'p', registry: 'r', version: '0.1.0', metrics: { area: metrics } }),
    '1.0.0',
  );
  use(metrics);
  recording.flush();
  recording.stop();
  return recording
    .counts()
    .map(([field, count]) => `${field} ${count}`)
    .join('\n');
}

/** A value that a host without types may pass. */
const untyped = (value: unknown): never => value as never;

test('fields are spelled and sorted', () => {
  const counts = counted(({ total, code, pair, flag: ci, channel, size, time, edition }) => {
    total.increment();
    total.add(2);
    code.increment('a%20b');
    code.incrementAny('a b');
    code.add('unknown', 5);
    pair.increment('E0502', '2-3');
    pair.add('E0001', '1', 4);
    ci.record(false);
    channel.record('beta');
    for (const value of [0, 10, 10.5, 300, 301, Infinity]) size.record(value);
    for (const value of [0, 10, 10.5, 301]) time.record('a%20b', value);
    time.recordAny('a b', 11);
    time.record('unknown', 0);
    time.recordAny('/home/me', 302);
    edition.record('2024');
  });
  assert.is(
    counts,
    'p.a.channel{beta} 1\np.a.code{a%20b} 2\np.a.code{unknown} 5\np.a.edition{2024} 1\np.a.flag{false} 1\n' +
      'p.a.pair{E0001,1} 4\np.a.pair{E0502,2-3} 1\np.a.size{<=10} 2\np.a.size{<=300} 2\np.a.size{>300} 2\n' +
      'p.a.time{a%20b,<=10} 2\np.a.time{a%20b,<=300} 2\np.a.time{a%20b,>300} 1\np.a.time{unknown,<=10} 1\n' +
      'p.a.time{unknown,>300} 1\np.a.total 3',
  );
});

test('what is not declared is unknown, whatever the types promised', () => {
  const counts = counted(({ code, pair, channel, time, edition }) => {
    code.increment(untyped('/home/me'));
    code.increment(untyped(null));
    code.incrementAny(untyped({ toString: () => 'E0001' }));
    code.incrementAny('__proto__');
    pair.incrementAny('E0001', '\u2028');
    channel.recordAny('constructor');
    edition.record('/home/me');
    time.record(untyped('10,<=10'), 5);
    time.record(untyped(undefined), 5);
    edition.record(untyped(2024));
    edition.record('2024 '.repeat(1e6));
  });
  assert.is(
    counts,
    'p.a.channel{unknown} 1\np.a.code{unknown} 4\np.a.edition{unknown} 3\np.a.pair{E0001,unknown} 1\n' +
      'p.a.time{unknown,<=10} 2',
  );
});

test('what is no count counts nothing', () => {
  const counts = counted(({ total, size, time, stack }) => {
    for (const amount of [0, -1, 1.5, NaN, Infinity, untyped('1')]) total.add(amount);
    for (const value of [-1, NaN, untyped('5'), untyped(undefined)]) {
      size.record(value);
      time.record('E0001', value);
    }
    stack.record(untyped(null));
    stack.record(untyped([1, null, 'demo_core::a']));
  });
  assert.is(counts, 'p.a.stack{_;_;demo_core::a} 1\np.a.stack{_} 1');
});

test('stacks end at their depth and are bounded in number', () => {
  const counts = counted(({ stack }) => {
    stack.record(Array.from({ length: 1e5 }, () => 'demo_core::a'));
    for (let n = 0; n < 1010; n++) stack.record([`demo_core::f${n}`]);
  });
  const lines = counts.split('\n');
  assert.is(lines.length, 1001);
  assert.ok(lines.includes('p.a.stack{demo_core::a;demo_core::a;demo_core::a} 1'));
  assert.ok(lines.includes('p.a.stack{_} 11'));
});

test('a pattern matches exactly its language', () => {
  const version = sequence(literal('v'), repeat(oneOf(['0', '9']), 1, 2), either(literal('-beta'), sequence()));
  const said = ['v1', 'v12', 'v1-beta', '', 'v', 'v123', 'v1-', 'v1-betax', 'v1\n', 'V1'].map((one) =>
    matches(version, one),
  );
  assert.is(said.join(), 'true,true,true,false,false,false,false,false,false,false');
  const maybe = repeat(literal('a'), 0, 1);
  assert.ok(matches(repeat(maybe, 5, 9), ''));
  assert.not(matches(repeat(maybe, 5, 9), 'a'.repeat(10)));
});

test('hostile input cannot make matching exponential', () => {
  const many = 2 ** 31;
  const maybe = repeat(literal('a'), 0, 1);
  const nested = repeat(repeat(repeat(maybe, 0, many), 0, many), 0, many);
  assert.not(matches(nested, `${'a'.repeat(60)}b`));
  const exponential = sequence(repeat(maybe, 0, 30), repeat(literal('a'), 30, 30));
  assert.ok(matches(exponential, 'a'.repeat(30)));
  assert.not(matches(exponential, 'a'.repeat(29)));
});

test('off counts nothing and looks at nothing', () => {
  const unread = {
    [Symbol.iterator]: (): never => {
      throw new Error('was looked at');
    },
  };
  const time = off.labeledHistogram({ id: 'p.a.time', keep: 1, labels: CODES, bounds: [1] });
  time.record('E0001', 1);
  time.recordAny('E0001', 1);
  const area = {
    time,
    count: off.counter({ id: 'p.a.off', keep: 1 }),
    stack: off.frames({ id: 'p.a.f', keep: 1, form: 'names', list: [], depth: 1 }),
  };
  area.count.increment();
  area.count.add(5);
  area.stack.record(unread);
  const recording = start(defineProgram({ name: 'p', registry: 'r', version: '0.1.0', metrics: { area } }), '1.0.0');
  assert.is(recording.counts().length, 0);
  recording.stop();
});

test('every constructor has one that is off', () => {
  const kinds = ['counter', 'enumeration', 'flag', 'frames', 'histogram'];
  const labeled = ['labeledCounter', 'labeledCounter2', 'labeledHistogram', 'text'];
  assert.is(Object.keys(off).sort().join(), [...kinds, ...labeled].join());
});

test.run();
