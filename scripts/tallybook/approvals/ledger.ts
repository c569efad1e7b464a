/**
 * What `propose`, `approve` and `revoke` share: reading the registry and a key, and adding one entry to a ledger. An
 * entry is put into the registry in memory first and checked there; what `check` would say against it is the refusal,
 * so that no rule is written twice. Works offline; a private key is read and never written or printed.
 */
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicText } from '../../../model/approvals/key.ts';
import { ledgerFile, POLICY, signedText, type Entry, type LedgerFile } from '../../../model/schema/ledger.ts';
import { seatsOn, type Role, type Roster } from '../../../model/schema/roster.ts';
import { withEntry } from '../../../model/approvals/write.ts';
import { check } from '../../../model/check.ts';
import { isDay } from '../../../model/registry/calendar.ts';
import { declare } from '../../../model/stages/declare.ts';
import { loadTree } from '../../../model/source/load.ts';
import { didYouMean } from '../../../model/findings/nearest.ts';
import { ROOT, type SourceTree } from '../../../model/source/tree.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';
import { unusable } from '../checked-folder.ts';
import { today } from '../today.ts';
import { replaceFile } from '../../terminal/replace-file.ts';

export interface LedgerArguments {
  readonly root: string;
  readonly as: string;
  /** The day it is done, if not today. */
  readonly on?: string;
}

export interface Desk {
  readonly root: string;
  readonly tree: SourceTree;
  readonly registry: Registry;
  readonly roster: Roster;
  readonly subject: Metric | typeof POLICY;
  readonly ledger: LedgerFile | null;
  readonly as: string;
  readonly on: string;
}

/** Everything that an entry about a subject is made from. */
export function deskFor(id: string, { root, as, on = today() }: LedgerArguments): Desk {
  if (!isDay(on)) throw new Refusal(`\`${on}\` is not a valid date; write it like --on 2027-11-01`);
  const tree = orRefuse(`read ${ROOT}/ in \`${root}\``, () => loadTree(root));
  const { value: registry } = check(tree);
  if (registry === null) throw unusable();
  const { roster, ledgers } = declare(tree);
  const metric = registry.metrics.find((one) => one.id === id);
  if (metric === undefined && id !== POLICY) {
    const ids = [...registry.metrics.map((one) => one.id), POLICY];
    throw new Refusal(`there is no metric \`${id}\`; ${didYouMean(id, ids, '`tallybook approvals` lists them')}`);
  }
  const ledger = ledgers.find(({ file }) => file === ledgerFile(id)) ?? null;
  if (ledger === null && tree.files.has(ledgerFile(id)))
    throw new Refusal(`${ledgerFile(id)} cannot be read; run \`tallybook check\` and fix it first`);
  return { root, tree, registry, roster: roster ?? { people: {} }, subject: metric ?? POLICY, ledger, as, on };
}

export const subjectId = ({ subject }: Desk): string => (subject === POLICY ? POLICY : subject.id);

/** The private key in a file, which must be that of the person in this role on this day. */
export function keyOf(path: string, role: Role, { as, on, roster }: Pick<Desk, 'as' | 'on' | 'roster'>): KeyObject {
  const held = seatsOn(roster, on).filter((seat) => seat.person === as && seat.role === role);
  if (held.length === 0) {
    const kind = role === 'owner' ? 'an owner' : `a ${role}`;
    throw new Refusal(`\`${as}\` is not ${kind} on ${on}; registry/roster.yaml must give them a term for that day`);
  }
  const pem = orRefuse(`read \`${path}\``, () => readFileSync(path));
  const key = readKey(pem, path);
  if (held.some((seat) => seat.key === publicText(key))) return key;
  throw new Refusal(`\`${path}\` is not the key that registry/roster.yaml gives for \`${as}\`; sign with that key`);
}

function readKey(pem: Buffer, path: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: the reason that the library gives is about its own formats.
  }
  throw new Refusal(`\`${path}\` does not hold a private Ed25519 key; \`tallybook keygen\` makes one`);
}

/** The entry with its signature. */
export function signEntry(entry: Entry, key: KeyObject, desk: Desk): Entry {
  const text = signedText(desk.registry.name, subjectId(desk), entry);
  return { ...entry, signature: sign(null, Buffer.from(text), key).toString('base64') };
}

/** Adds an entry, and files that it names. Refuses what `check` would find wrong with it, and then writes nothing. */
export function addEntry(desk: Desk, entry: Entry, lists: readonly (readonly [string, string])[] = []): string {
  const file = ledgerFile(subjectId(desk));
  const text = withEntry(desk.tree.files.get(file) ?? null, subjectId(desk), entry);
  const files = new Map([...desk.tree.files, ...lists, [file, text] as const]);
  const { findings } = check({ ...desk.tree, files });
  const wrong = findings.find(({ at, severity }) => severity === 'error' && at.file === file);
  if (wrong !== undefined) throw new Refusal(`nothing was written: ${wrong.message}; ${wrong.help}`);
  const added = declare({ files: new Map([[file, text]]), problems: [] }).ledgers[0]?.ledger.entries ?? [];
  if (JSON.stringify(added) !== JSON.stringify([...(desk.ledger?.ledger.entries ?? []), entry]))
    throw new Refusal(`there is no place for an entry at the end of ${file}; write \`entries\` last, one key a line`);
  for (const [path, written] of [...lists, [file, text] as const])
    orRefuse(`write \`${join(desk.root, path)}\``, () => replaceFile(join(desk.root, path), written));
  return file;
}
