/**
 * What the site needs besides the registry, gathered from the stages and outputs that know it. Reads nothing itself.
 */
import { allowlist } from '../../../generators/allowlist/generate.ts';
import { catalogueOf } from '../../../generators/catalogue/generate.ts';
import type { Disclosure, KindText, RuleText, SiteInput } from '../../../generators/site/input.ts';
import type { ReleaseFile } from '../../../model/stages/declarations.ts';
import { KINDS } from '../../../model/schema/declaration.ts';
import { KIND_SPECS } from '../../../model/registry/kinds.ts';
import { isRuleId, severityOf } from '../../../model/findings/rule-ids.ts';
import { RULES } from '../../../model/rules/table.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { releaseHistory } from './history.ts';

/** What takes time or other programs to make, and is the same for many registries. */
export interface BuiltParts {
  /** The script of the index, for a browser. */
  readonly script: string;
  readonly disclosure: Disclosure | null;
}

export function siteInput(registry: Registry, releases: readonly ReleaseFile[], parts: BuiltParts): SiteInput {
  return {
    registry,
    allowlist: allowlist.generate(registry)[0]?.text ?? '',
    catalogue: registry.programs.flatMap((program) => catalogueOf(program, registry).metrics),
    history: releaseHistory(registry, releases),
    rules: rules(),
    kinds: kinds(),
    ...parts,
  };
}

function rules(): readonly RuleText[] {
  return Object.keys(RULES)
    .filter(isRuleId)
    .sort()
    .map((id) => {
      const { summary, why, bad, good } = RULES[id];
      return { id, severity: severityOf(id), summary, why, bad, good };
    });
}

const kinds = (): readonly KindText[] =>
  KINDS.map((name) => ({ name, summary: KIND_SPECS[name].summary, example: KIND_SPECS[name].example }));
