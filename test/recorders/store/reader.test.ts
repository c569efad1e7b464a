/** The reader: every sentence it can say, a file cut anywhere, reading back what was written, and files that change. */
import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blockText, headerText, MOST } from '../../../recorders/typescript/store/block.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { programs, readDayFile, readProgram } from '../../../recorders/typescript/store/read.ts';
import { golden } from '../../golden.ts';
import { holds } from '../../property.ts';
import { day, inStore, readLines } from './stored.ts';

const test = suite('the reader of stores');

const FILE = 'until-2027-01-10.2026-11-22.dev';
const TODAY = day('2026-11-22');
const name = parseName(FILE);
if (name === null) throw new Error(`${FILE} is no name`);
const context = { file: FILE, program: 'demo', name };
const HEADER = headerText('demo', name);
const GOOD = blockText('r', '1.2.3', [['demo.run.total', 1]]);
const BODY = '# + r 1.2.3\ndemo.run.total 1\n';

const read = (text: string | Uint8Array) =>
  readDayFile(typeof text === 'string' ? Buffer.from(text, 'latin1') : text, context);

/** Something wrong of every kind, in a file that is otherwise sound. */
const WRONG: Readonly<Record<string, string>> = {
  'later format': `${HEADER}${GOOD}\n# tallybook day 2\n`,
  'another name': `${HEADER}# demo dev day 2026-11-21 dies 2027-01-10\n${GOOD}`,
  'a line between blocks': `${HEADER}demo.run.total 1\n${GOOD}`,
  'a long line between blocks': `${HEADER}${'x'.repeat(16_385)}\n${GOOD}`,
  'a long line in a block': `${HEADER}\n# + r 1.2.3\n${'x'.repeat(16_385)}\n# = 1 00000000\n${GOOD}`,
  'no field': `${HEADER}\n# + r 1.2.3\nother.run.total 1\n# = 1 00000000\n${GOOD}`,
  'a field twice': `${HEADER}\n${BODY}demo.run.total 1\n# = 2 00000000\n${GOOD}`,
  'a header in a block': `${HEADER}\n${BODY}${HEADER}# = 1 00000000\n${GOOD}`,
  'a cut block': `${HEADER}\n${BODY}${GOOD}`,
  'a wrong number of lines': `${HEADER}\n${BODY}# = 2 00000000\n${GOOD}`,
  'a wrong sum': `${HEADER}\n${BODY}# = 1 00000000\n${GOOD}`,
  'a cut line': `${HEADER}${GOOD}\n# +`,
};

test('every refusal in words', () => {
  const said = Object.entries(WRONG).map(([what, text]) => {
    const { value, findings } = read(text);
    const lines = findings.map(({ line, message, help }) => `${line}: ${message}\n   help: ${help}\n`);
    return `${what}: ${value === null ? 'nothing counts' : `${value.blocks.length} counts`}\n${lines.join('')}`;
  });
  const whole = inStore(({ root, folder }) => {
    mkdirSync(`${folder}/${FILE}`, { recursive: true });
    writeFileSync(`${folder}/until-2027-01-10.2026-11-24.dev`, GOOD);
    writeFileSync(`${folder}/${FILE}.0123456789abcdef`, '');
    truncateSync(`${folder}/${FILE}.0123456789abcdef`, 64 * 1024 * 1024 + 1);
    return readProgram(root, 'demo', TODAY).findings.map(
      ({ file, line, message, help }) => `${file.slice(folder.length + 1)}:${line}: ${message}\n   help: ${help}\n`,
    );
  });
  golden('test/recorders/store/golden/refusals.txt', [...said, ...whole].join('\n'));
});

test('a file of rubbish lists a thousand lines and says that there is more', () => {
  const { findings } = read('x\n'.repeat(5000));
  assert.is(findings.length, 1001);
  assert.is(findings.at(-1)?.message, '1000 refusals of this file are listed, so the rest is left out');
  assert.is(findings.at(-1)?.line, 1001);
});

const part = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,3})?$/);
const label = fc.stringMatching(/^([!-$&-+.-:?-z~-]|%2[05C]|%3[BCDE]|%7[BCD]){1,12}$/);
const field = fc
  .tuple(part, part, fc.option(label))
  .map(([area, metric, text]) => `demo.${area}.${metric}${text === null ? '' : `{${text}}`}`);
const counts = fc.uniqueArray(fc.tuple(field, fc.integer({ min: 1, max: MOST })), {
  selector: ([text]) => text,
  maxLength: 8,
});

