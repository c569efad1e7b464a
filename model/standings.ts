/** Where every metric of a source tree stands, and the policy: for commands that show it. Judges as `check` does. */
import { complete } from './stages/complete.ts';
import { declare } from './stages/declare.ts';
import { resolve } from './stages/resolve.ts';
import type { SourceTree } from './source/tree.ts';
import { judgeApprovals } from './judge.ts';
import type { Standing } from './approvals/needs.ts';

/** By id, the policy last; empty where registry.yaml or policy.yaml cannot be used. */
export function standings(tree: SourceTree): ReadonlyMap<string, Standing> {
  const declarations = declare(tree);
  const { registry, policy, enumerations, areas } = declarations;
  if (registry === null || policy === null) return new Map();
  const whole = complete(registry, policy, enumerations, resolve(declarations).drafts, areas);
  return judgeApprovals(whole, declarations, true).standings;
}
