/** A store as `tally submit` leaves it: an active registry that test keys signed, consent, draws, waiting bodies. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binding, NO_FLEET, onText } from '../../recorders/typescript/store/on.ts';
import { ANSWER_FORMAT, bodyBytes, REPORT_FORMAT, type Answer, type Report } from '../../submitter/body/text.ts';
import { consentText, newConsent } from '../../submitter/consent/consent.ts';
import type { Subject } from '../../submitter/outbox/body-file.ts';
import { putOut } from '../../submitter/outbox/outbox.ts';
import { addRegistry } from '../../submitter/registries/add.ts';
import { readSource } from '../../submitter/registries/registries.ts';
import { signatureText, signedBytes } from '../../submitter/registries/signature.ts';
import { answerName } from '../../submitter/reports/answer-ledger.ts';
import { drawName } from '../../submitter/reports/draw.ts';
import { keepAnswer, keepDraw } from '../../submitter/reports/drawn.ts';
import { sumCatalogues } from '../list.ts';
import { temporaryFolder, write } from '../scripts/folder.ts';
import { allowlistText, catalogueText, LIST_PATHS } from '../scripts/tally/registry.ts';
import { dayOf } from './material.ts';

/** A Sunday; the last complete week is 2026-W46. */
export const TODAY = '2026-11-22';
export const WEEK = '2026-W46';
const QUARTER = '2026-Q4';
const DIES = '2026-12-28';

const SUBMIT = [
  'submit rustc.config.bootstrap_env values=false|true reduce=any class=noised k=2 epsilon=1 ' +
    'keep=49d/30d until=2027-05-01 since=0.1.0',
  'submit rustc.ice.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ' +
    'keep=49d/30d until=2027-11-01 since=0.1.0',
];

export const REPORT: Report = {
  format: REPORT_FORMAT,
  group: 'crashes',
  registry: 'rust-toolchain',
  series: '0.1',
  values: { 'rustc.ice.total': '2-4' },
  week: WEEK,
};

export const ANSWER: Answer = {
  format: ANSWER_FORMAT,
  metric: 'rustc.config.bootstrap_env',
  quarter: QUARTER,
  registry: 'rust-toolchain',
  series: '0.1',
  value: 'true',
};

export const CRASHES: Subject = { period: WEEK, what: 'rustc.crashes' };
export const BOOTSTRAP: Subject = { period: QUARTER, what: 'rustc.config.bootstrap_env' };

export interface Prepared {
  readonly folder: string;
  readonly root: string;
  /** The report that waits, and the randomised answer. */
  readonly report: string;
  readonly answer: string;
  /** The files of what was drawn: the week's draw and the answer. */
  readonly draw: string;
  readonly kept: string;
}

export interface Changes {
  readonly status?: 'active' | 'preview';
  readonly consentDay?: string;
}

/** Everything as it is after `tally submit`, for a recipient at this address. */
export function prepared(to: string, { status = 'active', consentDay = '2026-11-01' }: Changes = {}): Prepared {
  const folder = temporaryFolder();
  const root = join(folder, 'store');
  for (const path of [root, join(root, '_tally'), join(root, 'rustc')]) mkdirSync(path, { mode: 0o700 });
  const own = join(root, 'rustc');
  writeFileSync(join(own, 'on'), onText({ path: own, ...binding(own), ...NO_FLEET, deny: [] }));
  const list = addSigned(folder, root, status);
  const tally = join(root, '_tally');
  const here = { path: tally, ...binding(tally) };
  writeFileSync(join(tally, 'consent'), consentText(newConsent(here, to, list, dayOf(consentDay), () => true)));
  const drawn = { registry: 'rust-toolchain', program: 'rustc', group: 'crashes' };
  keepDraw(root, { week: WEEK, recipient: to, drawn });
  const { quarter, registry, series, metric, value } = ANSWER;
  const kept = { quarter, registry, series, metric, value, epsilon: 1 };
  keepAnswer(root, kept);
  return {
    folder,
    root,
    report: put(root, CRASHES, REPORT),
    answer: put(root, BOOTSTRAP, ANSWER),
    draw: join(tally, 'draws', drawName(WEEK, to)),
    kept: join(tally, 'answers', answerName(kept)),
  };
}

export function put(root: string, subject: Subject, said: Report | Answer): string {
  const bytes = bodyBytes(said);
  const done = bytes === null ? null : putOut(root, subject, dayOf(DIES), bytes);
  if (done === null) throw new Error('the body could not be put into the outbox');
  return done.file.path;
}

/** Writes a `generated/` folder, signs it with two fresh keys, and adds it. */
function addSigned(folder: string, root: string, status: 'active' | 'preview'): Parameters<typeof newConsent>[2] {
  const list = allowlistText({ lines: { submit: SUBMIT } }).replace(' preview ', ` ${status} `);
  const catalogue = JSON.parse(catalogueText()) as { status: string; metrics: Record<string, unknown>[] };
  const [first] = catalogue.metrics;
  catalogue.status = status;
  catalogue.metrics.push({
    ...first,
    id: ANSWER.metric,
    kind: 'flag',
    labels: [],
    leaves: 'submit',
    privacy_class: 'noised',
  });
  const generated = join(folder, 'generated');
  write(generated, {
    ...LIST_PATHS,
    'allowlist/allowlist.txt': list,
    'catalogue/rustc.json': `${JSON.stringify(catalogue)}\n`,
  });
  sumCatalogues(generated);
  const bytes = readFileSync(join(generated, 'allowlist/allowlist.txt'));
  const people = ['ada', 'bob'].map((name) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    return { name, key, signature: sign(null, signedBytes(name, bytes), privateKey).toString('base64') };
  });
  if (status === 'active') writeFileSync(join(generated, 'allowlist/allowlist.txt.sig'), signatureText(bytes, people));
  const { value: source, findings } = readSource(generated);
  if (source === null)
    throw new Error(findings.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  const keys = people.map(({ name, key }) => ({ name, key }));
  const added = addRegistry(root, source, status === 'active' ? keys : null);
  if (added.done === null) throw new Error(added.why);
  return source.allowlist;
}
