/**
 * Every number of the policy, every list, group, program, team, tombstone and key of the real registry, changed one at
 * a time and compared with the hand-written table; and what holds of any two or three registries.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, type Comparison } from '../../../model/compare/compare.ts';
import { restore } from '../../../model/releases/restore.ts';
import { snapshot, type Snapshot } from '../../../model/releases/snapshot.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { realRegistry } from '../../real.ts';
import { withMetric } from './edited.ts';
import { OTHER_ROWS, POLICY_ROWS, type OtherEdit, type Way } from './table.ts';

const test = suite('compare others');
const real = snapshot(realRegistry);
const before = restore(real);

/** The comparison with a copy of the real snapshot that an edit has changed. */
function edited(edit: (copy: Snapshot) => void): Comparison {
  const copy = structuredClone(real);
  edit(copy);
  return compare(before, restore(copy));
}

const INVERSE: Readonly<Record<Way, Way>> = {
  further: 'narrower',
  narrower: 'further',
  incomparable: 'incomparable',
  neutral: 'neutral',
};

function expectPolicy(path: string, key: string, grown: unknown, shrunk: unknown): void {
  const sort = POLICY_ROWS[path.replace(/^classes\.\w+\./, 'classes.*.')];
  for (const [value, isMore] of [
    [grown, true],
    [shrunk, false],
  ] as const) {
    if (value === undefined) continue;
    const comparison = edited((copy) => put(copy.policy, path, value));
    const back = compare(comparison.after, comparison.before);
    const isLooser = (sort === 'looser') === isMore;
    const way: Way = sort === 'words' ? 'neutral' : isLooser ? 'further' : 'narrower';
    const [found, ...rest] = comparison.changes;
    assert.is(rest.length, 0, `${path}: one change`);
    assert.is(`${found?.subject.kind} ${found?.subject.name} ${found?.direction}`, `policy ${path} ${way}`, key);
    const [bump, consent] = way === 'further' ? ['major', 'void'] : ['patch', 'kept'];
    assert.is(`${comparison.bump} ${comparison.consent}`, `${bump} ${consent}`, path);
    assert.is(back.changes[0]?.direction, INVERSE[way]);
  }
}

type Keyed = Record<string, unknown>;

function put(root: unknown, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => node[key] as Keyed, root as Keyed);
  parent[last] = value;
}

/** Whether a path of the policy is one row of the table, and not something that rows stand in. */
const isRow = (path: string): boolean => Object.hasOwn(POLICY_ROWS, path.replace(/^classes\.\w+\./, 'classes.*.'));

/** The value with something more and with something less; undefined where there is neither. */
function moreAndLess(path: string, value: unknown): readonly [unknown, unknown] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (path.endsWith('.sink')) return [value === 'submit' ? undefined : 'submit', value === 'none' ? undefined : 'none'];
  if (typeof value === 'string') return [`${value} More.`, undefined];
  if (Array.isArray(value)) return [value.includes('more') ? undefined : [...value, 'more'], value.slice(1)];
  const [, ...rest] = Object.entries(value as Keyed);
  return [{ ...(value as Keyed), more: 'Because.' }, Object.fromEntries(rest)];
}

test('every number of the policy', () => {
  const seen = new Set<string>();
  const visit = (node: unknown, path: string): void => {
    if (!isRow(path))
      return Object.entries(node as Keyed).forEach(([key, inner]) =>
        visit(inner, path === '' ? key : `${path}.${key}`),
      );
    seen.add(path.replace(/^classes\.\w+\./, 'classes.*.'));
    const [grown, shrunk] = moreAndLess(path, node);
    // Every kind there is cannot be one more; `restore` trusts what the schema has refused.
    expectPolicy(path, path, path.endsWith('.kinds') ? undefined : grown, shrunk);
  };
  visit(real.policy, '');
  assert.is([...seen].sort().join('\n'), Object.keys(POLICY_ROWS).sort().join('\n'));
});

test('a policy that is looser in one way and tighter in another is looser', () => {
  const { changes, bump } = edited(({ policy }) => policy.context_words.splice(0, 1, 'another'));
  assert.is(`${changes[0]?.direction} ${bump}`, 'incomparable major');
});

const TOMBSTONE = {
  id: 'rustc.ice.gone',
  privacy_class: 'ticket',
  removed: '0.1.0',
  reason: 'It had answered.',
} as const;

const withTombstone = (change: Partial<Snapshot['removed'][number]>): Comparison => {
  const old = restore({ ...structuredClone(real), removed: [TOMBSTONE] });
  return compare(old, restore({ ...structuredClone(real), removed: [{ ...TOMBSTONE, ...change }] }));
};

function groups(copy: Snapshot): Snapshot['programs'][number]['groups'] {
  const found = copy.programs.find(({ name }) => name === 'rustc')?.groups;
  if (found === undefined) throw new Error('rustc has no groups');
  return found;
}
const group = (copy: Snapshot, open: boolean): Snapshot['programs'][number]['groups'][number] => {
  const found = groups(copy).find((one) => one.open === open);
  if (found === undefined) throw new Error('rustc has no such group');
  return found;
};
const list = ([name, key]: readonly [string, 'summary' | 'toolchain' | 'command' | 'owner']) =>
  edited(({ enumerations }) => enumerations.forEach((one) => void (one.name === name && (one[key] = 'other'))));

