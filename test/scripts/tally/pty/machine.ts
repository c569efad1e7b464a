/**
 * A machine for `tally` on any day: the shipped bundle, a store of its own, draws that do not differ from run to run,
 * and a terminal where one is wanted. All that was printed is kept as one text.
 */
import { join } from 'node:path';
import { golden } from '../../../golden.ts';
import { run, type Printed } from '../../../command.ts';
import { temporaryFolder } from '../../folder.ts';
import { program } from '../program.ts';
import { inTerminal, type Keys } from './pty.ts';

export interface Given {
  /** What is typed in a terminal; without it there is none. */
  readonly keys?: readonly Keys[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Stops the clock at noon; every random byte is the same. */
const preload = (day: string, byte: number): string => {
  const text = `import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
crypto.randomBytes = (n) => Buffer.alloc(n, ${byte});
syncBuiltinESMExports();
Date.now = () => ${Date.parse(`${day}T12:00:00Z`)};`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
};

export class Machine {
  readonly folder = temporaryFolder();
  readonly #lines: string[] = [];
  day: string;
  /** What every random byte is. */
  byte = 0;

  constructor(day: string) {
    this.day = day;
  }

  get store(): string {
    return join(this.folder, 'store');
  }

  /** Runs a command and keeps what it printed. */
  async tally(words: readonly string[], { keys, environment = {} }: Given = {}): Promise<Printed> {
    const command = [process.execPath, '--import', preload(this.day, this.byte), await program(), ...words];
    const where = {
      folder: this.folder,
      environment: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', CI: '', DO_NOT_TRACK: '', ...environment },
    };
    const home = { TALLYBOOK_HOME: this.store, NODE_OPTIONS: '' };
    const options = { folder: this.folder, environment: { ...home, ...where.environment } };
    const printed =
      keys === undefined
        ? await run(command[0] ?? '', command.slice(1), options)
        : await inTerminal(command, keys, options);
    this.say(`${this.day}${keys === undefined ? '' : ', at a terminal'}`, words, printed, environment);
    return printed;
  }

  private say(when: string, words: readonly string[], { code, out, err }: Printed, environment: object): void {
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value} `);
    const stream = (name: string, text: string): string => (text === '' ? '' : `--- ${name}\n${text}`);
    this.#lines.push(
      `# ${when}\n$ ${variables.join('')}tally ` +
        `${words.join(' ')}\n${stream('out', out)}${stream('err', err)}--- code ${code}\n`,
    );
  }

  /** Compares all that was printed, without what differs from run to run, with a committed file. */
  compare(name: string): void {
    const text = this.#lines
      .join('\n')
      .replaceAll(this.folder, 'FOLDER')
      .replace(/inode was [0-9]+ and is [0-9]+/g, 'inode was INODE and is INODE')
      .replace(/(inode|is) [0-9]{4,}(?![0-9]|\.[0-9])/g, '$1 INODE')
      .replace(/[0-9]{9,}\.[0-9]{9}/g, 'BORN');
    golden(`test/scripts/tally/pty/golden/${name}.txt`, text);
  }
}
