/**
 * The README's check of a minute: its commands, exactly as they are printed, over a copy of the sources; what they
 * print; and that shell, home and temporary files are afterwards as they were before.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, run } from './command.ts';
import { blocks, shownPattern } from './documents/markdown.ts';
import { temporaryFolder } from './scripts/folder.ts';

/** The programs are bundled, and the wrapper is compiled. */
export const timeLimit = 240;

const HEADING = '## Check it in a minute\n';
const COPIED = [
  'generated',
  'generators',
  'model',
  'recorders',
  'registry',
  'scripts',
  'submitter',
  'package.json',
  'tsconfig.json',
];

const isSource = (path: string): boolean => !/[\\/]target$/.test(path);

/**
 * The packages are there already, and the tests have no network: that one command is answered. Everything else runs.
 */
const NPM =
  'npm() { if [ "$*" = "ci --silent --include=dev" ]; then test -d node_modules; else command npm "$@"; fi; }';
/** All that the block could leave behind in the shell that it is pasted into. */
const VARIABLES = 'compgen -v | grep -vxE "_|BASH.*|PIPESTATUS|EPOCH.*|SECONDS|RANDOM|SRANDOM"';
const STATE = `{ pwd; umask; set +o; shopt; trap; ulimit -a; declare -F; ${VARIABLES}; export -p; }`;

/** Every file below a folder, and what is in it. */
const contents = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => (statSync(path).isFile() ? `${path}: ${readFileSync(path, 'utf8')}` : path))
    .toSorted();

/** A home in which recording is on already, a place for temporary files, and the environment that leads there. */
function surroundings() {
  const [home, temporary] = [join(temporaryFolder(), 'a home'), join(temporaryFolder(), 'a place')];
  mkdirSync(temporary);
  const store = join(home, '.local/state/tallybook/rustc');
  mkdirSync(store, { recursive: true });
  writeFileSync(join(store, 'on'), '# tallybook on 1\n');
  const { TALLYBOOK_HOME: _store, XDG_STATE_HOME: _state, RUSTC_WRAPPER: _wrapper, ...rest } = process.env;
  const environment = {
    ...rest,
    HOME: home,
    TMPDIR: temporary,
    RUSTUP_HOME: process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
    CARGO_HOME: process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'),
    CARGO_NET_OFFLINE: 'true',
    npm_config_cache: temporaryFolder(),
    // Each would change what is built, and where.
    CARGO_BUILD_TARGET: 'no-such-target',
    RUSTC_WRAPPER: 'no-such-wrapper',
    NODE_ENV: 'production',
  };
  return { home, temporary, environment };
}

/** The commands of the section, and what it shows that they print. */
function section(): readonly [commands: string, printed: string] {
  const [, after] = readFileSync(join(HOME, 'README.md'), 'utf8').split(HEADING);
  if (after === undefined) throw new Error(`README.md has no section \`${HEADING.trim()}\``);
  const shown = blocks(after.split('\n## ')[0] ?? '');
  assert.equal(
    shown.map(({ language }) => language),
    ['bash', 'text'],
  );
  const [commands = '', printed = ''] = shown.map(({ text }) => text);
  assert.match(commands, /^ {2}npm ci --silent --include=dev$/m);
  return [commands, printed];
}

const test = suite('the check of a minute');

test('says what the README shows, and leaves shell, home and temporary files as they were', async () => {
  const [commands, printed] = section();
  const folder = temporaryFolder();
  for (const path of COPIED) cpSync(join(HOME, path), join(folder, path), { recursive: true, filter: isSource });
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'));
  const states = temporaryFolder();
  const script = `${NPM}\n${STATE} > ${states}/before\n${commands}${STATE} > ${states}/after\n`;
  const { home, temporary, environment } = surroundings();
  const before = contents(home);
  const variables = Object.entries(environment).map(([key, value]) => `${key}=${value}`);
  const { code, out, err } = await run('env', ['-i', ...variables, 'bash', '-c', script], { folder });
  assert.is(code, 0, err);
  assert.match(out, shownPattern(printed), `${out}${err}`);
  assert.is(err, '');
  assert.is(readFileSync(join(states, 'after'), 'utf8'), readFileSync(join(states, 'before'), 'utf8'));
  assert.equal(contents(home), before);
  assert.equal(readdirSync(temporary), []);
});

test.run();
