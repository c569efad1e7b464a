/** `tally show --html`: the page as text, word for word; where it is written and where not; what it never holds. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDay } from '../../../recorders/typescript/store/day.ts';
import { axisOf, dayBars, shareBar } from '../../../scripts/tally/page/chart.ts';
import { code, html, prose } from '../../../scripts/tally/page/html.ts';
import { golden } from '../../golden.ts';
import { fillAll, HOSTILE, textOf } from './page.ts';
import { dayFile, fill, scenario, tally, writeIn, type Step } from './program.ts';
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

test('a store whose days lie far apart is drawn without the days between', async () => {
  assert.equal(axisOf(['2026-11-20', '2026-11-18', '2026-11-20']), ['2026-11-18', '2026-11-19', '2026-11-20']);
  assert.equal(axisOf(['9999-12-30', '2026-11-18']), ['2026-11-18', '9999-12-30']);
  assert.equal(axisOf([]), []);
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  const far = { dies: '2026-11-23', day: '2024-03-01' };
  assert.ok(parseDay(far.day) !== null);
  dayFile(folder, 'rustc', `until-${far.dies}.${far.day}.dev`, { 'rustc.ice.total': 1 });
  fill(folder);
  await tally(['show', '--html', 'page.html'], { folder });
  assert.match(textOf(join(folder, 'page.html')), '2024-03-01 to 2026-11-22; at most 2, on 2026-11-22');
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
