/**
 * The rules that hold between files: import circles, commands, tools of developers, purity and tests of one's own name.
 * Each is also tried on a few small files that break it.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROGRAMS } from '../../scripts/dev/build/bundle.ts';
import { filesOf } from '../../scripts/dev/lines.ts';
import { HOME } from '../command.ts';
import { reach } from './graph.ts';
import { commands, importsOf, missingProblems, RELATIONS } from './relations.ts';
import { BROKEN, type Files, SOUND } from './relations-cases.ts';
import { sources } from './sources.ts';

const test = suite('tidy: between files');

const modules = new Map([...sources()].filter(([path]) => !path.endsWith('.hbs')));
const graph = importsOf(modules);
const files = new Map([...modules, ['package.json', readFileSync(join(HOME, 'package.json'), 'utf8')]]);

test('the sources and the commands are found', () => {
  assert.ok(modules.size > 400, `${modules.size} files`);
  const found = [...commands(files).keys()].join(' ');
  for (const name of ['tally/on', 'tally/submit', 'tallybook/check', 'tallybook/release/release']) {
    assert.match(found, `scripts/${name}.ts`);
  }
});

for (const [name, problems] of Object.entries(RELATIONS)) {
  test(name, () => assert.is(problems(graph, files).join('\n'), ''));
}

test('every relative import names a file', () => {
  assert.is(
    missingProblems(modules, (path) => statSync(join(HOME, path), { throwIfNoEntry: false })?.isFile() === true).join(
      '\n',
    ),
    '',
  );
});

test('a relative import that names no file is refused', () => {
  for (const specifier of ['./b.js', './b', '.', '..', './b.ts?x', './B.ts', './b.ts/']) {
    const broken = new Map([
      ['model/a.ts', `import type { B } from '${specifier}';`],
      ['model/b.ts', ''],
    ]);
    assert.is(
      missingProblems(broken, (path) => broken.has(path)).join('\n'),
      `model/a.ts: imports \`${specifier}\`, which is no file; write the whole name of one`,
    );
  }
});

for (const [name, source] of Object.entries(PROGRAMS)) {
  test(`what is bundled into ${name} is judged here, or of a package`, async () => {
    const bundled = (await filesOf(source)).map(({ path }) => path);
    assert.ok(bundled.length > 30, bundled.join());
    const isJudged = (path: string): boolean => sources().has(path) || /\.(?:css|json|toml|yaml)$/.test(path);
    const others = bundled.filter(
      (path) => !isJudged(path) && !(name === 'tallybook' && path.startsWith('node_modules/')),
    );
    assert.is(others.join('\n'), '');
    const unreached = bundled.filter((path) => modules.has(path) && !reach(graph, source).has(path));
    assert.is(unreached.join('\n'), '');
  });
}

/** What all these rules say of a few files. */
function judge(files: Files): string {
  const all = new Map(Object.entries(files));
  return Object.values(RELATIONS)
    .flatMap((problems) => problems(importsOf(all), all))
    .join('\n');
}

for (const [name, files, said] of BROKEN) {
  test(`refused: ${name}`, () => assert.is(judge(files), said));
}

for (const [name, files] of SOUND) {
  test(`allowed: ${name}`, () => assert.is(judge(files), ''));
}

test.run();
