/** The tools of developers, called wrongly or for help: each says what it takes in one sentence, and starts nothing. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replyFor, TOOLS } from '../../../scripts/dev/tools.ts';
import { HOME, run } from '../../command.ts';
import { manifest } from '../../documents/commands.ts';

const test = suite('tools of developers');

const FUZZ = 'npm run fuzz -- [--runs N] [--seed S]';
const KIT = 'npm run kit -- [--part NAME]… [--case TEXT] [--seed S] [--long] COMMAND… [--and COMMAND…]…';
const LINES = 'npm run lines -- [-v]';

/** Calls, and what is said of each; null where the tool is started. */
const CALLS: readonly (readonly [file: string, words: readonly string[], said: string | null])[] = [
  ['fuzz/run', ['--runs', '5', '--seed=1'], null],
  ['fuzz/run', ['--frob'], `there is no option --frob; usage: ${FUZZ}`],
  ['fuzz/run', ['-f'], `there is no option -f; usage: ${FUZZ}`],
  ['fuzz/run', ['--runs'], `--runs needs a value; usage: ${FUZZ}`],
  ['fuzz/run', ['--runs', 'many'], `--runs takes a whole number; usage: ${FUZZ}`],
  ['fuzz/run', ['5'], `it takes options only; usage: ${FUZZ}`],
  ['lines', ['-v'], null],
  ['lines', ['-w'], `there is no option -w; usage: ${LINES}`],
  ['workspace/run', ['--generated=1'], '--generated takes no value; usage: npm run workspace -- [--generated]'],
  ['soak/run', ['kill', '--short'], null],
  ['test', ['docs', 'tidy'], null],
  ['kit/run', ['--part', 'basic', '--long', 'x', '--help', '-x'], null],
  ['kit/run', ['--long', '--seed', 'x', 'y'], `--seed takes a whole number; usage: ${KIT}`],
];

for (const [file, words, said] of CALLS) {
  test(`${file} ${words.join(' ')}`, () => {
    const text = said === null ? null : `${said}\n`;
    assert.equal(replyFor(`scripts/dev/${file}.ts`, words), text === null ? null : { status: 2, text });
  });
}

test('every tool that npm starts is listed, and called as it says', () => {
  const scripts = Object.entries(manifest.scripts).flatMap(([name, line]) => {
    const file = /run\.mjs (scripts\/dev\/\S+)$/.exec(line)?.[1];
    return file === undefined ? [] : [[file, name === 'test' ? 'npm test' : `npm run ${name}`] as const];
  });
  assert.ok(scripts.length > 8);
  for (const [file, call] of scripts) {
    assert.is(TOOLS[file]?.usage.split(' -- ', 1).join(), call);
    assert.equal(replyFor(file, TOOLS[file]?.takesCommand === true ? ['--help', 'x'] : ['x', '--help']), {
      status: 0,
      text: `usage: ${TOOLS[file]?.usage}\n${TOOLS[file]?.does}\n`,
    });
  }
});

const start = (...words: readonly string[]) => run(process.execPath, ['scripts/dev/run.mjs', ...words]);

test('a tool that is asked for help, or called wrongly, is not started', async () => {
  const usage = 'usage: npm run build\n';
  const help = await start('scripts/dev/build/bundle.ts', '--help');
  assert.equal(help, { code: 0, out: `${usage}Makes dist/ anew: each program as one file.\n`, err: '' });
  const wrong = await start(`${HOME}scripts/dev/build/bundle.ts`, '--frob');
  assert.equal(wrong, { code: 2, out: '', err: `there is no option --frob; ${usage}` });
  const soak = await start('scripts/dev/soak/run.ts', 'kil');
  const names = 'kill, ends, suspend, jolt, rename, mixed, mixed-ends, cut, previews';
  assert.equal(soak, { code: 2, out: '', err: `there is no soak \`kil\`; there are ${names}\n` });
});

test('a reader that has seen enough ends the printing', async () => {
  const line = 'node scripts/dev/run.mjs scripts/dev/lines.ts -v | true; echo "${PIPESTATUS[0]}"';
  assert.equal(await run('bash', ['-c', line]), { code: 0, out: '0\n', err: '' });
});

test.run();
