/**
 * Shows a built site to the person at this machine: one server on the loopback address, which knows the files it was
 * given and reads no disk. It answers only requests that name the loopback host, so that no page elsewhere can read
 * it by pointing a name of its own here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CONTENT_POLICY } from '../../../generators/site/shell.ts';
import type { GeneratedFile } from '../../../model/registry/types.ts';

const LOOPBACK = '127.0.0.1';
const HOSTS = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': CONTENT_POLICY,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Resolves with the port once it listens; rejects if the port is taken. Port 0 takes any. */
export function serve(files: readonly GeneratedFile[], port: number): Promise<{ server: Server; port: number }> {
  const texts = new Map(files.map(({ path, text }) => [`/${path.slice('site/'.length)}`, text]));
  const server = createServer((request, response) => answer(texts, request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function answer(texts: ReadonlyMap<string, string>, request: IncomingMessage, response: ServerResponse): void {
  const refuse = (status: number, words: string): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
  };
  if (!HOSTS.test(request.headers.host ?? '')) return refuse(421, 'this server answers to localhost only');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'this server only shows pages');
  const path = pathOf(request.url ?? '/');
  const text = texts.get(path);
  if (text === undefined) return refuse(404, 'there is no such page; /index.html lists all metrics');
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const body = request.method === 'HEAD' ? '' : text;
  response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[ending] ?? 'text/plain; charset=utf-8' }).end(body);
}

/** The path without what follows `?`; that of a folder is its index. A malformed one is no page. */
function pathOf(url: string): string {
  const [path = '/'] = url.split(/[?#]/);
  try {
    const decoded = decodeURIComponent(path);
    return decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  } catch {
    return '';
  }
}
