/** What `tally-send` sends, heard by a recipient over TLS byte for byte, and what it says and keeps afterwards. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Printed } from '../command.ts';
import { authority } from './tls/authority.ts';
import { answers, proxy, recipient, whenWhole, type Answering, type Listening } from './tls/recipient.ts';
import { tallySend, type Options } from './tls/sender.ts';
import { prepared, type Prepared } from './waiting-store.ts';

const test = suite('tally-send sends');

const certified = authority();
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

interface Met {
  readonly there: Listening;
  readonly at: Prepared;
  readonly to: string;
}

/** A recipient that answers so, and a store with something for it. */
async function met(answering: Answering, work: (met: Met) => Promise<void>): Promise<void> {
  const { good } = await certified;
  const there = await recipient(good, answering);
  try {
    const to = `https://localhost:${there.port}/v1/report`;
    await work({ there, to, at: prepared(to) });
  } finally {
    there.close();
  }
}

async function send(at: Prepared, file: string, options: Options = {}, ...words: readonly string[]): Promise<Printed> {
  return tallySend(at, [file, '--ca', (await certified).path, ...words], options);
}

const clean = (text: string, { folder }: Prepared, { port }: Listening): string =>
  text.replaceAll(folder, 'FOLDER').replaceAll(`${port}`, 'PORT');

/** The line of the consent record that begins so, counted as an editor does. */
function lineOf({ root }: Prepared, start: string): number {
  const lines = readFileSync(join(root, '_tally/consent'), 'utf8').split('\n');
  return lines.findIndex((line) => line.startsWith(start)) + 1;
}

const noticed = (text: string, at: Prepared, there: Listening): string =>
  clean(text, at, there).replace(`consent:${lineOf(at, 'submit rustc.ice.total ')}: `, 'consent:LINE: ');

const REPORT_TEXT =
  '{"format":"tallybook report 1","group":"crashes","registry":"rust-toolchain","series":"0.1",' +
  '"values":{"rustc.ice.total":"2-4"},"week":"2026-W46"}';
const ANSWER_TEXT =
  '{"format":"tallybook answer 1","metric":"rustc.config.bootstrap_env","quarter":"2026-Q4",' +
  '"registry":"rust-toolchain",' +
  '"series":"0.1","value":"true"}';

const request = (port: number, body: string): string =>
  [
    'POST /v1/report HTTP/1.1',
    `Host: localhost:${port}`,
    'Content-Type: application/json',
    'Content-Length: 1024',
    'Connection: close',
    '',
    `${body.padEnd(1023)}\n`,
  ].join('\r\n');

const AGREED =
  'submit rustc.ice.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ' +
  'keep=49d/30d until=2027-11-01 since=0.1.0';
const NOTICE = `Sent 1024 bytes to https://localhost:PORT/v1/report
They say, of group crashes of rustc in 2026-W46 (rust-toolchain 0.1):
  rustc.ice.total = 2-4
Besides, the recipient saw the network address of this machine and when they came.
Allowed by: FOLDER/store/_tally/consent:LINE: ${AGREED}
Copy, byte for byte, until 2027-01-10: FOLDER/store/_tally/sent/until-2027-01-10.2026-W46.rustc.crashes.json
To turn this off: tally consent revoke
`;

test('a report: the bytes of the file, four headers, and nothing else', () =>
  met(answers(OK), async ({ there, at }) => {
    const bytes = readFileSync(at.report);
    assert.is(bytes.toString('latin1'), `${REPORT_TEXT.padEnd(1023)}\n`);
    const { code, out, err } = await send(at, at.report);
    assert.is(err, '');
    assert.is(code, 0);
    assert.equal(there.heard, [request(there.port, REPORT_TEXT)]);
    assert.is(noticed(out, at, there), NOTICE);
    const copy = join(at.root, '_tally/sent/until-2027-01-10.2026-W46.rustc.crashes.json');
    assert.ok(readFileSync(copy).equals(bytes));
    assert.is(statSync(copy).mode & 0o777, 0o600);
    assert.equal(readdirSync(join(at.root, '_tally/outbox')), [basename(at.answer)]);
  }));

test('a randomised answer', () =>
  met(answers(OK), async ({ there, at }) => {
    const { code, out, err } = await send(at, at.answer);
    assert.is(err, '');
    assert.is(code, 0);
    assert.equal(there.heard, [request(there.port, ANSWER_TEXT)]);
    const [, said, value] = out.split('\n');
    assert.is(
      said,
      'They say, of a randomised answer about rustc.config.bootstrap_env in 2026-Q4 (rust-toolchain 0.1):',
    );
    assert.is(value, '  rustc.config.bootstrap_env = true');
    assert.match(out, `/consent:${lineOf(at, 'submit rustc.config')}: submit rustc.config.bootstrap_env `);
  }));

test('a relative path, and a copy that is put back, are the same file', () =>
  met(answers(OK), async ({ there, at }) => {
    const first = await send(at, `store/_tally/outbox/${basename(at.report)}`);
    assert.is(first.code, 0, first.err);
    const second = await send(at, at.report);
    const said =
      'tally-send: rustc.crashes of 2026-W46 was sent before; the copy is ' +
      '`FOLDER/store/_tally/sent/until-2027-01-10.2026-W46.rustc.crashes.json`\n';
    assert.is(clean(second.err, at, there), said);
    assert.is(second.code, 2);
    assert.is(there.heard.length, 1);
  }));

