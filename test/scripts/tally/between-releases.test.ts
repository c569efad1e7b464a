/**
 * Commands beside each other: a registry that was released, and what was generated since and has version 0.0.0. Each
 * says which of the two it speaks of.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blockText, headerText } from '../../../recorders/typescript/store/block.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { write } from '../folder.ts';
import { scenario, writeIn, type Step } from './program.ts';
import { Machine } from './pty/machine.ts';
import { allowlistText, catalogueText, LIST_PATHS, LIVE, tableText } from './registry.ts';

const test = suite('tally between releases');

const ok = (...words: readonly string[]): Step => ({ words, code: 0 });
const look = (...words: readonly string[]): Step => ({ words, code: 1 });
const refused = (...words: readonly string[]): Step => ({ words, code: 2 });

/** Writes a `generated/` folder of a version. */
const generate =
  (version: string): ((folder: string) => void) =>
  (folder) =>
    write(join(folder, 'generated'), {
      'allowlist/allowlist.txt': allowlistText({ version }),
      'catalogue/rustc.json': catalogueText({ version }),
      ...LIST_PATHS,
    });

/** One file of a day with a block of each version: once E0308 by the release, ten times by what came after. */
const count: Step = (folder) => {
  const file = 'until-2027-01-10.2026-11-21.1.95.0-stable';
  const name = parseName(file);
  if (name === null) throw new Error(file);
  const field = 'rustc.diagnostics.error_code{E0308}';
  const blocks = [
    blockText('rust-toolchain', '0.1.0', [[field, 1]]),
    blockText('rust-toolchain', '0.0.0', [[field, 10]]),
  ];
  writeIn(folder, `store/rustc/${file}`, `${headerText('rustc', name)}${blocks.join('')}`);
};

const binary =
  (version: string): Step =>
  (folder) =>
    writeIn(folder, 'binary', `\u007fELF\0${tableText(LIVE, version)}\0`);

const TICKET = ['ticket', 'rustc', '--metric', '*'];

test('a release, and what was generated since', () =>
  scenario('between-releases', [
    ok('on', 'rustc'),
    generate('0.0.0'),
    ok('add', 'generated'),
    ok('status'),
    ok('preview'),
    generate('0.1.0'),
    ok('add', 'generated'),
    generate('0.0.0'),
    ok('add', 'generated'),
    count,
    ok('status'),
    ok('keys'),
    ok('preview'),
    refused(...TICKET),
    ok(...TICKET, '--exact', '--registry', 'rust-toolchain'),
    ok(...TICKET, '--exact', '--registry', 'rust-toolchain.0.0.0'),
    ok('withhold', 'rustc.ice.total'),
    ok('show', '--html', 'page.html'),
    (folder) => {
      const page = readFileSync(join(folder, 'page.html'), 'utf8');
      for (const name of ['rust-toolchain', 'rust-toolchain.0.0.0']) assert.ok(page.includes(`by ${name}, `), name);
    },
    binary('0.0.0'),
    ok('verify', 'binary'),
    binary('0.1.0'),
    ok('verify', 'binary'),
    binary('0.2.0'),
    look('verify', 'binary'),
  ]));

test('consent is for a release', async () => {
  const one = new Machine('2026-11-23');
  const grant = async (...words: readonly string[]): Promise<string> =>
    (await one.tally(['consent', 'grant', 'https://reports.example.org/rust', ...words], { keys: [] })).out;
  await one.tally(['on', 'rustc']);
  generate('0.0.0')(one.folder);
  await one.tally(['add', 'generated']);
  const says =
    'tally: there is nothing to agree to: rust-toolchain 0.0.0 was generated between two releases: nothing of it can ' +
    'be reported, only shown in a ticket; `tally add DIR` adds a release, by which what its bindings count may be ' +
    'reported\n';
  assert.is(await grant(), says);
  generate('0.1.0')(one.folder);
  await one.tally(['add', 'generated']);
  assert.match(await grant(), /^tally: there is nothing to agree to: rust-toolchain 0\.1\.0 is a preview: /);
  assert.is(await grant('--registry', 'rust-toolchain.0.0.0'), says);
});

test.run();
