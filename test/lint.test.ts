/** Linters, formatters and compilers, as tests: `npm test` is everything, so a clean run needs no second command. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { CARGO } from './cargo.ts';
import { HOME, succeed } from './command.ts';

/** A first build of the Rust crates takes a while on a small machine. */
export const timeLimit = 900;

const TOOLS: Readonly<Record<string, readonly string[]>> = {
  oxlint: ['--type-aware', '--deny-warnings'],
  oxfmt: ['--check'],
  tsc: [],
};

const PASSES: readonly (readonly string[])[] = [
  ['fmt', '--check'],
  ['clippy', '--locked', '--offline', '--all-targets', '--', '-D', 'warnings'],
  ['test', '--locked', '--offline', '--quiet'],
];

const lint = suite('lint');

for (const [tool, parameters] of Object.entries(TOOLS)) {
  lint(tool, async () => {
    await succeed(join(HOME, 'node_modules/.bin', tool), parameters);
  });
}

const crates = readdirSync(join(HOME, 'recorders'))
  .sort()
  .map((name) => `recorders/${name}`)
  .filter((folder) => existsSync(join(HOME, folder, 'Cargo.toml')));

for (const folder of crates) {
  for (const parameters of PASSES) {
    lint(`cargo ${parameters[0]} in ${folder}`, async () => {
      await succeed('cargo', parameters, { folder: join(HOME, folder), environment: CARGO });
    });
  }
}

lint.run();
