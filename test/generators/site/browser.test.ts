/**
 * The site as `npm run docs` shows it, in a real browser: found, filtered and walked through, by everybody, asking
 * nobody else.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { violations } from '../../browser/axe.ts';
import { drive, SCHEMES, type Driver } from '../../browser/chromium.ts';
import { HOME } from '../../command.ts';
import { temporaryFolder } from '../../scripts/folder.ts';

interface Context {
  browser: Driver;
  server: ChildProcess;
  /** Where the built site stands on the disk. */
  folder: string;
  /** Of the server, without a slash at its end. */
  origin: string;
}

const test = suite<Context>('the site in a browser');

const DOCS = ['scripts/dev/run.mjs', 'scripts/tallybook/docs/docs.ts'];

/** Starts `npm run docs` and resolves with its address once it shows the site. */
async function serve(folder: string): Promise<Pick<Context, 'server' | 'origin'>> {
  const server = spawn(process.execPath, [...DOCS, '--out', folder, '--port', '0'], { cwd: HOME });
  let [out, err] = ['', ''];
  server.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const port = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const found = /^http:\/\/localhost:(\d+)\//m.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.on('close', (code) =>
      reject(new Error(`scripts/tallybook/docs/docs.ts ended with code ${code}\n${out}${err}`)),
    );
  });
  return { server, origin: `http://127.0.0.1:${port}` };
}

test.before(async (context) => {
  context.folder = join(temporaryFolder(), 'site');
  Object.assign(context, await serve(context.folder));
  context.browser = await drive();
});

test.after(async ({ server }) => {
  server.kill();
  await once(server, 'close');
});

const shownRows = (page: Page): Promise<string[]> => page.locator('#rows tr:visible th a').allInnerTexts();
const text = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).innerText()).trim();
const search = (page: Page): Promise<string> => page.evaluate<string>('location.search');
const active = (page: Page, what: string): Promise<string> => page.evaluate<string>(`document.activeElement.${what}`);

test('from the index over a search to a metric, its class, and back', async ({ browser, origin }) => {
  const { page, remarks, close } = await browser.open(`${origin}/index.html`);
  const all = (await shownRows(page)).length;
  assert.ok(all > 50, `${all} metrics`);
  assert.is(await text(page, '#found'), `${all} of ${all} metrics`);
  await page.fill('#q', 'error_code');
  assert.is(await search(page), '?q=error_code');
  const found = await shownRows(page);
  assert.is(found[0], 'rustc.diagnostics.error_code');
  assert.is(await text(page, '#found'), `${found.length} of ${all} metrics`);
  await page.click('#rows tr:visible th a');
  await page.waitForURL(`${origin}/metrics/rustc.diagnostics.error_code.html`);
  assert.match(await text(page, 'h1'), 'rustc.diagnostics.error_code');
  await page.click('h1 a[href*="classes/"], .card a[href*="classes/"]');
  await page.waitForURL(`${origin}/classes/ticket.html`);
  assert.match(await text(page, 'h1'), /ticket/i);
  assert.ok(await page.locator('a', { hasText: 'rustc.diagnostics.error_code' }).first().isVisible());
  await page.goBack();
  await page.goBack();
  await page.waitForURL(`${origin}/index.html?q=error_code`);
  await page.waitForFunction(`document.querySelector('#found').textContent !== ''`);
  assert.is(await page.inputValue('#q'), 'error_code');
  assert.equal(await shownRows(page), found);
  assert.equal(remarks, []);
  await close();
});

test('filters narrow, add up, stand in the address, and are taken back', async ({ browser, origin }) => {
  const { page, close } = await browser.open(`${origin}/index.html`);
  const all = await shownRows(page);
  await page.selectOption('#f-program', 'rustc');
  await page.selectOption('#f-class', 'sealed');
  assert.is(await search(page), '?program=rustc&class=sealed');
  const found = await shownRows(page);
  assert.ok(found.length > 0 && found.length < all.length, `${found.length} of ${all.length}`);
  for (const id of found) assert.ok(id.startsWith('rustc.'), id);
  const classes = await page.locator('#rows tr:visible td:nth-child(2)').allInnerTexts();
  for (const one of classes) assert.match(one, 'sealed');
  await page.reload();
  assert.equal(await shownRows(page), found);
  await page.click('#reset');
  assert.is(await search(page), '');
  assert.equal(await shownRows(page), all);
  await close();
});

