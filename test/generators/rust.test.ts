/** The Rust bindings: their text, and that rustfmt, rustc and the linker take them as they are meant. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rust } from '../../generators/rust/generate.ts';
import { check } from '../../model/check.ts';
import { loadTree } from '../../model/source/load.ts';
import type { Registry } from '../../model/registry/types.ts';
import { cargo, crateFolder, manifest, rustfmtCheck, stringsOf, workshop, write } from '../cargo.ts';
import { HOME } from '../command.ts';
import { golden } from '../golden.ts';
import { counter } from '../metric.ts';
import { registryWith, sampleRegistry } from '../sample.ts';
import { hunk } from './hunk.ts';
import { PARITY_FIELDS, PARITY_RUST } from './parity.ts';
import { widthRegistry } from './widths.ts';

const test = suite('rust bindings');
const shop = workshop();
test.after(() => shop.remove());

const files = (registry: Registry): Record<string, string> =>
  Object.fromEntries(rust.generate(registry).map(({ path, text }) => [path.replace('rust/', 'src/'), text]));

/** Modules of all programs, warnings refused, followed by a `main` that does what `body` says. */
const main = (registry: Registry, body: string): string =>
  `#![deny(warnings)]\n${registry.programs.map(({ name }) => `mod ${name};\n`).join('')}fn main() {\n${body}\n}\n`;

function crate(name: string, texts: Readonly<Record<string, string>>, beside: readonly string[] = []): string {
  const folder = crateFolder(name);
  write(folder, { 'Cargo.toml': manifest(name, beside), ...texts });
  return folder;
}

test('the sample is as committed', () => {
  for (const { path, text } of rust.generate(sampleRegistry)) golden(`test/generators/golden/${path}`, text);
});

test('a changed metric is one hunk', () => {
  const text = (registry: Registry): string => files(registry)['src/second.rs'] ?? '';
  const changed = registryWith(counter('second.main.secret', { privacy_class: 'sealed', retention: 8 }));
  const { removed, added } = hunk(text(sampleRegistry), text(changed));
  assert.is(removed.length, added.length);
  assert.is(added.at(-1)?.trim(), 'pub static SECRET: Counter = Counter::new(Meta::new("second.main.secret", 8));');
});

test('what is not live is off and in no table', () => {
  const text = files(sampleRegistry)['src/demo.rs'] ?? '';
  assert.match(text, 'pub static PLAN: off::Counter = off::Counter::new(');
  assert.not.match(text, '&future::');
  assert.not.match(text, '\ndemo.future.');
});

test('a program without metrics still compiles, and an area may have the name of any module', async () => {
  const names = ['lists', 'tallybook', 'core', 'std', 'match', 'super_', 'program'];
  const taken = names.map((area) =>
    counter(`demo.${area}.counter`, { labels: [{ name: 'x', labels: ['a', 'unknown'], list: null }] }),
  );
  const registry = registryWith(...taken);
  const folder = crate('odd', { ...files(registry), 'src/main.rs': main(registry, '    ::tallybook::flush();') });
  const empty = crate('empty', { ...files(emptied()), 'src/main.rs': main(emptied(), '    ::tallybook::flush();') });
  for (const built of [await cargo(shop, folder, 'check'), await cargo(shop, empty, 'check')])
    assert.is(built.code, 0, built.err);
});

const emptied = (): Registry => ({
  ...sampleRegistry,
  programs: sampleRegistry.programs.map((program) => ({ ...program, metrics: [] })),
  metrics: [],
});

test('the sample compiles without a warning, as modules and as a crate of its own', async () => {
  const body = '    demo::crash::TOTAL.increment();';
  const modules = crate('modules', { ...files(sampleRegistry), 'src/main.rs': main(sampleRegistry, body) });
  const built = await cargo(shop, modules, 'check');
  assert.is(built.code, 0, built.err);
  assert.not.match(built.err, 'warning');
  const own = crate('own', { 'src/lib.rs': `${files(sampleRegistry)['src/demo.rs']}` });
  const strict = await cargo(
    shop,
    own,
    'rustc',
    '--lib',
    '--profile',
    'dev',
    '--',
    '-D',
    'warnings',
    '-D',
    'missing_docs',
  );
  assert.is(strict.code, 0, strict.err);
});