test('two at once: one is sent', () =>
  met(answers(OK), async ({ there, at }) => {
    const both = await Promise.all([send(at, at.report), send(at, at.report)]);
    assert.equal(
      both.map(({ code }) => code ?? -1).sort((a, b) => a - b),
      [0, 2],
      both.map(({ err }) => err).join('\n'),
    );
    assert.is(there.heard.filter((text) => text !== '').length, 1);
  }));

test('through a proxy that was named: it learns the host, and nothing of what goes through', () =>
  met(answers(OK), async ({ there, at }) => {
    const between = await proxy();
    const { code, out, err } = await send(at, at.report, {}, '--proxy', `http://127.0.0.1:${between.port}`);
    between.close();
    assert.is(err, '');
    assert.is(code, 0);
    const host = `localhost:${there.port}`;
    assert.equal(between.heard, [`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`]);
    assert.equal(there.heard, [request(there.port, REPORT_TEXT)]);
    const seen =
      `They went through http://127.0.0.1:${between.port}, which saw the addresses of both; ` +
      'the recipient saw its address and when they came.\n';
    assert.is(noticed(out, at, there), NOTICE.replace(/^Besides.*\n/m, seen));
  }));

test('variables that redirect other programs do nothing', () =>
  met(answers(OK), async ({ there, at }) => {
    const trap = await proxy();
    const url = `http://127.0.0.1:${trap.port}`;
    const log = join(at.folder, 'keys.log');
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
    const environment = Object.fromEntries(names.map((name) => [name, url]));
    const { code, err } = await send(at, at.report, {
      environment: { ...environment, NODE_USE_ENV_PROXY: '1', SSLKEYLOGFILE: log },
    });
    trap.close();
    assert.is(err, '');
    assert.is(code, 0);
    assert.equal(trap.heard, []);
    assert.not.ok(existsSync(log));
    assert.equal(there.heard, [request(there.port, REPORT_TEXT)]);
  }));

/** Answers that take the report, however they go on. */
const TAKEN: readonly (readonly [name: string, answering: Answering])[] = [
  ['204', answers('HTTP/1.1 204 No Content\r\n\r\n')],
  ['202 in HTTP/1.0', answers('HTTP/1.0 202 Accepted\r\n\r\n')],
  ['an answer that is printed nowhere', answers('HTTP/1.1 200 \u001b[31mOK\r\nSet-Cookie: id=1\r\n\r\nYou owe us.')],
  [
    'an answer in pieces',
    whenWhole((socket) => [...OK].forEach((letter, i) => setTimeout(() => socket.write(letter), i))),
  ],
  ['an answer without end', whenWhole((socket) => pour(socket))],
];

function pour(socket: Parameters<Parameters<typeof whenWhole>[0]>[0]): void {
  const part = Buffer.alloc(1 << 20, 'x');
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', more);
  socket.write(OK.replace('0', '999999999999'));
  more();
}

for (const [name, answering] of TAKEN) {
  test(`taken: ${name}`, () =>
    met(answering, async ({ there, at }) => {
      const { code, out, err } = await send(at, at.report);
      assert.is(err, '');
      assert.is(code, 0);
      assert.is(noticed(out, at, there), NOTICE);
    }));
}

const KILL = 'process.kill(process.pid, 9)';
const BEGUN = 'was begun on 2026-11-22 and did not end, so it may have arrived';
const SENT = 'rustc.crashes of 2026-W46 was sent before; the copy is `FILE`\n';

/** What happens at the rename of this number, once the recipient took the body, and what is said of it after. */
const UNMOVED: Readonly<Record<string, readonly [rename: number, does: string, code: number | null, after: string]>> = {
  'its mark cannot be written in `sent/`': [1, 'throw full', 1, BEGUN],
  'it cannot be moved': [2, 'throw full', 1, SENT],
  'killed before its mark is in `sent/`': [1, KILL, null, BEGUN],
  'killed before it is moved': [2, KILL, null, SENT],
};

for (const [name, [rename, does, code, after]] of Object.entries(UNMOVED)) {
  test(`a copy that is not kept is said, and not sent again: ${name}`, () =>
    met(answers(OK), async ({ there, at }) => {
      const preload = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
        const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'rename' });
        const { renameSync } = fs; let times = 0;
        fs.renameSync = (...paths) => { if (++times === ${rename}) ${does}; renameSync(...paths); };
        syncBuiltinESMExports();`;
      const first = await send(at, at.report, { preload });
      assert.is(first.code, code);
      const unmoved =
        'tally-send: it was sent, but the copy could not be moved to `FOLDER/store/_tally/sent`: ENOSPC\n';
      assert.is(clean(first.err, at, there), code === null ? '' : unmoved);
      const copy = /^Copy, byte for byte, until 2026-12-28: (.*)$/m.exec(first.out)?.[1];
      assert.is(copy, code === null ? undefined : at.report);
      assert.ok(existsSync(at.report));
      const second = await send(at, at.report);
      assert.is(second.code, 2);
      assert.ok(second.err.replaceAll(at.report, 'FILE').includes(after), second.err);
      assert.is(there.heard.length, 1);
    }));
}

test('a copy that is kept though its mark cannot be removed is said like any other', () =>
  met(answers(OK), async ({ there, at }) => {
    const preload = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      const { rmSync } = fs; const refuse = () => { throw new Error('EIO'); };
      fs.rmSync = (path, options) => (path.endsWith('.crashes.json.sending') ? refuse : rmSync)(path, options);
      syncBuiltinESMExports();`;
    const { code, out, err } = await send(at, at.report, { preload });
    assert.is(err, '');
    assert.is(noticed(out, at, there), NOTICE);
    assert.is(code, 0);
    assert.match((await send(at, at.report)).err, /was sent before; the copy is `.*\/sent\/until-2027-01-10\./);
  }));

test.run();
