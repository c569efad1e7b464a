/**
 * The one place of the model that reads a disk: `registry/` -> source tree. Reads regular files only, never follows a
 * symbolic link, never reads a file over the size limit, and turns what it cannot read into problems instead of
 * failing.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { START, type Problem } from '../findings/problem.ts';
import { LABELS, MAX_FILE_BYTES, MAX_RELEASE_BYTES, RELEASES, ROOT, type SourceTree } from './tree.ts';

const MAX_FOLDERS = 2;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the registry below `folder` (the parent of `registry/`).
 * @throws when there is no such registry folder at all; everything else becomes a problem of the file it concerns.
 */
export function loadTree(folder: string): SourceTree {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  if (lstatSync(join(folder, ROOT)).isSymbolicLink()) problems.push(linkProblem(ROOT));
  else readFolder(folder, ROOT, 0, files, problems);
  return { files, problems };
}

function readFolder(
  folder: string,
  path: string,
  depth: number,
  files: Map<string, string>,
  problems: Problem[],
): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(folder, path), { withFileTypes: true });
  } catch (error) {
    if (depth === 0) throw error;
    problems.push(unreadable(path, error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const child = `${path}/${entry.name}`;
    if (entry.isSymbolicLink()) problems.push(linkProblem(child));
    else if (entry.isDirectory() && (depth < MAX_FOLDERS - 1 || child === LABELS))
      readFolder(folder, child, depth + 1, files, problems);
    else if (entry.isFile() && entry.name.endsWith('.md')) continue;
    else if (entry.isFile()) loadFile(folder, child, files, problems);
    else
      problems.push(
        refusal(
          'source/unexpected-file',
          child,
          'this file does not belong in a registry',
          'keep program folders with area files, enumerations, registry.yaml and policy.yaml',
        ),
      );
  }
}

function loadFile(folder: string, path: string, files: Map<string, string>, problems: Problem[]): void {
  const limit = path.startsWith(`${RELEASES}/`) ? MAX_RELEASE_BYTES : MAX_FILE_BYTES;
  let bytes: Buffer;
  try {
    const read = readRegular(join(folder, path), limit);
    if (read === null) {
      problems.push(
        refusal(
          'source/too-large',
          path,
          `this file is larger than ${limit / 1024 / 1024} MiB`,
          'split it; it was not read',
        ),
      );
      return;
    }
    bytes = read;
  } catch (error) {
    problems.push(unreadable(path, error));
    return;
  }
  try {
    files.set(path, utf8.decode(bytes));
  } catch {
    problems.push(refusal('source/encoding', path, 'this file is not UTF-8 text', 'save it as UTF-8'));
  }
}

/**
 * The bytes of a regular file, or null when it is over the limit. Opens without blocking and without following links.
 */
function readRegular(path: string, limit: number): Buffer | null {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    return fstatSync(handle).size > limit ? null : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

type SourceRule =
  | 'source/symlink'
  | 'source/unexpected-file'
  | 'source/too-large'
  | 'source/encoding'
  | 'source/unreadable';

const refusal = (rule: SourceRule, file: string, message: string, help: string): Problem => ({
  rule,
  file,
  at: START,
  message,
  help,
});

function linkProblem(path: string): Problem {
  const message = 'this is a symbolic link; what a registry says must stand in its own files';
  return refusal('source/symlink', path, message, `replace the link by a ${path === ROOT ? 'folder' : 'file'}`);
}

function unreadable(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return refusal('source/unreadable', path, `this cannot be read (${code})`, 'give read permission, or remove it');
}
