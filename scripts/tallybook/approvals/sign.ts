/** `tallybook sign` and `tallybook keygen`: signatures of release signers, and the keys of the people on the roster. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { publicText } from '../../../model/approvals/key.ts';
import { counted } from '../../../model/findings/format.ts';
import { NOBODY } from '../../../model/schema/roster.ts';
import { declare } from '../../../model/stages/declare.ts';
import { loadTree } from '../../../model/source/load.ts';
import { readSignatures, signatureText, signedBytes } from '../../../submitter/registries/signature.ts';
import { keyOf } from './ledger.ts';
import { today } from '../today.ts';
import { print } from '../../terminal/print.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';
import { replaceFile } from '../../terminal/replace-file.ts';

export interface SignArguments {
  readonly root: string;
  readonly as: string;
  readonly key: string;
  readonly on?: string;
}

/** Adds a signature to FILE.sig, which it makes when there is none. One of another file is refused, not replaced. */
export function runSign(file: string, { root, as, key: path, on = today() }: SignArguments): number {
  const roster = declare(orRefuse(`read registry/ in \`${root}\``, () => loadTree(root))).roster ?? NOBODY;
  const key = keyOf(path, 'signer', { as, on, roster });
  const bytes = orRefuse(`read \`${file}\``, () => readFileSync(file));
  const beside = `${file}.sig`;
  const there = orRefuse(`read \`${beside}\``, () => readOld(beside));
  const old = there === null ? [] : readSignatures(there, bytes);
  if ('refused' in old)
    throw new Refusal(`\`${beside}\` is in the way: ${old.refused}; delete it and let every signer sign again`);
  const signature = sign(null, signedBytes(as, bytes), key).toString('base64');
  const all = [...old.filter(({ name }) => name !== as), { name: as, signature }];
  orRefuse(`write \`${beside}\``, () => replaceFile(beside, signatureText(bytes, all)));
  print(`${as} signed ${file} in ${beside}, which holds ${counted(all.length, 'signature')}\n`);
  return 0;
}

function readOld(path: string): string | null {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path, 'utf8');
}

/** Makes a key. The private half goes into a file that only its owner can read, and is never printed. */
export function runKeygen(file: string): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  orRefuse(`write \`${file}\``, () => writeFileSync(file, pem, { flag: 'wx', mode: 0o600 }));
  print(`${publicText(publicKey)}\n`);
  return 0;
}
