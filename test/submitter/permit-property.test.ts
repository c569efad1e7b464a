/**
 * `permit` against a second reader of the same text, which shares no code with it; and the law that whoever deletes lines
 * or withholds fields only ever allows less.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { parseAllowlist } from '../../submitter/allowlist/file.ts';
import { matches, parsePattern } from '../../submitter/allowlist/pattern.ts';
import { SINKS, type Sink } from '../../submitter/allowlist/lookup.ts';
import { HOME } from '../command.ts';
import { names } from '../generators/allowlist-names.ts';
import { readAllowlist, type Allowlist as Second } from '../generators/allowlist-reader.ts';
import { holds } from '../property.ts';
import { day, listText } from './adversarial/registry.ts';
import { ANSWER, good, GOOD } from './adversarial/reports.ts';
import { allowedBy, describe, permit, permitReport, type Allowed } from '../../submitter/permit.ts';

const test = suite('permit, by properties');

/** What the second reader makes of a value. */
function second({ lines, sets, expires }: Second, sink: Sink, field: string, value: unknown, today: Day): boolean {
  const day = dayText(today);
  const line = lines.find(
    (one) => one.sink === sink && (sink === 'submit' ? one.field === field : names(one, field, sets)),
  );
  if (line === undefined || line.until <= day || (sink === 'submit' && expires <= day)) return false;
  return line.values === 'count'
    ? Number.isSafeInteger(value) && Number(value) >= 0
    : line.values.some((one) => one === value);
}

const days = fc.integer({ min: day('2026-11-20'), max: day('2027-03-01') });
const until = fc.constantFrom('2026-11-23', '2027-02-01', '2027-11-01', '2027-11-01');
const PATTERNS = [
  'v[0-9]%7B2%7D',
  '(a%7Cb)?c',
  '[a-c]%7B0%2C3%7D',
  'a%7Cb%7C',
  '\\.x?',
  '(a?b)%7B1%2C2%7D',
  '[%2C%3B-]',
  '((ab)?)%7B2%7D',
];

