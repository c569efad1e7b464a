/** Every command of `tally`, word for word: what it prints where, and the code it ends with. */
import { existsSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME } from '../../command.ts';
import { sumCatalogues } from '../../list.ts';
import { fill, scenario, tally, writeIn, type Options, type Step } from './program.ts';
import { allowlistText, catalogueText, LIST_PATHS, type Changes } from './registry.ts';
import { temporaryFolder } from '../folder.ts';

const test = suite('tally');

const ok = (...words: readonly string[]): Step => ({ words, code: 0 });
const look = (...words: readonly string[]): Step => ({ words, code: 1 });
const refused = (...words: readonly string[]): Step => ({ words, code: 2 });
const within = (options: Options, step: Step): Step => (typeof step === 'function' ? step : { ...step, options });

const COMMANDS = ['on', 'off', 'status', 'show', 'export', 'clean', 'add', 'verify'];

const FLEET = ['--fleet', 'crater', '--experiment', 'pr-1', '--toolchain', 'master#1a2b3c', '--job', 'serde-1.0.0'];

const change =
  (path: string, edit: (text: string) => string): Step =>
  (folder) => {
    const file = join(folder, path);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  };

/** Writes a `generated/` folder. */
const generate =
  (changes: Changes = {}): Step =>
  (folder) => {
    writeIn(folder, 'generated/allowlist/allowlist.txt', allowlistText(changes));
    rmSync(join(folder, 'generated/allowlist/lists'), { recursive: true, force: true });
    const hasLists = changes.lines?.set?.length !== 0;
    for (const [path, text] of Object.entries(hasLists ? LIST_PATHS : {})) writeIn(folder, `generated/${path}`, text);
    writeIn(folder, 'generated/catalogue/rustc.json', catalogueText(changes));
  };

const sum: Step = (folder) => sumCatalogues(join(folder, 'generated'));

const WORKING = 'store/_tally/registries/rust-toolchain/working/allowlist.txt';

