/** What a strict reader of the allowlist refuses: a rule of FORMAT.md that nothing enforces would be no rule. */
import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowlist } from '../../generators/allowlist/generate.ts';
import { sampleRegistry } from '../sample.ts';
import { readAllowlist } from './allowlist-reader.ts';

const test = suite('generators/allowlist, refused');

const sample = allowlist.generate(sampleRegistry)[0]?.text ?? '';

/** The sample with a change to its body and the sum and counts put right, so that only the change can be refused. */
function resealed(change: (body: readonly string[]) => readonly string[]): string {
  const lines = sample.split('\n').slice(0, -1);
  const body = change(lines.filter((text) => !text.startsWith('#')));
  const counts = ['submit', 'ticket', 'fleet', 'set'].map(
    (sink) => `${sink}=${body.filter((text) => text.startsWith(`${sink} `)).length}`,
  );
  const text = body.map((each) => `${each}\n`).join('');
  const sum = createHash('sha256').update(text).digest('hex');
  const header = lines.filter((each) => each.startsWith('#')).join('\n');
  const counted = header.replace(/lines submit=.*/, `lines ${counts.join(' ')}`);
  return `${counted.replace(/sha256 .*/, `sha256 ${sum}`)}\n${text}`;
}

const edit = (from: string | RegExp, to: string) => () =>
  resealed((body) => body.map((text) => text.replace(from, to)));

const REFUSED: readonly (readonly [string, () => string, RegExp])[] = [
  ['another format', () => sample.replace('allowlist 1', 'allowlist 2'), /line 1: not a format line/],
  ['a byte changed', () => sample.replace('since=0.1.0', 'since=0.1.1'), /the sum is not that of the body/],
  ['a line deleted', () => sample.replace(/^ticket.*\n/m, ''), /the sum is not that of the body/],
  ['a wrong count', () => sample.replace('fleet=6', 'fleet=7'), /the counts of the header are wrong/],
  ['no line feed at the end', () => sample.slice(0, -1), /the last line has no line feed/],
  ['CRLF', () => sample.replaceAll('\n', '\r\n'), /line 1: not words of ASCII/],
  ['an empty line', () => resealed((body) => ['', ...body]), /not words of ASCII/],
  ['a day that is none', () => sample.replace('expire 2027-02-20', 'expire 2027-02-30'), /there is no day 2027-02-30/],
  ['an until that is no day', edit('until=2027-05-01', 'until=2027-04-31'), /there is no day 2027-04-31/],
  ['an unknown sink', edit(/^fleet/, 'upload'), /out of order/],
  ['an unknown key', edit(' since=', ' note=x since='), /not a line of the format/],
  ['keys in another order', edit(/(keep=\S+) (until=\S+)/, '$2 $1'), /not a line of the format/],
  ['a closed group', edit('group=crashes', 'group=speed'), /its group is not open/],
  ['a class of another section', edit(/^(ticket .*)class=ticket/, '$1class=fleet'), /its class is not of this section/],
  ['a value twice', edit('values=false|true', 'values=true|true'), /a value stands twice/],
  ['a wrong k', edit('k=2', 'k=3'), /k or epsilon is wrong/],
  ['a label that is not encoded', edit('E0001', 'E<0001'), /not a line of the format/],
  ['a label encoded without need', edit('E0001', '%450001'), /not a line of the format/],
  [
    'a field twice',
    () => resealed((body) => body.flatMap((text) => (text.includes('E0004}') ? [text, text] : [text]))),
    /twice/,
  ],
  ['ids out of order', () => resealed((body) => body.toReversed()), /out of order/],
  [
    'a field beside a pattern',
    () =>
      resealed((body) =>
        body.flatMap((text) => (text.includes('{text:') ? [text, text.replace(/\{.*\} /, '{unknown} ')] : [text])),
      ),
    /more fields beside a pattern/,
  ],
  ['33 frames', edit('*32', '*33'), /not a pattern of the format/],
  [
    'a set that is missing',
    () => resealed((body) => body.filter((text) => !text.startsWith('set demo-crates'))),
    /the sets are not those/,
  ],
  ['a set that is not used', () => resealed((body) => [...body, 'set more a|b']), /the sets are not those/],
];

for (const [what, text, reason] of REFUSED)
  test(`refused: ${what}`, () => assert.throws(() => readAllowlist(text()), reason));

test.run();
