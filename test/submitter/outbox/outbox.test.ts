/** Bodies on their way: each once, none posted twice unseen, copies byte for byte, and all of it mortal. */
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDay, type Day } from '../../../recorders/typescript/store/day.ts';
import { notice } from '../../../submitter/outbox/notice.ts';
import { parseBodyName, sent, waiting, type BodyFile } from '../../../submitter/outbox/body-file.ts';
import { emptyOutbox, keepSent, markSending, putOut, unmark } from '../../../submitter/outbox/outbox.ts';
import { contents, temporaryFolder } from '../../scripts/folder.ts';

const test = suite('outbox');

const day = (text: string): Day => parseDay(text) ?? 0;
const DIES = day('2026-11-30');
const SUBJECT = { period: '2026-W47', what: 'rustc.crashes' };
const BYTES = Buffer.from('{}  \n');
const MARK = { to: 'https://reports.example.org/', day: '2026-11-23' };

function put(root: string): BodyFile {
  const done = putOut(root, SUBJECT, DIES, BYTES);
  if (done === null) throw new Error('nothing was written');
  return done.file;
}

test('names', () => {
  const name = 'until-2026-11-30.2026-W47.rustc.crashes.json';
  assert.equal(parseBodyName(name), { ...SUBJECT, dies: DIES });
  const odd = [
    '',
    `${name}.sending`,
    `x${name}`,
    `${name}\n`,
    name.replace('11-30', '02-30'),
    name.replace('W47', 'W4'),
    name.replace('rustc', '../x'),
    name.replace('rustc', 'Rustc'),
  ];
  assert.equal(
    odd.filter((one) => parseBodyName(one) !== null),
    [],
  );
});

test('a body is written once, for its owner alone', () => {
  const root = temporaryFolder();
  const first = putOut(root, SUBJECT, DIES, BYTES);
  assert.is(first?.how, 'written');
  const path = first?.file.path ?? '';
  assert.is(basename(path), 'until-2026-11-30.2026-W47.rustc.crashes.json');
  assert.is(statSync(path).mode & 0o777, 0o600);
  assert.is(putOut(root, SUBJECT, DIES, Buffer.from('other'))?.how, 'there');
  assert.equal(readFileSync(path), BYTES);
  assert.is(putOut(root, { ...SUBJECT, period: '2026-W48' }, DIES, BYTES)?.how, 'written');
});

test('what stands in the place of a body and is none gives way', () => {
  const root = temporaryFolder();
  mkdirSync(join(root, '_tally/outbox'), { recursive: true });
  const path = join(root, '_tally/outbox/until-2026-11-30.2026-W47.rustc.crashes.json');
  symlinkSync(join(root, 'elsewhere'), path);
  assert.is(putOut(root, SUBJECT, DIES, BYTES)?.how, 'there');
  assert.equal([...contents(root)], [['_tally/outbox/until-2026-11-30.2026-W47.rustc.crashes.json', String(BYTES)]]);
});

test('a mark is set once, and outlives a body that was removed', () => {
  const root = temporaryFolder();
  const letter = put(root);
  assert.is(markSending(root, letter, MARK), 'marked');
  assert.is(markSending(root, letter, MARK), 'begun');
  assert.equal(waiting(root)[0]?.mark?.said, MARK);
  rmSync(letter.path);
  const again = putOut(root, SUBJECT, DIES, BYTES);
  assert.is(again?.how, 'there');
  assert.equal(again?.file.mark?.said, MARK);
  assert.is(again?.file.isThere, false, 'it is not written again');
  unmark(letter);
  assert.equal(waiting(root), []);
  assert.is(putOut(root, SUBJECT, DIES, BYTES)?.how, 'written');
  assert.is(statSync(join(root, '_tally/outbox')).mode & 0o777, 0o700);
  assert.equal([...contents(root).keys()], ['_tally/outbox/until-2026-11-30.2026-W47.rustc.crashes.json']);
});

test('what arrived is kept byte for byte, and is not written again', () => {
  const root = temporaryFolder();
  const letter = put(root);
  markSending(root, letter, MARK);
  const copy = keepSent(root, letter, day('2026-11-23'));
  assert.is(basename(copy?.path ?? ''), 'until-2027-01-11.2026-W47.rustc.crashes.json');
  assert.equal(readFileSync(copy?.path ?? ''), BYTES);
  assert.equal(waiting(root), []);
  assert.equal(sent(root)[0]?.mark?.said, MARK);
  assert.is(putOut(root, SUBJECT, DIES, BYTES)?.how, 'sent');
});

test('the copy of an answer is kept for as long as the answer could be written again', () => {
  const root = temporaryFolder();
  const quarter = day('2027-01-01');
  const letter = putOut(root, { period: '2026-Q4', what: 'rustc.config.bootstrap_env' }, quarter, BYTES)?.file;
  if (letter === undefined) throw new Error('nothing was written');
  markSending(root, letter, MARK);
  assert.is(keepSent(root, letter, day('2026-10-05'))?.dies, quarter);
  assert.is(putOut(root, letter, quarter, BYTES)?.how, 'sent');
});

test('the outbox is emptied, but for what may have arrived', () => {
  const root = temporaryFolder();
  const begun = putOut(root, { ...SUBJECT, period: '2026-W46' }, DIES, BYTES)?.file;
  if (begun !== undefined) markSending(root, begun, MARK);
  const { path } = put(root);
  writeFileSync(join(root, '_tally/outbox/notes.txt'), 'mine\n');
  assert.equal(emptyOutbox(root), [path]);
  assert.equal(
    waiting(root).map(({ period }) => period),
    ['2026-W46'],
  );
  assert.is(readFileSync(join(root, '_tally/outbox/notes.txt'), 'utf8'), 'mine\n');
});

test('a link leads nothing away', () => {
  const root = temporaryFolder();
  const elsewhere = temporaryFolder();
  mkdirSync(join(root, '_tally'));
  symlinkSync(elsewhere, join(root, '_tally/outbox'));
  assert.is(putOut(root, SUBJECT, DIES, BYTES), null);
  assert.equal(waiting(root), []);
  assert.equal([...contents(elsewhere).keys()], []);
});

test('the notice', () => {
  const text = notice({
    bytes: 1024,
    to: 'https://reports.example.org/rust',
    proxy: null,
    registry: 'rust-toolchain',
    series: '0.1',
    what: 'group crashes of rustc in 2026-W47',
    values: { 'rustc.ice.incremental': '0', 'rustc.ice.total': '2-4' },
    setting: { file: '/home/ada/.local/state/tallybook/_tally/consent', line: 8, text: 'submit rustc.ice.total …' },
    copy: { path: '/home/ada/.local/state/tallybook/_tally/sent/until-2027-01-11.x.json', dies: day('2027-01-11') },
  });
  assert.is(
    text,
    `Sent 1024 bytes to https://reports.example.org/rust
They say, of group crashes of rustc in 2026-W47 (rust-toolchain 0.1):
  rustc.ice.incremental = 0
  rustc.ice.total = 2-4
Besides, the recipient saw the network address of this machine and when they came.
Allowed by: /home/ada/.local/state/tallybook/_tally/consent:8: submit rustc.ice.total …
Copy, byte for byte, until 2027-01-11: /home/ada/.local/state/tallybook/_tally/sent/until-2027-01-11.x.json
To turn this off: tally consent revoke
`,
  );
});

test.run();
