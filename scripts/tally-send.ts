/**
 * `tally-send`: posts one file that `tally submit` wrote, to the recipient that its owner agreed to, and says so. Every
 * check comes before the connection; submitter/send.ts is the connection. Parses arguments; reads the clock once.
 * Exit status: 0 sent; 1 something left this machine and the recipient did not say that it took it; 2 nothing left.
 */
import { parseArgs } from 'node:util';
import { type Day, dayText, today } from '../recorders/typescript/store/day.ts';
import type { Consent } from '../submitter/consent/consent.ts';
import { consentGate, readConsent } from '../submitter/consent/gate.ts';
import { consentFile } from '../submitter/own-folder/own-folder.ts';
import { postingOf, waitingBody } from '../submitter/outbox/waiting-body.ts';
import { describe } from '../submitter/permit.ts';
import { stop } from '../submitter/stops/stop.ts';
import { allWords, words as stopWords } from '../submitter/stops/words.ts';
import type { About } from '../submitter/outbox/sendable.ts';
import { notice } from '../submitter/outbox/notice.ts';
import { sentFolder, type BodyFile, type Marked } from '../submitter/outbox/body-file.ts';
import { keepSent, markSending } from '../submitter/outbox/outbox.ts';
import { makeFolder, readPrivate } from '../submitter/own-folder/private-file.ts';
import { isAddress, isProxy, post } from '../submitter/send.ts';
import { print, remark, shellWord } from './terminal/print.ts';
import { orRefuse, Refusal } from './terminal/refusal.ts';
import { textOption, type Surroundings } from './tally/command.ts';
import { unstopped } from './tally/unstopped.ts';
import { place } from './tally/place.ts';
import { VERSION } from './terminal/version.ts';

const USAGE = 'tally-send FILE [--proxy http://HOST:PORT] [--ca FILE]';
const HELP = `${USAGE}

Posts FILE, which \`tally submit\` wrote into _tally/outbox/, to the recipient that you agreed to, once; says what went
where; and keeps a copy. It sends the bytes of FILE as they are. It follows no redirect and tries nothing twice.

  --proxy URL  go through this proxy; none is ever taken from the environment
  --ca FILE    trust these certificates too, for this once

Exit status: 0 sent; 1 it left and the recipient did not say that it took it; 2 nothing left this machine.
`;

const LIMIT_MS = 10_000;
const MOST_BYTES = 1 << 20;

/** By these other code or settings would come in before anything is checked, so nothing is sent while one is set. */
const REFUSED = ['NODE_OPTIONS', 'OPENSSL_CONF', 'OPENSSL_ENGINES', 'OPENSSL_MODULES'];

type Options = Readonly<Record<string, unknown>>;

function parsed(words: readonly string[]): { readonly values: Options; readonly positionals: readonly string[] } {
  const options = {
    proxy: { type: 'string' },
    ca: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal(`usage: ${USAGE}`);
  }
}

async function run(words: readonly string[], at: Surroundings): Promise<number> {
  const { values, positionals } = parsed(words);
  if (values['help'] === true || values['version'] === true) {
    print(values['help'] === true ? HELP : `${VERSION}\n`);
    return 0;
  }
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new Refusal(`usage: ${USAGE}`);
  const strange = REFUSED.find((name) => (at.env[name] ?? '') !== '');
  if (strange !== undefined)
    throw new Refusal(
      `${strange} is set, and what it loads comes before every check; run env -u ${strange} tally-send FILE`,
    );
  return send(file, values, at);
}

const answerWords = (status: number): string =>
  `it answered ${status}${status >= 300 && status < 400 ? ', a redirect, which is never followed' : ''}`;

