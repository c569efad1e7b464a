/** Which metrics of the bindings the source of the wrapper names, found by its imports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../../command.ts';

/** The id of each metric, by `area::NAME`. */
function declared(): ReadonlyMap<string, string> {
  const bindings = readFileSync(join(HOME, 'generated/rust/rustc.rs'), 'utf8');
  const ids = new Map<string, string>();
  for (const [, area = '', body = ''] of bindings.matchAll(/^pub mod (\w+) \{\n(.*?)^\}/gms)) {
    for (const [, name = '', id = ''] of body.matchAll(/^ {4}pub static (\w+):[^;]*?"(rustc\.[\w.]+)"/gms)) {
      ids.set(`${area}::${name}`, id);
    }
  }
  return ids;
}

export function declaredIds(): readonly string[] {
  return [...declared().values()].sort();
}

/** The ids that these files of Rust name, each through an import from `crate::bindings`. */
export function usedIds(files: readonly string[]): ReadonlySet<string> {
  const ids = declared();
  const used = new Set<string>();
  for (const text of files) {
    for (const { path, name } of imports(text)) {
      const own = ids.get(path);
      if (own !== undefined) used.add(own);
      for (const [, member = ''] of text.matchAll(new RegExp(`\\b${name}::([A-Z_]+)\\b`, 'g'))) {
        const id = ids.get(`${path}::${member}`);
        if (id !== undefined) used.add(id);
      }
    }
  }
  return used;
}

/** What a file imports from the bindings, and the name it has there. */
function imports(text: string): readonly { readonly path: string; readonly name: string }[] {
  return [...text.matchAll(/use crate::bindings::([^;]+);/g)].flatMap(([, tree = '']) => {
    const [, before = '', inner = tree] = /^(.*?)\{(.*)\}$/s.exec(tree) ?? [];
    return inner
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [path = '', alias] = part.split(' as ');
        return { path: before + path, name: alias ?? path.split('::').at(-1) ?? path };
      });
  });
}
