/** Bytes that may not leave, as data. Each is refused; the sentences stand in reports.txt. */
import { bodyBytes, BODY_BYTES } from '../../../submitter/body/text.ts';
import type { Destination } from '../../../submitter/permit.ts';
import type { Change } from './registry.ts';

export const GOOD = {
  format: 'tallybook report 1',
  group: 'crashes',
  registry: 'demo',
  series: '0.1',
  values: { 'rustc.ice.incremental': '0', 'rustc.ice.total': '2-4' },
  week: '2026-W47',
} as const;

export const ANSWER = {
  format: 'tallybook answer 1',
  metric: 'rustc.config.bootstrap',
  quarter: '2026-Q4',
  registry: 'demo',
  series: '0.1',
  value: 'true',
} as const;

/** The day on which the good ones are good: a Monday. */
export const TODAY = '2026-11-23';

export const good = (value: object = GOOD): Uint8Array => {
  const bytes = bodyBytes(value as typeof GOOD);
  if (bytes === null) throw new Error('no body');
  return bytes;
};

/** A text as a body: padded, whatever it says. */
export const body = (text: string): Uint8Array => Buffer.from(`${text.padEnd(BODY_BYTES - 1)}\n`, 'latin1');

const TEXT = JSON.stringify(GOOD);
const edited = (from: string, to: string): Uint8Array => body(TEXT.replace(from, to));
const changed = (keys: object): Uint8Array => good({ ...GOOD, ...keys });
const values = (keys: object): Uint8Array => good({ ...GOOD, values: { ...GOOD.values, ...keys } });
const answer = (keys: object): Uint8Array => good({ ...ANSWER, ...keys });
const without = (value: object, key: string): Uint8Array =>
  good(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)));

export interface ReportCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly day?: string;
  readonly to?: Destination;
  readonly change?: Change;
}

const bytes = good();