test('a wrong label and an unknown metric do not compile', async () => {
  const wrong: Readonly<Record<string, string>> = {
    E0599: 'demo::search::ERROR_CODE.increment(demo::lists::DemoCodes::E9999);',
    E0425: 'demo::search::NO_SUCH_METRIC.increment();',
    E0308: 'demo::search::ENGINE.record(demo::lists::DemoCodes::E0001);',
  };
  for (const [error, call] of Object.entries(wrong)) {
    const folder = crate(error.toLowerCase(), { ...files(sampleRegistry), 'src/main.rs': main(sampleRegistry, call) });
    const built = await cargo(shop, folder, 'check');
    assert.is(built.code, 101);
    assert.is([...built.err.matchAll(/error\[(E\d+)\]/g)].map(([, code]) => code).join(), error, built.err);
  }
});

test('rustfmt would change nothing, whatever the width of a name', async () => {
  const folder = crate('widths', { ...prefixed('sample', sampleRegistry), ...prefixed('widths', widthRegistry) });
  const checked = await rustfmtCheck(
    ['sample/demo.rs', 'sample/second.rs', 'widths/demo.rs'].map((path) => join(folder, path)),
  );
  assert.is(checked.out, '');
  assert.is(checked.code, 0, checked.err);
});

const prefixed = (folder: string, registry: Registry): Record<string, string> =>
  Object.fromEntries(rust.generate(registry).map(({ path, text }) => [path.replace('rust', folder), text]));

test('the real registry compiles without a warning and is formatted', async () => {
  const { value } = check(loadTree(HOME));
  assert.ok(value !== null, 'registry/ cannot be read');
  if (value === null) return;
  const folder = crate('real', { ...files(value), 'src/main.rs': main(value, '    ::tallybook::flush();') });
  const built = await cargo(shop, folder, 'check');
  assert.is(built.code, 0, built.err);
  const checked = await rustfmtCheck(Object.keys(files(value)).map((path) => join(folder, path)));
  assert.is(checked.out, '');
});

test('a missing cargo is a sentence that says what to do', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = shop.folder;
  try {
    const said = await cargo(shop, shop.folder, 'check').then(String, String);
    const mend = 'install Rust 1.89 or newer from https://rustup.rs, then run npm test again';
    assert.is(said, `Error: cargo was not found: ${mend}`);
  } finally {
    process.env['PATH'] = PATH;
  }
});

/** A program that uses one metric and starts nothing: nobody but the table keeps the other names. */
const ONE = 'demo::crash::TOTAL.increment();';

test('names stand alone on a line in a release binary, with and without link-time optimisation', async () => {
  const texts = files(sampleRegistry);
  crate('bindings', { 'src/lib.rs': 'pub mod demo;\n', 'src/demo.rs': texts['src/demo.rs'] ?? '' });
  const apart = crate('apart', { 'src/main.rs': `use bindings::demo;\nfn main() {\n    ${ONE}\n}\n` }, ['bindings']);
  const within = crate('within', {
    'src/demo.rs': texts['src/demo.rs'] ?? '',
    'src/main.rs': `mod demo;\nfn main() {\n    ${ONE}\n}\n`,
  });
  const live = sampleRegistry.metrics.filter((metric) => metric.program === 'demo' && metric.live);
  const expected = ['TALLYBOOK-NAMES sample 0.1.0', ...live.map(({ id }) => id), 'END'].join('\n');
  for (const lto of ['"off"', '"fat"'])
    for (const [name, folder] of Object.entries({ apart, within })) {
      const built = await cargo(shop, folder, 'build', '--release', '--config', `profile.release.lto=${lto}`);
      assert.is(built.code, 0, built.err);
      const lines = stringsOf(
        readFileSync(join(shop.target, 'release', name + (process.platform === 'win32' ? '.exe' : ''))),
      );
      assert.is(table(lines), expected, `${name}, lto ${lto}`);
      for (const absent of ['demo.future.plan', 'demo.future.past_ms']) assert.not(lines.includes(absent), absent);
    }
});

/** `END` is shorter than `strings` shows by default, so the scan's own table ends at the last name. */
function table(lines: readonly string[]): string {
  const start = lines.indexOf('TALLYBOOK-NAMES sample 0.1.0');
  const rest = lines.slice(start + 1);
  const names = rest.slice(
    0,
    rest.findIndex((line) => !/^demo(\.[a-z0-9_]+){2}$/.test(line)),
  );
  return [lines[start] ?? 'no table', ...names, 'END'].join('\n');
}

test('the recorders of both languages count the same fields', async () => {
  const printing = '    for (field, count) in demo::PROGRAM.counts() {\n        println!("{field} {count}");\n    }';
  const body = `${PARITY_RUST}\n${printing}`;
  const folder = crate('parity', { ...files(sampleRegistry), 'src/main.rs': main(sampleRegistry, body) });
  const ran = await cargo(shop, folder, 'run', '--quiet');
  assert.is(ran.code, 0, ran.err);
  assert.is(ran.out.trimEnd(), PARITY_FIELDS);
});

test.run();
