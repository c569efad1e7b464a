/**
 * Every rule there is, from the tables of each subject. A row without an id, or an id without a row, does not compile.
 */
import type { RuleId } from '../findings/rule-ids.ts';
import { approvalRules } from './approval.ts';
import { enumerationRules } from './enumeration.ts';
import { factRules } from './fact.ts';
import { groupRules } from './group.ts';
import { groupLimitRules } from './group-limit.ts';
import { collisionRules } from './collision.ts';
import { kindRules } from './kind.ts';
import { labelRules } from './label.ts';
import { lifecycleRules } from './lifecycle.ts';
import { namingRules } from './naming.ts';
import { privacyRules } from './privacy.ts';
import { rosterRules } from './roster.ts';
import { schemaRules } from './schema.ts';
import { sensitiveNameRules } from './sensitive-name.ts';
import { sourceRules } from './source.ts';
import { submitRules } from './submit.ts';
import { textRules } from './text.ts';
import { versionRules } from './version.ts';
import { yamlRules } from './yaml.ts';
import type { Check, Rule } from './rule.ts';

export const RULES: Readonly<Record<RuleId, Rule>> = {
  ...sourceRules,
  ...yamlRules,
  ...schemaRules,
  ...namingRules,
  ...collisionRules,
  ...textRules,
  ...labelRules,
  ...kindRules,
  ...enumerationRules,
  ...lifecycleRules,
  ...privacyRules,
  ...sensitiveNameRules,
  ...submitRules,
  ...groupRules,
  ...groupLimitRules,
  ...factRules,
  ...versionRules,
  ...rosterRules,
  ...approvalRules,
};

export const CHECKS: ReadonlyMap<RuleId, Check> = new Map(
  (Object.entries(RULES) as [RuleId, Rule][]).flatMap(([id, { check }]) => (check === undefined ? [] : [[id, check]])),
);
