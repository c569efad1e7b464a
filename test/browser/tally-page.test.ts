/** One's own page in a real browser: it asks for nothing, shows what `tally show` says, and serves everybody. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { temporaryFolder } from '../scripts/folder.ts';
import { fillAll } from '../scripts/tally/page.ts';
import { tally } from '../scripts/tally/program.ts';
import { violations } from './axe.ts';
import { drive, SCHEMES, type Driver } from './chromium.ts';

const test = suite<{ browser: Driver; folder: string; address: string }>('one’s own page in a browser');

const CODES = 250;

test.before(async (context) => {
  context.folder = temporaryFolder();
  await fillAll(context.folder, CODES);
  await tally(['show', '--html', 'page.html'], { folder: context.folder });
  context.address = pathToFileURL(join(context.folder, 'page.html')).href;
  context.browser = await drive();
});

interface Row {
  readonly label: string | null;
  readonly count: string;
}

/** Of every metric on the page its labels and counts, as text. */
const ROWS = `Object.fromEntries([...document.querySelectorAll('article')].map((article) => {
  const total = article.querySelector('.total .count');
  const rows = [...article.querySelectorAll('.counts tbody tr')].map((row) => ({
    label: row.querySelector('th code')?.textContent ?? null,
    count: row.querySelector('td').textContent.trim(),
  }));
  return [article.id, total === null ? rows : [{ label: null, count: total.textContent }]];
}))`;

const OPEN_ALL = `document.querySelectorAll('details').forEach((one) => { one.open = true; })`;

async function spilling(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

test('it shows the counts that `tally show --format json` prints', async ({ browser, folder, address }) => {
  const { out } = await tally(['show', '--format', 'json'], { folder });
  const { programs } = JSON.parse(out) as {
    programs: { metrics: { id: string; rows: { label: string | null; count: number }[] }[] }[];
  };
  const metrics = programs.flatMap((program) => program.metrics);
  const printed = metrics.map(({ id, rows }) => [id, rows.map(({ label, count }) => ({ label, count: `${count}` }))]);
  const { page, close } = await browser.open(address, { unguarded: true });
  assert.equal(await page.evaluate<Record<string, Row[]>>(ROWS), Object.fromEntries(printed));
  const days = await page.evaluate<string>(
    `[...document.querySelectorAll('[id="rustc.ice.total"] details')[0].querySelectorAll('tbody tr')]
      .map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join(' ').trim())
      .join('|')`,
  );
  await close();
  assert.is(days, '2026-11-21 1|2026-11-22 2');
});

test('it is itself all that is asked for, its style holds, and it has no scripts to miss', async ({
  browser,
  address,
}) => {
  const guarded = await browser.open(address);
  await guarded.page.waitForLoadState('networkidle');
  const ink = `getComputedStyle(document.querySelector('h2')).fontWeight`;
  assert.is(await guarded.page.evaluate<string>(ink), '650');
  assert.equal(guarded.requests, [address]);
  assert.equal(guarded.remarks, []);
  const text = await guarded.page.innerText('body');
  await guarded.close();
  const plain = await browser.open(address, { scripts: false });
  assert.is(await plain.page.innerText('body'), text);
  await plain.close();
});

for (const scheme of SCHEMES) {
  test(`axe-core finds nothing, and nothing spills: ${scheme}`, async ({ browser, address }) => {
    const { page, close } = await browser.open(address, { scheme, width: 1200, unguarded: true });
    assert.is(await spilling(page), 0);
    await page.evaluate(OPEN_ALL);
    assert.is(await spilling(page), 0);
    await page.setViewportSize({ width: 320, height: 900 });
    assert.is(await spilling(page), 0);
    assert.equal(await violations(page), []);
    await close();
  });
}

test('the two schemes differ, and paper is white', async ({ browser, address }) => {
  const paper = `getComputedStyle(document.body).backgroundColor`;
  const { page, close } = await browser.open(address, { scheme: 'dark' });
  const dark = await page.evaluate<string>(paper);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await page.evaluate<string>(paper);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  assert.is(await page.evaluate<string>(paper), 'rgb(255, 255, 255)');
  assert.is.not(dark, light);
  assert.ok(await page.getByText('E1000', { exact: true }).isVisible(), 'what is folded away is not printed');
  await close();
});

test('it can be walked with the keyboard', async ({ browser, address }) => {
  const { page, close } = await browser.open(address, { unguarded: true });
  const here = `document.activeElement.textContent.trim()`;
  await page.keyboard.press('Tab');
  assert.is(await page.evaluate<string>(here), 'cargo');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.is(await page.evaluate<string>('location.hash'), '#of-rustc');
  await page.keyboard.press('Tab');
  assert.is(await page.evaluate<string>(here), `Show the other ${CODES + 3 - 12}`);
  assert.not.ok(await page.getByText('E1000', { exact: true }).isVisible());
  await page.keyboard.press('Enter');
  assert.ok(await page.getByText('E1000', { exact: true }).isVisible());
  await close();
});

test('the log of the network has nothing, and nothing was connected to', async ({ browser }) => {
  assert.equal(await browser.end(), { urls: [], connected: [] });
});

test.run();