const linesOf = (counts: Iterable<readonly [string, number]>): string[] =>
  [...counts].map((one) => one.join(' ')).sort();

test('what was written is read', () => {
  holds(fc.array(counts, { maxLength: 4 }), 300, (blocks) => {
    const { value, findings } = read(HEADER + blocks.map((one) => blockText('r', '1.2.3', one)).join(HEADER));
    assert.equal(findings, []);
    assert.equal(
      value?.blocks.map((block) => linesOf(block.counts)),
      blocks.map((block) => linesOf(block)),
    );
  });
});

test('a file that is cut at any byte counts every block before the cut, and says that there was one', () => {
  const text = `${HEADER}${GOOD}${blockText('r', '1.2.3', [['demo.run.label{a}', 5]])}${blockText('r', '1.2.3', [])}`;
  const ends = [...text.matchAll(/# = .*\n/g)].map((match) => match.index + match[0].length);
  for (let cut = 0; cut <= text.length; cut++) {
    const { value, findings } = read(text.slice(0, cut));
    const whole = text.slice(0, cut).endsWith('\n') || cut === 0;
    const inBlock =
      !ends.includes(cut) && text.slice(0, cut).lastIndexOf('\n# + ') > text.slice(0, cut).lastIndexOf('\n# = ');
    assert.is(value?.blocks.length, ends.filter((end) => end <= cut).length, `cut at ${cut}`);
    assert.is(findings.length, whole && !(inBlock && /# \+ .*\n/.test(text.slice(0, cut))) ? 0 : 1, `cut at ${cut}`);
  }
});

test('after any cut the next writer counts', () => {
  const text = HEADER + GOOD;
  for (let cut = 0; cut <= text.length; cut++) {
    const begun = text.slice(0, cut);
    const last = blockText('r', '1.2.3', [['demo.run.short', 7]]);
    const { value } = read(begun + last);
    const counted = value?.blocks.some((block) => block.counts.get('demo.run.short') === 7);
    assert.is(counted, true, `cut at ${cut}`);
  }
});

test('sums stop at the greatest count', () =>
  inStore((stored) => {
    mkdirSync(stored.folder, { recursive: true });
    const most = blockText('r', '1.2.3', [['demo.run.total', MOST]]);
    writeFileSync(`${stored.folder}/${FILE}`, HEADER + most + GOOD);
    writeFileSync(`${stored.folder}/${FILE}.0123456789abcdef`, HEADER + GOOD + most);
    assert.equal(readLines(stored, TODAY), ['2026-11-22 dev demo.run.total 9007199254740991']);
  }));

test('files live until the day they die, and later ones are not opened', () =>
  inStore((stored) => {
    mkdirSync(stored.folder, { recursive: true });
    writeFileSync(`${stored.folder}/${FILE}`, `${HEADER}${GOOD}rubbish\n`);
    assert.is(readLines(stored, day('2027-01-09')).length, 2);
    assert.is(readLines(stored, day('2027-01-10')).length, 0);
  }));

test('an open block is looked at once more, and a file that stays cut is reported', () =>
  inStore((stored) => {
    mkdirSync(stored.folder, { recursive: true });
    writeFileSync(`${stored.folder}/${FILE}`, HEADER + GOOD.slice(0, -3));
    assert.equal(readLines(stored, TODAY), ['4: the block that begins here has no end, so it does not count']);
    appendFileSync(`${stored.folder}/${FILE}`, GOOD.slice(-3));
    assert.equal(readLines(stored, TODAY), ['2026-11-22 dev demo.run.total 1']);
  }));

test('programs are folders with the name of one', () =>
  inStore(({ root }) => {
    for (const folder of ['rustc', 'demo', '_tally', 'Demo', '.git']) mkdirSync(`${root}/${folder}`);
    writeFileSync(`${root}/file`, '');
    assert.equal(programs(root), ['demo', 'rustc']);
    assert.equal(programs(`${root}/none`), []);
    assert.equal(readProgram(root, 'none', TODAY), { value: [], findings: [], dropped: 0 });
  }));

test('reading changes nothing', () =>
  inStore((stored) => {
    mkdirSync(stored.folder, { recursive: true });
    const path = `${stored.folder}/${FILE}`;
    writeFileSync(path, `${HEADER}rubbish`);
    readLines(stored, day('2030-01-01'));
    assert.is(readFileSync(path, 'latin1'), `${HEADER}rubbish`);
  }));

test.run();
