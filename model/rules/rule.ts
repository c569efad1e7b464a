/** What a rule is: documented once, in the table; checked by at most one function. */
import type { DraftValues, Draft } from '../stages/draft.ts';
import type { AreaDeclaration } from '../stages/declare.ts';
import type { Policy } from '../schema/policy.ts';
import type { Place, Problem } from '../findings/problem.ts';
import type { RegistryFile } from '../schema/registry-file.ts';
import type { Enumeration, Severity } from '../registry/types.ts';
import type { RuleId } from './table.ts';

/**
 * Text that shows a rule, in an otherwise sound registry: whole files by path, or under `metric` the keys of one metric that
 * replace or join those it has.
 */
export type Example = Readonly<Record<string, string>>;

export interface RuleDoc {
  readonly severity?: Severity;
  /** What the rule demands, in one sentence. */
  readonly summary: string;
  readonly why: string;
  /** Breaks exactly this rule. */
  readonly bad: Example;
  /** Breaks none. */
  readonly good: Example;
}

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

export interface Check {
  readonly rule: RuleId;
  run(context: Context, report: Report): void;
}

export type MetricReport = (at: Place, message: string, help: string) => void;

/** A check of one metric at a time. It runs on every draft that has all the keys it reads, in a usable form. */
export function metricCheck<K extends keyof DraftValues>(
  rule: RuleId,
  reads: readonly K[],
  check: (values: Pick<DraftValues, K>, draft: Draft, report: MetricReport, context: Context) => void,
): Check {
  return {
    rule,
    run(context, report) {
      for (const draft of context.drafts) {
        if (!hasAll(draft.values, reads)) continue;
        check(draft.values, draft, (at, message, help) => report(draft.file, at, message, help), context);
      }
    },
  };
}

/** Whether a draft has all of these keys. */
export function hasAll<K extends keyof DraftValues>(
  values: Partial<DraftValues>,
  keys: readonly K[],
): values is Partial<DraftValues> & Pick<DraftValues, K> {
  return keys.every((key) => values[key] !== undefined);
}

export const metric = (text: string): Example => ({ metric: text });
export const file = (path: string, text: string): Example => ({ [path]: text });

/** Runs checks and gathers what they report. */
export function runChecks(checks: readonly Check[], context: Context): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { rule, run } of checks)
    run(context, (path, at, message, help) => problems.push({ rule, file: path, at, message, help }));
  return problems;
}
