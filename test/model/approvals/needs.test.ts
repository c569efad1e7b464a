/**
 * How many approvals, by whom and for how long: class by class, with the numbers of the ladder written down here by
 * hand.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { audit } from '../../../model/approvals/audit.ts';
import { labelFile, labelText, onlyAdded } from '../../../model/approvals/labels.ts';
import { POLICY } from '../../../model/schema/ledger.ts';
import { metricStanding, policyStanding } from '../../../model/approvals/needs.ts';
import type { PrivacyClass } from '../../../model/schema/declaration.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { realRegistry } from '../../real.ts';
import { approvedLedger, person, rosterOf, type Person } from './people.ts';

const test = suite('needs');

const of = (name: PrivacyClass): Metric => {
  const found = realRegistry.metrics.find(
    (metric) => metric.privacy_class === name && metric.owners.join() === 'compiler',
  );
  const any = found ?? realRegistry.metrics.find((metric) => metric.privacy_class === name);
  if (any === undefined) throw new Error(`there is no metric of class ${name}`);
  return any;
};

const owner = (team: string): Person => person('ada', 'owner', team, 'First');
const alan = person('alan', 'steward', 'infra', 'Second');
const eve = person('eve', 'steward', 'lang', 'Third');
const paidByFirst = person('bob', 'steward', 'lang', ' FIRST ');

/** Where a metric stands on a day: proposed on 1 October, approved on 2 October. */
function standing(metric: Metric, people: readonly Person[], day: string): string {
  const registry: Registry = { ...realRegistry, as_of: day };
  const { ledger, lists } = approvedLedger(metric, registry, people);
  const audited = audit({ file: '', ledger }, registry.name, rosterOf(people));
  const { state, words } = metricStanding(metric, audited, registry, (hash) => lists.get(labelFile(hash)));
  return `${state}: ${words}`;
}

const ONE = 'few: needs 1 owner and 1 steward; it has';
const OUTSIDE =
  'few: needs 1 owner and 2 stewards, 1 of them from another team and employer; ' +
  'it has 1 owner and 2 stewards, 0 of them from outside';

for (const name of ['fleet', 'sealed', 'ticket'] as const) {
  const metric = of(name);
  const ada = owner(metric.owners[0] ?? '');
  test(`${name}: an owner and a steward, three days`, () => {
    assert.is(standing(metric, [], '2026-12-01'), `${ONE} 0 owners and 0 stewards`);
    assert.is(standing(metric, [ada], '2026-12-01'), `${ONE} 1 owner and 0 stewards`);
    assert.is(standing(metric, [alan, eve], '2026-12-01'), `${ONE} 0 owners and 2 stewards`);
    assert.is(standing(metric, [owner('nobodys'), alan], '2026-12-01'), `${ONE} 0 owners and 1 steward`);
    assert.is(
      standing(metric, [ada, alan], '2026-10-03'),
      'early: is approved and waits until 2026-10-04 (3 days for comments)',
    );
    assert.is(standing(metric, [ada, alan], '2026-10-04'), 'approved: is approved since 2026-10-04');
    assert.is(standing(metric, [ada, paidByFirst], '2026-10-04'), 'approved: is approved since 2026-10-04');
  });
}

test('noised: an owner and two stewards, ten days', () => {
  const metric = of('noised');
  const ada = owner(metric.owners[0] ?? '');
  assert.is(
    standing(metric, [ada, alan], '2026-12-01'),
    'few: needs 1 owner and 2 stewards; it has 1 owner and 1 steward',
  );
  assert.is(
    standing(metric, [ada, alan, paidByFirst], '2026-10-10'),
    'early: is approved and waits until 2026-10-11 (10 days for comments)',
  );
  assert.is(standing(metric, [ada, alan, paidByFirst], '2026-10-11'), 'approved: is approved since 2026-10-11');
});

const COARSE_NEEDS = 'an owner and two stewards, one of them from another team and employer';

test(`coarse: ${COARSE_NEEDS}, ten days and seven after the last approval`, () => {
  const metric = of('coarse');
  const team = metric.owners[0] ?? '';
  const ada = owner(team);
  const inside = person('cleo', 'steward', team, 'Fourth');
  assert.is(standing(metric, [ada, inside, paidByFirst], '2026-12-01'), OUTSIDE);
  assert.is(
    standing(metric, [ada, alan, paidByFirst], '2026-10-10'),
    'early: is approved and waits until 2026-10-11 (10 days for comments, 7 days of notice)',
  );
  assert.is(standing(metric, [ada, alan, inside], '2026-10-11'), 'approved: is approved since 2026-10-11');
});

test('the notice runs from the last approval, the comments from the proposal', () => {
  const metric = of('coarse');
  const people = [owner(metric.owners[0] ?? ''), alan, eve];
  const day = (approved: string, today: string): string => {
    const registry: Registry = { ...realRegistry, as_of: today };
    const { ledger } = approvedLedger(metric, registry, people, ['2026-10-01', approved]);
    return metricStanding(
      metric,
      audit({ file: '', ledger }, registry.name, rosterOf(people)),
      registry,
      () => undefined,
    ).words;
  };
  assert.is(
    day('2026-10-20', '2026-10-26'),
    'is approved and waits until 2026-10-27 (10 days for comments, 7 days of notice)',
  );
  assert.is(day('2026-10-20', '2026-10-27'), 'is approved since 2026-10-27');
});

test('the policy: three stewards and fourteen days', () => {
  const mary = person('mary', 'steward', 'types', 'Fourth');
  const at = (people: readonly Person[], day: string): string => {
    const registry: Registry = { ...realRegistry, as_of: day };
    const { ledger } = approvedLedger(POLICY, registry, people);
    return policyStanding(audit({ file: '', ledger }, registry.name, rosterOf(people)), registry).words;
  };
  assert.is(policyStanding(undefined, realRegistry).words, 'has no approval; it needs 3 stewards');
  assert.is(at([alan, eve], '2026-12-01'), 'needs 3 stewards; it has 2 stewards');
  assert.is(at([alan, eve, mary], '2026-10-14'), 'is approved and waits until 2026-10-15 (14 days for comments)');
  assert.is(at([alan, eve, mary], '2026-10-15'), 'is approved since 2026-10-15');
});

test('a list may only grow, and a list that is not kept holds nothing', () => {
  const labels = ['b', 'a', 'unknown'];
  assert.is(labelText(labels), 'a\nb\nunknown\n');
  assert.ok(onlyAdded(labelText(labels), labelText([...labels, 'c'])));
  assert.not.ok(onlyAdded(labelText(labels), labelText(['a', 'unknown', 'c'])));
  const metric = realRegistry.metrics.find(({ id }) => id === 'rustc.diagnostics.error_code');
  if (metric === undefined) throw new Error('there is no rustc.diagnostics.error_code');
  const { ledger } = approvedLedger(metric, realRegistry, []);
  const audited = audit({ file: '', ledger }, realRegistry.name, rosterOf([]));
  const { words } = metricStanding(metric, audited, realRegistry, () => undefined);
  assert.is(words, 'has changed since it was proposed on 2026-10-01, so what was approved no longer counts');
});

test.run();
