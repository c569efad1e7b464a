/**
 * Which module of a Rust crate needs which, read from its text: `mod`, `use`, and paths in the code that begin with
 * `crate`, `super` or `self`. A name that a module re-exports is followed to the file that has it, so that a facade
 * such as `lib.rs` makes no circle, and parent and child need no exception. What is compiled only for tests counts for
 * nothing. What it could not follow (`include!`, `#[path]`, `#[macro_use]`), rust-form.ts refuses.
 */
import type { Graph } from './graph.ts';
import { inlineModules, itemEnd, plain } from './rust-text.ts';

/** The path of a module in its crate: `[]` is the crate itself. */
type Path = readonly string[];

interface Module {
  readonly file: string;
  readonly path: Path;
  readonly text: string;
}

const key = (path: Path): string => path.join('::');

/** `src/store/mod.rs` is `store`; `src/lib.rs` and `src/main.rs` are the crate. */
function pathOf(file: string): Path {
  const parts = file.replace(/\.rs$/, '').split('/');
  const last = parts.at(-1);
  return last === 'mod' || (parts.length === 1 && (last === 'lib' || last === 'main')) ? parts.slice(0, -1) : parts;
}

const TEST_ONLY = '#[cfg(test)]';

/** What is compiled for users, and the modules that are declared only for tests. */
function shipped(text: string): { readonly text: string; readonly tests: readonly string[] } {
  const tests: string[] = [];
  let left = plain(text);
  for (let at = left.indexOf(TEST_ONLY); at >= 0; at = left.indexOf(TEST_ONLY)) {
    const end = itemEnd(left, at);
    const declared = /\bmod (\w+);$/.exec(left.slice(at, end))?.[1];
    if (declared !== undefined) tests.push(declared);
    left = left.slice(0, at) + left.slice(end);
  }
  return { text: left, tests };
}

/** The paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`; `a as b` is `a`. */
function expand(tree: string): readonly string[] {
  const open = tree.indexOf('{');
  if (open < 0) return [tree.replace(/ as .*$/, '').trim()];
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const c of tree.slice(open + 1, tree.lastIndexOf('}'))) {
    if (c === '{') depth += 1;
    if (c === '}') depth -= 1;
    if (c === ',' && depth === 0) parts.push(part);
    part = c === ',' && depth === 0 ? '' : part + c;
  }
  const head = tree.slice(0, open).trim();
  return [...parts, part]
    .filter((one) => one.trim() !== '')
    .flatMap((one) => expand(one.trim()).map((end) => `${head}${end}`));
}

/** A path in a text, and where. */
interface Use {
  readonly words: string;
  readonly at: number;
}

const uses = (text: string, pattern: RegExp): readonly Use[] =>
  [...text.matchAll(pattern)].flatMap(({ 1: tree = '', index: at }) =>
    expand(tree.replace(/\s+/g, ' ')).map((words) => ({ words, at })),
  );

class Crate {
  private readonly modules: ReadonlyMap<string, Module>;

  constructor(files: ReadonlyMap<string, string>) {
    const all = [...files].map(([file, text]) => ({ file, path: pathOf(file), ...shipped(text) }));
    const tests = all.flatMap(({ path, tests: names }) => names.map((name) => key([...path, name])));
    const isTest = (path: Path): boolean => path.some((_, i) => tests.includes(key(path.slice(0, i + 1))));
    this.modules = new Map(all.filter(({ path }) => !isTest(path)).map((module) => [key(module.path), module]));
  }

  /**
   * The file that a path leads to when it is used in `from`; null in another crate, or in a file elsewhere (`#[path]`).
   */
  private fileOf(from: Path, words: readonly string[]): string | null {
    const [first = '', ...rest] = words;
    if (first === 'super' && from.length > 0) return this.fileOf(from.slice(0, -1), ['self', ...rest]);
    if (first === 'crate') return this.fileOf([], ['self', ...rest]);
    if (first !== 'self') return this.modules.has(key([...from, first])) ? this.fileOf(from, ['self', ...words]) : null;
    const [next = '', ...after] = rest;
    if (next === 'super') return this.fileOf(from, rest);
    if (this.modules.has(key([...from, next]))) return this.fileOf([...from, next], ['self', ...after]);
    const elsewhere = new RegExp(`\\bmod ${next};`).test(this.modules.get(key(from))?.text ?? '');
    return elsewhere ? null : this.definition(from, next);
  }

  /** Where a name of a module is defined: there, or behind what it re-exports; a macro wherever its rules stand. */
  private definition(path: Path, name: string): string | null {
    const module = this.modules.get(key(path));
    const exported = uses(module?.text ?? '', /\bpub(?:\([^)]*\))? use ([^;]+);/g).map(({ words }) =>
      words.split('::'),
    );
    const through = exported.find((words) => words.at(-1) === name && words.length > 1);
    if (through !== undefined) return this.fileOf(path, through);
    return this.macro(name) ?? module?.file ?? null;
  }

  private macro(name: string): string | null {
    const rules = new RegExp(`\\bmacro_rules! ${name}\\b`);
    const found = name === '' ? undefined : [...this.modules.values()].find(({ text }) => rules.test(text));
    return found?.file ?? null;
  }

  graph(): Graph {
    return new Map(
      [...this.modules.values()].map(({ file, path, text }) => {
        const inline = inlineModules(text);
        const children = [...text.matchAll(/\bmod (\w+);/g)].map(([, name = '']) => this.fileOf(path, ['self', name]));
        const macros = [...text.matchAll(/\b(\w+)!/g)].map(([, name = '']) => this.macro(name));
        const named = [...uses(text, /\b((?:crate|super|self)(?:::\w+)+)/g), ...uses(text, /\buse ([^;]+);/g)];
        const targets = named.map(({ words, at }) => this.fileOf([...path, ...inline(at)], words.split('::')));
        const all = [...children, ...macros, ...targets];
        return [file, [...new Set(all.filter((target): target is string => target !== null && target !== file))]];
      }),
    );
  }
}

/** `files`: the text of each source by its path below `src/`. Of those that are no tests, what each needs. */
export const rustImports = (files: ReadonlyMap<string, string>): Graph => new Crate(files).graph();
