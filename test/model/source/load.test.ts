/**
 * What is read of a disk: regular files inside the registry, whole and as they are; everything else is a problem with
 * a name.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import { MAX_FILE_BYTES } from '../../../model/source/tree.ts';
import { demoFolder, temporaryFolder, write } from '../../scripts/folder.ts';

const test = suite('load');

const FILES = ['registry/demo/runs.yaml', 'registry/policy.yaml', 'registry/registry.yaml'];

/** Paths of what was read, then rules and paths of what was not. */
function loaded(folder: string): string {
  const { files, problems } = loadTree(folder);
  return [...files.keys(), ...problems.map(({ rule, file }) => `${rule} ${file}`)].join('\n');
}

const expected = (...more: readonly string[]): string => [...FILES, ...more].join('\n');

interface Case {
  readonly make: (folder: string) => void;
  readonly loaded: string;
}

const put =
  (path: string, text: string | Uint8Array) =>
  (folder: string): void =>
    write(folder, { [path]: text });

const CASES: Readonly<Record<string, Case>> = {
  'a registry': { make: () => undefined, loaded: expected() },
  'notes in Markdown': { make: put('registry/demo/README.md', '\xff'), loaded: expected() },
  approvals: {
    make: put('registry/approvals/one.yaml', ''),
    loaded: ['registry/approvals/one.yaml', ...FILES].join('\n'),
  },
  'labels of approvals': {
    make: put('registry/approvals/labels/one.txt', ''),
    loaded: ['registry/approvals/labels/one.txt', ...FILES].join('\n'),
  },
  'a folder too deep in approvals': {
    make: put('registry/approvals/labels/deep/one.txt', ''),
    loaded: expected('source/unexpected-file registry/approvals/labels/deep'),
  },
  releases: {
    make: put('registry/releases/0.1.0.json', ''),
    loaded: [...FILES, 'registry/releases/0.1.0.json'].join('\n'),
  },
  'a folder too deep': {
    make: put('registry/demo/deep/one.yaml', ''),
    loaded: expected('source/unexpected-file registry/demo/deep'),
  },
  'a file of the largest size': {
    make: put('registry/demo/a.yaml', 'x'.repeat(MAX_FILE_BYTES)),
    loaded: ['registry/demo/a.yaml', ...FILES].join('\n'),
  },
  'a file of one byte more': {
    make: put('registry/demo/a.yaml', 'x'.repeat(MAX_FILE_BYTES + 1)),
    loaded: expected('source/too-large registry/demo/a.yaml'),
  },
  'text that is not UTF-8': {
    make: put('registry/demo/a.yaml', Buffer.from([0x61, 0xff])),
    loaded: expected('source/encoding registry/demo/a.yaml'),
  },
  'a link': {
    make: (folder) => symlinkSync('runs.yaml', join(folder, 'registry/demo/a.yaml')),
    loaded: expected('source/symlink registry/demo/a.yaml'),
  },
  'a link to a folder': {
    make: (folder) => symlinkSync('demo', join(folder, 'registry/other')),
    loaded: expected('source/symlink registry/other'),
  },
  'a link to notes': {
    make: (folder) => symlinkSync('/etc/passwd', join(folder, 'registry/README.md')),
    loaded: expected('source/symlink registry/README.md'),
  },
  'a link instead of approvals': {
    make: (folder) => symlinkSync('/', join(folder, 'registry/approvals')),
    loaded: expected('source/symlink registry/approvals'),
  },
  'a registry that is a link': {
    make: (folder) => {
      rmSync(join(folder, 'registry'), { recursive: true });
      symlinkSync('/', join(folder, 'registry'));
    },
    loaded: 'source/symlink registry',
  },
  'a name that cannot be opened': {
    make: (folder) => writeFileSync(Buffer.concat([Buffer.from(`${folder}/registry/demo/`), Buffer.from([0xff])]), ''),
    loaded: expected('source/unreadable registry/demo/\uFFFD'),
  },
  'an empty folder': { make: (folder) => mkdirSync(join(folder, 'registry/empty')), loaded: expected() },
};

for (const [name, { make, loaded: wanted }] of Object.entries(CASES)) {
  test(name, () => {
    const folder = demoFolder();
    make(folder);
    assert.is(loaded(folder), wanted);
  });
}

test('every problem of the disk becomes exactly one finding', () => {
  for (const { make, loaded: wanted } of Object.values(CASES)) {
    const rules = [...wanted.matchAll(/^source\/\S+/gm)].map(([rule]) => rule);
    if (rules.length === 0 || !wanted.startsWith(FILES[0] ?? '')) continue;
    const folder = demoFolder();
    make(folder);
    assert.is(
      check(loadTree(folder))
        .findings.map(({ rule }) => rule)
        .join(' '),
      rules.join(' '),
    );
  }
});

test('text is taken as it is, byte order mark and line ends included', () => {
  const text = '\uFEFFarea: a\r\n\u2028\0';
  const folder = demoFolder({ 'registry/demo/a.yaml': text });
  assert.is(JSON.stringify(loadTree(folder).files.get('registry/demo/a.yaml')), JSON.stringify(text));
});

test('files come in the order of their code points', () => {
  const names = ['Z', 'a', '\u00E4', 'a-b', 'a_b', 'aa', '\u65E5'];
  const folder = demoFolder(Object.fromEntries(names.map((name) => [`registry/demo/${name}.txt`, ''])));
  const found = [...loadTree(folder).files.keys()].filter((path) => path.endsWith('.txt'));
  assert.is(found.join(), [...found].sort().join());
  assert.is(found.length, names.length);
});

test('no registry at all is an error that the caller must word', () => {
  assert.throws(() => loadTree(temporaryFolder()), /ENOENT/);
});

test.run();
