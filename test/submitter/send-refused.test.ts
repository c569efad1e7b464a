/**
 * What `tally-send` does not send, or sends in vain: each with its sentence, its exit status, and what is left behind.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { post } from '../../submitter/send.ts';
import { authority, type Authority } from './tls/authority.ts';
import { LETTERS } from './tls/letters.ts';
import { answers, recipient, type Answering, type Listening } from './tls/recipient.ts';
import { RECIPIENTS } from './tls/recipients.ts';
import { tallySend } from './tls/sender.ts';
import { prepared, type Prepared } from './waiting-store.ts';

const test = suite('tally-send refuses');

const certified = authority();
const taking = answers('HTTP/1.1 200 OK\r\n\r\n');

const good = (answering: Answering) => (by: Authority) => recipient(by.good, answering);
const tallyFile = ({ root }: Prepared, name: string): string => join(root, '_tally', name);

for (const [name, one] of Object.entries({ ...RECIPIENTS, ...LETTERS })) {
  test(name, async () => {
    const by = await certified;
    const there = await (one.there ?? good(taking))(by);
    try {
      const to = (one.to ?? 'https://localhost:PORT/report').replace('PORT', `${there.port}`);
      const at = prepared(to, one.changes);
      const words = one.before?.(at, there) ?? [at.report];
      const trust = one.isStranger === true ? [] : ['--ca', by.path];
      const had = existsSync(`${at.report}.sending`);
      const { code, out, err } = await tallySend(at, [...words, ...trust], one.options);
      const names = { TO: to, FILE: at.report, DRAW: at.draw, CONSENT: tallyFile(at, 'consent'), FOLDER: at.folder };
      const said = Object.entries(names).reduce((text, [word, real]) => text.replaceAll(real, word), err);
      assert.is(said, `tally-send: ${one.said}\n`);
      assert.is(code, one.code ?? 2);
      assert.is(out, '');
      const isLeft = one.code === 1;
      if (one.there === undefined) assert.equal(there.heard.join(''), '');
      assert.is(existsSync(`${at.report}.sending`), isLeft || had, 'the mark');
      assert.not.ok(existsSync(tallyFile(at, 'sent/until-2027-01-10.2026-W46.rustc.crashes.json')));
      if (!isLeft) return;
      const again = await tallySend(at, [...words, ...trust], one.options);
      assert.match(again.err, 'so it may have arrived; to send it all the same, remove');
      assert.is(again.code, 2);
      assert.is(there.heard.length, 1);
    } finally {
      there.close();
    }
  });
}

/** A server that never answers in the end, if nothing else is said, and a store with something for it. */
async function met(answering: Answering, work: (at: Prepared, there: Listening, by: Authority) => Promise<void>) {
  const by = await certified;
  const there = await good(answering)(by);
  try {
    await work(prepared(`https://localhost:${there.port}/report`), there, by);
  } finally {
    there.close();
  }
}

test('what the environment trusts is not trusted', () =>
  met(taking, async (at, there, by) => {
    const environment = { NODE_EXTRA_CA_CERTS: by.path, SSL_CERT_FILE: by.path, NODE_USE_SYSTEM_CA: '1' };
    const { code, err } = await tallySend(at, [at.report], { environment });
    assert.match(err, 'its certificate is signed by nobody that is trusted here');
    assert.is(code, 2);
    assert.equal(there.heard.join(''), '');
  }));

test('the check of the certificate is said in the code, whatever the variable is', () =>
  met(taking, async (_, there) => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const way = {
        to: `https://localhost:${there.port}/`,
        ca: null,
        proxy: null,
        limitMs: 10_000,
        begin: () => undefined,
      };
      const why = 'its certificate is signed by nobody that is trusted here';
      assert.equal(await post(Buffer.alloc(1024), way), { left: false, status: null, why });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  }));

test('killed after it began, it says that the report may have arrived', () =>
  met(
    () => undefined,
    async (at, there, by) => {
      const preload = `import { existsSync } from 'node:fs';
        setInterval(() => {
          if (existsSync(${JSON.stringify(`${at.report}.sending`)})) process.kill(process.pid, 'SIGKILL');
        }, 5);`;
      const killed = await tallySend(at, [at.report, '--ca', by.path], { preload });
      assert.is(killed.code, null);
      const { code, err } = await tallySend(at, [at.report, '--ca', by.path]);
      assert.match(err, 'was begun on 2026-11-22 and did not end, so it may have arrived');
      assert.is(code, 2);
      assert.is(there.heard.length, 1);
    },
  ));

test('the help', async () => {
  const at = prepared('https://localhost:1/report');
  const { code, out } = await tallySend(at, ['--help']);
  assert.is(code, 0);
  assert.match(out, /^tally-send FILE \[--proxy http:\/\/HOST:PORT\] \[--ca FILE\]\n/);
});

test.run();
