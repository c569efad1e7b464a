/**
 * `tally verify`: over a program that was compiled, and over files in which names are hidden, doubled, missing or cut.
 */
import { existsSync, openSync, ftruncateSync, writeSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cargo, copied, crateFolder, manifest, workshop, write } from '../../cargo.ts';
import { HOME } from '../../command.ts';
import { temporaryFolder } from '../folder.ts';
import { scenario, tally, writeIn, type Step } from './program.ts';
import { allowlistText, catalogueText, LIST_PATHS, LIVE, tableText } from './registry.ts';

const test = suite('tally verify');

const generate = (folder: string): void => {
  writeIn(folder, 'generated/allowlist/allowlist.txt', allowlistText());
  for (const [path, text] of Object.entries(LIST_PATHS)) writeIn(folder, `generated/${path}`, text);
  writeIn(folder, 'generated/catalogue/rustc.json', catalogueText());
};
const binary =
  (...texts: readonly string[]): Step =>
  (folder) =>
    writeIn(folder, 'binary', `\u007fELF\0${texts.join('\0')}\0`);
const verify = (code: 0 | 1 | 2, ...words: readonly string[]): Step => ({
  words: ['verify', 'binary', ...words],
  code,
});
const compare = (code: 0 | 1): Step => verify(code, '--registry', 'generated');

const [first, ...others] = LIVE;

/** What stands in the binary, and how the comparison ends. */
const BINARIES: readonly (readonly [texts: readonly string[], code: 0 | 1])[] = [
  [['no table'], 1],
  [[tableText()], 0],
  [[tableText(), tableText()], 0],
  [[tableText(others)], 1],
  [[tableText([...LIVE, 'rustc.secret.thing', 'rustc.size.proposed', 'other.area.name'])], 1],
  [[tableText([...LIVE, first])], 1],
  [[tableText(LIVE, '0.2.0')], 1],
  [[tableText(), '\nTALLYBOOK-NAMES rust-toolchain 0.1.0\nrustc.ice.total\n'], 1],
  [['\nTALLYBOOK-NAMES rust toolchain\nEND\n'], 1],
  [['\nTALLYBOOK-NAMES rust-toolchain 0.1.0\nnot a name\nEND\n'], 1],
  [[tableText(), 'rustc.secret.thing'], 1],
  [[tableText(), 'rustc.ice.secret{E0502}'], 1],
  [[tableText(), 'textrustc.ice.secrettext'], 1],
  [[tableText(), 'rustc.ice.total_path'], 1],
  // Declared names that run together, and texts that are no names.
  [
    [tableText(), 'rustc.ice.totalrustc.diagnostics.error_codefailed', 'see rustc.rs.html', 'rustc.toml', 'rustc..x.y'],
    0,
  ],
];

test('says every difference', () =>
  scenario('verify', [generate, ...BINARIES.flatMap(([texts, code]) => [binary(...texts), compare(code)])]));

test('takes the registry that was added', () =>
  scenario('verify-added', [
    generate,
    binary(tableText()),
    verify(1),
    { words: ['on', 'rustc'], code: 0 },
    { words: ['add', 'generated'], code: 0 },
    verify(0),
    (folder) => writeIn(folder, 'generated/allowlist/allowlist.txt', 'anything'),
    verify(2, '--registry', 'generated'),
    { words: ['verify', 'generated', '--registry', 'generated'], code: 2 },
  ]));

test('finds names wherever pieces end', async () => {
  const folder = temporaryFolder();
  generate(folder);
  const path = join(folder, 'binary');
  const piece = 1 << 20;
  for (const place of [piece - 700, piece - 40, piece - 9, piece - 1, piece, 2 * piece - 300]) {
    const file = openSync(path, 'w');
    ftruncateSync(file, 3 * piece);
    writeSync(file, tableText(), place);
    writeSync(file, 'rustc.secret.thing', place + 300);
    closeSync(file);
    // oxlint-disable-next-line no-await-in-loop -- one file
    const { out, code } = await tally(['verify', 'binary', '--registry', 'generated'], { folder });
    assert.is(code, 1);
    assert.match(out, `1 difference:\n  at byte ${place + 300} stands \`rustc.secret.thing\`, which is not declared\n`);
  }
});

test('a compiled program has the table of its bindings, and one more name is found in it', async () => {
  const at = workshop();
  const crate = crateFolder('host');
  const source = `mod bindings;
fn main() {
    bindings::search::TOTAL.increment();
    println!("{}", bindings::PROGRAM.name());
}
`;
  const bindings = readFileSync(join(HOME, 'generated/rust/ripgrep.rs'), 'utf8');
  write(crate, { 'Cargo.toml': manifest('host'), 'src/main.rs': source, 'src/bindings.rs': bindings });
  try {
    const built = await cargo(at, crate, 'build', '--quiet');
    assert.is(built.code, 0, built.err);
    const path = copied(at, 'host');
    assert.ok(existsSync(path));
    const registry = join(HOME, 'generated');
    const sound = await tally(['verify', path, '--registry', registry]);
    assert.is(sound.code, 0, sound.out);
    assert.match(sound.out, /can record \d+ metrics of rust-toolchain [\d.]+\.\n/);
    const doctored = readFileSync(path)
      .toString('latin1')
      .replace('\nripgrep.search.total\n', '\nripgrep.search.tocal\n');
    writeFileSync(path, doctored, 'latin1');
    const odd = await tally(['verify', path, '--registry', registry]);
    assert.is(odd.code, 1);
    assert.match(odd.out, 'it can record ripgrep.search.tocal, which is not declared');
    assert.match(odd.out, 'ripgrep.search.total is declared, and its table does not have it');
  } finally {
    at.remove();
  }
});

test.run();
