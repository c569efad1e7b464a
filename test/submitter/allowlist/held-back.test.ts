/** A glob holds back the lines of which it takes a field that there can be, and no other. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { matcher } from '../../../recorders/typescript/store/glob.ts';
import { heldBack } from '../../../submitter/allowlist/held-back.ts';
import { holds } from '../../property.ts';
import { list, LISTS } from '../adversarial/registry.ts';

const test = suite('what globs hold back');

const SAMPLE = list();

/** Globs, and how many lines of the sample they hold back, some in part. */
const HELD: readonly (readonly [glob: string, lines: number])[] = [
  ['rustc.ice.total', 1],
  ['rustc.config.bootstrap{true}', 1],
  ['rustc.diagnostics.error_code{E0502}', 1],
  ['*{E0*', 2],
  ['*', 17],
  ['rustc.ice', 0],
  ['nothing.*', 0],
  ['rustc.ice.frames{rustc_ast*', 1],
  ['*.frames{rustc_*}', 1],
  ['rustc.ice.frames{_}', 1],
  ['rustc.ice.frames{_;*ty;_}', 1],
  ['rustc.ice.frames{_;_;_;*', 0],
  ['rustc.ice.*{*}', 4],
  ['*::visit*', 1],
  ['*::vizit*', 0],
  ['*visit::rustc_ast*', 0],
  ['*ruztc*', 0],
  ['rustc.ice.frames{_', 0],
  ['rustc.ice.frames', 0],
  // As an allowlist spells a pattern, which no field is spelled like.
  ['rustc.ice.frames{names:paths*3}', 0],
  ['rustc.ice.edition{text:*', 0],
  ['*names:*', 0],
  ['rustc.ice.edition{v26b}', 1],
  ['rustc.ice.edition{v26c}', 0],
  ['*{v2*b}', 1],
  ['*{*unknown', 0],
  ['*{*unknown}', 3],
];

for (const [glob, lines] of HELD) {
  test(`${glob} holds back ${lines} lines`, () => assert.is(heldBack(SAMPLE, [glob]), lines));
}

test('characters that a label encodes are those of the text', () => {
  const field = 'rustc.ice.edition{text:a[%20#]%7B1%2C2%7Db}';
  const line = `ticket ${field} values=count class=ticket keep=49d until=2027-11-01 since=0.1.0`;
  const of = list({ body: { ticket: [line], set: [] } });
  assert.is(heldBack(of, ['*{a%20%20b}']), 1);
  assert.is(heldBack(of, ['*{a#*b}']), 1);
  assert.is(heldBack(of, ['*{a b}']), 0);
  assert.is(heldBack(of, ['*%2*0b}']), 1);
});

/** As slow to walk as a pattern can be: every part of it can end anywhere. */
const SLOW = `text:(((${Array(6).fill('[a-z]%7B0,64%7D').join('%7C')})?)%7B64%7D)%7B64%7D`.replaceAll('0,', '0%2C');

test('where it would be too much work to tell, a line that it may hold back counts', () => {
  const ticket = Array.from(
    { length: 40 },
    (_, i) => `ticket rustc.slow.m${i + 10}{${SLOW}} values=count class=ticket keep=49d until=2027-11-01 since=0.1.0`,
  );
  const of = list({ body: { ticket, set: [] } });
  const work = { left: 200_000 };
  assert.is(heldBack(of, ['rustc.slow.*a*a*a*b*aA*'], work), 40);
  assert.ok(work.left < 0 && work.left > -1000, `${work.left}: it ends where no work is left`);
  assert.is(heldBack(of, ['rustc.fast.*a*a*a*b*aA*'], work), 0, 'what it cannot hold back never counts');
});

/** All fields that a stack of so many frames can be. */
const stacks = (id: string, names: readonly string[], depth: number): readonly string[] => {
  const frames = ['_', ...names];
  let inner: readonly string[] = frames;
  const all = [...inner];
  for (let n = 1; n < depth; n++) all.push(...(inner = inner.flatMap((one) => frames.map((f) => `${one};${f}`))));
  return all.map((one) => `${id}{${one}}`);
};

const NUMBERS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** Every field of each pattern of the sample. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'rustc.ice.edition': ['', 'a', 'b']
    .flatMap((end) => NUMBERS.map((n) => `v${n}${end}`))
    .concat('unknown')
    .map((inner) => `rustc.ice.edition{${inner}}`),
  'rustc.ice.frames': stacks('rustc.ice.frames', LISTS.paths, 3),
  'rustc.ice.queries': stacks('rustc.ice.queries', LISTS.queries, 2),
};

/** A field with stars in the place of some of it, sometimes with a slip. */
const globs = fc
  .tuple(
    fc.constantFrom(...Object.values(FIELDS).flat(), 'rustc.ice.frames{names:paths*3}'),
    fc.array(fc.tuple(fc.nat(40), fc.nat(12), fc.constantFrom('*', '*', '*', '**', ';', 'e')), { maxLength: 4 }),
  )
  .map(([field, cuts]) =>
    cuts.reduce((glob, [at, length, by]) => glob.slice(0, at) + by + glob.slice(at + length), field),
  );

test('a pattern is held back exactly if one of its fields is', () =>
  holds(globs, 300, (glob) => {
    for (const [id, fields] of Object.entries(FIELDS)) {
      const lines = SAMPLE.lines.filter(({ line }) => line.section === 'ticket' && line.id === id);
      const isHeld = fields.some(matcher(glob));
      assert.is(heldBack({ ...SAMPLE, lines }, [glob]), isHeld ? 1 : 0, `${glob} of ${id}`);
    }
  }));

test.run();
