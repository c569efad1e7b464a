/**
 * `npm run enumerations [-- NAME...]`: remakes lists of `registry/enumerations/` from the installed official toolchain
 * by the commands of their headers, and says how they differ. Writes nothing without `--write`. The commands are shell
 * commands: they are reviewed like everything in the registry, and run without the user's environment.
 */
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTree } from '../../../model/source/load.ts';
import { didYouMean } from '../../../model/findings/nearest.ts';
import { LISTS } from '../../../model/source/tree.ts';
import { remake, type Remade } from './remake.ts';
import { exitStatus, report } from './report.ts';
import type { Limits } from './run.ts';
import { print, remark } from '../../terminal/print.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';

const USAGE = `usage: npm run enumerations -- [NAME...] [--write] [--accept-suspicious] [--root FOLDER]

Remakes each list (or those named) by the command of its header and compares. A list whose header names
several releases, separated by ", ", is their union: a remake from one of them adds and never removes.
The toolchain is the one on the path; with rustup, RUSTUP_TOOLCHAIN=1.95.0 before the command asks for another.

  --write              write the differences, and the toolchain they come from
  --accept-suspicious  write suspicious values too, after a person has looked at them
  --root FOLDER        the folder that holds registry/

Exit status: 0 every list is what its toolchain gives, 1 some differ, 2 some could not be checked.
`;

const OPTIONS = {
  write: { type: 'boolean', default: false },
  'accept-suspicious': { type: 'boolean', default: false },
  root: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

interface Printed {
  readonly code: number;
  readonly out: string;
}

/** Carries out one command line. @throws Refusal when nothing could be begun. */
export async function enumerations(home: string, args: readonly string[], limits: Limits): Promise<Printed> {
  const { values, positionals } = parseCommandLine(args);
  if (values.help) return { code: 0, out: USAGE };
  if (values['accept-suspicious'] && !values.write)
    throw new Refusal('--accept-suspicious only has an effect with --write; give both');
  const root = values.root ?? home;
  const files = listFiles(root);
  const orders = {
    root,
    write: values.write,
    acceptSuspicious: values['accept-suspicious'],
    maker: { user: userInfo().username, host: hostname() },
    limits,
  };
  const lists: Remade[] = [];
  for (const [name, { file, text }] of selectLists(files, positionals))
    lists.push(await remake(file, name, text, orders));
  return { code: exitStatus(lists), out: report(lists) };
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new Refusal(`${sentence}; npm run enumerations -- --help lists the options`);
  }
}

type Files = ReadonlyMap<string, { readonly file: string; readonly text: string }>;

/** Every list below a folder, by name. Only regular files are read. */
function listFiles(root: string): Files {
  const { files } = orRefuse(`read registry/ in \`${root}\``, () => loadTree(root));
  const lists = [...files].flatMap(([file, text]) => {
    const name = new RegExp(`^${LISTS}/([^/]+)\\.txt$`).exec(file)?.[1];
    return name === undefined ? [] : [[name, { file, text }] as const];
  });
  if (lists.length === 0) throw new Refusal(`there is no list in \`${root}/${LISTS}\``);
  return new Map(lists);
}

function selectLists(files: Files, names: readonly string[]): Files {
  const unknown = names.find((name) => !files.has(name));
  if (unknown !== undefined)
    throw new Refusal(`there is no list \`${unknown}\`; ${didYouMean(unknown, [...files.keys()], `see ${LISTS}`)}`);
  return names.length === 0 ? files : new Map([...files].filter(([name]) => names.includes(name)));
}

const LIMIT = 120_000;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const limits = { environment: process.env, milliseconds: LIMIT };
    const { code, out } = await enumerations(join(import.meta.dirname, '../../..'), process.argv.slice(2), limits);
    print(out);
    process.exitCode = code;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    remark(`error: ${error.message}\n`);
    process.exitCode = 2;
  }
}
