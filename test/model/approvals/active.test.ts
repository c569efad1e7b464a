/**
 * The real registry, made active in memory: approved by people made here it has no findings, and one revocation takes
 * effect.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowlist } from '../../../generators/allowlist/generate.ts';
import { ledgerFile, POLICY, type Entry, type Ledger } from '../../../model/schema/ledger.ts';
import { lastHash, withEntry } from '../../../model/approvals/write.ts';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import { REGISTRY_FILE, ROSTER_FILE, type SourceTree } from '../../../model/source/tree.ts';
import { HOME } from '../../command.ts';
import { realRegistry } from '../../real.ts';
import { approvedLedger, grown, person, rosterOf, signedBy, type Person } from './people.ts';

const test = suite('active');

const STEWARDS = ['infra', 'lang', 'tallybook'].map((team, n) =>
  person(`steward_${n}`, 'steward', team, `Employer ${n}`),
);
const SIGNERS = ['infra', 'lang'].map((team, n) => person(`signer_${n}`, 'signer', team, `Payer ${n}`));
const OWNERS = new Map(realRegistry.teams.map(({ name }) => [name, person(`owner_${name}`, 'owner', name, 'First')]));

/** Everything that an active registry needs: the files of the real one, a roster, and a ledger for every subject. */
function activeFiles(change: (ledger: Ledger) => Ledger = (ledger) => ledger): SourceTree {
  const files = new Map(loadTree(HOME).files);
  files.set(REGISTRY_FILE, (files.get(REGISTRY_FILE) ?? '').replace('status: preview', 'status: active'));
  files.set(ROSTER_FILE, JSON.stringify(rosterOf([...STEWARDS, ...SIGNERS, ...OWNERS.values()])));
  for (const subject of [...realRegistry.metrics, POLICY] as const) {
    const owner = subject === POLICY ? undefined : OWNERS.get(subject.owners[0] ?? '');
    const people: readonly Person[] = owner === undefined ? STEWARDS : [owner, ...STEWARDS];
    const { ledger, lists } = approvedLedger(subject, realRegistry, people);
    for (const [path, text] of lists) files.set(path, text);
    const { subject: id, entries } = change(ledger);
    files.set(ledgerFile(id), entries.reduce<string | null>((text, entry) => withEntry(text, id, entry), null) ?? '');
  }
  return { files, problems: [] };
}

const findingsOf = (tree: SourceTree): string =>
  check(tree)
    .findings.map(({ rule, message }) => `${rule}: ${message}`)
    .join('\n');

/** A release of a preview may precede; what changes between the two is not at issue here. */
const withoutReleases = ({ files }: SourceTree): SourceTree => ({
  files: new Map([...files].filter(([path]) => !path.startsWith('registry/releases/'))),
  problems: [],
});

test('approved by everybody it takes, it has no findings', () =>
  assert.is(findingsOf(withoutReleases(activeFiles())), ''));

test('without one ledger, that metric alone is an error', () => {
  const { files } = withoutReleases(activeFiles());
  const fewer = new Map([...files].filter(([path]) => path !== ledgerFile('rustc.ice.total')));
  assert.is(
    findingsOf({ files: fewer, problems: [] }),
    'approval/missing: `rustc.ice.total` has no approval; ' +
      'it needs 1 owner and 2 stewards, 1 of them from another team and employer',
  );
});

test('a looser number is not approved, and neither is what it limits', () => {
  const { files } = withoutReleases(activeFiles());
  const looser = (files.get('registry/policy.yaml') ?? '').replace('epsilon_a_year: 8', 'epsilon_a_year: 9');
  const rules = check({ files: new Map([...files, ['registry/policy.yaml', looser]]), problems: [] }).findings.map(
    ({ rule }) => rule,
  );
  const noised = realRegistry.metrics.filter((metric) => metric.privacy_class === 'noised' && metric.live);
  assert.is(rules.join(), noised.map(() => 'approval/missing').join());
  const most = (files.get('registry/policy.yaml') ?? '').replace('policy_days: 14', 'policy_days: 13');
  assert.is(
    findingsOf({ files: new Map([...files, ['registry/policy.yaml', most]]), problems: [] }),
    'policy/not-approved: the policy has changed since it was proposed on 2026-10-01, ' +
      'so what was approved no longer counts',
  );
});

test('a revoked metric is off, its group is closed, and what it was reported with is off the allowlist', () => {
  const [steward] = STEWARDS;
  if (steward === undefined) throw new Error('there is no steward');
  const revoke = (ledger: Ledger): Ledger => {
    if (ledger.subject !== 'rustc.ice.total') return ledger;
    const entry: Entry = {
      what: 'revocation',
      by: steward.name,
      on: '2026-11-20',
      because: 'x',
      after: lastHash(ledger),
    };
    return grown(ledger, signedBy(steward.private, realRegistry.name, ledger.subject, entry));
  };
  const { value, findings } = check(withoutReleases(activeFiles(revoke)));
  if (value === null) throw new Error('the registry cannot be read');
  assert.is(findings.map(({ rule, severity }) => `${severity} ${rule}`).join(), 'note approval/revoked');
  const groups = value.programs.find(({ name }) => name === 'rustc')?.groups ?? [];
  assert.is(
    groups
      .filter(({ open }) => open)
      .map(({ name }) => name)
      .join(),
    'channels',
  );
  const text = allowlist.generate(value)[0]?.text ?? '';
  assert.not.match(text, /^submit rustc\.ice\./m);
  assert.match(text, /^# program rustc .*open=channels catalogue=[0-9a-f]{64}$/m);
  assert.is(value.metrics.find(({ id }) => id === 'rustc.ice.total')?.status, 'revoked');
});

test.run();