/** Lines of one metric each, or none of it. */
const maybe = (line: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.option(line).map((one) => (one === null ? [] : [one]));
const terms = (sink: string): fc.Arbitrary<string> =>
  until.map((date) => `values=count class=${sink} keep=49d until=${date} since=0.1.0`);
const fieldLine = (sink: string, field: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  maybe(fc.tuple(field, terms(sink)).map(([name, end]) => `${sink} ${name} ${end}`));
const submitLine = (head: string): fc.Arbitrary<readonly string[]> =>
  maybe(until.map((date) => `submit ${head} keep=49d/30d until=${date} since=0.1.0`));
const depth = fc.integer({ min: 1, max: 3 });

const texts: fc.Arbitrary<string> = fc
  .record({
    noised: submitLine('rustc.a.noised values=false|true reduce=any class=noised k=2 epsilon=0.5'),
    count: submitLine('rustc.a.total values=0|1|2+ reduce=sum group=crashes class=coarse'),
    mode: submitLine('rustc.b.mode values=x|y|unknown reduce=mode group=crashes class=coarse'),
    code: fieldLine('ticket', fc.constant('rustc.c.code{x,%7B}')),
    plain: fieldLine('ticket', fc.constant('rustc.c.plain')),
    frames: fieldLine(
      'ticket',
      depth.map((n) => `rustc.d.frames{frames:crates*${n}}`),
    ),
    names: fieldLine(
      'ticket',
      depth.map((n) => `rustc.d.names{names:queries*${n}}`),
    ),
    text: fieldLine(
      'ticket',
      fc.constantFrom(...PATTERNS).map((pattern) => `rustc.d.text{text:${pattern}}`),
    ),
    fleet: fieldLine('fleet', fc.constant('rustc.e.steps{<=10}')),
  })
  .map(({ noised, count, mode, code, plain, frames, names: called, text, fleet }) =>
    listText({
      body: {
        submit: [...noised, ...count, ...mode],
        ticket: [...code, ...plain, ...frames, ...called, ...text],
        fleet,
        set: [
          ...(frames.length > 0 ? ['set crates rustc_ast|rustc_middle'] : []),
          ...(called.length > 0 ? ['set queries mir_borrowck|typeck'] : []),
        ],
      },
    }),
  );

const FRAMES = [
  '_',
  'rustc_ast',
  'rustc_ast::a',
  'rustc_middle::a::b',
  'serde::a',
  'typeck',
  'mir_borrowck',
  '',
  'rustc_ast::',
  'rustc_ast::a<b>',
  'rustc_ast::a b',
];
const stacks = fc
  .array(fc.oneof(fc.constantFrom(...FRAMES), fc.constantFrom('_', 'rustc_ast::a', 'typeck')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((frames) => frames.join(';'));
const spelled = fc
  .array(fc.constantFrom('v', '0', '9', 'a', 'b', 'c', 'x', '.', '-', '%2C', '%3B', '%2c', ',', ' ', '\n', '\u00e9'), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

const fields = fc.oneof(
  fc.constantFrom(
    'rustc.a.noised',
    'rustc.a.total',
    'rustc.b.mode',
    'rustc.b.mode{x}',
    'rustc.c.code{x,%7B}',
    'rustc.c.code{x}',
    'rustc.c.plain',
    'rustc.c.plain{x}',
    'rustc.e.steps{<=10}',
    'rustc.e.steps{<=11}',
    'rustc.d.text{unknown}',
    'rustc.d.frames',
    '',
    'x.y.z',
  ),
  stacks.map((stack) => `rustc.d.frames{${stack}}`),
  stacks.map((stack) => `rustc.d.names{${stack}}`),
  spelled.map((text) => `rustc.d.text{${text}}`),
);
const values = fc.constantFrom<unknown>(
  '0',
  '1',
  '2+',
  '2',
  'x',
  'unknown',
  'true',
  'false',
  '',
  0,
  1,
  2 ** 53,
  -1,
  0.5,
  true,
  null,
  ['1'],
);
interface Question {
  readonly sink: Sink;
  readonly field: string;
  readonly value: unknown;
  readonly today: Day;
}
const sinkOf = (field: string): Sink =>
  /^rustc\.[ab]\./.test(field) ? 'submit' : field.startsWith('rustc.e') ? 'fleet' : 'ticket';
/** Half of them of the right sink and with a value that may be right. */
const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ sink: fc.constantFrom(...SINKS), field: fields, value: values, today: days }),
  fc
    .record({ field: fields, count: fc.nat(), label: fc.constantFrom('0', '2+', 'x', 'unknown', 'true'), today: days })
    .map(({ field, count, label, today }) => {
      const sink = sinkOf(field);
      return { sink, field, value: sink === 'submit' ? label : count, today };
    }),
);

function whole(text: string): Allowed {
  const { value: list, findings } = parseAllowlist(Buffer.from(text, 'latin1'));
  if (list === null) throw new Error(JSON.stringify(findings));
  return allowedBy({ list, left: list.lines, withheld: [], signedBy: ['ada', 'eve'] });
}

test('agrees with the second reader, value by value', () => {
  let permitted = 0;
  holds(fc.tuple(texts, fc.array(questions, { minLength: 20, maxLength: 40 })), 1000, ([text, asked]) => {
    const [allowed, other] = [whole(text), readAllowlist(text)];
    for (const { sink, field, value, today } of asked) {
      const verdict = permit(allowed, sink, field, value, today);
      if (verdict.permitted) permitted++;
      assert.is(
        verdict.permitted,
        second(other, sink, field, value, today),
        `${sink} ${field} ${String(value)} on ${dayText(today)}\n${text}`,
      );
    }
  });
  assert.ok(permitted > 1000, `only ${permitted} values were permitted at all`);
});

test('agrees with it on every line of the committed file', () => {
  const text = readFileSync(join(HOME, 'generated/allowlist/allowlist.txt'), 'latin1');
  const [allowed, other] = [whole(text), readAllowlist(text)];
  const today = day('2026-11-23');
  for (const { sink, field, values: listed } of other.lines) {
    const on = SINKS.find((one) => one === sink) ?? 'fleet';
    const isPattern = /\{(?:frames|names|text):/.test(field);
    const good = listed === 'count' ? 3 : listed[0];
    assert.is(
      permit(allowed, on, isPattern ? field.replace(/\{.*/, '{_}') : field, good, today).permitted,
      !field.includes('{text:'),
      field,
    );
    assert.is(permit(allowed, on, `${field}x`, good, today).permitted, false, field);
    assert.is(permit(allowed, on, field, 'nothing', today).permitted, false, field);
    for (const elsewhere of SINKS) {
      if (elsewhere !== on) assert.is(permit(allowed, elsewhere, field, good, today).permitted, false, field);
    }
  }
});

/** A glob as a regular expression, for comparison. */
const asExpression = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replace(/[^a-zA-Z0-9]/g, '\\$&'))
      .join('[^]*')}$`,
  );
const globs = fc.array(
  fc.constantFrom('rustc.*', '*', 'rustc.a.*', '*.mode*', '*{x*', 'rustc.c.plain', '*::a*', '*_ast*', 'cargo.*'),
  { maxLength: 2 },
);

test('deleting lines and withholding fields only ever allows less, and takes exactly what they name', () => {
  const cases = fc.tuple(
    texts,
    fc.infiniteStream(fc.boolean()),
    globs,
    fc.array(questions, { minLength: 20, maxLength: 40 }),
  );
  holds(cases, 1000, ([text, keep, withheld, asked]) => {
    const all = whole(text);
    const { list } = describe(all);
    const left = list.lines.filter(() => keep.next().value === true);
    const some = allowedBy({
      list,
      left,
      withheld: withheld.map((glob) => ({ glob, where: 'withheld' })),
      signedBy: ['ada', 'eve'],
    });
    const stands = new Set(left.map(({ line }) => line));
    const standing = new Set(left.map(({ text: line }) => line.split(' ').slice(0, 2).join(' ')));
    for (const { sink, field, value, today } of asked) {
      const before = permit(all, sink, field, value, today);
      const after = permit(some, sink, field, value, today);
      if (!before.permitted) {
        assert.is(after.permitted, false, `${sink} ${field}`);
        continue;
      }
      const { line } = before;
      const set = 'domain' in line && line.domain !== null && line.domain.form !== 'text' ? line.domain.list : null;
      const own = line.section === 'submit' ? [field, ...line.values.map((one) => `${field}{${one}}`)] : [field];
      const isWithheld = withheld.some((glob) => own.some((one) => asExpression(glob).test(one)));
      const expected = stands.has(line) && (set === null || standing.has(`set ${set}`)) && !isWithheld;
      assert.is(after.permitted, expected, `${sink} ${field} less ${withheld.join(' ')}`);
    }
  });
});

test('a report is permitted only by all lines of its group', () => {
  const { list } = describe(whole(listText()));
  const today = day('2026-11-23');
  holds(fc.tuple(fc.subarray([...list.lines]), globs), 1000, ([left, withheld]) => {
    const some = allowedBy({
      list,
      left,
      withheld: withheld.map((glob) => ({ glob, where: 'withheld' })),
      signedBy: ['ada', 'eve'],
    });
    const has = (id: string): boolean =>
      left.some(({ line }) => line.section === 'submit' && line.id === id) &&
      !withheld.some((glob) => asExpression(glob).test(id));
    const report = permitReport(some, good(GOOD), today, 'recipient');
    assert.is(report.value !== null, has('rustc.ice.incremental') && has('rustc.ice.total'), withheld.join(' '));
    assert.is(permitReport(some, good(ANSWER), today, 'recipient').value !== null, has('rustc.config.bootstrap'));
  });
});

test('no other byte of a report is permitted', () => {
  const allowed = whole(listText());
  const bytes = Buffer.from(good());
  const today = day('2026-11-23');
  const isGood = (text: string): boolean =>
    /^\{"format":"tallybook report 1","group":"crashes","registry":"demo","series":"0\.1","values":\{"rustc\.ice\.incremental":"(?:0|1\+)","rustc\.ice\.total":"(?:0|1|2-4|5\+)"\},"week":"2026-W4[0-7]"\} *\n$/.test(
      text,
    );
  holds(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), 20_000, ([at, byte]) => {
    const changed = Buffer.from(bytes);
    changed[at] = byte;
    const { value } = permitReport(allowed, changed, today, 'recipient');
    if (value !== null) assert.ok(isGood(changed.toString('latin1')), JSON.stringify(changed.toString('latin1')));
  });
});

const PIECES = [
  'a',
  'b',
  '-',
  '[a-c]',
  '[b-]',
  '(',
  ')',
  '|',
  '?',
  '{2}',
  '{0,2}',
  '{1,3}',
  '\\.',
  '\\-',
  ',',
  '(a|b)',
  '(ab)?',
];

test('texts match as the regular expressions of the language do', () => {
  const sources = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
  const said = fc
    .array(fc.constantFrom('a', 'b', 'c', '-', '.', ',', '\n'), { maxLength: 6 })
    .map((all) => all.join(''));
  let matched = 0;
  holds(fc.tuple(sources, fc.array(said, { minLength: 10, maxLength: 10 })), 10_000, ([source, all]) => {
    const pattern = parsePattern(source);
    if (pattern === null) return;
    const expression = new RegExp(`^(?:${source})$`);
    for (const text of all) {
      if (matches(pattern, text)) matched++;
      assert.is(matches(pattern, text), expression.test(text), `${source} and ${JSON.stringify(text)}`);
    }
  });
  assert.ok(matched > 300, `only ${matched} texts matched at all`);
});

function isMatch(source: string, text: string): boolean {
  const pattern = parsePattern(source);
  return pattern !== null && matches(pattern, text);
}

test('no pattern makes matching hang', () => {
  const nested = `${'('.repeat(18)}a?${'){64}'.repeat(18)}b`;
  assert.is(isMatch(nested, 'a'.repeat(16_000)), false);
  assert.is(isMatch('(a?){64}a{64}', 'a'.repeat(100)), true);
  assert.is(isMatch('(a|a){64}b', 'a'.repeat(64)), false);
  assert.is(isMatch('a*', 'a'), false);
});

test.run();
