/** The working copy of an allowlist may lack lines of the untouched file; any other difference refuses all of it. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { copyWithout, parseCopy } from '../../../submitter/allowlist/copy.ts';
import { staysDeleted } from '../../../submitter/allowlist/deleted.ts';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import { holds } from '../../property.ts';
import { listFiles } from '../../list.ts';
import { allowlistText, LISTS } from '../../scripts/tally/registry.ts';

const test = suite('the working copy');

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('a copy may lack any lines and have no others', () => {
  const text = allowlistText();
  const { value: list } = parseAllowlist(bytes(text), listFiles(LISTS));
  if (list === null) throw new Error('the file does not hold');
  const lines = text.split('\n').slice(0, -1);
  holds(fc.subarray([...lines.keys()]), 500, (kept) => {
    const copy = kept.map((i) => `${lines[i]}\n`).join('');
    const read = parseCopy(list, bytes(copy));
    const left = read.lines ?? [];
    const words = ['asks', 'means'].every((word) => new RegExp(`^${word} `, 'm').test(copy));
    assert.equal(
      left.map(({ text: line }) => line.split('\n', 1)[0]),
      kept
        .flatMap((i) => (i < list.header.length || /^(?:asks|means) /.test(lines[i] ?? '') ? [] : (lines[i] ?? [])))
        .filter((line) => !line.startsWith('submit ') || words),
    );
    const deleted = staysDeleted(list, [{ list, left }]);
    assert.is(deleted.size, list.lines.length - left.length);
    assert.equal(parseCopy(list, bytes(copyWithout(list, deleted))).lines, left);
  });
  for (const [copy, line, message] of [
    [`${lines[10]}\n${lines[9]}\n`, 2, 'it stands twice, or before a line it should follow'],
    [`${lines[10]}\n${lines[10]}\n`, 2, 'it stands twice, or before a line it should follow'],
    [text.replace('E0502', 'E0503'), 13, 'the untouched file has no such line'],
    [text.replaceAll('\n', '\r\n'), 1, 'the untouched file has no such line'],
    [text.replace('\nset', '\n\nset'), 16, 'the untouched file has no such line'],
  ] as const) {
    assert.equal(parseCopy(list, bytes(copy)), { lines: null, findings: [{ list: null, line, message }] });
  }
  assert.is(parseCopy(list, bytes(text.slice(0, -1))).lines?.length, list.lines.length);
});

test('a submit line without one of its words is deleted, and comes back whole', () => {
  const text = allowlistText();
  const { value: list } = parseAllowlist(bytes(text), listFiles(LISTS));
  if (list === null) throw new Error('the file does not hold');
  for (const word of ['submit', 'asks', 'means']) {
    const { lines } = parseCopy(list, bytes(text.replace(new RegExp(`^${word} rustc\\.ice\\.total .*\\n`, 'm'), '')));
    assert.equal([...staysDeleted(list, [{ list, left: lines ?? [] }])], ['rustc.ice.total'], word);
    const copy = copyWithout(list, staysDeleted(list, [{ list, left: lines ?? [] }]));
    assert.not.match(copy, /^(?:submit|asks|means) /m);
  }
  assert.is(copyWithout(list, new Set()), text);
});

test.run();
