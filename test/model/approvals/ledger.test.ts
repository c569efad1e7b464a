/**
 * A ledger that was tampered with, in every way there is, says so in a full sentence; what was done to it never passes.
 */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { audit } from '../../../model/approvals/audit.ts';
import { entryHash, type Entry, type Ledger } from '../../../model/schema/ledger.ts';
import { NOBODY, type Roster } from '../../../model/schema/roster.ts';
import { lastHash } from '../../../model/approvals/write.ts';
import { holds } from '../../property.ts';
import { realRegistry } from '../../real.ts';
import { approvedBy, approvedLedger, grown, person, rosterOf, signedBy } from './people.ts';

const test = suite('ledger');

const metric = realRegistry.metrics.find(({ id }) => id === 'rustc.ice.total');
if (metric === undefined) throw new Error('there is no rustc.ice.total');
const ada = person('ada', 'owner', 'compiler', 'First');
const alan = person('alan', 'steward', 'infra', 'Second');
const eve = person('eve', 'steward', 'lang', 'Third');
const roster = rosterOf([ada, alan, eve]);
const { ledger: sound } = approvedLedger(metric, realRegistry, [ada, alan, eve]);

const problemsOf = (entries: readonly Entry[], people: Roster = roster): string =>
  audit({ file: 'x', ledger: { ...sound, entries: [...entries] } }, realRegistry.name, people)
    .problems.map(
      ({ rule, at, message, help }) => `${rule} at ${'path' in at ? at.path.join('/') : '-'}: ${message}; ${help}`,
    )
    .join('\n');

const [proposal, first, second, third] = sound.entries as [Entry, Entry, Entry, Entry];
const broken = (n: number, what = 'approval'): string =>
  `approval/order at entries/${n}/after: this ${what} does not follow the entry before it: ` +
  'one of the two was changed, moved, repeated or taken out; restore the ledger as it was; ' +
  'a ledger only ever grows at its end';
const forged = (n: number, who: string): string =>
  `approval/signature at entries/${n}/signature: ` +
  `the signature is not that of \`${who}\` for this approval of \`rustc.ice.total\`; ` +
  'remove this approval and sign it again with the key that registry/roster.yaml names';
const onlySteward = 'only someone who is a steward in registry/roster.yaml on that day may do this';

/** Signs an entry in the name of somebody, by a key that may be another's. */
const by = (key: typeof ada, entry: Omit<Entry, 'signature'>): Entry =>
  signedBy(key.private, realRegistry.name, 'rustc.ice.total', entry);

const CASES: Readonly<Record<string, readonly [entries: readonly Entry[], problems: string, roster?: Roster]>> = {
  'as it was written': [[proposal, first, second, third], ''],
  'one signature under another entry': [
    [proposal, first, { ...second, signature: first.signature ?? '' }],
    forged(2, 'alan'),
  ],
  'signed by another key': [[proposal, by(eve, { ...first })], forged(1, 'ada')],
  'a new key since': [[proposal, first], forged(1, 'ada'), rosterOf([{ ...ada, key: eve.key }])],
  reordered: [[proposal, second, first], `${broken(1)}\n${broken(2)}`],
  'one taken out': [[proposal, second], broken(1)],
  'the proposal taken out': [
    [first],
    'approval/order at entries/0/after: this approval follows an entry that is not there: ' +
      'it is the first of its ledger; restore the ledger as it was; a ledger only ever grows at its end',
  ],
  repeated: [[proposal, first, first], broken(2)],
  'a second approval by one person': [
    [...approvedBy({ ...sound, entries: [proposal, first] }, ada, '2026-10-03', realRegistry).entries],
    'approval/twice at entries/2/by: `ada` approved this on 2026-10-02 already, as owner; ' +
      'one person counts once, in one role; have someone else approve it',
  ],
  'another proposal put in its place': [[{ ...proposal, facts: 'e'.repeat(64) }, first], broken(1)],
  'the day of the proposal moved back': [[{ ...proposal, on: '2026-01-01' }, first], broken(1)],
  'the role changed': [
    [proposal, { ...second, role: 'owner', after: first.after }],
    'approval/seat at entries/1/by: `alan` was not an owner on 2026-10-02; ' +
      'only someone who is an owner in registry/roster.yaml on that day may do this',
  ],
  'a day changed': [[proposal, { ...first, on: '2026-10-03' }], forged(1, 'ada')],
  'a reason added': [[proposal, { ...first, decided: 'Much.' }], forged(1, 'ada')],
  'nobody of that name': [
    [proposal, first, second],
    'approval/seat at entries/2/by: `alan` is not on the roster; ' +
      'only someone who is a steward in registry/roster.yaml on that day may do this',
    rosterOf([ada]),
  ],
  'a term that is over': [
    [proposal, first, second],
    'approval/seat at entries/1/by: `ada` was not an owner on 2026-10-02; ' +
      `only someone who is an owner in registry/roster.yaml on that day may do this\n` +
      `approval/seat at entries/2/by: \`alan\` was not a steward on 2026-10-02; ${onlySteward}`,
    rosterOf([ada, alan], { until: '2026-10-02' }),
  ],
  'a term that has not begun': [
    [proposal, by(alan, { ...second, after: entryHash(proposal) })],
    `approval/seat at entries/1/by: \`alan\` was not a steward on 2026-10-02; ${onlySteward}`,
    rosterOf([alan], { from: '2026-10-03' }),
  ],
  'the proposer approves': [
    [{ ...proposal, by: 'ada' }, by(ada, { ...first, after: entryHash({ ...proposal, by: 'ada' }) })],
    'approval/proposer at entries/1/by: `ada` proposed this on 2026-10-01 and cannot approve it; ' +
      'have someone else approve it',
  ],
  'a day before the proposal': [
    [proposal, by(ada, { ...first, on: '2026-09-30' })],
    'approval/day at entries/1/on: this approval is of 2026-09-30, and the entry before it of 2026-10-01; ' +
      'entries stand in the order in which they were made; new ones go to the end',
  ],
  'a day that is none': [
    [{ ...proposal, on: '2026-02-30' }],
    'approval/day at entries/0/on: `2026-02-30` is not a date that exists; write a day that exists: 2027-11-01',
  ],
  'no signature': [
    [proposal, { what: 'approval', by: 'ada', on: '2026-10-02', role: 'owner', after: first.after }],
    'approval/entry at entries/1: this approval has no `signature`; let `tallybook` write the entry; ' +
      'see registry/approvals/README.md',
  ],
  'nothing was proposed': [
    [by(ada, { ...first, after: 'start' })],
    'approval/no-proposal at entries/0: nothing was proposed before this approval; run `tallybook propose` first',
  ],
  'revoked by an owner': [
    [proposal, by(ada, { what: 'revocation', by: 'ada', on: '2026-10-03', because: 'x', after: first.after })],
    `approval/seat at entries/1/by: \`ada\` was not a steward on 2026-10-03; ${onlySteward}`,
  ],
};