const SCENARIOS: Readonly<Record<string, readonly Step[]>> = {
  help: [ok('--help'), ...COMMANDS.map((command) => ok(command, '--help'))],
  usage: [
    refused(),
    refused('shwo'),
    refused('frobnicate'),
    refused('--verbose'),
    refused('on'),
    refused('on', 'rustc', 'a', 'b'),
    refused('on', 'Rustc'),
    refused('on', 'rustc', '--flet', 'x'),
    refused('on', 'rustc', '--fleet'),
    refused('on', 'rustc', '--fleet', 'No'),
    refused('on', 'rustc', '--job', 'a'),
    refused('on', 'rustc', '--experiment', 'pr-1'),
    refused('on', 'rustc', '--toolchain', 'master#1a2b3c'),
    refused('on', 'rustc', '--fleet', 'crater', '--job', 'a b'),
    refused('on', 'rustc', '--fleet', 'crater', '--experiment', 'zoë'),
    refused('on', 'rustc', '--fleet', 'crater', '--toolchain', ''),
    refused('off', 'rustc', 'rustc.ice.total', '--delete'),
    refused('show', '--by', 'hour'),
    refused('show', '--format', 'xml'),
    refused('show', 'rustc'),
    refused('clean', '--before', 'yesterday'),
    refused('add', 'nowhere'),
    refused('verify', 'nowhere'),
    refused('on', 'a\u001b[31m'),
  ],
  place: [
    within({ environment: { TALLYBOOK_HOME: '' } }, refused('status')),
    within({ environment: { TALLYBOOK_HOME: 'here' } }, refused('status')),
    within({ environment: { TALLYBOOK_HOME: undefined } }, refused('status')),
    within({ environment: { TALLYBOOK_HOME: undefined, HOME: '/nowhere/ada' } }, ok('status')),
    within({ environment: { TALLYBOOK_HOME: undefined, HOME: '/x', XDG_STATE_HOME: '/nowhere/state' } }, ok('status')),
  ],
  'on-and-off': [
    ok('status'),
    ok('on', 'rustc'),
    ok('on', 'rustc'),
    ok('status'),
    ok('off', 'rustc', 'rustc.ice.total'),
    ok('off', 'rustc', 'rustc.ice.total'),
    ok('off', 'rustc', 'rustc.host.*'),
    refused('off', 'rustc', 'ice.total'),
    refused('off', 'rustc', 'a b'),
    refused('off', 'cargo', 'cargo.build.failed'),
    ok('on', 'rustc', 'rustc.ice.total'),
    refused('on', 'rustc', 'rustc.ice.total'),
    fill,
    ok('off', 'rustc'),
    ok('off', 'rustc'),
    refused('on', 'rustc', 'rustc.host.*'),
    ok('status'),
    ok('on', 'rustc'),
    refused('on', 'rustc', 'rustc.ice.total', '--fleet', 'crater'),
    ok('on', 'rustc', '--fleet', 'crater', '--job', 'serde-1.0.0'),
    ok('on', 'rustc', ...FLEET),
    ok('on', 'rustc'),
    ok('status'),
    (folder) => writeIn(folder, 'store/rustc/notes.txt', 'mine\n'),
    ok('off', 'rustc', '--delete'),
    (folder) => rmSync(join(folder, 'store/rustc/notes.txt')),
    ok('off', 'rustc', '--delete'),
    ok('status'),
  ],
  'nothing-left': [
    ok('on', 'rustc'),
    ok('on', 'ripgrep'),
    (folder) => writeIn(folder, 'store/_rustc-wrapper/2026-11-22/key', 'k'),
    (folder) => writeIn(folder, 'store/_rustcwrapper/notes', 'another program’s'),
    ok('off', 'rustc', '--delete'),
    ok('status'),
    (folder) => rmSync(join(folder, 'store/_rustcwrapper'), { recursive: true }),
    ok('off', 'ripgrep', '--delete'),
    ok('status'),
    (folder) => assert.not.ok(existsSync(join(folder, 'store'))),
  ],
  binding: [
    ok('on', 'rustc'),
    ok('off', 'rustc', 'rustc.host.*'),
    fill,
    (folder) => renameSync(join(folder, 'store'), join(folder, 'moved')),
    within({ environment: { TALLYBOOK_HOME: '/proc/self/cwd/moved' } }, look('status')),
    (folder) => cpSync(join(folder, 'moved'), join(folder, 'store'), { recursive: true }),
    look('status'),
    ok('on', 'rustc'),
    ok('status'),
    change('store/rustc/on', (text) => text.replace(/^born .*$/m, 'born 1.000000001')),
    look('status'),
    change('store/rustc/on', (text) => `${text}until tomorrow\n`),
    look('status'),
    ok('on', 'rustc'),
    ok('status'),
  ],
  show: [
    ok('on', 'rustc'),
    ok('show'),
    fill,
    ok('show'),
    ok('show', 'rustc', '--by', 'day', '--metric', 'rustc.ice.total'),
    ok('show', 'rustc', '--by', 'version', '--metric', '*.error_code{E0308}'),
    ok('show', 'rustc', '--metric', 'rustc.none.such'),
    ok('show', '--format', 'json', '--by', 'version', '--metric', 'rustc.ice.total'),
    within({ environment: { LANG: 'C' } }, ok('show', 'rustc', '--metric', 'rustc.diagnostics.*')),
    refused('show', 'rustcc'),
    refused('show', 'cargo'),
    generate(),
    ok('add', 'generated'),
    ok('show'),
    ok('show', '--format', 'json', '--metric', 'rustc.*E9999}'),
  ],
  add: [
    generate(),
    refused('add', 'generated'),
    ok('on', 'rustc'),
    ok('add', 'generated'),
    ok('on', 'rustc'),
    ok('status'),
    change(WORKING, (text) => text.replace(/^submit .*\n/gm, '')),
    ok('status'),
    ok('add', 'generated'),
    change('generated/catalogue/rustc.json', (text) => text.replace('Errors by code', 'Other errors')),
    look('add', 'generated'),
    sum,
    look('add', 'generated'),
    (folder) => writeIn(folder, 'generated/catalogue/other.json', catalogueText()),
    look('add', 'generated'),
    (folder) => rmSync(join(folder, 'generated/catalogue/other.json')),
    generate({ version: '0.2.0' }),
    ok('add', 'generated'),
    ok('status'),
    generate(),
    look('add', 'generated'),
    change('generated/allowlist/allowlist.txt', (text) => text.replace('E0502', 'E0503')),
    look('add', 'generated'),
    generate({ lines: { ticket: [] } }),
    look('add', 'generated'),
    generate({ lines: { ticket: [], set: [] } }),
    look('add', 'generated'),
    (folder) => rmSync(join(folder, 'generated/catalogue'), { recursive: true }),
    look('add', 'generated'),
  ],
  'broken-registry': [
    ok('on', 'rustc'),
    generate(),
    ok('add', 'generated'),
    change(WORKING, (text) => text.replace('E0502', 'E0503')),
    look('status'),
    look('add', 'generated'),
    (folder) => rmSync(join(folder, WORKING)),
    look('status'),
    ok('add', 'generated'),
    ok('status'),
    change(WORKING, (text) => text.replace(/^submit .*\n/gm, '')),
    (folder) => rmSync(join(folder, WORKING, '../../pristine'), { recursive: true }),
    look('status'),
    generate({ version: '0.2.0' }),
    look('add', 'generated'),
    generate(),
    ok('show'),
    ok('add', 'generated'),
    ok('status'),
    (folder) => writeFileSync(join(folder, WORKING, '../../seen'), 'anything\n'),
    look('add', 'generated'),
  ],
};

for (const [name, steps] of Object.entries(SCENARIOS)) {
  test(name, () => scenario(name, steps));
}

test('a folder that holds other things is not made a store', () =>
  scenario('foreign', [
    (folder) => mkdirSync(join(folder, 'store')),
    (folder) => writeIn(folder, 'store/thesis.tex', 'mine\n'),
    refused('on', 'rustc'),
    ok('status'),
  ]));

test('the committed registry can be added', async () => {
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  const { code, err } = await tally(['add', join(HOME, 'generated')], { folder });
  assert.is(err, '');
  assert.is(code, 0);
});

test.run();
