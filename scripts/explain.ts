/** `tallybook explain` */
import { explain, explainable } from '../model/explain/explain.ts';
import { check } from '../model/check.ts';
import { loadTree } from '../model/load.ts';
import type { Registry } from '../model/types.ts';
import { print } from './print.ts';
import { Refusal } from './refusal.ts';

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
