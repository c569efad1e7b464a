/**
 * The only file that opens a socket: posts one body to one address, once, over TLS. Every byte that leaves is spelled
 * here, without an HTTP client: so there is no header but these, no redirect, cookie, retry, kept connection or proxy
 * of the environment. Of the answer the status is looked at and nothing else. It decides nothing about what is sent.
 *
 * No variable can loosen the check of the certificate. `rejectUnauthorized` is said here, which
 * NODE_TLS_REJECT_UNAUTHORIZED does not change; so is `ca`, so NODE_EXTRA_CA_CERTS, NODE_USE_SYSTEM_CA, SSL_CERT_FILE
 * and SSL_CERT_DIR add nobody. Node has no use for SSLKEYLOGFILE. What works before this file is read, NODE_OPTIONS
 * above all, tally-send.ts refuses.
 */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';

export interface Way {
  /** An address as a consent record spells it. */
  readonly to: string;
  /** Certificates in PEM that are trusted besides Node's own; null for none. */
  readonly ca: string | null;
  /** `http://host:port` of a proxy that is asked for a tunnel; null for none. */
  readonly proxy: string | null;
  /** For all of it together. */
  readonly limitMs: number;
  /** Called once the certificate holds, before the first byte of the request. What it throws ends the sending. */
  readonly begin: () => void;
}

export type Outcome =
  | { readonly left: true; readonly status: number }
  /** `left` is whether any byte of the request may have. */
  | { readonly left: boolean; readonly status: null; readonly why: string };

const ADDRESS = /^https:\/\/([^/:]+)(?::([0-9]+))?(\/.*)$/;
const PROXY = /^http:\/\/([^/:@]+):([0-9]+)\/?$/;
const STATUS = /^HTTP\/1\.[01] ([1-9][0-9]{2})/;
const STATUS_LENGTH = 12;
const MOST_FROM_PROXY = 8192;

/** Whether these can be gone by. */
export const isAddress = (to: string): boolean => ADDRESS.test(to);
export const isProxy = (proxy: string): boolean => PROXY.test(proxy);

/** Posts the body. Never throws. */
export async function post(body: Uint8Array, { to, ca, proxy, limitMs, begin }: Way): Promise<Outcome> {
  const [, host = '', port = '443', path = ''] = ADDRESS.exec(to) ?? [];
  const [, firstHost = host, firstPort = port] = PROXY.exec(proxy ?? '') ?? [];
  const sockets: Socket[] = [];
  const late = new Error(`it took longer than ${limitMs / 1000} seconds`);
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    for (const socket of sockets) socket.destroy(late);
  }, limitMs);
  /** An error is told to whoever waits; one that comes later, or twice, ends nothing else. */
  const keep = (socket: Socket): void => void sockets.push(socket.on('error', () => undefined));
  let left = false;
  try {
    if (host === '') throw new Error('the address is not https');
    const plain = connect({ host: firstHost, port: Number(firstPort) });
    keep(plain);
    await event(plain, 'connect');
    if (proxy !== null) await askForTunnel(plain, `${host}:${port}`);
    const secure = connectTls({
      socket: plain,
      host,
      servername: isIP(host) === 0 ? host : '',
      rejectUnauthorized: true,
      ca: [...rootCertificates, ...(ca === null ? [] : [ca])],
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    });
    keep(secure);
    await event(secure, 'secureConnect');
    begin();
    left = true;
    secure.write(Buffer.concat([Buffer.from(requestHead(to, path, body.length)), body]));
    const answer = await first(secure, (text) => text.length >= STATUS_LENGTH);
    const status = STATUS.exec(answer)?.[1];
    if (status === undefined) throw new Error('what answered is no web server');
    return { left, status: Number(status) };
  } catch (error) {
    return { left, status: null, why: words(isLate ? late : error) };
  } finally {
    clearTimeout(limit);
    for (const socket of sockets) socket.destroy();
  }
}

/** All that is sent besides the body. */
function requestHead(to: string, path: string, length: number): string {
  const [, authority = ''] = /^https:\/\/([^/]+)/.exec(to) ?? [];
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${authority}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    'Connection: close',
    '\r\n',
  ].join('\r\n');
}

/** The proxy learns the name of the recipient; the rest goes through it sealed. */
async function askForTunnel(socket: Socket, authority: string): Promise<void> {
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  const answer = await first(socket, (text) => text.includes('\r\n\r\n') || text.length > MOST_FROM_PROXY);
  const status = STATUS.exec(answer)?.[1];
  if (status?.startsWith('2') !== true)
    throw new Error(`the proxy refused${status === undefined ? '' : ` (${status})`}`);
}

const CUT = 'the connection was cut';

/** Waits for an event; throws if the socket ends before. */
function event(socket: Socket, name: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(name, () => resolve());
    socket.once('error', reject).once('close', () => reject(new Error(CUT)));
  });
}

/** What comes first, until it is enough. What came with it is dropped; what comes after is not read. */
function first(socket: Socket, isEnough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (part: Uint8Array): void => {
      text += Buffer.from(part).toString('latin1');
      if (!isEnough(text)) return;
      socket.off('data', take).pause();
      resolve(text);
    };
    socket.on('data', take);
    socket.once('error', reject).once('close', () => reject(new Error(CUT)));
  });
}

const UNKNOWN_SIGNER = 'its certificate is signed by nobody that is trusted here';

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: CUT,
  EPIPE: CUT,
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate does not hold yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_SIGNER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_SIGNER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_SIGNER,
};

function words(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error.message;
  return WORDS[code] ?? `the connection failed (${code})`;
}
