/**
 * The browser of the tests sees what a page asks for, also where the page hides it, and reaches nothing but this
 * machine.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { violations } from './axe.ts';
import { drive, executable } from './chromium.ts';

const test = suite('the browser of the tests');

const PAGE = `<!doctype html><title>Loud</title><img src="https://example.org/a.png"><img src="/b.png">
<script>
new Worker(URL.createObjectURL(new Blob(['fetch("http://192.0.2.1/c").catch(() => 0)'])));console.log('loaded')
</script>`;

test('a page that asks elsewhere is found out twice', async () => {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const browser = await drive();
    const { page, requests, remarks, close } = await browser.open(home, { unguarded: true });
    await page.waitForLoadState('networkidle');
    const found = await violations(page);
    await close();
    const { urls, connected } = await browser.end();
    for (const url of [`${home}/`, `${home}/b.png`, 'https://example.org/a.png']) {
      assert.ok(requests.includes(url), `requests: ${requests.join(' ')}`);
      assert.ok(urls.includes(url), `log: ${urls.join(' ')}`);
    }
    assert.ok(urls.includes('http://192.0.2.1/c'), `log: ${urls.join(' ')}`);
    assert.equal(connected, [home.slice('http://'.length)]);
    assert.ok(remarks.includes('loaded'), remarks.join('\n'));
    assert.ok(
      found.some((one) => one.startsWith('image-alt: ')),
      found.join('\n'),
    );
  } finally {
    server.close();
  }
});

test('a system without a browser is told what to install', () => {
  assert.throws(
    () => executable('/nowhere'),
    (error: Error) =>
      error.message ===
      'this test needs Chromium: none of chromium, chromium-browser, google-chrome is on PATH ' +
        '(Debian: apt-get install chromium)',
  );
});

test.run();
