/**
 * The same registry gives the same bytes: wherever it lies, in whatever order its files were made, whatever the
 * language, the time zone and the year. And one more metric is one more stretch of lines.
 */
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME } from './command.ts';
import { hunk } from './generators/hunk.ts';
import { contents, differing, realFolder, temporaryFolder, write } from './scripts/folder.ts';
import { ahead, assertCalm, tallybook, type Options } from './scripts/program.ts';

const test = suite('determinism');
let expected: ReadonlyMap<string, string> = new Map();

/** Generates with the program standing in `folder`, and returns what is then below `root`. */
async function generate(folder: string, options: Options = {}, root = '.'): Promise<ReadonlyMap<string, string>> {
  assertCalm(await tallybook(['generate', '--root', root], { folder, ...options }), 0);
  return contents(resolve(folder, root, 'generated'));
}

test.before(async () => {
  expected = await generate(realFolder());
  assert.ok(expected.size >= 14, `${expected.size} files were generated`);
});

/** A module that moves the clock: `new Date()` and `Date.now()` say another year. */
function clock(day: string): string {
  const folder = temporaryFolder();
  const text = `const Real = Date;
const from = Real.now();
const now = () => Real.parse('${day}T23:59:59Z') + Real.now() - from;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
`;
  write(folder, { 'clock.mjs': text });
  return join(folder, 'clock.mjs');
}

/**
 * The committed registry, its files made in the opposite order, which is the order in which some file systems list
 * them.
 */
function reversed(): string {
  const folder = temporaryFolder();
  for (const [path, text] of [...contents(join(HOME, 'registry'))].toReversed()) {
    write(folder, { [`registry/${path}`]: Buffer.from(text, 'latin1') });
  }
  return folder;
}

/** A module that lists every folder backwards. */
function backwards(): string {
  const folder = temporaryFolder();
  const text = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const real = fs.readdirSync;
fs.readdirSync = (...given) => real(...given).reverse();
syncBuiltinESMExports();
`;
  write(folder, { 'backwards.mjs': text });
  return join(folder, 'backwards.mjs');
}

const WAYS: Readonly<Record<string, () => Promise<ReadonlyMap<string, string>>>> = {
  'a second time': () => generate(realFolder()),
  'in a folder with spaces and letters of other alphabets': () =>
    generate(realFolder(' ist «größer» als 日本 \u{1F980}')),
  'in a folder that a shell and a pattern would mistake': () => generate(realFolder('$HOME`*`(.*)\\{{x}}')),
  'named by its absolute path': () => generate(temporaryFolder(), {}, realFolder()),
  'through a link to its folder': async () => {
    const folder = realFolder();
    symlinkSync(folder, join(folder, 'self'));
    return generate(folder, {}, 'self');
  },
  'in Turkish, in Kiritimati': () =>
    generate(realFolder(), { environment: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' } }),
  'in the C locale, in Pago Pago': () =>
    generate(realFolder(), { environment: { LANG: 'C', LC_ALL: 'C', TZ: 'Pacific/Pago_Pago' } }),
  'as another user, with another home': () =>
    generate(realFolder(), {
      environment: { HOME: '/nonexistent', USER: 'somebody', LOGNAME: 'somebody', TMPDIR: '/' },
    }),
  'with files made in another order': () => generate(reversed()),
  'with folders listed backwards': () => generate(realFolder(), { preload: backwards() }),
  'in 1999': () => generate(realFolder(), { preload: clock('1999-12-31') }),
  'in 2063': () => generate(realFolder(), { preload: clock('2063-04-05') }),
};

const outputOf = ahead(Object.keys(WAYS), async (name) => (await WAYS[name]?.()) ?? new Map<string, string>());

for (const name of Object.keys(WAYS)) {
  test(`${name}, the same bytes`, async () => assert.is(differing(expected, await outputOf(name)), ''));
}

test('the clock does move: in 2063 every metric has expired', async () => {
  const printed = await tallybook(['check', '--today'], { folder: realFolder(), preload: clock('2063-04-05') });
  assertCalm(printed, 0);
  assert.match(printed.out, /^note\[lifecycle\/expired\]/m);
});

test('what is committed is what is generated', async () => {
  const { code, out } = await tallybook(['generate', '--check', '--root', HOME], {});
  assert.is(code, 0, `run \`npm run generate\`:\n${out}`);
  assert.not.match(out, /^(?:missing|changed|stray): /m);
});

/**
 * By output: lines of its header and lines that count or import. The header of a binding is everything above its lists
 * and areas: the names it can record and, in Rust, the metrics to hand to `start`.
 */
const EXCLUDED: Readonly<Record<string, RegExp>> = {
  allowlist: /^# (?:lines|sha256) .*\n| catalogue=\S+/gm,
  catalogue: /^$/gm,
  docs: /^\| \[`\w+`\]\(.*\d+ \|\n/gm,
  rust: /^[^]*?\nEND\n|^ +use tallybook::.*;\n/gm,
  typescript: /^[^]*?\nEND\n/g,
  schema: /^$/gm,
};

const METRIC = `  seen_again:
    kind: counter
    summary: Seen again
    description: Counts what was seen again after it had been seen once.
    question: How often is the same thing seen a second time?
    justification: If it is rare, the cache of what was seen goes in the next release; only a count can tell how rare.
    sources: [https://example.org/seen]
    use: feature
    privacy_class: ticket
    retention: 49d
`;

for (const area of ['rustc/ice', 'rustc/toolchain', 'ripgrep/search']) {
  test(`one more metric in ${area} is one more stretch of lines in each file`, async () => {
    const folder = realFolder();
    rmSync(join(folder, 'registry/releases'), { recursive: true }); // The version stays, so that nothing else differs.
    const path = join(folder, `registry/${area}.yaml`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^metrics:\n/m, `metrics:\n${METRIC}`));
    const after = await generate(folder);
    assert.is([...after.keys()].join('\n'), [...expected.keys()].join('\n'));
    const touched = [...after].filter(([path, text]) => text !== expected.get(path)).map(([path]) => path);
    assert.is(
      [...new Set(touched.map((path) => path.split('/')[0]))].join(' '),
      'allowlist catalogue docs rust typescript',
    );
    for (const path of touched) checkInsertion(path, expected.get(path) ?? '', after.get(path) ?? '');
  });
}

function checkInsertion(path: string, before: string, after: string): void {
  const excluded = EXCLUDED[path.split('/')[0] ?? ''] ?? /^$/gm;
  const { removed, added } = hunk(before.replace(excluded, ''), after.replace(excluded, ''));
  assert.is(removed.join('\n'), '', `${path} has changed in more than one place`);
  const mentions = added.filter((line) => line.includes('seen_again')).length;
  assert.is(mentions > 0, path !== 'docs/reference.md', `${path} says nothing of the new metric`);
}

test.run();
