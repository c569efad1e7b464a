/**
 * `npm run kit -- [--part NAME]… [--case TEXT] [--seed S] [--long] COMMAND… [--and COMMAND…]…`: holds recorders to
 * recorders/STORE.md through their drivers; test/store/README.md says what a driver is. Prints what failed, the seed
 * with which a run can be made again, and `N passed, N failed`. Ends with 1 if anything failed, with 2 if it was called
 * wrongly.
 */
import { parseArgs } from 'node:util';
import type { Command } from '../../../test/store/kit/driver.ts';
import { PARTS, runKit } from '../../../test/store/kit/run.ts';
import { TOOLS, wordsFor } from '../tools.ts';

const FILE = 'scripts/dev/kit/run.ts';

/** The commands between `--and`; null if one of them is empty. */
function commandsOf(words: readonly string[]): readonly Command[] | null {
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === '--and') commands.push([]);
    else commands.at(-1)?.push(word);
  }
  const whole = commands.flatMap(([program, ...rest]): readonly Command[] =>
    program === undefined ? [] : [[program, ...rest]],
  );
  return whole.length === commands.length ? whole : null;
}

function refuse(message: string): void {
  process.stderr.write(`${message}; usage: ${TOOLS[FILE]?.usage ?? ''}\n`);
  process.exitCode = 2;
}

async function main(words: readonly string[]): Promise<void> {
  const { own, command } = wordsFor(FILE, words);
  const { values } = parseArgs({
    args: [...own],
    options: {
      part: { type: 'string', multiple: true, default: Object.keys(PARTS) },
      case: { type: 'string', default: '' },
      seed: { type: 'string' },
      long: { type: 'boolean', default: false },
    },
  });
  const unknown = values.part.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) {
    refuse(`there is no part \`${unknown}\`, only ${Object.keys(PARTS).join(', ')}`);
    return;
  }
  const commands = commandsOf(command);
  if (commands === null) {
    refuse('the command that starts a driver is missing');
    return;
  }
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`kit: ${values.part.join(', ')}; seed ${seed}`);
  const { passed, failed } = await runKit(commands, {
    parts: values.part,
    containing: values.case,
    long: values.long,
    seed,
    print,
  });
  if (passed + failed === 0) {
    refuse(`there is no case whose name contains \`${values.case}\``);
    return;
  }
  print(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
