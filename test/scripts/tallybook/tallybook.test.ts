/** Every command of the shipped program, word for word: what it prints where, and the code it ends with. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { golden } from '../../golden.ts';
import { contents, demoFolder, write, type Files } from '../folder.ts';
import { assertCalm, inTwoLanes, tallybook, transcript } from '../program.ts';

const test = suite('tallybook');

const WRONG: Files = {
  'registry/demo/extra.yaml': `area: extra
metrics:
  uses:
    kind: counter
    summary: Uses.
    justification: TBD
    privacy_clas: sealed
    owners: [maintainer]
    description: "100 %, \\x1b[31mred\\x1b[0m: and a \\u202Eturn"
`,
};

/** A registry that nothing can be done with. */
const UNUSABLE: Files = { 'registry/registry.yaml': 'name: x\n' };

interface Case {
  readonly words: readonly string[];
  readonly code: 0 | 1 | 2;
  readonly files?: Files;
  /** What is done to a folder in which everything is already generated. */
  readonly spoil?: (generated: string) => void;
}

const help = (...words: readonly string[]): Case => ({ words: [...words, '--help'], code: 0 });

const spoil = (generated: string): void => {
  rmSync(join(generated, 'rust/demo.rs'));
  writeFileSync(join(generated, 'allowlist/allowlist.txt'), 'changed\n');
  write(generated, { 'rust/stray.rs': '', 'types/kept.ts': '', 'site/kept.html': '' });
};