test('a label leads to the metrics that have it', async ({ browser, origin }) => {
  const { page, close } = await browser.open(`${origin}/index.html?q=E0502`);
  await page.waitForSelector('#rows .hit');
  assert.ok((await shownRows(page)).includes('rustc.diagnostics.error_code'));
  assert.is(await page.locator('#rows .hit').first().innerText(), '{E0502}');
  await page.fill('#q', 'nothing_is_called_that');
  assert.match(await text(page, '#found'), /^0 of \d+ metrics$/);
  await close();
});

test('everything is there without scripts, and the search works from the disk', async ({ browser, origin, folder }) => {
  const plain = await browser.open(`${origin}/index.html`, { scripts: false });
  const all = await shownRows(plain.page);
  assert.not.ok(await plain.page.locator('#filters').isVisible());
  await plain.close();
  const disk = await browser.open(`${pathToFileURL(folder).href}/index.html`);
  assert.equal(await shownRows(disk.page), all);
  await disk.page.fill('#q', 'ice.total');
  assert.is((await shownRows(disk.page))[0], 'rustc.ice.total');
  for (const url of disk.requests) assert.ok(url.startsWith(pathToFileURL(folder).href) || url === 'data:,', url);
  assert.equal(disk.remarks, []);
  await disk.close();
});

test('it can be walked with the keyboard alone', async ({ browser, origin }) => {
  const { page, close } = await browser.open(`${origin}/index.html`);
  await page.keyboard.press('Tab');
  assert.is(await active(page, 'textContent'), 'Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  assert.is(await active(page, 'id'), 'q');
  await page.keyboard.type('ice');
  const found = await shownRows(page);
  assert.ok(found.length > 1, found.join());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.is(await active(page, 'innerText'), found[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.is(await active(page, 'id'), 'q');
  await page.keyboard.press('Escape');
  assert.is(await page.inputValue('#q'), '');
  await page.keyboard.type('rustc.ice.total');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${origin}/metrics/rustc.ice.total.html`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.is(await active(page, 'id'), 'page-content');
  await close();
});

/** Every page at the top, and one of each folder and, of metrics, one of each class. */
function pageKinds(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const top = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map(({ name }) => name);
  const below = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${name}/${readdirSync(join(folder, name)).find((file) => file.endsWith('.html'))}`);
  const metrics = ['rustc.diagnostics.error_code', 'rustc.ice.frames', 'rustc.ice.total', 'rustc.invocation.wall_ms'];
  return [...top, ...below, ...metrics.map((id) => `metrics/${id}.html`)].sort();
}

for (const scheme of SCHEMES) {
  test(`axe-core finds nothing on any kind of page, and nothing spills on a phone: ${scheme}`, async (context) => {
    const { browser, origin, folder } = context;
    const kinds = pageKinds(folder);
    assert.ok(kinds.length > 15, kinds.join(' '));
    const { page, close } = await browser.open(`${origin}/index.html`, { scheme, width: 390, unguarded: true });
    const found: string[] = [];
    for (const path of kinds) {
      // oxlint-disable-next-line no-await-in-loop -- one page, one after the other
      await page.goto(`${origin}/${path}`);
      // oxlint-disable-next-line no-await-in-loop -- the same
      for (const one of await violations(page)) found.push(`${path}: ${one}`);
      // oxlint-disable-next-line no-await-in-loop -- the same
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) found.push(`${path}: ${over} pixels wider than the screen`);
    }
    await close();
    assert.is(found.join('\n'), '');
  });
}

test('no page asked anybody but this machine for anything', async ({ browser, origin }) => {
  const { urls, connected } = await browser.end();
  assert.ok(urls.includes(`${origin}/index.html`), urls.join(' '));
  assert.equal(
    urls.filter((url) => !url.startsWith(`${origin}/`)),
    [],
  );
  assert.equal(connected, [origin.slice('http://'.length)]);
});

test.run();
