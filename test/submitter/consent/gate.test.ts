/** The gate of everything that is sent: the record of a consent as it is read and kept, and what holds it back. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Consent } from '../../../submitter/consent/consent.ts';
import { consentGate, keepConsent, readConsent, sizeStop, type Asked } from '../../../submitter/consent/gate.ts';
import { temporaryFolder } from '../../scripts/folder.ts';
import { dayOf } from '../material.ts';
import { refusals } from '../refusal.ts';
import { prepared, TODAY, type Changes } from '../waiting-store.ts';

const test = suite('the gate of a consent');

const TO = 'https://localhost:1/report';
const OTHER = 'https://other.example/report';

function consentIn(root: string): Consent {
  const { value, stops } = readConsent(root);
  if (value === null || value.said === null) throw new Error(JSON.stringify(stops));
  return value.said;
}

test('no record, a record, and one that was changed', () => {
  assert.equal(readConsent(temporaryFolder()), { value: { said: null }, stops: [] });
  const { root } = prepared(TO);
  const path = join(root, '_tally/consent');
  assert.is(consentIn(root).recipient, TO);
  writeFileSync(path, readFileSync(path, 'utf8').replace('consent 1', 'consent 2'));
  const { value, stops } = readConsent(root);
  assert.is(value, null);
  assert.equal(refusals(stops), [
    `consent/broken: \`${path}\` does not hold: its first line is not \`# tallybook consent 1\`; ` +
      '`tally consent revoke` removes it',
  ]);
});

test('a record that is kept is read as it was, and needs a store', () => {
  const { root } = prepared(TO);
  const consent = { ...consentIn(root), recipient: OTHER };
  assert.equal(keepConsent(root, consent), { value: true, stops: [] });
  assert.equal(consentIn(root), consent);
  const nowhere = join(root, 'nowhere');
  assert.equal(refusals(keepConsent(nowhere, consent).stops), [
    `store/none: there is no store in \`${nowhere}\` yet; \`tally on PROGRAM\` makes it`,
  ]);
});

test('a record that could not be read back is not kept', () => {
  const { root } = prepared(TO);
  const consent = consentIn(root);
  const path = join(root, '_tally/consent');
  const room = (1 << 20) - readFileSync(path).length;
  const [first, ...others] = consent.agreed;
  if (first === undefined) throw new Error('nothing was agreed to');
  const longer = (by: number): Consent => ({
    ...consent,
    agreed: [{ ...first, text: first.text + 'x'.repeat(by) }, ...others],
  });
  assert.is(sizeStop(longer(room)), null);
  const said = [
    'consent/large: a consent to all of this would be a record of 1048577 bytes, and no more than 1048576 can be ' +
      'read back; name some of the programs alone: `tally consent grant RECIPIENT PROGRAM`',
  ];
  assert.equal(refusals([sizeStop(longer(room + 1))].flatMap((one) => one ?? [])), said);
  assert.equal(refusals(keepConsent(root, longer(room + 1)).stops), said);
  assert.equal(consentIn(root), consent);
});

interface Case {
  readonly changes?: Changes;
  /** What was done to the store since. */
  readonly before?: (root: string) => void;
  readonly consent?: Partial<Consent>;
  readonly asked?: Partial<Omit<Asked, 'root'>>;
  /** STORE stands for the folder of the store; null where the gate is open. */
  readonly why: string | null;
}

const REGISTRY = '_tally/registries/rust-toolchain';
const SIGNATURES = `${REGISTRY}/pristine/allowlist/allowlist.txt.sig`;
const remove =
  (path: string) =>
  (root: string): void =>
    rmSync(join(root, path), { recursive: true });

const CASES: Readonly<Record<string, Case>> = {
  'all is as it was': { why: null },
  'the recipient of the record, by name': { asked: { recipient: TO }, why: null },
  'no recipient is meant': { asked: { recipient: null }, why: null },
  'another recipient': {
    asked: { recipient: OTHER },
    why:
      `consent/other-recipient: consent was given for ${TO}, not for ${OTHER}; ` +
      `\`tally consent grant ${OTHER}\` asks again`,
  },
  'the environment, before all else': {
    asked: { env: { CI: '1' }, recipient: OTHER },
    before: remove(REGISTRY),
    why: 'environment/forbids: `CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  },
  'a registry that does not hold': {
    before: remove(SIGNATURES),
    why:
      `registry/broken: nothing can leave: \`STORE/${SIGNATURES}\`: ` +
      'there is no allowlist.txt.sig beside its allowlist; `tally status` says what to do',
  },
  'a list of what is withheld that does not hold': {
    before: (root) => writeFileSync(join(root, '_tally/withheld'), 'a b\n'),
    why:
      'withheld/broken: nothing can leave: `STORE/_tally/withheld` line 1: ' +
      'it is not a glob: it holds white space or what is not ASCII; put that right, or remove the file',
  },
  'a registry that was removed': {
    before: remove(REGISTRY),
    why:
      'registry/gone: consent was given for the registry rust-toolchain, which is not there any more; ' +
      '`tally add DIR` adds it',
  },
  'consent to another registry': {
    consent: { registry: 'other' },
    why:
      'registry/gone: consent was given for the registry other, which is not there any more; ' +
      '`tally add DIR` adds it',
  },
  'consent to an earlier series': {
    consent: { version: '0.0.9' },
    why:
      'consent/other-series: consent was given for rust-toolchain 0.0.9 and holds for 0.0; this is 0.1.0, ' +
      `which may say more; \`tally consent grant ${TO}\` asks again`,
  },
  'consent to a newer version': {
    consent: { version: '0.1.1' },
    why:
      'consent/older: consent was given for rust-toolchain 0.1.1, and 0.1.0 is older; ' +
      'add the newer one with `tally add DIR`',
  },
  'consent in another store': {
    consent: { path: '/elsewhere/_tally' },
    why:
      'consent/other-store: consent was given in another store: its path was /elsewhere/_tally and is STORE/_tally; ' +
      `\`tally consent grant ${TO}\` asks again`,
  },
  'consent that is given today': { changes: { consentDay: TODAY }, why: null },
  'consent that is given tomorrow': {
    changes: { consentDay: '2026-11-23' },
    why:
      "consent/clock: consent was given on 2026-11-23, and this machine's clock says 2026-11-22; " +
      'set the clock right',
  },
  'a preview': {
    changes: { status: 'preview' },
    why:
      'status/preview: rust-toolchain 0.1.0 is a preview: nothing of it can be sent to anybody, ' +
      'only written to a file',
  },
  'the last day of the submit lines': { asked: { today: dayOf('2027-02-19') }, why: null },
  'the day after': {
    asked: { today: dayOf('2027-02-20') },
    why:
      'status/expired: the submit lines of rust-toolchain 0.1.0 expired on 2027-02-20, so nothing of it can be sent; ' +
      'add a newer version with `tally add DIR`',
  },
};

for (const [name, { changes, before, consent, asked, why }] of Object.entries(CASES)) {
  test(`${name}: ${why === null ? 'open' : 'shut'}`, () => {
    const { root } = prepared(TO, changes);
    const record = { ...consentIn(root), ...consent };
    before?.(root);
    const { value, stops } = consentGate(record, { root, env: {}, today: dayOf(TODAY), ...asked });
    assert.equal(
      refusals(stops).map((text) => text?.replaceAll(root, 'STORE')),
      why === null ? [] : [why],
    );
    assert.is(value?.name ?? null, why === null ? 'rust-toolchain' : null);
  });
}

test.run();
