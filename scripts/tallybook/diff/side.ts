/**
 * What `tallybook diff` compares: a folder with registry/, a file that `tallybook release` wrote, or a commit of git.
 * A commit is read by git itself, object by object, without a checkout, a hook or the network.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, failed } from '../../../model/check.ts';
import { declare } from '../../../model/stages/declare.ts';
import type { Declarations } from '../../../model/stages/declarations.ts';
import { countWords } from '../../../model/findings/format.ts';
import { loadTree } from '../../../model/source/load.ts';
import { readRelease } from '../../../model/releases/restore.ts';
import { MAX_FILE_BYTES, MAX_RELEASE_BYTES, RELEASES, ROOT, type SourceTree } from '../../../model/source/tree.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';

export interface Side {
  /** As it was named on the command line. */
  readonly name: string;
  readonly kind: 'folder' | 'release' | 'commit';
  readonly registry: Registry;
  /** Where its declarations stand; null for a release. */
  readonly declarations: Declarations | null;
  /** What its errors come to, such as `2 errors`; null without any. */
  readonly errors: string | null;
}

/** Reads one side. Refuses anything but these three, and what holds no registry. */
export function readSide(name: string): Side {
  const there = lstatSync(name, { throwIfNoEntry: false });
  if (there?.isFile() === true) return readFileSide(name);
  if (there?.isDirectory() === true && lstatSync(join(name, ROOT), { throwIfNoEntry: false }) !== undefined)
    return fromTree(
      name,
      'folder',
      orRefuse(`read ${ROOT}/ in \`${name}\``, () => loadTree(name)),
    );
  return fromTree(name, 'commit', commitTree(name));
}

function readFileSide(name: string): Side {
  const text = orRefuse(`read \`${name}\``, () => readFileSync(name, 'utf8'));
  const { value, problems } = readRelease(name, text);
  if (value === null) throw new Refusal(`\`${name}\`: ${problems[0]?.message ?? 'this is not a release'}`);
  return { name, kind: 'release', registry: value, declarations: null, errors: null };
}

function fromTree(name: string, kind: Side['kind'], tree: SourceTree): Side {
  const { value, findings } = check(tree);
  if (value === null)
    throw new Refusal(`the registry of \`${name}\` cannot be read; run \`tallybook check\` there and fix it first`);
  const aside = findings.filter(({ rule, severity }) => severity === 'error' && !OF_RELEASES.test(rule));
  return { name, kind, registry: value, declarations: declare(tree), errors: failed(aside) ? countWords(aside) : null };
}

/** What is wrong only beside a release says nothing of the registry itself. */
const OF_RELEASES = /^(?:version|approval)\/|^lifecycle\/tombstone-/;

/** No prompt, no download of what is not here, no configuration of the repository that runs a program. */
const QUIET = { GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
const MAX_OUTPUT = 1024 * 1024 * 1024;

function git(words: readonly string[], input = ''): Buffer | null {
  const options = { input, env: { ...process.env, ...QUIET }, maxBuffer: MAX_OUTPUT };
  const { status, stdout, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...words], options);
  if (error !== undefined) throw new Refusal(`cannot run git: ${error.message}`);
  return status === 0 ? stdout : null;
}

/** The registry of a commit, by the rules by which one is read from a disk. */
function commitTree(name: string): SourceTree {
  const found = name.startsWith('-') ? null : git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (found === null)
    throw new Refusal(`\`${name}\` is not a folder with ${ROOT}/, a release or a commit of the git repository here`);
  const listed = git(['ls-tree', '-r', '-z', '-l', found.toString().trim(), '--', `${ROOT}/`]);
  const entries = (listed?.toString() ?? '')
    .split('\0')
    .filter((line) => line !== '')
    .map(entryOf);
  if (entries.length === 0) throw new Refusal(`the commit \`${name}\` has no ${ROOT}/ below this folder`);
  const wanted = entries.filter(({ mode, path, size }) => mode.startsWith('100') && isRead(path, size));
  const bytes = git(['cat-file', '--batch'], wanted.map(({ object }) => `${object}\n`).join(''));
  if (bytes === null) throw new Refusal(`git cannot read the files of \`${name}\``);
  const files = new Map<string, string>();
  let at = 0;
  for (const { path, size } of wanted) {
    const start = bytes.indexOf('\n', at) + 1;
    files.set(path, bytes.subarray(start, start + size).toString());
    at = start + size + 1;
  }
  return { files, problems: [] };
}

interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  readonly path: string;
}

function entryOf(line: string): Entry {
  const [, mode = '', object = '', size = '', path = ''] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
  return { mode, object, size: Number(size), path };
}

const isRead = (path: string, size: number): boolean =>
  !path.endsWith('.md') && size <= (path.startsWith(`${RELEASES}/`) ? MAX_RELEASE_BYTES : MAX_FILE_BYTES);