async function send(file: string, options: Options, at: Surroundings): Promise<number> {
  const { root } = place(at);
  const { proxy, ca } = wayOf(options);
  const waits = waitingBody(root, file, at.today);
  if (waits.value === null) throw new Refusal(allWords(waits.stops));
  const body = waits.value;
  const consent = unstopped(readConsent(root)).said;
  if (consent === null) throw new Refusal(stopWords(stop('consent/none')));
  const to = consent.recipient;
  if (!isAddress(to)) throw new Refusal(`the recipient is ${to}, and nothing is sent but over https`);
  const registered = unstopped(consentGate(consent, { root, env: at.env, today: at.today }));
  const posting = postingOf(root, body, consent, registered, at.today);
  if (posting.value === null) throw new Refusal(`\`${body.path}\` is not sent: ${allWords(posting.stops)}`);
  const { bytes, about } = posting.value;
  if (!orRefuse(`make \`${sentFolder(root)}\``, () => makeFolder(sentFolder(root))))
    throw new Refusal(`\`${sentFolder(root)}\`, where copies are kept, is a link or a file; move it away`);
  const begin = (): void => beginSending(root, body, { to, day: dayText(at.today) });
  const outcome = await post(bytes, { to, ca, proxy, limitMs: LIMIT_MS, begin });
  if (!outcome.left) throw new Refusal(`nothing was sent to ${to}: ${outcome.why}`);
  if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) {
    const { series } = describe(registered.allowed);
    return keepAndTell(root, body, bytes.length, about, { consent, series, proxy, day: at.today });
  }
  const why = outcome.status === null ? outcome.why : answerWords(outcome.status);
  remark(`tally-send: the report left for ${to}, which did not say that it took it: ${why}\n${again(body)}`);
  return 1;
}

/** From here on a copy of the file may have arrived, whatever happens. */
function beginSending(root: string, body: BodyFile, marked: Marked): void {
  let how: ReturnType<typeof markSending>;
  try {
    how = markSending(root, body, marked);
  } catch (error) {
    // A mark that stands here all the same may be another's, so it stays.
    throw new Refusal(`\`${body.path}.sending\` cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
  if (how !== 'marked') throw new Refusal(`another tally-send ${how === 'sent' ? 'has sent' : 'is sending'} it`);
}

const again = ({ path }: BodyFile): string =>
  `It may have arrived, so it is not sent again. To allow that all the same: rm ${shellWord(`${path}.sending`)}\n`;

function wayOf(options: Options): { readonly proxy: string | null; readonly ca: string | null } {
  const proxy = textOption(options, 'proxy');
  if (proxy !== null && !isProxy(proxy)) throw new Refusal(`\`${proxy}\` is not a proxy; write http://HOST:PORT`);
  const path = textOption(options, 'ca');
  if (path === null) return { proxy, ca: null };
  const bytes = readPrivate(path, MOST_BYTES);
  const ca = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
  if (typeof bytes === 'string' || !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Refusal(
      `\`${path}\` cannot be trusted: ${typeof bytes === 'string' ? bytes : 'it holds no certificate in PEM'}`,
    );
  }
  return { proxy, ca };
}

interface Sent {
  readonly consent: Consent;
  readonly series: string;
  readonly proxy: string | null;
  readonly day: Day;
}

/** Keeps the copy, and says what was sent. */
function keepAndTell(
  root: string,
  body: BodyFile,
  bytes: number,
  about: About,
  { consent, series, proxy, day }: Sent,
): number {
  const copy = copied(root, body, day);
  const agreed = consent.agreed.find(({ line }) => Object.hasOwn(about.values, line.id));
  const setting = { file: consentFile(root), line: agreed?.number ?? 0, text: agreed?.text.split('\n', 1)[0] ?? '' };
  const { words: what, values } = about;
  const { recipient: to, registry } = consent;
  const kept = typeof copy === 'string' ? { path: body.path, dies: body.dies } : copy;
  print(notice({ bytes, to, proxy, registry, series, what, values, setting, copy: kept }));
  if (typeof copy !== 'string') return 0;
  remark(`tally-send: it was sent, but the copy could not be moved to \`${sentFolder(root)}\`: ${copy}\n`);
  return 1;
}

/** The copy, or why it stays in the outbox; there it is marked, so it is not sent again. */
function copied(root: string, body: BodyFile, day: Day): (ReturnType<typeof keepSent> & {}) | string {
  try {
    return keepSent(root, body, day) ?? 'a link or a file stands there';
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return error.message;
  }
}

/**
 * What no check put into words: where it happened is all that helps to find it, unless the system refused something.
 */
function faultWords(error: unknown): string {
  if (error instanceof Refusal || (error instanceof Error && 'syscall' in error)) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a fault of tally-send; please report it with these lines\n${trace}`;
}

/** It draws nothing. */
const random = (): Uint8Array => new Uint8Array();

async function main(words: readonly string[]): Promise<void> {
  const { env, platform } = process;
  delete env['NODE_TLS_REJECT_UNAUTHORIZED']; // It has no effect here, and Node would warn that it has.
  let code = 2;
  try {
    code = await run(words, { env, platform, unicode: false, columns: 80, today: today(), random });
  } catch (error) {
    remark(`tally-send: ${faultWords(error)}\n`);
  }
  process.exit(code); // A name that is still being looked up would hold the program up.
}

await main(process.argv.slice(2));
