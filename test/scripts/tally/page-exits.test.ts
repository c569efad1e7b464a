/**
 * The part of the page that says how far each metric could go: what is done to a store, and the sentence that is shown.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sumCatalogues } from '../../list.ts';
import { textOf } from './page.ts';
import { fill, tally, writeIn } from './program.ts';
import { allowlistText, catalogueText, LIST_PATHS, type Changes } from './registry.ts';
import { temporaryFolder } from '../folder.ts';

const test = suite('what could leave, on the page');

const WORKING = 'store/_tally/registries/rust-toolchain/working/allowlist.txt';
const cut =
  (lines: RegExp) =>
  (folder: string): void =>
    writeFileSync(join(folder, WORKING), readFileSync(join(folder, WORKING), 'utf8').replace(lines, ''));
const add =
  (changes: Changes = {}, edit = (text: string): string => text) =>
  async (folder: string): Promise<void> => {
    writeIn(folder, 'generated/allowlist/allowlist.txt', allowlistText(changes));
    for (const [path, text] of Object.entries(LIST_PATHS)) writeIn(folder, `generated/${path}`, text);
    writeIn(folder, 'generated/catalogue/rustc.json', edit(catalogueText(changes)));
    sumCatalogues(join(folder, 'generated'));
    const { code: status, err, out } = await tally(['add', 'generated'], { folder });
    assert.is(status, 0, `${out}${err}`);
  };
const none = (): void => undefined;
const FLEET = 'fleet rustc.ice.total values=count class=fleet keep=49d until=2027-11-01 since=0.1.0';

/** What is done to a store with counts of `rustc.ice.total` and error codes, and what the page then says. */
const EXITS: readonly (readonly [name: string, change: (folder: string) => unknown, said: string])[] = [
  [
    'no registry',
    none,
    'No registry was added, so nothing can leave; ' +
      'tally add DIR adds one, where DIR is the generated/ folder of a registry.',
  ],
  [
    'a preview',
    add(),
    'not now, since the registry is a preview; once it is active and you agree, the report of the group ' +
      'crashes in a ' +
      'week that draws it: one of 0, 1, 2-4, 5+',
  ],
  ['sealed', add(), 'it is sealed: declared never to leave'],
  [
    'counted by an earlier series',
    add({ version: '0.2.0' }),
    'none of it was counted as rust-toolchain 0.2 declares it',
  ],
  ['not declared', add(), 'the registry does not declare it'],
  [
    'a part of the labels',
    add(),
    '2 of 3 totals without days, in a text that you make and attach yourself; ' +
      'rustc.diagnostics.error_code{E9999} has no line in rust-toolchain 0.1.0',
  ],
  [
    'a group that is deleted',
    async (folder) => {
      await add()(folder);
      cut(/^submit .*\n/gm)(folder);
    },
    'nothing is said of the group crashes of rustc: ' +
      'the submit line of rustc.ice.total, or one of its words, is deleted in your copy of the allowlist; ' +
      'put that line back to allow it',
  ],
  [
    'labels that are deleted',
    async (folder) => {
      await add()(folder);
      cut(/^ticket rustc.diagnostics.*\n/gm)(folder);
    },
    'the ticket line of rustc.diagnostics.error_code{E0308} is deleted in your copy of the allowlist; ' +
      'put that line back to allow it, and 2 more are refused',
  ],
  [
    'withheld',
    async (folder) => {
      await add()(folder);
      await tally(['withhold', 'rustc.ice.total'], { folder });
    },
    'nothing is said of the group crashes of rustc: ' +
      'rustc.ice.total is withheld by rustc.ice.total in _tally/withheld:1; ' +
      "tally release 'rustc.ice.total' allows it again",
  ],
  [
    'a fleet line',
    add({ lines: { submit: [], fleet: [FLEET] } }, (text) =>
      text.replace('"privacy_class":"coarse","leaves":"submit"', '"privacy_class":"fleet","leaves":"fleet"'),
    ),
    'only stores of build fleets are collected, and only by their owners',
  ],
  [
    'a fleet store',
    async (folder) => {
      await add()(folder);
      await tally(['on', 'rustc', '--fleet', 'crater'], { folder });
    },
    'nothing is said of the group crashes of rustc: rustc is recorded into a fleet store, of which ' +
      'nothing is ever sent',
  ],
  [
    'off',
    async (folder) => {
      await add()(folder);
      await tally(['off', 'rustc'], { folder });
    },
    'nothing is said of the group crashes of rustc: recording is off for rustc; tally on rustc turns it on',
  ],
  [
    'a registry that does not hold',
    async (folder) => {
      await add()(folder);
      rmSync(join(folder, WORKING));
    },
    'Nothing can leave: _tally/registries/rust-toolchain/working/allowlist.txt: there is no such file; ' +
      'tally status says what to do.',
  ],
];

for (const [name, change, said] of EXITS) {
  test(name, async () => {
    const folder = temporaryFolder();
    await tally(['on', 'rustc'], { folder });
    fill(folder);
    await change(folder);
    const { code: status, err } = await tally(['show', '--html', 'page.html'], { folder });
    assert.is(status, 0, err);
    const lines = textOf(join(folder, 'page.html')).split('\n');
    assert.ok(
      lines.some((line) => line === said || line === `${said}.` || line.startsWith(`${said}. `)),
      lines.join('\n'),
    );
  });
}

test('a page of a store whose folder is spelled otherwise names no folder of its owner', async () => {
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  fill(folder);
  await add()(folder);
  writeIn(folder, 'store/_tally/withheld', 'a b\n');
  const environment = { TALLYBOOK_HOME: `${folder}/.//store` };
  await tally(['show', '--html', 'page.html'], { folder, environment });
  const page = textOf(join(folder, 'page.html'));
  assert.not.ok(page.includes(folder), page);
  assert.match(page, /Nothing can leave: _tally\/withheld line 1: it is not a glob/);
});

test.run();
