/**
 * An active registry, signed by two people who exist for the test: two groups and a randomised flag of rustc, and
 * what a ticket may show. Written to a `generated/` folder.
 */
import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureText, signedBytes } from '../../../../submitter/registries/signature.ts';
import { sumCatalogues } from '../../../list.ts';
import { write } from '../../folder.ts';
import { allowlistText, catalogueText, LIST_PATHS } from '../registry.ts';

const TERMS = 'keep=49d/30d until=2027-11-01 since=0.1.0';

export const SUBMIT = [
  `submit rustc.config.bootstrap_env values=false|true reduce=any class=noised k=2 epsilon=1 ${TERMS}`,
  `submit rustc.ice.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ${TERMS}`,
  `submit rustc.toolchain.channel values=stable|beta|nightly|dev|unknown reduce=mode group=channels ` +
    `class=coarse ${TERMS}`,
];

const METRICS = [
  { kind: 'flag', id: 'rustc.config.bootstrap_env', summary: 'RUSTC_BOOTSTRAP was set', privacy_class: 'noised' },
  {
    kind: 'enumeration',
    id: 'rustc.toolchain.channel',
    summary: 'Channel of the compiler',
    privacy_class: 'coarse',
    values: { name: 'channel', labels: ['stable', 'beta', 'nightly', 'dev', 'unknown'] },
  },
].map((metric) => ({ ...metric, leaves: 'submit', live: true, retention: 49, same_fact: [], labels: [] }));

interface Signer {
  readonly name: string;
  readonly key: string;
  readonly secret: KeyObject;
}

/** What stands before the 32 bytes of a secret key in the form that `node:crypto` reads. */
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const SIGNERS: readonly Signer[] = ['ada', 'bob'].map((name) => {
  const secret = createPrivateKey({
    key: Buffer.concat([PREFIX, Buffer.alloc(32, name)]),
    format: 'der',
    type: 'pkcs8',
  });
  const key = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  return { name, key, secret };
});

export interface Changes {
  readonly version?: string;
  readonly status?: 'active' | 'preview';
  readonly submit?: readonly string[];
}

/** Writes `generated/` and `keys` below a folder. */
export function generate(
  folder: string,
  { version = '0.1.0', status = 'active', submit = SUBMIT }: Changes = {},
): void {
  const list = allowlistText({ version, lines: { submit } })
    .replace(' preview ', ` ${status} `)
    .replace('open=crashes', 'open=channels|crashes')
    .replace('as_of=2026-11-22', 'as_of=2026-11-01');
  const described = JSON.parse(catalogueText({ version })) as { metrics: { id: string }[] };
  const ids = new Set(submit.map((line) => line.split(' ')[1]));
  const metrics = [...described.metrics, ...METRICS].filter(
    (metric) => ids.has(metric.id) || !('leaves' in metric) || metric.leaves !== 'submit',
  );
  metrics.sort((a, b) => (a.id < b.id ? -1 : 1));
  const bits = { bits: 20, per: 'event', exact: false };
  const catalogue = { ...described, status, metrics: metrics.map((metric) => ({ ...metric, bits })) };
  write(join(folder, 'generated'), {
    ...LIST_PATHS,
    'allowlist/allowlist.txt': list,
    'catalogue/rustc.json': JSON.stringify(catalogue),
  });
  signGenerated(folder, status);
}

/** Makes a `generated/` folder active or a preview, signs its allowlist, and writes the `keys` of those who signed. */
export function signGenerated(folder: string, status: 'active' | 'preview'): void {
  const generated = join(folder, 'generated');
  const path = join(generated, 'allowlist/allowlist.txt');
  const list = readFileSync(path, 'latin1').replace(/ (?:active|preview) as_of=/, ` ${status} as_of=`);
  writeFileSync(path, list, 'latin1');
  for (const name of readdirSync(join(generated, 'catalogue'))) {
    const file = join(generated, 'catalogue', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"status": ?"(?:active|preview)"/, `"status":"${status}"`));
  }
  sumCatalogues(generated);
  const bytes = readFileSync(path);
  const signatures = SIGNERS.map(({ name, secret }) => ({
    name,
    signature: sign(null, signedBytes(name, bytes), secret).toString('base64'),
  }));
  const keys = SIGNERS.map(({ name, key }) => `key ${name} ${key}\n`);
  write(generated, { 'allowlist/allowlist.txt.sig': signatureText(bytes, signatures) });
  write(folder, { keys: `# tallybook keys 1\n${keys.join('')}` });
}