/** Golden by golden: runs of the program. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  help: [
    help(),
    help('check'),
    help('generate'),
    help('explain'),
    help('new'),
    help('diff'),
    help('release'),
    help('init'),
    help('disclosure'),
    help('approvals'),
    help('propose'),
    help('approve'),
    help('revoke'),
    help('sign'),
    help('keygen'),
    help('codeowners'),
  ],
  check: [
    { words: ['check'], code: 0 },
    { words: ['check'], code: 1, files: WRONG },
    { words: ['check', '--format', 'json'], code: 0 },
    { words: ['check', '--format', 'json'], code: 1, files: WRONG },
    { words: ['check', '--format', 'github'], code: 0 },
    { words: ['check', '--format', 'github'], code: 1, files: WRONG },
    { words: ['check'], code: 1, files: UNUSABLE },
  ],
  usage: [
    { words: [], code: 2 },
    { words: ['chekc'], code: 2 },
    { words: ['check', '--formt', 'json'], code: 2 },
    { words: ['check', '--format', 'xml'], code: 2 },
    { words: ['check', 'extra'], code: 2 },
    { words: ['check', '--root'], code: 2 },
    { words: ['check', '--root', 'nowhere'], code: 2 },
    { words: ['generate', '--root', 'nowhere'], code: 2 },
    { words: ['generate', 'rsut'], code: 2 },
    { words: ['generate', 'everything'], code: 2 },
    { words: ['new', 'demo'], code: 2 },
    { words: ['new', 'demo', 'runs.more', '--kind', 'gauge'], code: 2 },
    { words: ['init'], code: 2 },
    { words: ['new', 'demo', 'runs.more'], code: 2, files: UNUSABLE },
    { words: ['approvals'], code: 2, files: UNUSABLE },
    { words: ['propose', 'policy', '--as', 'ada'], code: 2, files: UNUSABLE },
    { words: ['codeowners', '--org', 'a'], code: 2, files: UNUSABLE },
    { words: ['propose', 'policy', '--as', 'ada', '--on', 'today'], code: 2 },
  ],
  generate: [
    { words: ['generate'], code: 0 },
    { words: ['generate'], code: 1, files: WRONG },
    { words: ['generate', 'rust'], code: 0 },
    { words: ['generate', '--check'], code: 1 },
    { words: ['generate', '--check'], code: 0, spoil: () => undefined },
    { words: ['generate', '--check'], code: 1, spoil },
    { words: ['generate', '--check', 'rust'], code: 1, spoil },
    { words: ['generate', '--check', 'docs'], code: 0, spoil },
    { words: ['generate'], code: 0, spoil },
    { words: ['generate'], code: 0, spoil: () => undefined },
    { words: ['generate', '--summary', '--out', 'some where/it’s'], code: 0 },
  ],
  explain: [
    { words: ['explain'], code: 0 },
    { words: ['explain', 'yaml/anchor'], code: 0 },
    { words: ['explain', 'sealed'], code: 0 },
    { words: ['explain', 'counter'], code: 0 },
    { words: ['explain', 'demo.runs.total'], code: 0 },
    { words: ['explain', 'yaml/ancor'], code: 2 },
    { words: ['explain', 'demo.runs.totl'], code: 2 },
    { words: ['explain', 'something else entirely'], code: 2 },
    { words: ['explain', '__proto__'], code: 2 },
    { words: ['explain', 'constructor'], code: 2 },
    { words: ['explain', '\u001B[31m\u009B'], code: 2 },
    { words: ['explain', 'a', 'b'], code: 2 },
  ],
};

async function transcriptOf({ words, code, files = {}, spoil }: Case): Promise<string> {
  const folder = demoFolder(files);
  if (spoil !== undefined) {
    assertCalm(await tallybook(['generate'], { folder }), 0);
    spoil(join(folder, 'generated'));
  }
  const printed = await tallybook(words, { folder });
  assert.not.match(printed.err, /^ {4}at /m);
  assert.is(printed.code, code, transcript(words, printed, folder));
  return transcript(words, printed, folder).replace('\u001B[31m\u009B', 'ESC');
}

for (const [name, cases] of Object.entries(CASES)) {
  test(`${name}: what is printed`, async () => {
    const parts = await inTwoLanes(cases, transcriptOf);
    golden(`test/scripts/tallybook/golden/${name}.txt`, parts.join('\n'));
  });
}

test('a bug of the program is not blamed on the registry', async () => {
  const broken = "performance.now = () => { throw new Error('broken'); }";
  const preload = `data:text/javascript,${encodeURIComponent(broken)}`;
  const { code, out, err } = await tallybook(['check'], { folder: demoFolder(), preload });
  assert.is(`${code} ${out}`, '2 ');
  const [first, second, third] = err.split('\n');
  assert.is(
    first,
    'tallybook: this is a bug in tallybook, not a fault of your registry; please report it with these lines',
  );
  assert.is(second, 'Error: broken');
  assert.match(third ?? '', /^ {4}at /);
});

test('--version prints the version and nothing else', async () => {
  const { out } = await tallybook(['--version']);
  assert.match(out, /^\d+\.\d+\.\d+\n$/);
});

test('nothing that is printed depends on the terminal or the colour settings', async () => {
  const folder = demoFolder(WRONG);
  const plain = await tallybook(['check'], { folder });
  const coloured = await tallybook(['check'], {
    folder,
    environment: { FORCE_COLOR: '3', NO_COLOR: '', COLUMNS: '20' },
  });
  assert.is(coloured.out, plain.out);
});

test('explain needs no registry for rules, and says so of what does', async () => {
  const nowhere = demoFolder();
  rmSync(join(nowhere, 'registry'), { recursive: true });
  assertCalm(await tallybook(['explain', 'yaml/anchor'], { folder: nowhere }), 0);
  assertCalm(await tallybook(['explain', 'demo.runs.total'], { folder: nowhere }), 2);
});

test('generate with some outputs leaves the others alone', async () => {
  const folder = demoFolder();
  assertCalm(await tallybook(['generate'], { folder }), 0);
  write(join(folder, 'generated'), { 'docs/stray.md': '', 'rust/stray.rs': '' });
  assertCalm(await tallybook(['generate', 'rust'], { folder }), 0);
  const left = [...contents(join(folder, 'generated')).keys()].filter((path) => path.includes('stray'));
  assert.is(left.join(), 'docs/stray.md');
});

const CLOSED = ['check --format json', 'generate --summary', '--help'];

for (const words of CLOSED) {
  test(`${words} | head: a reader that has seen enough is no error`, async () => {
    const folder = demoFolder(WRONG);
    if (words.startsWith('generate')) rmSync(join(folder, 'registry/demo/extra.yaml'));
    const shell = '("$@" | true) & ("$@" | head -c 1) & ("$@" 2>&1 | true) & ("$@" >&-) & wait';
    const { err } = await tallybook(words.split(' '), { folder, shell });
    assert.not.match(err, /^ {4}at |EPIPE|EBADF/m, err);
  });
}

test.run();
