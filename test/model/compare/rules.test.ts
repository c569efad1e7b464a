/** What `check` says of a registry beside its newest release, in full. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { snapshot, snapshotText, type Snapshot } from '../../../model/releases/snapshot.ts';
import type { SourceTree } from '../../../model/source/tree.ts';
import { golden } from '../../golden.ts';
import { exampleTree } from '../example.ts';

const test = suite('compare rules');

const BUILD = 'registry/demo/build.yaml';
const REGISTRY = 'registry/registry.yaml';
const sound = exampleTree({});

function released(): Snapshot {
  const { value } = check(sound);
  if (value === null) throw new Error('the example is not sound');
  return snapshot(value);
}

interface Case {
  /** Changes the release; the registry stays. */
  readonly release?: (copy: Snapshot) => void;
  /** Changes the text of a file of the registry. */
  readonly files?: Readonly<Record<string, (text: string) => string>>;
  /** Other files of registry/releases/. */
  readonly others?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly today?: string;
  readonly rules: string;
}

const version =
  (to: string) =>
  (text: string): string =>
    text.replace('version: 0.1.0', `version: ${to}`);
const without = (name: string) => (text: string) => text.replace(new RegExp(`^  ${name}:\\n(?: {4}.*\\n)*`, 'm'), '');
const buried = (name: string, privacyClass: string) => (text: string) =>
  `${without(name)(text)}removed:\n  ${name}: { privacy_class: ${privacyClass}, removed: 0.1.1, reason: ` +
  `It had answered. }\n`;
const bury = (copy: Snapshot): void => {
  copy.removed.push({ id: 'demo.build.old', privacy_class: 'sealed', removed: '0.1.0', reason: 'It had answered.' });
};
const wider = (text: string): string => text.replace('privacy_class: sealed', 'privacy_class: ticket');
const opened = (copy: Snapshot): void =>
  copy.programs.forEach(({ groups }) => groups.forEach((one) => (one.open = false)));

const CASES: Readonly<Record<string, Case>> = {
  'nothing has changed': { rules: '' },
  'nothing has changed, looked at later': { today: '2026-05-31', rules: '' },
  'a class goes further under the same version': { files: { [BUILD]: wider }, rules: 'version/bump-too-small' },
  'a class goes further under the next patch': {
    files: { [BUILD]: wider, [REGISTRY]: version('0.1.1') },
    rules: 'version/bump-too-small',
  },
  'a class goes further under the next y': { files: { [BUILD]: wider, [REGISTRY]: version('0.2.0') }, rules: '' },
  'a group opens under the same version': { release: opened, rules: 'version/bump-too-small' },
  'a text changes under the same version': {
    files: { [BUILD]: (text) => text.replace('Builds\n', 'All builds\n') },
    rules: 'version/bump-too-small',
  },
  'a text changes under the next patch': {
    files: { [BUILD]: (text) => text.replace('Builds\n', 'All builds\n'), [REGISTRY]: version('0.1.1') },
    rules: '',
  },
  'a version before the release': {
    release: (copy) => (copy.version = '0.2.0'),
    name: '0.2.0',
    rules: 'version/out-of-order',
  },
  'a day before the release': {
    release: (copy) => (copy.as_of = '2026-01-02'),
    rules: 'version/out-of-order',
  },
  'a metric is gone': {
    files: { [BUILD]: without('total'), [REGISTRY]: version('0.1.1') },
    rules: 'lifecycle/tombstone-lost',
  },
  'a metric is gone with a tombstone': {
    files: { [BUILD]: buried('total', 'ticket'), [REGISTRY]: version('0.1.1') },
    rules: '',
  },
  'a metric is gone, and its tombstone allows more': {
    files: { [BUILD]: buried('total', 'coarse'), [REGISTRY]: version('0.1.1') },
    rules: 'lifecycle/tombstone-wider',
  },
  'an area is gone': {
    release: (copy) => {
      const gone = copy.metrics.find(({ id }) => id === 'demo.build.total');
      if (gone !== undefined) copy.metrics.push({ ...gone, id: 'demo.zone.total' });
    },
    files: { [REGISTRY]: version('0.1.1') },
    rules: 'lifecycle/tombstone-lost',
  },
  'a tombstone is gone': { release: bury, files: { [REGISTRY]: version('0.2.0') }, rules: 'lifecycle/tombstone-lost' },
  'a release under another name': { name: '0.0.9', rules: 'version/malformed-release' },
  'a release that was edited': {
    others: { '0.1.1.json': snapshotText(released()).replace('"ticket"', '"coarse" ') },
    files: { [REGISTRY]: version('0.1.1') },
    rules: 'version/malformed-release',
  },
  'only the newest release counts, by version and not by name': {
    others: { '0.0.9.json': 'anything', '0.0.10.json': 'anything' },
    rules: '',
  },
  'other files among the releases': {
    others: { 'notes.txt': '', 'v0.1.0.json': '', '0.1.json': '' },
    rules: 'source/unexpected-file source/unexpected-file source/unexpected-file',
  },
  'a registry with another error is not compared': {
    files: { [BUILD]: (text) => wider(text).replace('kind: flag', 'kind: flog') },
    rules: 'schema/not-allowed',
  },
};

function treeOf({ release = () => undefined, files = {}, others = {}, name = '0.1.0' }: Case): SourceTree {
  const copy = released();
  release(copy);
  copy.metrics.sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = new Map(sound.files);
  for (const [path, edit] of Object.entries(files)) all.set(path, edit(all.get(path) ?? ''));
  all.set(`registry/releases/${name}.json`, snapshotText(copy));
  for (const [path, text] of Object.entries(others)) all.set(`registry/releases/${path}`, text);
  return { files: all, problems: [] };
}

const said: string[] = [];
for (const [title, one] of Object.entries(CASES)) {
  test(title, () => {
    const { findings } = check(treeOf(one), one.today === undefined ? {} : { today: one.today });
    const shown = formatFindings(
      findings.filter(({ severity }) => severity === 'error'),
      'text',
    );
    said.push(`== ${title}\n${shown}`);
    const rules = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    assert.is(rules.join(' '), one.rules, shown);
  });
}

test('the words of all of them', () => golden('test/model/compare/golden/rules.txt', said.join('\n')));

test.run();
