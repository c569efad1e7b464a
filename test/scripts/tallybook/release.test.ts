/** `tallybook release`: what it writes, what it leaves alone, and what it refuses. */
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { restore, readSnapshot } from '../../../model/releases/restore.ts';
import { checkFolder } from '../../../scripts/tallybook/checked-folder.ts';
import { withSection } from '../../../scripts/tallybook/release/changelog.ts';
import { golden } from '../../golden.ts';
import { exampleTree } from '../../model/example.ts';
import { contents, differing, temporaryFolder, write, type Files } from '../folder.ts';
import { assertCalm, tallybook, transcript } from '../program.ts';

const test = suite('release');

const sound: Files = Object.fromEntries(exampleTree({}).files);
const BUILD = 'registry/demo/build.yaml';
const REGISTRY = 'registry/registry.yaml';
const RELEASE = 'registry/releases/0.1.0.json';
const text = (path: string): string => String(sound[path]);

const WRITTEN = '# Changelog\n\nWhat people wrote.\n\n## Unreleased\n\n- Something.\n';

function folderWith(files: Files = {}): string {
  const folder = temporaryFolder();
  write(folder, { ...sound, ...files });
  return folder;
}

/** The next version, with a label more, a metric gone and another one new. */
const NEXT: Files = {
  [REGISTRY]: text(REGISTRY).replace('version: 0.1.0', 'version: 0.1.1'),
  'registry/enumerations/shapes.txt': `${text('registry/enumerations/shapes.txt')}zigzag\n`,
  [BUILD]:
    text(BUILD).replace('  total:\n', '  totals:\n') +
    'removed:\n  total: { privacy_class: ticket, removed: 0.1.1, reason: Renamed. }\n',
};

test('a first and a second release, word for word', async () => {
  const folder = folderWith({ 'CHANGELOG.md': WRITTEN });
  const parts: string[] = [];
  for (const files of [{}, NEXT]) {
    write(folder, files);
    const printed = await tallybook(['release'], { folder });
    assertCalm(printed, 0);
    parts.push(transcript(['release'], printed, folder));
  }
  parts.push(`CHANGELOG.md\n${readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')}`);
  golden('test/scripts/tallybook/golden/release.txt', parts.join('\n'));
  assertCalm(await tallybook(['check'], { folder }), 0);
  const left = [...contents(folder).keys()].filter((path) => path.includes('.part'));
  assert.is(left.join(), '');
});

test('what is written is the registry, byte for byte, every time', async () => {
  const [one, other] = [folderWith(), folderWith()];
  for (const folder of [one, other]) assertCalm(await tallybook(['release'], { folder }), 0);
  assert.is(differing(contents(one), contents(other)), '');
  const read = readSnapshot(readFileSync(join(one, RELEASE), 'utf8'));
  if (typeof read === 'string') throw new Error(read);
  assert.equal(restore(read), checkFolder(one).value);
});

interface Refused {
  readonly files: Files;
  readonly code: 1 | 2;
  readonly says: string;
}

const wrong = (size: string): string =>
  `\ndemo ${size}, 1 error; \`tallybook explain <rule>\` says why and how; nothing was released\n`;

/** A registry that has been released as 0.1.0, and what is done to it before the next try. */
const REFUSED: Readonly<Record<string, Refused>> = {
  'a release that is there': {
    files: {},
    code: 2,
    says:
      'tallybook: registry/releases/0.1.0.json exists already; ' +
      'raise `version` in registry/registry.yaml to release again\n',
  },
  'too low a version': {
    files: {
      [REGISTRY]: text(REGISTRY).replace('0.1.0', '0.1.1'),
      [BUILD]: text(BUILD).replace('privacy_class: sealed', 'privacy_class: ticket'),
    },
    code: 1,
    says: wrong('0.1.1: 4 metrics, 7 fields'),
  },
  'a declaration with an error': {
    files: {
      [REGISTRY]: text(REGISTRY).replace('0.1.0', '0.2.0'),
      [BUILD]: text(BUILD).replace('privacy_class: sealed', 'privacy_class: seeled'),
    },
    code: 1,
    says: wrong('0.2.0: 3 metrics, 4 fields'),
  },
};

for (const [name, { files, code, says }] of Object.entries(REFUSED)) {
  test(`${name}: nothing is written`, async () => {
    const folder = folderWith({ 'CHANGELOG.md': WRITTEN });
    assertCalm(await tallybook(['release'], { folder }), 0);
    write(folder, files);
    const before = contents(folder);
    const printed = await tallybook(['release'], { folder });
    assert.is(printed.code, code, printed.err);
    assert.is(printed.err, says);
    assert.is(differing(before, contents(folder)), '');
  });
}

test('where one of the two files cannot be written, neither is', async () => {
  const folder = folderWith({ 'CHANGELOG.md': WRITTEN });
  mkdirSync(join(folder, 'CHANGELOG.md.part/x'), { recursive: true });
  const before = contents(folder);
  const printed = await tallybook(['release'], { folder });
  assertCalm(printed, 2);
  rmSync(join(folder, 'registry/releases'), { recursive: true, force: true });
  assert.is(differing(before, contents(folder)), '');
  chmodSync(folder, 0o755);
});

const SECTION = (version: string): string => `## Registry ${version} (2026-11-22)\n\nWords.\n`;

/** Headings of a page, a version, and the headings with its section. */
const ORDERS = [
  [[], '0.1.0', ['0.1.0']],
  [['0.1.0'], '0.2.0', ['0.2.0', '0.1.0']],
  [['0.10.0', '0.9.0'], '0.9.1', ['0.10.0', '0.9.1', '0.9.0']],
  [['0.10.0', '0.9.0'], '0.1.0', ['0.10.0', '0.9.0', '0.1.0']],
] as const;

for (const [there, version, wanted] of ORDERS) {
  test(`a section ${version} beside ${there.join(' and ') || 'none'} comes in order`, () => {
    const page = there.reduceRight((now, one) => withSection(now, one, SECTION(one)), '# Changelog\n\nKept.\n');
    const made = withSection(page, version, SECTION(version));
    assert.is(made, `# Changelog\n\nKept.\n\n${wanted.map(SECTION).join('\n')}`);
  });
}

test.run();
