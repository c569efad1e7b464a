/** Which of a frame the TypeScript recorder keeps: a name that is listed, cut at `::`, and never anything else. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defineProgram, frames, start } from '../../../recorders/typescript/index.ts';
import { encode } from '../../../recorders/typescript/label.ts';

const test = suite('typescript frames');

/** What stands between the braces after one stack. */
function recorded(list: readonly string[], stack: readonly string[]): string {
  const metric = frames({ id: 'p.a.f', keep: 49, list, depth: 32 });
  const metrics = { a: { metric } };
  const recording = start(defineProgram({ name: 'p', registry: 'r', version: '0.1.0', metrics }), '1.0.0');
  metric.record(stack);
  const [field = ''] = recording.counts()[0] ?? [];
  recording.stop();
  return field.slice('p.a.f{'.length, -1);
}

const LIST = [
  'a%3Bb',
  'rustc_middle',
  'rustc_middle::mir::interpret',
  'rustc_middle::ty',
  'typeck',
  'typeck::%7Bimpl#3%7D',
];
const MANY = '::a'.repeat(1e6);

// prettier-ignore
const KEPT: readonly (readonly [frame: string, kept: string])[] = [
  ['typeck', 'typeck'],
  ['typeck::{closure#12}::{{closure}}', 'typeck'],
  ['typeck::{impl#3}::f', 'typeck::%7Bimpl#3%7D'],
  ['typeck::{impl#30}::f', 'typeck'],
  ['typeck::%7Bimpl#3%7D', 'typeck'],
  ['rustc_middle', 'rustc_middle'],
  ['rustc_middle::', 'rustc_middle'],
  ['rustc_middle:::ty', 'rustc_middle'],
  ['rustc_middle::Canary::customer_acme', 'rustc_middle'],
  ['rustc_middle::\u03b9\n::ty', 'rustc_middle'],
  ['rustc_middle::mir', 'rustc_middle'],
  ['rustc_middle::mir::interpreter', 'rustc_middle'],
  ['rustc_middle::mir::interpret::x', 'rustc_middle::mir::interpret'],
  ['rustc_middle::mir::interpret', 'rustc_middle::mir::interpret'],
  ['rustc_middle::ty::fold', 'rustc_middle::ty'],
  ['rustc_middle::type_', 'rustc_middle'],
  ['a;b::c', 'a%3Bb'],
  ['a%3Bb', '_'],
  ['a', '_'],
  ['rustc_middleware::x', '_'],
  ['rustc_middle ::ty', '_'],
  ['rustc_middle:ty', '_'],
  ['rustc_middle[0f3a]::ty', '_'],
  ['::rustc_middle::ty', '_'],
  ['<rustc_middle::Ty as core::fmt::Debug>::fmt', '_'],
  ['&rustc_middle::Ty::fmt', '_'],
  ['my_crate::rustc_middle', '_'],
  ['Typeck', '_'],
  ['\u{1f980}', '_'],
  ['', '_'],
  [MANY, '_'],
  ['::'.repeat(1e6), '_'],
  [`typeck${MANY}`, 'typeck'],
  [`typeck::${'a'.repeat(1 << 16)}`, 'typeck'],
  ['a'.repeat(1 << 16), '_'],
];

for (const [frame, kept] of KEPT)
  test(`${frame.slice(0, 50)} is kept as ${kept}`, () => assert.is(recorded(LIST, [frame]), kept));

test('nothing is listed where the list is empty', () => assert.is(recorded([], ['a::b', '']), '_;_'));

test('the longest listed part is kept, whatever the list and the frame', () => {
  const part = fc.constantFrom('', 'a', 'b', 'bb', 'c', ';', ':', '{x}');
  const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('::'));
  const names = fc.array(path.filter((name) => name !== '').map(encode), { maxLength: 8 });
  fc.assert(
    fc.property(names, path, (list, frame) => {
      const ends = [...frame.matchAll(/::|$/g)].map(({ index }) => encode(frame.slice(0, index)));
      assert.is(recorded(list, [frame]), ends.filter((end) => list.includes(end)).at(-1) ?? '_');
    }),
    { seed: 20261127, numRuns: 3000 },
  );
});

test.run();
