/** Recipients, proxies and environments to which nothing is sent, or in vain: with the sentence and exit status. */
import type { Authority } from './authority.ts';
import type { Case } from './case.ts';
import { answers, plain, proxy, recipient, whenWhole, type Answering } from './recipient.ts';

const taking = answers('HTTP/1.1 200 OK\r\n\r\n');
const good = (answering: Answering) => (by: Authority) => recipient(by.good, answering);
const notTaken = (why: string): string =>
  `the report left for TO, which did not say that it took it: ${why}\nIt may have arrived, so it ` +
  'is not sent again. To allow that all the same: rm FILE.sending';
const UNKNOWN = 'nothing was sent to TO: its certificate is signed by nobody that is trusted here';
/** Makes time pass fifty times as fast. */
const HASTE = 'const real = setTimeout; globalThis.setTimeout = (act, ms) => real(act, ms / 50);';

export const RECIPIENTS: Readonly<Record<string, Case>> = {
  'a redirect': {
    there: good(answers('HTTP/1.1 307 Temporary Redirect\r\nLocation: https://elsewhere.example/\r\n\r\n')),
    code: 1,
    said: notTaken('it answered 307, a redirect, which is never followed'),
  },
  'an error of the server': {
    there: good(answers('HTTP/1.1 503 Down\r\n\r\n')),
    code: 1,
    said: notTaken('it answered 503'),
  },
  'not wanted': {
    there: good(answers('HTTP/1.1 400 Bad Request\r\n\r\n')),
    code: 1,
    said: notTaken('it answered 400'),
  },
  'no answer yet': {
    there: good(answers('HTTP/1.1 100 Continue\r\n\r\n')),
    code: 1,
    said: notTaken('it answered 100'),
  },
  'no web server': {
    there: good(answers('220 mail.example ESMTP\r\n')),
    code: 1,
    said: notTaken('what answered is no web server'),
  },
  'a connection that ends': {
    there: good(whenWhole((socket) => socket.end())),
    code: 1,
    said: notTaken('the connection was cut'),
  },
  'a connection that is reset': {
    there: good(whenWhole((socket) => socket.destroy())),
    code: 1,
    said: notTaken('the connection was cut'),
  },
  'a slow server': {
    there: good(() => undefined),
    options: { preload: HASTE },
    code: 1,
    said: notTaken('it took longer than 10 seconds'),
  },
  'a server that does not even shake hands': {
    there: () => plain(() => undefined),
    options: { preload: HASTE },
    said: 'nothing was sent to TO: it took longer than 10 seconds',
  },
  'no TLS': {
    there: () => plain((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')),
    said: 'nothing was sent to TO: the connection failed (ERR_SSL_WRONG_VERSION_NUMBER)',
  },
  'nobody there': { before: (_, there) => there.close(), said: 'nothing was sent to TO: nothing answers there' },
  'an expired certificate': {
    there: (by) => recipient(by.expired, taking),
    said: 'nothing was sent to TO: its certificate has expired',
  },
  'a certificate for another name': {
    there: (by) => recipient(by.elsewhere, taking),
    said: 'nothing was sent to TO: its certificate is for another name',
  },
  'a certificate signed by itself': { there: (by) => recipient(by.own, taking), said: UNKNOWN },
  'an authority that was not named': { isStranger: true, said: UNKNOWN },
  'NODE_TLS_REJECT_UNAUTHORIZED=0': {
    isStranger: true,
    options: { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    said: UNKNOWN,
  },
  NODE_OPTIONS: {
    options: { environment: { NODE_OPTIONS: '--tls-keylog=keys.log' } },
    said: 'NODE_OPTIONS is set, and what it loads comes before every check; run env -u NODE_OPTIONS tally-send FILE',
  },
  OPENSSL_CONF: {
    options: { environment: { OPENSSL_CONF: '/dev/null' } },
    said: 'OPENSSL_CONF is set, and what it loads comes before every check; run env -u OPENSSL_CONF tally-send FILE',
  },
  CI: {
    options: { environment: { CI: 'true' } },
    said: '`CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  },
  DO_NOT_TRACK: {
    options: { environment: { DO_NOT_TRACK: '1' } },
    said: '`DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  },
  http: {
    to: 'http://localhost:PORT/report',
    said: '`CONSENT` does not hold: line 5 is not a valid `recipient` line; `tally consent revoke` removes it',
  },
  'a proxy that refuses': {
    there: () => proxy('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    to: 'https://localhost:1/report',
    before: (at, { port }) => [at.report, '--proxy', `http://127.0.0.1:${port}`],
    said: 'nothing was sent to TO: the proxy refused (407)',
  },
  'a proxy that hangs up': {
    there: () => plain((socket) => socket.end()),
    to: 'https://localhost:1/report',
    before: (at, { port }) => [at.report, '--proxy', `http://127.0.0.1:${port}`],
    said: 'nothing was sent to TO: the connection was cut',
  },
  'no proxy': {
    before: (at) => [at.report, '--proxy', 'socks5://127.0.0.1:9'],
    said: '`socks5://127.0.0.1:9` is not a proxy; write http://HOST:PORT',
  },
  'no certificate': {
    isStranger: true,
    before: (at) => [at.report, '--ca', at.report],
    said: '`FILE` cannot be trusted: it holds no certificate in PEM',
  },
};
