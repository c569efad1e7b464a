/**
 * What no source of a Rust crate does, since rust-imports.ts could not follow it or rustfmt would not see it. Pure:
 * path and text in, sentences out.
 */
import { withoutComments } from './rust-text.ts';

/** What may follow `#[cfg(test)]` and other attributes. */
const WORDS = 'async|const|enum|extern|fn|impl|mod|static|struct|trait|type|unsafe|use';
const ITEM = new RegExp(`^(?:pub(?:\\([^)]*\\))? +)?(?:(?:${WORDS})\\b|macro_rules!)`);
const ATTRIBUTES = /^(?:\s*#\[(?:[^[\]"]|"[^"]*"|\[[^\]]*\])*\])*\s*/;

const isItem = (rest: string): boolean => ITEM.test(rest.replace(ATTRIBUTES, ''));
/** A table: `const A: &[u8] = &[`. */
const isTable = (rest: string): boolean => /^\s*(?:pub(?:\([^)]*\))? +)?(?:const|static) \w+:[^=]*= &?\[/.test(rest);
/** A test, or a file that is generated elsewhere and declared at the top of the crate. */
const isPlace = (path: string, before: string, rest: string): boolean =>
  /#\[cfg\(test\)\]\s*$/.test(before) || (/^(?:lib|main)\.rs$/.test(path) && /^\s*=\s*"\.\.\/\.\.\//.test(rest));

interface Rule {
  readonly pattern: RegExp;
  readonly says: string;
  readonly isAllowed?: (path: string, before: string, rest: string) => boolean;
}

const RULES: readonly Rule[] = [
  { pattern: /\binclude!/g, says: 'includes code; declare a module' },
  { pattern: /\bextern\s+crate\b/g, says: 'names a crate anew; use its own name' },
  { pattern: /#\[macro_use\b/g, says: 'brings macros into scope unnamed; import them' },
  {
    pattern: /#!?\[(?=\s*path\b)\s*path\b|\bcfg_attr\([^\]]*\bpath\b/g,
    says: 'moves a module (`path`); only tests, and what is generated outside the crate, may stand elsewhere',
    isAllowed: isPlace,
  },
  {
    pattern: /#\[cfg\(test\)\]/g,
    says: 'has `cfg(test)` before something that is no item',
    isAllowed: (_path, _before, rest) => isItem(rest),
  },
  {
    pattern: /\brustfmt\b[^\]]*\]?/g,
    says: 'turns rustfmt off; only `#[rustfmt::skip]` before a table may do so',
    isAllowed: (_path, before, rest) => before.endsWith('#[') && isTable(rest),
  },
];

/** `path` is the one below `src/`. */
export function rustProblems(path: string, text: string): readonly string[] {
  const code = withoutComments(text, (literal) => literal);
  return RULES.flatMap(({ pattern, says, isAllowed }) =>
    [...code.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const [before, rest] = [code.slice(0, index), code.slice(index + found.length)];
      return isAllowed?.(path, before, rest) === true ? [] : [`${path}:${before.split('\n').length}: ${says}`];
    }),
  );
}
