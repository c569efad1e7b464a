/** `tally show --html`: the page as text, word for word; where it is written and where not; what it never holds. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDay } from '../../../recorders/typescript/store/day.ts';
import { axisOf, dayBars, shareBar } from '../../../scripts/tally/page/chart.ts';
import { code, html, prose } from '../../../scripts/tally/page/html.ts';
import { golden } from '../../golden.ts';
import { fillAll, HOSTILE, textOf } from './page.ts';
import { dayFile, fill, scenario, tally, writeIn, type Step } from './program.ts';
import { allowlistText, catalogueText, type Changes } from './registry.ts';
import { temporaryFolder } from '../folder.ts';

const test = suite('tally show --html');

const run = (status: 0 | 1 | 2, ...words: readonly string[]): Step => ({ words, code: status });
const page = (folder: string): string => readFileSync(join(folder, 'page.html'), 'utf8');

test('where it is written, and where not', () =>
  scenario('page', [
    run(0, 'show', '--html', 'page.html'),
    run(0, 'on', 'rustc'),
    fill,
    run(0, 'show', '--html', 'page.html'),
    (folder) => assert.is(lstatSync(join(folder, 'page.html')).mode & 0o777, 0o600),
    (folder) => chmodSync(join(folder, 'page.html'), 0o666),
    run(0, 'show', 'rustc', '--metric', 'rustc.ice.*', '--html', 'page.html'),
    (folder) => assert.is(lstatSync(join(folder, 'page.html')).mode & 0o777, 0o600),
    (folder) => assert.equal(readdirSync(folder).sort(), ['page.html', 'store']),
    (folder) => writeFileSync(join(folder, 'thesis.html'), '<!doctype html>\nmine\n'),
    run(2, 'show', '--html', 'thesis.html'),
    (folder) => assert.is(readFileSync(join(folder, 'thesis.html'), 'utf8'), '<!doctype html>\nmine\n'),
    (folder) => writeFileSync(join(folder, 'empty.html'), ''),
    run(2, 'show', '--html', 'empty.html'),
    (folder) => mkdirSync(join(folder, 'folder.html')),
    run(2, 'show', '--html', 'folder.html'),
    (folder) => symlinkSync('page.html', join(folder, 'link.html')),
    run(2, 'show', '--html', 'link.html'),
    run(2, 'show', '--html', 'nowhere/page.html'),
    run(2, 'show', '--html', ''),
    run(2, 'show', '--html', 'page.html', '--by', 'day'),
    run(2, 'show', '--html', 'page.html', '--format', 'json'),
    run(2, 'show', 'cargo', '--html', 'page.html'),
  ]));

test('what it says, word for word', async () => {
  const folder = temporaryFolder();
  await fillAll(folder);
  const { code: status, err } = await tally(['show', '--html', 'page.html'], { folder });
  assert.is(status, 1, err);
  assert.match(err, /^[^\n]+: the last line of the file has no end[^\n]+\n$/);
  golden('test/scripts/tally/golden/page-text.txt', textOf(join(folder, 'page.html')));
});

test('the same store is the same bytes, wherever it stands, and the page names no place on the disk', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder(' elsewhere')];
  for (const folder of [one, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await fillAll(folder);
    writeIn(folder, 'store/_tally/withheld', 'rustc.ice.total\n');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await tally(['show', '--html', 'page.html'], { folder });
  }
  assert.is(page(one), page(other));
  assert.not.match(page(one), one);
  assert.match(textOf(join(one, 'page.html')), 'is withheld by rustc.ice.total in _tally/withheld:1');
});

test('hostile text is text, and the page asks for nothing', async () => {
  const folder = temporaryFolder();
  await fillAll(folder);
  await tally(['show', '--html', 'page.html'], { folder });
  const made = page(folder);
  assert.not.match(made, /<(?:script|img|iframe|object|embed|form|video|audio|base)\b/i);
  const tags = [...made.matchAll(/<[^>]*>/g)].join('\n');
  assert.not.match(tags, /\son\w+=|\sstyle=|\ssrc=|javascript:|https?:/i);
  assert.not.match(/<style>[^]*<\/style>/.exec(made)?.[0] ?? '', /@import|url\(|:\/\//i);
  assert.not.match(made, /[\u202e\ud800]/);
  const shown = HOSTILE.replaceAll('`', '').replace('\u202E', '\\u{202e}').replace(/\s+/g, ' ').replace(/ \S$/, '');
  assert.match(textOf(join(folder, 'page.html')), shown);
  const ids = [...made.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(ids, [...new Set(ids)]);
  for (const [, to = ''] of made.matchAll(/\shref="([^"]*)"/g)) {
    assert.ok(to === 'data:,' || ids.includes(to.slice(1)), `a link to ${to}`);
  }
  assert.not.match(made.replace('00:00 UTC', ''), /\b[0-9]{1,2}:[0-9]{2}\b/);
});

const WORKING = 'store/_tally/registries/rust-toolchain/working/allowlist.txt';
const cut =
  (lines: RegExp) =>
  (folder: string): void =>
    writeFileSync(join(folder, WORKING), readFileSync(join(folder, WORKING), 'utf8').replace(lines, ''));
const add =
  (changes: Changes = {}, edit = (text: string): string => text) =>
  async (folder: string): Promise<void> => {
    writeIn(folder, 'generated/allowlist/allowlist.txt', allowlistText(changes));
    writeIn(folder, 'generated/catalogue/rustc.json', edit(catalogueText(changes)));
    const { code: status, err, out } = await tally(['add', 'generated'], { folder });
    assert.is(status, 0, `${out}${err}`);
  };
const none = (): void => undefined;
const FLEET = 'fleet rustc.ice.total values=count class=fleet keep=49d until=2027-11-01 since=0.1.0';

/** What is done to a store with counts of `rustc.ice.total` and error codes, and what the page then says. */
const EXITS: readonly (readonly [name: string, change: (folder: string) => unknown, said: string])[] = [
  ['no registry', none, 'Nothing: no registry was added. tally add DIR adds one.'],
  [
    'a preview',
    add(),
    'not now, since the registry is a preview; once it is active and you agree, the report of the group crashes in a ' +
      'week that draws it: one of 0, 1, 2-4, 5+',
  ],
  ['sealed', add(), 'it is sealed: declared never to leave'],
  ['not declared', add(), 'the registry does not declare it'],
  [
    'a part of the labels',
    add(),
    '2 of 3 totals without days, in a text that you make and attach yourself; ' +
      'rustc.diagnostics.error_code{E9999} has no line in rust-toolchain 0.1.0',
  ],
  [
    'a group that is deleted',
    async (folder) => {
      await add()(folder);
      cut(/^submit .*\n/gm)(folder);
    },
    'nothing is said of the group crashes of rustc: ' +
      'the submit line of rustc.ice.total is deleted in your copy of the allowlist; ' +
      'put that line back to allow it',
  ],
  [
    'labels that are deleted',
    async (folder) => {
      await add()(folder);
      cut(/^ticket rustc.diagnostics.*\n/gm)(folder);
    },
    'the ticket line of rustc.diagnostics.error_code{E0308} is deleted in your copy of the allowlist; ' +
      'put that line back to allow it, and 2 more are refused',
  ],
  [
    'withheld',
    async (folder) => {
      await add()(folder);
      await tally(['withhold', 'rustc.ice.total'], { folder });
    },
    'nothing is said of the group crashes of rustc: ' +
      'rustc.ice.total is withheld by rustc.ice.total in _tally/withheld:1; ' +
      "tally release 'rustc.ice.total' allows it again",
  ],
  [
    'a fleet line',
    add({ lines: { submit: [], fleet: [FLEET] } }, (text) =>
      text.replace('"privacy_class":"coarse","leaves":"submit"', '"privacy_class":"fleet","leaves":"fleet"'),
    ),
    'only stores of build fleets are collected, and only by their owners',
  ],
  [
    'a fleet store',
    async (folder) => {
      await add()(folder);
      await tally(['on', 'rustc', '--fleet', 'crater'], { folder });
    },
    'nothing is said of the group crashes of rustc: rustc is recorded into a fleet store, of which nothing is ever sent',
  ],
  [
    'off',
    async (folder) => {
      await add()(folder);
      await tally(['off', 'rustc'], { folder });
    },
    'nothing is said of the group crashes of rustc: recording is off for rustc; tally on rustc turns it on',
  ],
  [
    'a registry that does not hold',
    async (folder) => {
      await add()(folder);
      rmSync(join(folder, WORKING));
    },
    'Nothing, while a registry or the list of what is withheld does not hold. tally status says which and what to do.',
  ],
];