const OTHERS: Readonly<Record<OtherEdit, () => Comparison>> = {
  'registry name': () => edited((copy) => (copy.name = 'other')),
  'registry status active': () => edited((copy) => (copy.status = 'active')),
  'registry as_of': () => edited((copy) => (copy.as_of = '2026-11-23')),
  'team summary': () => edited(({ teams }) => teams.forEach((team, i) => i > 0 || (team.summary = 'Other.'))),
  'team new': () => edited(({ teams }) => teams.push({ name: 'zzz', summary: 'More.' })),
  'program summary': () => edited(({ programs }) => programs.forEach((one, i) => i > 0 || (one.summary = 'Other.'))),
  'program new': () => edited(({ programs }) => programs.push({ name: 'zzz', summary: 'More.', groups: [] })),
  'group summary': () => edited((copy) => (group(copy, true).summary = 'Other.')),
  'group opened': () => edited((copy) => (group(copy, false).open = true)),
  'group closed': () => edited((copy) => (group(copy, true).open = false)),
  'group new and open': () => edited((copy) => groups(copy).push({ name: 'zzz', summary: 'More.', open: true })),
  'group new and closed': () => edited((copy) => groups(copy).push({ name: 'zzz', summary: 'More.', open: false })),
  'enumeration summary': () => list(['targets', 'summary']),
  'enumeration toolchain': () => list(['targets', 'toolchain']),
  'enumeration command': () => list(['targets', 'command']),
  'enumeration owner': () => list(['targets', 'owner']),
  'enumeration new': () =>
    edited(({ enumerations }) =>
      enumerations.push({ name: 'zzz', summary: 'More.', toolchain: 'x', command: 'x', owner: 'infra', values: ['a'] }),
    ),
  'tombstone new': () => edited((copy) => copy.removed.push({ ...TOMBSTONE })),
  'tombstone wider': () => withTombstone({ privacy_class: 'coarse' }),
  'tombstone narrower': () => withTombstone({ privacy_class: 'sealed' }),
  'tombstone reason': () => withTombstone({ reason: 'Nobody looked at it.' }),
  'tombstone removed': () => withTombstone({ removed: '0.1.1' }),
};

for (const [name, make] of Object.entries(OTHERS)) {
  test(name, () => {
    const comparison = make();
    const [way, bump] = OTHER_ROWS[name as OtherEdit];
    const [found, ...rest] = comparison.changes;
    assert.is(rest.length, 0);
    assert.is(found?.subject.kind, name.split(' ')[0]);
    assert.is(`${found?.direction} ${comparison.bump}`, `${way} ${bump}`);
    const back = compare(comparison.after, comparison.before);
    assert.is(back.changes.map(({ direction }) => direction).join(), INVERSE[way]);
  });
}

test('a group that closes, or goes, is named; one that was closed already is not', () => {
  assert.match(OTHERS['group closed']().closes.join(), /^rustc\/\w+$/);
  const gone = edited((copy) => void groups(copy).splice(groups(copy).indexOf(group(copy, true)), 1));
  assert.is(gone.closes.length, 1);
  const closed = edited((copy) => void groups(copy).splice(groups(copy).indexOf(group(copy, false)), 1));
  assert.is(closed.closes.join(), '');
});

const usersOf = (name: string): readonly string[] =>
  before.metrics
    .filter((metric) => JSON.stringify(snapshot({ ...before, metrics: [metric] }).metrics).includes(`"list":"${name}"`))
    .map(({ id }) => id);

for (const { name } of real.enumerations) {
  test(`${name}: a value more, less or other is felt by each metric that uses the list`, () => {
    const ways: readonly (readonly [Way, (values: string[]) => void])[] = [
      ['further', (values) => void values.push('zzz')],
      ['narrower', (values) => void values.shift()],
      ['incomparable', (values) => void values.splice(0, 1, 'zzz')],
    ];
    for (const [way, edit] of ways) {
      const comparison = edited((copy) => edit(copy.enumerations.find((one) => one.name === name)?.values ?? []));
      const [own, ...felt] = comparison.changes;
      assert.is(`${own?.subject.kind} ${own?.field} ${own?.direction} ${own?.bump}`, `enumeration values ${way} minor`);
      assert.is(felt.map(({ subject }) => subject.name).join(), usersOf(name).join());
      assert.ok(felt.every(({ direction }) => direction === way));
    }
  });
}

test('a list that a coarse metric uses asks for a major version', () => {
  const coarse = before.metrics.find(({ id }) => id === 'rustc.toolchain.channel');
  if (coarse?.kind !== 'enumeration') throw new Error('the channel is no enumeration');
  const listed = (values: readonly string[]): Registry =>
    withMetric(before, coarse.id, { ...coarse, values: { ...coarse.values, list: 'targets', labels: values } });
  const { bump, closes } = compare(listed(['a', 'unknown']), listed(['a', 'b', 'unknown']));
  assert.is(`${bump} ${closes.length}`, 'major 1');
});

test('what expires only because the day has moved is a removal, and its group cannot go on', () => {
  const { changes, bump, closes } = edited((copy) => (copy.as_of = '2027-11-02'));
  const hidden = changes.filter(({ field }) => field === 'live');
  assert.ok(hidden.length > 50 && hidden.every(({ direction, row }) => direction === 'narrower' && row === 'removed'));
  assert.is(bump, 'major');
  assert.is(
    closes.join(),
    before.programs
      .flatMap(({ groups: all }) =>
        all.filter(({ open, metrics }) => open && metrics.length > 0).map((one) => `${one.program}/${one.name}`),
      )
      .join(),
  );
});

test.run();
