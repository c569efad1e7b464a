/** The commands that a page shows: which program each calls, whether there is such a thing, and how to run ours. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../model/explain/explain.ts';
import { HOME, type Printed } from '../command.ts';
import { realRegistry } from '../real.ts';
import { tallybook as shipped } from '../scripts/program.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

export const manifest: Manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'));

/** How a command in back quotes begins. */
export const SHELL = /^(npm|npx|tallybook|node|grep|UPDATE=1) /;

const OURS = /^(?:npm run (?:-s )?tallybook -- |tallybook |npm run (?:-s )?(?=(?:check|generate)\b))(.*)$/;

/** Stand for an id in a sentence, or are declared only once a reader has done what the page says. */
const NOT_DECLARED = ['', 'RULE', 'rustc.ice.optimised'];

/** The arguments of `tallybook`, however a page calls it; null for another program. */
export function tallybookWords(line: string): readonly string[] | null {
  const found = OURS.exec(line);
  return found === null ? null : (found[1] ?? '').replace(' -- ', ' ').split(' ');
}

function misused([command = '', id = '']: readonly string[], commands: ReadonlySet<string>): boolean {
  if (!commands.has(command)) return true;
  return command === 'explain' && !NOT_DECLARED.includes(id) && !('text' in explain(id, realRegistry));
}

/**
 * Whether a command names a program, script, file, command or id that does not exist. `commands`: those of tallybook.
 */
export function misnamed(line: string, commands: ReadonlySet<string>): boolean {
  const own = tallybookWords(line);
  if (own !== null) return misused(own, commands);
  const [program = '', ...rest] = line.replace(/^UPDATE=1 /, '').split(' ');
  switch (program) {
    case 'npm': {
      const script = rest[0] === 'run' ? rest.find((word) => word !== 'run' && word !== '-s') : rest[0];
      return script !== 'ci' && !Object.hasOwn(manifest.scripts, script ?? '');
    }
    case 'node':
      return rest.some((word) => word.includes('/') && !existsSync(join(HOME, word)));
    default:
      return program !== 'grep' && program !== 'npx';
  }
}

/** Runs the program, with `folder` as the working directory. */
export const tallybook = (folder: string, words: readonly string[]): Promise<Printed> => shipped(words, { folder });
