/**
 * `tallybook explain`: prints why a rule is there, or all that is decided about a metric, group, class or kind, from
 * the same tables that are checked, so that the words cannot differ from what holds. It works on a registry with
 * faults too.
 */
import { explain, explainable } from '../../model/explain/explain.ts';
import { check } from '../../model/check.ts';
import { loadTree } from '../../model/source/load.ts';
import type { Registry } from '../../model/registry/types.ts';
import { print } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';

/** Rules and kinds are explained anywhere; classes, groups and metrics need a registry in `root`. */
export function runExplain(id: string | undefined, { root }: { readonly root: string }): number {
  const registry = registryIn(root);
  if (id === undefined) {
    print(explainable(registry));
    return 0;
  }
  const explanation = explain(id, registry);
  if ('text' in explanation) {
    print(explanation.text);
    return 0;
  }
  const hint =
    explanation.near === null ? '`tallybook explain` lists what there is' : `did you mean \`${explanation.near}\`?`;
  throw new Refusal(`there is nothing called \`${id}\` to explain; ${hint}`);
}

function registryIn(root: string): Registry | null {
  try {
    return check(loadTree(root)).value;
  } catch {
    return null;
  }
}