export const REPORTS: readonly ReportCase[] = [
  { name: 'no bytes', bytes: Buffer.alloc(0) },
  { name: 'one byte short', bytes: bytes.subarray(0, -1) },
  { name: 'one byte more', bytes: Buffer.concat([bytes, Buffer.from('\n')]) },
  { name: 'ten megabytes', bytes: Buffer.alloc(10 << 20, 0x20) },
  {
    name: 'a byte order mark',
    bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes.subarray(0, -4), Buffer.from('\n')]),
  },
  { name: 'CR and LF', bytes: Buffer.concat([bytes.subarray(0, -2), Buffer.from('\r\n')]) },
  { name: 'no line feed', bytes: Buffer.concat([bytes.subarray(0, -1), Buffer.from(' ')]) },
  {
    name: 'padded with NUL',
    bytes: Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(' ', '\0'), 'latin1'),
  },
  { name: 'padded with tabs', bytes: body(`${TEXT}\t\t`) },
  { name: 'padded in front', bytes: body(` ${TEXT}`) },
  { name: 'text after the report', bytes: body(`${TEXT} x`) },
  { name: 'two reports', bytes: body(`${TEXT}${TEXT}`) },
  { name: 'white space within', bytes: edited('":', '": ') },
  { name: 'an escape that need not be', bytes: edited('crashes', '\\u0063rashes') },
  { name: 'a key twice', bytes: edited('"group":"crashes"', '"group":"channels","group":"crashes"') },
  { name: 'a value twice', bytes: edited('"rustc.ice.total":"2-4"', '"rustc.ice.total":"0","rustc.ice.total":"2-4"') },
  { name: 'keys in another order', bytes: body(TEXT.replace(/^\{(.*),("week.*)\}$/, '{$2,$1}')) },
  {
    name: 'values in another order',
    bytes: edited(
      '{"rustc.ice.incremental":"0","rustc.ice.total":"2-4"}',
      '{"rustc.ice.total":"2-4","rustc.ice.incremental":"0"}',
    ),
  },
  { name: '1e400', bytes: edited('"2-4"', '1e400') },
  { name: 'deep lists', bytes: body('['.repeat(500) + ']'.repeat(500)) },
  { name: 'deep lists without an end', bytes: body('['.repeat(1023)) },
  { name: 'deep objects as a value', bytes: edited('"2-4"', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`) },
  { name: 'only spaces', bytes: body('') },
  { name: 'null', bytes: body('null') },
  { name: 'a text', bytes: body('"report"') },
  { name: 'a list of a report', bytes: body(`[${TEXT}]`) },
  { name: 'an empty object', bytes: body('{}') },

  { name: 'no format', bytes: without(GOOD, 'format') },
  { name: 'another format', bytes: changed({ format: 'tallybook report 2' }) },
  { name: 'a format that is inherited', bytes: changed({ format: 'constructor' }) },
  { name: 'a format that is a number', bytes: changed({ format: 1 }) },
  { name: 'no week', bytes: without(GOOD, 'week') },
  { name: 'no values', bytes: without(GOOD, 'values') },
  { name: 'an operating system', bytes: changed({ os: 'linux' }) },
  { name: 'an id', bytes: changed({ id: '6f1c' }) },
  { name: 'a version', bytes: changed({ version: '0.1.0' }) },
  { name: 'a program', bytes: changed({ program: 'rustc' }) },
  { name: '__proto__ as a key', bytes: edited('{', '{"__proto__":{},') },
  { name: 'a key with a line feed', bytes: changed({ 'a\nb': '1' }) },
  { name: 'a group that is null', bytes: changed({ group: null }) },
  { name: 'a week that is a number', bytes: changed({ week: 47 }) },
  { name: 'a series that is a number', bytes: changed({ series: 0.1 }) },
  { name: 'a group that is a list', bytes: changed({ group: ['crashes'] }) },
  { name: 'values that are a list', bytes: changed({ values: [] }) },
  { name: 'values that are null', bytes: changed({ values: null }) },
  { name: 'an answer with the keys of a report', bytes: changed({ format: 'tallybook answer 1' }) },

  { name: 'another registry', bytes: changed({ registry: 'rust-toolchain' }) },
  { name: 'another series', bytes: changed({ series: '0.2' }) },
  { name: 'a version for a series', bytes: changed({ series: '0.1.0' }) },
  { name: 'a preview to a recipient', bytes, change: { wish: { status: 'preview' }, signedBy: [] } },
  { name: 'an active registry that nobody signed', bytes, change: { signedBy: [] } },
  { name: 'an active registry with one signature, to a file', bytes, to: 'file', change: { signedBy: ['ada'] } },

  { name: 'a group that is none', bytes: changed({ group: 'everything' }) },
  { name: 'a group by a name that is inherited', bytes: changed({ group: 'toString' }) },
  { name: 'a group of another case', bytes: changed({ group: 'Crashes' }) },
  { name: 'a group of another program', bytes: changed({ group: 'builds' }) },
  { name: 'no value at all', bytes: changed({ values: {} }) },
  { name: 'a field missing', bytes: changed({ values: { 'rustc.ice.total': '1' } }) },
  { name: 'a field of another group', bytes: values({ 'rustc.toolchain.channel': 'stable' }) },
  { name: 'a field of another program', bytes: values({ 'cargo.build.failed': '0' }) },
  {
    name: 'two whole groups',
    bytes: values({ 'rustc.ice.old': 'true', 'rustc.pass.longest_ms': '11+', 'rustc.toolchain.channel': 'stable' }),
  },
  { name: 'a noised metric', bytes: values({ 'rustc.config.bootstrap': 'true' }) },
  { name: 'a ticket field', bytes: values({ 'rustc.diagnostics.error_code{E0502}': '1' }) },
  { name: 'a field nobody knows', bytes: values({ 'rustc.host.name': 'ada' }) },
  { name: '__proto__ among the values', bytes: edited('"values":{', '"values":{"__proto__":"1",') },
  { name: 'a level that is none', bytes: values({ 'rustc.ice.total': '3' }) },
  { name: 'a level of another metric', bytes: values({ 'rustc.ice.incremental': '2-4' }) },
  { name: 'a number for a level', bytes: values({ 'rustc.ice.total': 1 }) },
  { name: 'null for a level', bytes: values({ 'rustc.ice.total': null }) },
  { name: 'a list for a level', bytes: values({ 'rustc.ice.total': ['1'] }) },
  { name: 'text beside a level', bytes: values({ 'rustc.ice.total': '1 and my name' }) },
  { name: 'both values forged', bytes: changed({ values: { 'rustc.ice.incremental': 'x', 'rustc.ice.total': 'y' } }) },
  { name: 'a deleted line', bytes, change: { without: /ice\.total/ } },
  {
    name: 'a deleted line, and its field left out',
    bytes: changed({ values: { 'rustc.ice.incremental': '0' } }),
    change: { without: /ice\.total/ },
  },
  { name: 'a withheld field', bytes, change: { withheld: [{ glob: '*.incremental*', where: 'withheld:1' }] } },
  {
    name: 'a line of the group that is over',
    bytes: changed({
      group: 'channels',
      values: { 'rustc.ice.old': 'true', 'rustc.pass.longest_ms': '11+', 'rustc.toolchain.channel': 'stable' },
    }),
    day: '2026-12-01',
  },
  { name: 'an expired allowlist', bytes: changed({ week: '2027-W06' }), day: '2027-02-20' },

  { name: 'a week that does not exist', bytes: changed({ week: '2027-W53' }) },
  { name: 'week 0', bytes: changed({ week: '2026-W00' }) },
  { name: 'a day for a week', bytes: changed({ week: '2026-11-22' }) },
  { name: 'a week with a day', bytes: changed({ week: '2026-W47-1' }) },
  { name: 'a week with a space', bytes: changed({ week: '2026-W47 ' }) },
  { name: 'this week', bytes: changed({ week: '2026-W48' }) },
  { name: 'last week, on its Sunday', bytes, day: '2026-11-22' },
  { name: 'a week to come', bytes: changed({ week: '2031-W01' }) },
  { name: 'a week of which every value has died', bytes, day: '2027-01-10' },
  { name: 'a week of 1970', bytes: changed({ week: '1970-W02' }) },
  {
    name: 'everything wrong at once',
    bytes: good({
      ...GOOD,
      group: 'crashes',
      registry: 'x',
      series: '9',
      values: { a: 1, 'rustc.ice.total': '9' },
      week: 'now',
    }),
    change: { wish: { status: 'preview' } },
  },

  { name: 'an answer that is not listed', bytes: answer({ value: 'unknown' }) },
  { name: 'an answer that is true', bytes: answer({ value: true }) },
  { name: 'an answer about a group', bytes: answer({ metric: 'rustc.ice.total', value: '1' }) },
  {
    name: 'an answer about a ticket field',
    bytes: answer({ metric: 'rustc.diagnostics.error_code{E0502}', value: '1' }),
  },
  { name: 'an answer about nothing', bytes: answer({ metric: '', value: '' }) },
  { name: 'an answer with a week', bytes: answer({ week: '2026-W47' }) },
  { name: 'an answer without a quarter', bytes: without(ANSWER, 'quarter') },
  { name: 'an answer of a quarter that does not exist', bytes: answer({ quarter: '2026-Q5' }) },
  { name: 'an answer of a quarter to come', bytes: answer({ quarter: '2027-Q1' }) },
  {
    name: 'an answer of a quarter long ago',
    bytes: answer({ quarter: '2026-Q3' }),
    day: '2026-11-18',
    change: { wish: { asOf: '2026-11-01' } },
  },
  { name: 'a good report by a list of the day after tomorrow', bytes, change: { wish: { asOf: '2026-11-25' } } },
  {
    name: 'a good report by a list of no release',
    bytes: changed({ series: '0.0.0' }),
    to: 'file',
    change: { wish: { version: '0.0.0', status: 'preview' }, signedBy: [] },
  },
  { name: 'an answer of the last quarter that has a date', bytes: answer({ quarter: '9999-Q4' }) },
  { name: 'an answer whose line is over', bytes: answer({ quarter: '2027-Q2' }), day: '2027-05-01' },
  { name: 'an answer to a preview', bytes: answer({}), change: { wish: { status: 'preview' } } },
];
