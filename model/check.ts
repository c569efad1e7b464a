/**
 * The whole model in one call: source tree -> registry and findings. Pure: the same tree gives the same outcome for
 * ever.
 */
import { judgeApprovals } from './judge.ts';
import { withoutRevoked } from './approvals/revoked.ts';
import { isDay } from './registry/calendar.ts';
import { complete } from './stages/complete.ts';
import { declare } from './stages/declare.ts';
import { place } from './stages/place.ts';
import { valueAt, type Problem } from './findings/problem.ts';
import type { Read } from './source/read.ts';
import { resolve } from './stages/resolve.ts';
import { runChecks } from './rules/rule.ts';
import { severityOf } from './findings/rule-ids.ts';
import { CHECKS } from './rules/table.ts';
import { versionProblems } from './rules/version.ts';
import { REGISTRY_FILE, type SourceTree } from './source/tree.ts';
import type { Outcome } from './findings/finding.ts';
import type { Registry } from './registry/types.ts';

export interface CheckOptions {
  /** Measure lives and expiry from this day instead of `as_of`: what `check --today` does. */
  readonly today?: string;
  /** For tests that check the same files again and again. */
  readonly read?: Read;
}

/**
 * Checks a registry. The value is null when registry.yaml or policy.yaml cannot be used; otherwise it holds every
 * metric that is whole, whatever is wrong with the others.
 */
export function check(tree: SourceTree, options: CheckOptions = {}): Outcome<Registry | null> {
  const declarations = declare(tree, options.read);
  const { drafts, problems: unresolved } = resolve(declarations);
  const problems: Problem[] = [...declarations.problems, ...unresolved];
  const { policy } = declarations;
  const registry =
    declarations.registry === null
      ? null
      : { ...declarations.registry, as_of: options.today ?? declarations.registry.as_of };
  if (registry !== null && !isDay(registry.as_of)) {
    problems.push({
      rule: 'lifecycle/bad-as-of',
      file: REGISTRY_FILE,
      at: valueAt(['as_of']),
      message: `\`${registry.as_of}\` is not a date that exists`,
      help: 'write a day that exists: 2027-11-01',
    });
  }
  const declared = declarations.registry?.as_of;
  if (registry === null || policy === null || declared === undefined || !isDay(registry.as_of))
    return { value: null, findings: place(problems, declarations.files) };
  const context = {
    registry,
    policy,
    drafts,
    areas: declarations.areas,
    enumerations: declarations.enumerations,
    byId: new Map(drafts.map((draft) => [draft.id, draft])),
    whole: problems.length === 0,
  };
  problems.push(...runChecks(CHECKS, context));
  const value = complete(registry, policy, declarations.enumerations, drafts, declarations.areas);
  const isSound = problems.every(({ rule }) => severityOf(rule) !== 'error');
  const approvals = judgeApprovals(value, declarations, isSound);
  const onItsDay =
    registry.as_of === declared
      ? value
      : complete({ ...registry, as_of: declared }, policy, declarations.enumerations, drafts, declarations.areas);
  const released = { releases: declarations.releases, areas: declarations.areas, whole: isSound };
  problems.push(...approvals.problems, ...versionProblems(withoutRevoked(onItsDay, approvals.revoked), released));
  return { value: withoutRevoked(value, approvals.revoked), findings: place(problems, declarations.files) };
}

/** Whether findings fail a check: a note does not. */
export function failed(findings: Outcome<unknown>['findings']): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
