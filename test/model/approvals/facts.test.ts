/**
 * Every metric of the real registry, approved by people made here: the approval dies with every change of what the
 * metric may say, and outlives every other. Which is which is written down here by hand, key by key.
 */
import { readFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { audit } from '../../../model/approvals/audit.ts';
import { factsOf, policyFacts } from '../../../model/approvals/facts.ts';
import { labelFile } from '../../../model/approvals/labels.ts';
import { metricStanding, type StandingState } from '../../../model/approvals/needs.ts';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import type { Policy } from '../../../model/schema/policy.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { HOME } from '../../command.ts';
import { realRegistry } from '../../real.ts';
import { ANY, edited, harmless, metricEdits } from './edits.ts';
import { approvedLedger, person, rosterOf } from './people.ts';

const test = suite('facts');
const { metrics, policy } = realRegistry;

const STEWARDS = [person('alan', 'steward', 'infra', 'Second'), person('eve', 'steward', 'lang', 'Third')];
const OUTSIDE = person('mary', 'steward', 'tallybook', 'Fourth');

/** Where each approved metric stands in another registry. */
function approved(metric: Metric): (registry: Registry) => StandingState {
  const owner = person('ada', 'owner', metric.owners[0] ?? '', 'First');
  const people = [owner, ...STEWARDS, OUTSIDE];
  const { ledger, lists } = approvedLedger(metric, realRegistry, people);
  const audited = audit({ file: '', ledger }, realRegistry.name, rosterOf(people));
  assert.is(audited.problems.map(({ message }) => message).join(), '');
  return (registry) => {
    const now = registry.metrics.find(({ id }) => id === metric.id);
    return now === undefined
      ? 'none'
      : metricStanding(now, audited, registry, (hash) => lists.get(labelFile(hash))).state;
  };
}

const withPolicy = (change: (policy: Policy) => Policy): Registry => ({ ...realRegistry, policy: change(policy) });

const OF_CLASS = ['labels', 'days', 'days_beyond', 'life_months'] as const;
const REPORTED: Readonly<Record<string, readonly string[]>> = {
  noised: ['submit_days', 'epsilon', 'epsilon_a_year'],
  coarse: ['submit_days', 'smallest_cell', 'reporters_per_group', 'group_bits', 'group_metrics', 'context_from'],
};
const ALL_NUMBERS = [...new Set(Object.values(REPORTED).flat())];
let edits = 0;

for (const metric of metrics) {
  test(`${metric.id}: dies with what it may say, and with nothing else`, () => {
    const state = approved(metric);
    const expect = (registry: Registry, wanted: StandingState, what: string): void => {
      edits++;
      assert.is(state(registry), wanted, `${metric.id}: ${what}`);
    };
    expect(realRegistry, 'approved', 'as it stands');
    for (const [what, change] of [...ANY, ...metricEdits(metric)])
      expect(edited(realRegistry, metric.id, change), 'changed', what);
    for (const [what, change] of harmless(metric)) expect(edited(realRegistry, metric.id, change), 'approved', what);
    for (const name of Object.keys(policy.classes) as (keyof Policy['classes'])[])
      for (const key of OF_CLASS) {
        const registry = withPolicy((p) => ({
          ...p,
          classes: { ...p.classes, [name]: { ...p.classes[name], [key]: p.classes[name][key] + 1 } },
        }));
        expect(registry, name === metric.privacy_class ? 'changed' : 'approved', `${name}.${key}`);
      }
    for (const key of ALL_NUMBERS) {
      const registry = withPolicy((p) => ({ ...p, [key]: p[key as 'epsilon'] + 1 }));
      expect(registry, REPORTED[metric.privacy_class]?.includes(key) === true ? 'changed' : 'approved', key);
    }
    const fewer = withPolicy((p) => ({ ...p, reporters: { assumed: 900 } }));
    expect(fewer, metric.submit === null ? 'approved' : 'changed', 'reporters');
    expect(
      withPolicy((p) => ({ ...p, undeclarable: {}, boilerplate: [], context_words: [], reserved_classes: {} })),
      'approved',
      'words',
    );
  });
}

const partners = metrics.flatMap((metric) =>
  metric.submit?.group == null
    ? []
    : [
        [
          metric,
          metrics.filter((one) => one.program === metric.program && one.submit?.group === metric.submit?.group),
        ] as const,
      ],
);

for (const [metric, group] of partners) {
  test(`${metric.id}: dies with what its partners may say, and with its group`, () => {
    const state = approved(metric);
    for (const partner of group) {
      const level = edited(realRegistry, partner.id, (one) => ({ submit: { ...one.submit, reduce: 'max' } }));
      assert.is(state(level), 'changed', `${partner.id} reduced otherwise`);
      const words = edited(realRegistry, partner.id, () => ({ summary: 'x', since: '0.0.1' }));
      assert.is(state(words), 'approved', `${partner.id} in other words`);
    }
    const groups = (change: (group: Registry['programs'][number]['groups'][number]) => object): Registry => ({
      ...realRegistry,
      programs: realRegistry.programs.map((program) => ({
        ...program,
        groups: program.groups.map((one) =>
          program.name === metric.program && one.name === metric.submit?.group ? { ...one, ...change(one) } : one,
        ),
      })),
    });
    assert.is(state(groups(({ open }) => ({ open: !open }))), 'changed', 'opened or closed');
    assert.is(
      state(
        groups(({ metrics: all }) => ({
          metrics: [...all, ...metrics.filter(({ submit }) => submit?.epsilon != null).slice(0, 1)],
        })),
      ),
      'changed',
      'a partner more',
    );
    assert.is(state(groups(() => ({ summary: 'x' }))), 'approved', 'the words of the group');
  });
}

for (const metric of metrics.filter(({ same_fact }) => same_fact.length > 0)) {
  test(`${metric.id}: dies when what records the same fact goes further`, () => {
    const state = approved(metric);
    for (const id of metric.same_fact) {
      const wider = edited(realRegistry, id, ({ privacy_class }) => ({
        privacy_class: privacy_class === 'coarse' ? 'fleet' : 'coarse',
      }));
      assert.is(state(wider), 'changed', id);
    }
  });
}

/** Every file of the registry written anew: comments gone, keys in another order, other quotes and line breaks. */
test('comments, formatting and the order of keys decide nothing', () => {
  const tree = loadTree(HOME);
  const files = [...tree.files].map(([file, text]): [string, string] => {
    if (!/^registry\/\w+\/\w+\.yaml$/.test(file)) return [file, text];
    const document = parseDocument(text);
    const turned = (node: unknown): void => {
      if (isMap(node)) for (const { value } of node.items) turned(value);
      if (isSeq(node)) for (const item of node.items) turned(item);
      if (isMap(node) && !node.items.some(({ key }) => String(key) === 'metrics')) node.items.reverse();
    };
    const labels = (document.toJS() as { metrics: object }).metrics;
    if (!JSON.stringify(labels).includes('"labels":{')) turned(document.contents);
    document.commentBefore = ' another comment';
    return [file, document.toString({ lineWidth: 60, singleQuote: false })];
  });
  const { value } = check({ files: new Map(files), problems: [] });
  const hashes = (registry: Registry | null): string =>
    (registry?.metrics ?? [])
      .map((metric) => `${metric.id} ${JSON.stringify(factsOf(metric, registry ?? realRegistry))}`)
      .join('\n');
  assert.is(hashes(value), hashes(realRegistry));
});

test('every number of the policy, and every word it refuses, is a fact of the policy; no reason is', () => {
  const before = policyFacts(policy).hash;
  const visit = (node: unknown, path: readonly string[]): void => {
    if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
      for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
      return;
    }
    const prose =
      ['summary', 'why'].includes(path.at(-1) ?? '') || ['reserved_classes', 'undeclarable'].includes(path[0] ?? '');
    const copy = structuredClone(policy) as unknown as Record<string, unknown>;
    const parent = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    parent[path.at(-1) ?? ''] = Array.isArray(node)
      ? node.slice(1)
      : typeof node === 'number'
        ? node + 1
        : `${String(node)}x`;
    assert.is(policyFacts(copy as unknown as Policy).hash === before, prose, path.join('.'));
    edits++;
  };
  visit(policy, []);
  const { path: _path, ...fewer } = policy.undeclarable;
  assert.is.not(policyFacts({ ...policy, undeclarable: fewer }).hash, before);
});

test('an approval of another registry, or of another metric, is nothing here', () => {
  const [one, other] = metrics;
  if (one === undefined || other === undefined) throw new Error('the registry is empty');
  const { ledger } = approvedLedger(one, realRegistry, STEWARDS);
  const roster = rosterOf(STEWARDS);
  const said = (registry: string, subject: string): string =>
    audit({ file: '', ledger: { ...ledger, subject } }, registry, roster)
      .problems.map(({ message }) => message)
      .join('\n');
  assert.is(said(realRegistry.name, one.id), '');
  const refused = (subject: string): string =>
    ['alan', 'eve']
      .map((name) => `the signature is not that of \`${name}\` for this approval of \`${subject}\``)
      .join('\n');
  assert.is(said(realRegistry.name, other.id), refused(other.id));
  assert.is(said('other-registry', one.id), refused(one.id));
});

test.after(() => {
  assert.ok(edits > 40 * metrics.length, `only ${edits} edits for ${metrics.length} metrics`);
  assert.ok(readFileSync(`${HOME}registry/roster.yaml`, 'utf8').endsWith('people: {}\n'), 'nobody is invented');
});

test.run();
