/**
 * A real browser for tests: Chromium without a window, started once for a file of tests and cut off from every machine
 * but this one. It keeps two records of what pages asked for: the requests of each page, and the log of its whole
 * network stack, which is read when it has ended. It is never downloaded: the one that the system has is used.
 */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { temporaryFolder } from '../scripts/folder.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Every name but that of this machine, and every address, is no machine. */
const ALONE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface View {
  readonly scheme?: Scheme;
  readonly width?: number;
  /** Off to see a page as it is without. */
  readonly scripts?: boolean;
  /** Lets the test itself run code in the page, which a strict policy refuses. */
  readonly unguarded?: boolean;
}

export interface Open {
  readonly page: Page;
  /** The addresses that were asked for, in order, the page's own among them. */
  readonly requests: readonly string[];
  /** What the browser said about the page: errors, and what a policy refused. */
  readonly remarks: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Driver {
  readonly open: (address: string, view?: View) => Promise<Open>;
  /** Ends the browser. What pages asked for, and the addresses it connected to, by the log of its network stack. */
  readonly end: () => Promise<Asked>;
}

export interface Asked {
  readonly urls: readonly string[];
  /** Addresses with their ports. */
  readonly connected: readonly string[];
}

/** The browser of this system. */
export function executable(path = process.env['PATH'] ?? ''): string {
  const places = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    `this test needs Chromium: none of ${NAMES.join(', ')} is on PATH (Debian: apt-get install chromium)`,
  );
}

export async function drive(): Promise<Driver> {
  const log = join(temporaryFolder(), 'net-log.json');
  const browser = await chromium.launch({ executablePath: executable(), args: [ALONE, `--log-net-log=${log}`] });
  return {
    open: (address, view = {}) => open(browser, address, view),
    end: async () => {
      await browser.close();
      return askedIn(readFileSync(log, 'utf8'));
    },
  };
}

async function open(browser: Browser, address: string, view: View): Promise<Open> {
  const context: BrowserContext = await browser.newContext({
    colorScheme: view.scheme ?? 'light',
    viewport: { width: view.width ?? 1200, height: 900 },
    javaScriptEnabled: view.scripts ?? true,
    bypassCSP: view.unguarded ?? false,
  });
  const requests: string[] = [];
  const remarks: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => remarks.push(message.text()));
  context.on('weberror', (error) => remarks.push(error.error().message));
  const page = await context.newPage();
  await page.goto(address);
  return { page, requests, remarks, close: () => context.close() };
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

const FRAMES = new Set<unknown>(['main frame', 'subframe']);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Without what Chromium asks for by itself, which no page brought about and which found no machine. */
function askedIn(json: string): Asked {
  const { constants, events } = JSON.parse(json) as NetLog;
  const { URL_REQUEST_START_JOB: started, TCP_CONNECT_ATTEMPT: connect } = constants.logEventTypes;
  if (started === undefined || connect === undefined)
    throw new Error('the log of the network has other names than this test knows');
  const urls = events
    .filter(({ type }) => type === started)
    .map(({ params = {} }) => params)
    .filter(({ initiator, request_type: kind }) => FRAMES.has(kind) || text(initiator).includes(':'));
  const attempts = events.filter(({ type }) => type === connect).map(({ params }) => text(params?.['address']));
  const distinct = (list: readonly string[]): readonly string[] =>
    [...new Set(list)].filter((one) => one !== '').sort();
  return { urls: distinct(urls.map(({ url }) => text(url))), connected: distinct(attempts) };
}
