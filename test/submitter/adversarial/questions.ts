/** Allowlists, and questions to ask of them, at random: of every form of line, half of them of the right sink. */
import fc from 'fast-check';
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { SINKS, type Sink } from '../../../submitter/allowlist/lookup.ts';
import { setLines } from '../../list.ts';
import { day, LISTS, listText } from './registry.ts';

export const days = fc.integer({ min: day('2026-11-20'), max: day('2027-03-01') });
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

export const texts: fc.Arbitrary<string> = fc
  .record({
    noised: submitLine('rustc.a.noised values=false|true reduce=any class=noised k=2 epsilon=0.5'),
    count: submitLine('rustc.a.total values=0|1|2+ reduce=sum group=crashes class=coarse'),
    mode: submitLine('rustc.b.mode values=x|y|unknown reduce=mode group=crashes class=coarse'),
    code: fieldLine('ticket', fc.constant('rustc.c.code{x,%7B}')),
    plain: fieldLine('ticket', fc.constant('rustc.c.plain')),
    frames: fieldLine(
      'ticket',
      depth.map((n) => `rustc.d.frames{names:paths*${n}}`),
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
          ...(frames.length > 0 ? setLines({ paths: LISTS.paths }) : []),
          ...(called.length > 0 ? setLines({ queries: LISTS.queries }) : []),
        ],
      },
    }),
  );

const FRAMES = [
  '_',
  'rustc_ast',
  'rustc_ast::ast',
  'rustc_ast::a',
  'rustc_middle::ty',
  'rustc_middle::ty::fold',
  'serde::a',
  'typeck',
  'mir_borrowck',
  '',
  'rustc_ast::',
  'rustc_ast::a<b>',
  'rustc_ast::a b',
];
const stacks = fc
  .array(fc.oneof(fc.constantFrom(...FRAMES), fc.constantFrom('_', 'rustc_ast::ast', 'typeck')), {
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
export const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ sink: fc.constantFrom(...SINKS), field: fields, value: values, today: days }),
  fc
    .record({ field: fields, count: fc.nat(), label: fc.constantFrom('0', '2+', 'x', 'unknown', 'true'), today: days })
    .map(({ field, count, label, today }) => {
      const sink = sinkOf(field);
      return { sink, field, value: sink === 'submit' ? label : count, today };
    }),
);
