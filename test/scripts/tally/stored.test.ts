/** `tally export` and `tally clean`, word for word: what is in a store, of a fleet too, and what goes from it. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { dayFile, fill, scenario, writeIn, type Options, type Step } from './program.ts';

const test = suite('tally, of what is stored');

const ok = (...words: readonly string[]): Step => ({ words, code: 0 });
const look = (...words: readonly string[]): Step => ({ words, code: 1 });
const within = (options: Options, step: Step): Step => (typeof step === 'function' ? step : { ...step, options });

const FLEET = ['--fleet', 'crater', '--experiment', 'pr-1', '--toolchain', 'master#1a2b3c', '--job', 'serde-1.0.0'];

const change =
  (path: string, edit: (text: string) => string): Step =>
  (folder) => {
    const file = join(folder, path);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  };

const SCENARIOS: Readonly<Record<string, readonly Step[]>> = {
  export: [
    ok('on', 'rustc'),
    ok('export'),
    fill,
    (folder) => dayFile(folder, 'cargo', 'until-2027-01-11.2026-11-22.dev', { 'cargo.build.failed': 2 }),
    ok('export'),
    ok('export', 'cargo'),
    (folder) => appendFileSync(join(folder, 'store/cargo/until-2027-01-11.2026-11-22.dev'), 'cut'),
    look('export', 'cargo'),
    look('show', 'cargo'),
    look('status'),
  ],
  'export-fleet': [
    ok('on', 'cargo', '--fleet', 'crater'),
    (folder) => dayFile(folder, 'cargo', 'until-2027-01-11.2026-11-22.dev', { 'cargo.build.failed': 2 }),
    ok('export'),
    ok('on', 'cargo', ...FLEET),
    ok('export'),
    (folder) => cpSync(join(folder, 'store'), join(folder, 'copy'), { recursive: true }),
    within({ environment: { TALLYBOOK_HOME: '/proc/self/cwd/copy' } }, ok('export')),
    change('store/cargo/on', (text) => `${text}until tomorrow\n`),
    look('export'),
  ],
  clean: [
    ok('on', 'rustc'),
    fill,
    (folder) => dayFile(folder, 'rustc', 'until-2026-11-21.2026-10-03.dev', { 'rustc.ice.total': 1 }),
    (folder) => writeIn(folder, 'store/rustc/until-2026-12-22.2026-11-04.dev.0123456789abcdef.part', ''),
    (folder) => writeIn(folder, 'store/rustc/until-2026-11-22.notes', 'mine\n'),
    (folder) => dayFile(folder, 'rustc', 'until-2099-02-19.2099-01-01.dev', { 'rustc.ice.total': 1 }),
    ok('clean'),
    ok('clean'),
    ok('clean', 'rustc', '--before', '2026-11-22'),
    ok('status'),
  ],
  'clean-all': [
    ok('on', 'cargo'),
    (folder) => dayFile(folder, 'cargo', 'until-2026-12-06.2026-11-22.dev', { 'cargo.build.failed': 1 }),
    (folder) => dayFile(folder, 'cargo', 'until-1970-02-19.1970-01-01.dev', { 'cargo.build.failed': 1 }),
    ok('status'),
    (folder) => dayFile(folder, 'cargo', 'until-2099-02-19.2099-01-01.dev', { 'cargo.build.failed': 1 }),
    (folder) => dayFile(folder, 'rustc', 'until-2026-12-08.2026-11-24.dev', { 'rustc.ice.total': 1 }),
    look('status'),
    ok('clean'),
    ok('clean', 'rustc', '--all'),
    ok('clean', '--all'),
    ok('clean', '--all'),
    ok('status'),
  ],
};

for (const [name, steps] of Object.entries(SCENARIOS)) {
  test(name, () => scenario(name, steps));
}

test.run();
