/**
 * What a rule is: one row with all there is to say about it and the function that looks for it. A check reports places
 * and words; it changes nothing and knows neither its own id nor its severity, which stand in
 * model/findings/rule-ids.ts.
 */
import { hasAll, type Draft, type DraftValues } from '../stages/draft.ts';
import type { AreaDeclaration } from '../stages/declarations.ts';
import type { Policy } from '../schema/policy.ts';
import type { Place, Problem } from '../findings/problem.ts';
import type { RuleId } from '../findings/rule-ids.ts';
import type { RegistryFile } from '../schema/registry-file.ts';
import type { Enumeration } from '../registry/types.ts';

/**
 * Text that shows a rule, in an otherwise sound registry: whole files by path, or under `metric` the keys of one metric
 * that replace or join those it has.
 */
export type Example = Readonly<Record<string, string>>;

export interface Rule {
  /** What the rule demands, in one sentence. */
  readonly summary: string;
  readonly why: string;
  /** Breaks exactly this rule. */
  readonly bad: Example;
  /** Breaks none. */
  readonly good: Example;
  /** Left out where something else reports it: a reader of files, a stage, an audit or a comparison. */
  readonly check?: Check;
}

/** The rules of one subject, by id. */
export type Rules = Readonly<Partial<Record<RuleId, Rule>>>;

/** Everything a rule may look at. It exists only when registry.yaml and policy.yaml are sound. */
export interface Context {
  readonly registry: RegistryFile;
  readonly policy: Policy;
  readonly areas: readonly AreaDeclaration[];
  readonly drafts: readonly Draft[];
  readonly byId: ReadonlyMap<string, Draft>;
  readonly enumerations: readonly Enumeration[];
  /** Whether everything before the rules was sound: only then may a rule complain that something is not there. */
  readonly whole: boolean;
}

export type Report = (file: string, at: Place, message: string, help: string) => void;

export type Check = (context: Context, report: Report) => void;

export type MetricReport = (at: Place, message: string, help: string) => void;

/** A check of one metric at a time. It runs on every draft that has all the keys it reads, in a usable form. */
export function metricCheck<K extends keyof DraftValues>(
  reads: readonly K[],
  check: (values: Pick<DraftValues, K>, draft: Draft, report: MetricReport, context: Context) => void,
): Check {
  return (context, report) => {
    for (const draft of context.drafts) {
      if (!hasAll(draft.values, reads)) continue;
      check(draft.values, draft, (at, message, help) => report(draft.file, at, message, help), context);
    }
  };
}

/** Several checks as one, for a rule that holds in several places. */
export function allOf(checks: readonly Check[]): Check {
  return (context, report) => checks.forEach((check) => check(context, report));
}

export const metric = (text: string): Example => ({ metric: text });
export const file = (path: string, text: string): Example => ({ [path]: text });

/** Runs checks and gathers what they report. */
export function runChecks(checks: ReadonlyMap<RuleId, Check>, context: Context): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [rule, check] of checks)
    check(context, (path, at, message, help) => problems.push({ rule, file: path, at, message, help }));
  return problems;
}