for (const [name, [entries, wanted, people]] of Object.entries(CASES)) {
  test(name, () => assert.is(problemsOf(entries, people), wanted));
}

test('whatever is changed in a signed ledger, it is no longer in order', () => {
  const cut = fc.record({ entry: fc.integer({ min: 0, max: 3 }), key: fc.nat(), by: fc.nat() });
  const edited = (entry: Entry, key: number, by: number): Entry => {
    const [name, value] = Object.entries(entry).filter(([key]) => key !== 'what')[
      key % (Object.keys(entry).length - 1)
    ] ?? [''];
    const text = Array.isArray(value) ? '' : String(value);
    const at = by % Math.max(1, text.length);
    const other = text[at] === 'a' ? 'b' : 'a';
    return {
      ...entry,
      [name]: Array.isArray(value) ? ['0'.repeat(64)] : `${text.slice(0, at)}${other}${text.slice(at + 1)}`,
    };
  };
  holds(cut, 300, ({ entry, key, by: at }) => {
    const entries = sound.entries.map((one, i) => (i === entry ? edited(one, key, at) : one));
    assert.is.not(problemsOf(entries), '', JSON.stringify(entries[entry]));
  });
});

test('whatever order its entries are put in, only the one in which they were made is in order', () => {
  holds(fc.shuffledSubarray(sound.entries, { minLength: 1 }), 200, (entries) => {
    const isPrefix = entries.every((entry, i) => entry === sound.entries[i]);
    assert.is(problemsOf(entries) === '', isPrefix);
  });
});

test('a renewal by an owner says what was decided, and a first approval need not', () => {
  const later = (until: string, more: Partial<Entry>): string => {
    const again: Entry = { ...proposal, on: '2026-11-01', expires: until, after: lastHash(sound) };
    const renewed = approvedBy(grown(sound, again), ada, '2026-11-02', realRegistry, more);
    return problemsOf(approvedBy(renewed, alan, '2026-11-02', realRegistry).entries);
  };
  const wanted =
    `approval/nothing-decided at entries/5: this renews a metric from ${metric.expires} to 2028-10-01 and does not ` +
    'say what was decided from it; approve it with `--decided TEXT`; ' +
    'if nothing was decided from it, let it expire';
  assert.is(later('2028-10-01', {}), wanted);
  assert.is(later('2028-10-01', { decided: 'The fix went into the next release.' }), '');
  assert.is(later(metric.expires, {}), '', 'the same life is no renewal');
  const withdrawn: Ledger = { ...sound, entries: [proposal] };
  const again: Entry = { ...proposal, on: '2026-11-01', expires: '2028-10-01', after: lastHash(withdrawn) };
  assert.is(
    problemsOf(approvedBy(grown(withdrawn, again), ada, '2026-11-02', realRegistry).entries),
    '',
    'never approved before',
  );
});

test('a revocation counts even if it is not in order, and until something new was proposed', () => {
  const revocation: Entry = {
    what: 'revocation',
    by: 'nobody',
    on: '2026-10-05',
    because: 'x',
    after: lastHash(sound),
    signature: first.signature ?? '',
  };
  const revoked = grown(sound, revocation);
  const state = (ledger: Ledger): string => {
    const { revocation, wasRevoked, problems } = audit({ file: 'x', ledger }, realRegistry.name, NOBODY);
    return `${revocation?.because ?? 'no'} ${wasRevoked} ${problems.length > 0}`;
  };
  assert.is(state(revoked), 'x true true');
  assert.is(state(grown(revoked, { ...proposal, on: '2026-10-06', after: lastHash(revoked) })), 'no true true');
});

test.run();
