/**
 * What can stand on a disk where a registry should be: links, pipes, sockets, folders and files that may not be read.
 * Nothing but regular files inside the registry is ever opened, and the rest is a finding or one clear sentence.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFolder, temporaryFolder } from '../scripts/folder.ts';
import { ahead, assertCalm, tallybook } from '../scripts/program.ts';
import { RUNS } from './area.ts';

interface Case {
  readonly spoil: (folder: string) => unknown;
  readonly code: 1 | 2;
  /** What is printed: the findings' rules and files, or a part of the sentence. */
  readonly says: string;
}

const link =
  (path: string, target: string) =>
  (folder: string): void =>
    symlinkSync(target, join(folder, path));

const servers: Server[] = [];

function socket(path: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => void server.listen(path, resolve));
}

function pipe(path: string): void {
  const { status } = spawnSync('mkfifo', [path]);
  if (status !== 0) throw new Error('this test needs `mkfifo`, which cannot be started');
}

function replaced(path: string, make: (path: string) => unknown): (folder: string) => unknown {
  return (folder) => {
    rmSync(join(folder, path), { recursive: true });
    return make(join(folder, path));
  };
}

/** What is found where the registry itself is a link. */
const NOT_FOLLOWED =
  'source/missing-file registry/policy.yaml:1:1\nsource/missing-file registry/registry.yaml:1:1\n' +
  'source/symlink registry:1:1';

const CASES: Readonly<Record<string, Case>> = {
  'a link to a file outside': {
    spoil: link('registry/demo/extra.yaml', '/etc/hostname'),
    code: 1,
    says: 'source/symlink registry/demo/extra.yaml:1:1',
  },
  'a link to itself': {
    spoil: link('registry/demo/extra.yaml', 'extra.yaml'),
    code: 1,
    says: 'source/symlink registry/demo/extra.yaml:1:1',
  },
  'a link to nothing': {
    spoil: link('registry/demo/extra.yaml', 'nowhere'),
    code: 1,
    says: 'source/symlink registry/demo/extra.yaml:1:1',
  },
  'a program that is a link to its parent': {
    spoil: link('registry/loop', '.'),
    code: 1,
    says: 'source/symlink registry/loop:1:1',
  },
  'an area file that is a link to its folder': {
    spoil: link('registry/demo/extra.yaml', '.'),
    code: 1,
    says: 'source/symlink registry/demo/extra.yaml:1:1',
  },
  'the registry is a link to itself': {
    spoil: replaced('registry', (path) => symlinkSync('registry', path)),
    code: 1,
    says: NOT_FOLLOWED,
  },
  'the registry is a link to a sound one': {
    spoil: (folder) => {
      renameSync(join(folder, 'registry'), join(folder, 'elsewhere'));
      symlinkSync('elsewhere', join(folder, 'registry'));
    },
    code: 1,
    says: NOT_FOLLOWED,
  },
  'the registry is a file': {
    spoil: replaced('registry', (path) => writeFileSync(path, '')),
    code: 2,
    says: 'ENOTDIR',
  },
  'there is no registry': { spoil: replaced('registry', () => undefined), code: 2, says: '`tallybook init` makes one' },
  'a pipe': {
    spoil: (folder) => pipe(join(folder, 'registry/demo/extra.yaml')),
    code: 1,
    says: 'source/unexpected-file registry/demo/extra.yaml:1:1',
  },
  'a pipe that is the policy': {
    spoil: replaced('registry/policy.yaml', pipe),
    code: 1,
    says: 'source/unexpected-file registry/policy.yaml:1:1',
  },
  'a socket': {
    spoil: (folder) => socket(join(folder, 'registry/demo/extra.yaml')),
    code: 1,
    says: 'source/unexpected-file registry/demo/extra.yaml:1:1',
  },
  'a folder where a file should be': {
    spoil: replaced('registry/registry.yaml', (path) => mkdirSync(path)),
    code: 1,
    says: 'source/missing-file registry/registry.yaml:1:1',
  },
  'a folder in a program': {
    spoil: (folder) => mkdirSync(join(folder, 'registry/demo/more.yaml')),
    code: 1,
    says: 'source/unexpected-file registry/demo/more.yaml:1:1',
  },
  'a file that may not be read': {
    spoil: (folder) => chmodSync(join(folder, 'registry/demo/runs.yaml'), 0),
    code: 1,
    says: 'source/unreadable registry/demo/runs.yaml:1:1',
  },
  'a policy that may not be read': {
    spoil: (folder) => chmodSync(join(folder, 'registry/policy.yaml'), 0),
    code: 1,
    says: 'source/unreadable registry/policy.yaml:1:1',
  },
  'a folder that may not be read': {
    spoil: (folder) => chmodSync(join(folder, 'registry/demo'), 0),
    code: 1,
    says: 'source/unreadable registry/demo:1:1',
  },
  'a folder whose files may not be opened': {
    spoil: (folder) => chmodSync(join(folder, 'registry/demo'), 0o444),
    code: 1,
    says: 'source/unreadable registry/demo/runs.yaml:1:1',
  },
  'a registry that may not be read': {
    spoil: (folder) => chmodSync(join(folder, 'registry'), 0),
    code: 2,
    says: 'EACCES',
  },
  'a name that is not UTF-8': {
    spoil: (folder) =>
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/registry/demo/a`), Buffer.from([0xff]), Buffer.from('.yaml')]),
        RUNS,
      ),
    code: 1,
    says: 'source/unreadable registry/demo/a\uFFFD.yaml:1:1',
  },
};

const test = suite('hostile disk');

test.after(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
});

const outcome = ahead(Object.keys(CASES), async (name) => {
  const folder = demoFolder();
  await CASES[name]?.spoil(folder);
  return tallybook(['check'], { folder, nobody: true });
});

for (const [name, { code, says }] of Object.entries(CASES)) {
  test(name, async () => {
    const printed = await outcome(name);
    assertCalm(printed, code);
    if (code === 2) return assert.ok(printed.err.includes(says), printed.err);
    const found = printed.out.matchAll(/^error\[(.*?)\].*\n +--> (.*)$/gm);
    assert.is(
      [...found]
        .map(([, rule, at]) => `${rule} ${at}`)
        .sort()
        .join('\n'),
      says,
    );
  });
}

test('a folder that cannot be asked about is one sentence, for every command', async () => {
  const folder = temporaryFolder();
  symlinkSync('loop', join(folder, 'loop'));
  const commands = [['check'], ['generate'], ['new', 'demo', 'runs.more'], ['explain', 'demo.runs.total']];
  for (const command of commands) assertCalm(await tallybook([...command, '--root', 'loop'], { folder }), 2);
  assertCalm(await tallybook(['init', 'loop', '--program', 'demo'], { folder }), 2);
  assertCalm(await tallybook(['generate', '--root', demoFolder(), '--out', 'loop/out'], { folder }), 2);
  assertCalm(await tallybook(['generate', '--root', demoFolder(), '--out', 'x'.repeat(5000)], { folder }), 2);
});

test.run();
