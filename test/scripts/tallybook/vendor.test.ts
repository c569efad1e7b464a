/**
 * Recorder and bindings as plain files: they build with rustc alone, warnings as errors, and record nothing unasked.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, run, succeed } from '../../command.ts';
import { temporaryFolder } from '../folder.ts';
import { tallybook } from '../program.ts';

/** A whole recorder is compiled. */
export const timeLimit = 120;

const test = suite('scripts/vendor');

const HOST = `#![deny(warnings)]
#[path = "kept/bindings/ripgrep.rs"]
mod ripgrep;
fn main() {
    let recording = tallybook::start(&ripgrep::PROGRAM, "15.2.0");
    ripgrep::search::TOTAL.increment();
    println!("{:?} {}", ripgrep::PROGRAM.counts(), recording.is_on());
}
`;

test('what is written builds without Cargo, and is the recorder and the bindings byte for byte', async () => {
  const folder = temporaryFolder();
  const { code, out, err } = await tallybook(['generate', 'rust', '--vendor', 'kept', '--root', HOME], { folder });
  assert.is(code, 0, err);
  const hint = out.slice(out.indexOf('Build the recorder'));
  assert.is(
    hint,
    'Build the recorder, then name it when you build what uses the bindings:\n' +
      '  rustc --edition 2021 --crate-type rlib --crate-name tallybook kept/tallybook/lib.rs\n' +
      '  rustc --edition 2021 --extern tallybook=libtallybook.rlib main.rs\n',
  );
  for (const [ours, theirs] of [
    ['recorders/rust/src/lib.rs', 'tallybook/lib.rs'],
    ['recorders/rust/src/counter.rs', 'tallybook/counter.rs'],
    ['generated/rust/rustc.rs', 'bindings/rustc.rs'],
  ] as const)
    assert.is(readFileSync(join(folder, 'kept', theirs), 'utf8'), readFileSync(join(HOME, ours), 'utf8'));
  writeFileSync(join(folder, 'main.rs'), HOST);
  for (const line of hint.trimEnd().split('\n').slice(1))
    await succeed('rustc', [...line.trim().split(' ').slice(1), '-D', 'warnings'], { folder });
  const ran = await run(join(folder, 'main'), [], { folder, environment: { TALLYBOOK_HOME: '' } });
  assert.is(ran.out, '[("ripgrep.search.total", 1)] false\n');
});

test('with another output, or none, it is refused before anything is read', async () => {
  const folder = temporaryFolder();
  for (const outputs of [[], ['docs'], ['rust', 'docs']]) {
    const { code, err } = await tallybook(['generate', ...outputs, '--vendor', 'kept'], { folder });
    assert.is(code, 2);
    assert.is(
      err,
      'tallybook: --vendor needs exactly the output `rust`, as in `tallybook generate rust --vendor DIR`\n',
    );
  }
  assert.not.ok(existsSync(join(folder, 'kept')));
});

test.run();
