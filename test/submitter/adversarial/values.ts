/** Values and fields that may not leave, as data. Each is refused; the sentences stand in values.txt. */
import type { Sink } from '../../../submitter/allowlist/lookup.ts';
import type { Change } from './registry.ts';

export interface ValueCase {
  readonly name: string;
  readonly sink?: Sink;
  readonly field: string;
  readonly value?: unknown;
  readonly day?: string;
  readonly change?: Change;
}

const FRAMES = 'rustc.ice.frames';
const long = 'x'.repeat(20_000);

export const VALUES: readonly ValueCase[] = [
  { name: 'nothing of the kind', field: 'rustc.source.text' },
  { name: 'an empty field', field: '' },
  { name: 'an id alone, where only its labels have lines', field: 'rustc.diagnostics.error_code' },
  { name: 'a label that is not listed', field: 'rustc.diagnostics.error_code{E9999}' },
  { name: 'two labels in one', field: 'rustc.diagnostics.error_code{E0308,E0502}' },
  { name: 'a second brace', field: 'rustc.diagnostics.error_code{E0502}}' },
  { name: 'a metric of another case', field: 'rustc.ICE.total', sink: 'submit', value: '1' },
  { name: 'a Cyrillic letter in an id', field: 'rustc.\u0456ce.total', sink: 'submit', value: '1' },
  { name: 'a full-width digit in a label', field: 'rustc.diagnostics.error_code{E050\uff12}' },
  { name: 'a soft hyphen in an id', field: 'rustc.i\u00adce.total', sink: 'submit', value: '1' },
  { name: 'a turn of direction', field: '\u202erustc.ice.total', sink: 'submit', value: '1' },
  { name: 'a line feed and a second line', field: 'rustc.ice.total\nsubmit x.y.z', sink: 'submit', value: '1' },
  { name: 'a tab at the end', field: 'rustc.ice.total\t', sink: 'submit', value: '1' },
  { name: 'a space and a value', field: 'rustc.ice.total values=0|1|2', sink: 'submit', value: '2' },
  { name: 'a NUL at the end', field: 'rustc.ice.total\0', sink: 'submit', value: '1' },
  { name: 'an escape of a terminal', field: '\u001b[2Krustc.ice.total', sink: 'submit', value: '1' },
  { name: '__proto__', field: '__proto__', sink: 'submit', value: '1' },
  { name: 'constructor', field: 'constructor', sink: 'submit', value: '1' },
  { name: 'toString, as a value', field: 'rustc.ice.total', sink: 'submit', value: 'toString' },
  { name: 'a field of 20,000 letters', field: long },
  { name: 'a sealed metric that has no line', field: 'rustc.invocation.started{1}' },
  { name: 'a bucket between two', field: 'rustc.invocation.wall_ms{<=50}' },
  { name: 'a bucket with a leading zero', field: 'rustc.invocation.wall_ms{<=0100}' },
  { name: 'a label encoded that need not be', field: 'rustc.diagnostics.error_code{%45%30502}' },

  { name: 'a submitted metric in a ticket', field: 'rustc.ice.total', value: 3 },
  { name: 'a noised metric in a ticket', field: 'rustc.config.bootstrap{true}', value: 3 },
  { name: 'a ticket field in a report', sink: 'submit', field: 'rustc.diagnostics.error_code{E0502}', value: '3' },
  { name: 'a ticket field from a fleet', sink: 'fleet', field: 'rustc.diagnostics.error_code{E0502}', value: 3 },
  { name: 'a fleet field in a ticket', field: 'rustc.fleet.steps{a,b}', value: 3 },
  {
    name: 'a field of a submitted metric',
    sink: 'submit',
    field: 'rustc.toolchain.channel{nightly}',
    value: 'nightly',
  },
  { name: 'a set by its name', field: 'paths' },

  { name: 'a frame of a crate of the user', field: `${FRAMES}{my_company_secrets::parse}` },
  { name: 'a frame of a crate of the user below good ones', field: `${FRAMES}{rustc_ast::ast;_;serde::b}` },
  { name: 'a listed name with more in front', field: `${FRAMES}{mine::rustc_ast::ast}` },
  { name: 'a listed name with more behind', field: `${FRAMES}{rustc_ast::ast::MyType}` },
  { name: 'the beginning of a listed name', field: `${FRAMES}{rustc_ast}` },
  { name: 'a name of another list', field: `${FRAMES}{typeck}` },
  { name: 'a frame with generics', field: `${FRAMES}{rustc_ast::visit%3CMyType%3E}` },
  { name: 'a frame with raw generics', field: `${FRAMES}{rustc_ast::visit<MyType>}` },
  { name: 'a frame with a hash', field: `${FRAMES}{rustc_ast::visit::h0123456789abcdef.llvm}` },
  { name: 'a frame with a Greek letter', field: `${FRAMES}{rustc_ast::vis\u03b9t}` },
  { name: 'four frames, where three may be', field: `${FRAMES}{_;_;_;_}` },
  { name: 'a thousand frames', field: `${FRAMES}{${'_;'.repeat(1000)}_}` },
  { name: 'no frame at all', field: `${FRAMES}{}` },
  { name: 'an empty frame at the end', field: `${FRAMES}{_;}` },
  { name: 'frames without their end', field: `${FRAMES}{_` },
  { name: 'frames without braces', field: FRAMES },
  { name: 'text after the frames', field: `${FRAMES}{_} and more` },
  { name: 'a pattern by its own spelling', field: `${FRAMES}{names:paths*3}` },
  { name: 'a name that is not listed', field: 'rustc.ice.queries{my_query}' },
  { name: 'a path where a name belongs', field: 'rustc.ice.queries{typeck::inner}' },
  { name: 'a text that the pattern does not match', field: 'rustc.ice.edition{v2026}' },
  { name: 'a text around the match', field: 'rustc.ice.edition{my v20}' },
  { name: 'a match and a line feed', field: 'rustc.ice.edition{v20\n}' },
  { name: 'a text in a second spelling', field: 'rustc.ice.edition{%7620}' },

  { name: 'a level that is none', sink: 'submit', field: 'rustc.ice.total', value: '3' },
  { name: 'a level of another metric', sink: 'submit', field: 'rustc.ice.total', value: '1+' },
  { name: 'a count where a level belongs', sink: 'submit', field: 'rustc.ice.total', value: 1 },
  { name: 'a level with a space', sink: 'submit', field: 'rustc.ice.total', value: '1 ' },
  { name: 'an empty value', sink: 'submit', field: 'rustc.ice.total', value: '' },
  { name: 'several values at once', sink: 'submit', field: 'rustc.ice.total', value: '0|1' },
  { name: 'a list of one good value', sink: 'submit', field: 'rustc.ice.total', value: ['1'] },
  { name: 'an object that reads like a value', sink: 'submit', field: 'rustc.ice.total', value: { toString: '1' } },
  { name: 'null', sink: 'submit', field: 'rustc.ice.total', value: null },
  { name: 'true where a text belongs', sink: 'submit', field: 'rustc.config.bootstrap', value: true },
  { name: 'no value', sink: 'submit', field: 'rustc.ice.total', value: undefined },
  { name: 'a value with a Cyrillic letter', sink: 'submit', field: 'rustc.toolchain.channel', value: 'st\u0430ble' },
  { name: 'a value of 20,000 letters', sink: 'submit', field: 'rustc.toolchain.channel', value: long },
  { name: 'a negative count', field: 'rustc.diagnostics.error_code{E0502}', value: -1 },
  { name: 'minus zero', field: 'rustc.diagnostics.error_code{E0502}', value: -0 },
  { name: 'half a count', field: 'rustc.diagnostics.error_code{E0502}', value: 0.5 },
  { name: '1e400', field: 'rustc.diagnostics.error_code{E0502}', value: Number('1e400') },
  { name: 'not a number', field: 'rustc.diagnostics.error_code{E0502}', value: Number.NaN },
  { name: 'a count too large to be exact', field: 'rustc.diagnostics.error_code{E0502}', value: 2 ** 53 },
  { name: 'a count as a text', field: 'rustc.diagnostics.error_code{E0502}', value: '3' },
  { name: 'a count as a bigint', field: 'rustc.diagnostics.error_code{E0502}', value: 3n },

  { name: 'a line that is over today', field: 'rustc.pass.short', day: '2026-12-02' },
  { name: 'a submit line that is over', sink: 'submit', field: 'rustc.ice.old', value: 'true', day: '2026-12-01' },
  { name: 'submit lines that expired today', sink: 'submit', field: 'rustc.ice.total', value: '1', day: '2027-02-20' },
  { name: 'a ticket line years later', field: 'rustc.diagnostics.error_code{E0502}', day: '2031-01-01' },
  {
    name: 'an active registry that nobody signed',
    field: 'rustc.diagnostics.error_code{E0502}',
    change: { signedBy: [] },
  },
  {
    name: 'an active registry that one person signed',
    field: 'rustc.diagnostics.error_code{E0502}',
    change: { signedBy: ['ada'] },
  },
  { name: 'one person twice', field: 'rustc.diagnostics.error_code{E0502}', change: { signedBy: ['ada', 'ada'] } },

  { name: 'a deleted ticket line', field: 'rustc.diagnostics.error_code{E0502}', change: { without: /E0502/ } },
  {
    name: 'a deleted submit line',
    sink: 'submit',
    field: 'rustc.ice.total',
    value: '1',
    change: { without: /ice\.total/ },
  },
  { name: 'a deleted line of frames', field: `${FRAMES}{_}`, change: { without: /^ticket rustc\.ice\.frames/ } },
  { name: 'a deleted set, and a frame of it', field: `${FRAMES}{rustc_ast::ast}`, change: { without: /^set paths/ } },
  {
    name: 'a deleted set, and a frame that is withheld anyway',
    field: `${FRAMES}{_}`,
    change: { without: /^set paths/ },
  },
  {
    name: 'a deleted question',
    sink: 'submit',
    field: 'rustc.ice.total',
    value: '1',
    change: { without: /^asks rustc\.ice\.total/m },
  },
  {
    name: 'a list of the day after tomorrow, as a ticket',
    field: 'rustc.diagnostics.error_code{E0502}',
    day: '2026-11-20',
  },
  { name: 'the same, in a report', sink: 'submit', field: 'rustc.ice.total', value: '1', day: '2026-11-20' },
  { name: 'the same, from a fleet', sink: 'fleet', field: 'rustc.fleet.steps{a,b}', day: '2026-11-20' },
  {
    name: 'a report by a list of no release',
    sink: 'submit',
    field: 'rustc.ice.total',
    value: '1',
    change: { wish: { version: '0.0.0', status: 'preview' }, signedBy: [] },
  },
  { name: 'everything deleted', field: 'rustc.diagnostics.error_code{E0502}', change: { without: /./ } },

  {
    name: 'withheld by its name',
    field: 'rustc.diagnostics.error_code{E0502}',
    change: withheld('rustc.diagnostics.error_code{E0502}'),
  },
  {
    name: 'withheld by its area',
    field: 'rustc.diagnostics.error_code{E0502}',
    change: withheld('rustc.diagnostics.*'),
  },
  { name: 'withheld by everything', field: 'rustc.diagnostics.error_code{E0502}', change: withheld('*') },
  { name: 'a frame withheld by one name in it', field: `${FRAMES}{rustc_ast::visit}`, change: withheld('*::visit*') },
  {
    name: 'a submitted counter withheld',
    sink: 'submit',
    field: 'rustc.ice.total',
    value: '1',
    change: withheld('rustc.ice.total'),
  },
  {
    name: 'a submitted flag of which one field is withheld',
    sink: 'submit',
    field: 'rustc.config.bootstrap',
    value: 'false',
    change: withheld('rustc.config.bootstrap{true}'),
  },
  {
    name: 'a submitted enumeration of which one field is withheld',
    sink: 'submit',
    field: 'rustc.toolchain.channel',
    value: 'stable',
    change: withheld('rustc.*{nightly}'),
  },
  {
    name: 'a submitted histogram of which one field is withheld',
    sink: 'submit',
    field: 'rustc.pass.longest_ms',
    value: '11+',
    change: withheld('rustc.pass.longest_ms{<=5}'),
  },
  {
    name: 'a submitted histogram whose fields are withheld',
    sink: 'submit',
    field: 'rustc.pass.longest_ms',
    value: '11+',
    change: withheld('rustc.pass.*{*}'),
  },
];

function withheld(glob: string): Change {
  return {
    withheld: [
      { glob: 'nothing.of.this', where: 'withheld:1' },
      { glob, where: 'withheld:2' },
    ],
  };
}

/** Days that are none, which no clock of ours gives. */
export const DAYS: readonly number[] = [-1, 0.5, Number.NaN, Infinity, 2_932_897];