for (const [name, change, said] of EXITS) {
  test(`what could leave: ${name}`, async () => {
    const folder = temporaryFolder();
    await tally(['on', 'rustc'], { folder });
    fill(folder);
    await change(folder);
    const { code: status, err } = await tally(['show', '--html', 'page.html'], { folder });
    assert.is(status, 0, err);
    const lines = textOf(join(folder, 'page.html')).split('\n');
    assert.ok(
      lines.some((line) => line === said || line === `${said}.` || line.startsWith(`${said}. `)),
      lines.join('\n'),
    );
  });
}

test('a store whose days lie far apart is drawn without the days between', async () => {
  assert.equal(axisOf(['2026-11-20', '2026-11-18', '2026-11-20']), ['2026-11-18', '2026-11-19', '2026-11-20']);
  assert.equal(axisOf(['9999-12-30', '2026-11-18']), ['2026-11-18', '9999-12-30']);
  assert.equal(axisOf([]), []);
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  const far = { dies: '9999-12-31', day: '9999-12-30' };
  assert.ok(parseDay(far.day) !== null);
  dayFile(folder, 'rustc', `until-${far.dies}.${far.day}.dev`, { 'rustc.ice.total': 1 });
  fill(folder);
  await tally(['show', '--html', 'page.html'], { folder });
  assert.match(textOf(join(folder, 'page.html')), '2026-11-21 to 9999-12-30; at most 2, on 2026-11-22');
  assert.ok(page(folder).length < 100_000);
});

test('what is not nothing is seen, and the most is as high as it gets', () => {
  const { text } = dayBars(
    ['a', 'b', 'c'],
    new Map([
      ['a', 1],
      ['c', Number.MAX_SAFE_INTEGER],
    ]),
    'x',
  );
  assert.equal(
    [...text.matchAll(/ height="([0-9.]+)"(?=>|\s*><title)/g)].map(([, height]) => height),
    ['2', '100'],
  );
  assert.match(shareBar(0).text, 'width="0.5%"');
  assert.match(shareBar(1).text, 'width="100%"');
});

test('values are escaped, pieces of HTML are not', () => {
  assert.is(
    html`<a b="${'"\'<>&'}">${html`<i>${'x'}</i>`}${[html`1`, html`2`]}${3}`.text,
    '<a b="&quot;&#39;&lt;&gt;&amp;"><i>x</i>123',
  );
  assert.is(html`${'\u0000\u001b\u202e\ud800'}`.text, '\\u{0}\\u{1b}\\u{202e}\\u{d800}');
  assert.is(code('a.b{<c>;d}').text, '<code>a.<wbr>b{&lt;c&gt;;<br>d}</code>');
  assert.is(prose('see `a<b` on 2026-11-22').text, 'see <code>a&lt;b</code> on <time>2026-11-22</time>');
});

test.run();
