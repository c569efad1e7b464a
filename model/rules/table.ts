/** Every rule there is, by id. A rule is here or it cannot be reported: `RuleId` is the type of these keys. */
import type { Severity } from '../registry/types.ts';
import { approvalRules } from './approval.ts';
import { groupChecks, groupRules } from './group.ts';
import { factChecks, factRules } from './fact.ts';
import { labelChecks, labelRules } from './label.ts';
import { lifecycleChecks, lifecycleRules } from './lifecycle.ts';
import { namingChecks, namingRules } from './naming.ts';
import { privacyChecks, privacyRules } from './privacy.ts';
import { rosterRules } from './roster.ts';
import { schemaRules } from './schema.ts';
import { sourceRules } from './source.ts';
import { submitChecks, submitRules } from './submit.ts';
import { textChecks, textRules } from './text.ts';
import { versionRules } from './version.ts';
import { yamlRules } from './yaml.ts';
import type { Check, RuleDoc } from './rule.ts';

export const RULES = {
  ...sourceRules,
  ...yamlRules,
  ...schemaRules,
  ...namingRules,
  ...textRules,
  ...labelRules,
  ...lifecycleRules,
  ...privacyRules,
  ...submitRules,
  ...groupRules,
  ...factRules,
  ...versionRules,
  ...rosterRules,
  ...approvalRules,
} as const satisfies Record<string, RuleDoc>;

export type RuleId = keyof typeof RULES;

export const CHECKS: readonly Check[] = [
  ...namingChecks,
  ...textChecks,
  ...labelChecks,
  ...lifecycleChecks,
  ...privacyChecks,
  ...submitChecks,
  ...groupChecks,
  ...factChecks,
];

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}

export function severityOf(id: RuleId): Severity {
  const doc: RuleDoc = RULES[id];
  return doc.severity ?? 'error';
}
