/** `npm run docs` and the server of the site: what it answers, to whom, and what the command says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CONTENT_POLICY } from '../../../generators/site/shell.ts';
import { serve } from '../../../scripts/tallybook/docs/serve.ts';
import { HOME, run, succeed } from '../../command.ts';

const test = suite('site/serve');

const FILES = [
  { path: 'site/index.html', text: 'the index\n' },
  { path: 'site/metrics/a.json', text: '{}\n' },
];

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

function ask(
  port: number,
  path: string,
  options: { readonly method?: string; readonly host?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', host = `localhost:${port}` } = options;
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host }, agent: false }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const ASKED: readonly (readonly [path: string, options: Parameters<typeof ask>[2], status: number, body: string])[] = [
  ['/', {}, 200, 'the index\n'],
  ['/?q=x', {}, 200, 'the index\n'],
  ['/index.html', { host: '127.0.0.1' }, 200, 'the index\n'],
  ['/index.html', { method: 'HEAD' }, 200, ''],
  ['/metrics/a.json', {}, 200, '{}\n'],
  ['/metrics/', {}, 404, 'there is no such page; /index.html lists all metrics\n'],
  ['/../package.json', {}, 404, 'there is no such page; /index.html lists all metrics\n'],
  ['/%2e%2e/package.json', {}, 404, 'there is no such page; /index.html lists all metrics\n'],
  ['/%', {}, 404, 'there is no such page; /index.html lists all metrics\n'],
  ['/', { method: 'POST' }, 405, 'this server only shows pages\n'],
  ['/', { host: 'example.org' }, 421, 'this server answers to localhost only\n'],
  ['/', { host: 'localhost.example.org' }, 421, 'this server answers to localhost only\n'],
];

test('shows the pages it was given, to this machine alone', async () => {
  const { server, port } = await serve(FILES, 0);
  try {
    const address = server.address();
    assert.is(typeof address === 'object' ? address?.address : '', '127.0.0.1');
    for (const [path, options, status, body] of ASKED) {
      const answer = await ask(port, path, options); // oxlint-disable-line no-await-in-loop
      assert.equal([path, options, answer.status, answer.body], [path, options, status, body]);
      assert.is(answer.headers['content-security-policy'], CONTENT_POLICY);
      assert.is(answer.headers['x-content-type-options'], 'nosniff');
    }
  } finally {
    server.close();
  }
});

const LOADER = [`${HOME}scripts/dev/run.mjs`];
const USAGE = 'usage: npm run docs -- [--out DIR] [--port N] [--build-only]';

const REFUSED: readonly (readonly [parameters: readonly string[], refusal: string])[] = [
  [['--port', '70000'], '`70000` is not a port number'],
  [['--port', '80a'], '`80a` is not a port number'],
  [['--open'], "Unknown option '--open'"],
];

for (const [parameters, refusal] of REFUSED) {
  test(`refuses ${parameters.join(' ')}`, async () => {
    const printed = await run(process.execPath, [...LOADER, `${HOME}scripts/tallybook/docs/docs.ts`, ...parameters]);
    assert.equal(printed, { code: 2, out: '', err: `docs: ${refusal}; ${USAGE}\n` });
  });
}

test('builds nothing from a folder without a registry', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-site-'));
  try {
    const printed = await run(process.execPath, [...LOADER, `${HOME}scripts/tallybook/docs/docs.ts`, '--build-only'], {
      folder,
    });
    assert.is(printed.code, 2);
    assert.match(printed.err, /^docs: cannot read registry\/: ENOENT/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('builds a registry that was just begun, and then finds nothing to write', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-site-'));
  try {
    await succeed(process.execPath, [...LOADER, `${HOME}scripts/tallybook.ts`, 'init', folder, '--program', 'demo']);
    const docs = [...LOADER, `${HOME}scripts/tallybook/docs/docs.ts`, '--build-only', '--out', 'built'];
    const first = await succeed(process.execPath, docs, { folder });
    assert.match(first.err, /\n(\d+) of \1 files written to built\n$/);
    const again = await succeed(process.execPath, docs, { folder });
    assert.match(again.err, /\n0 of \d+ files written to built\n$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
