// Code generated from generated/schema/catalogue.schema.json; DO NOT EDIT.
// Regenerate: npm run types

/**
 * Everything that is declared of one program. It allows nothing: only the allowlist does.
 */
export interface Catalogue {
  format: 'tallybook catalogue 1';
  /**
   * The name of the registry.
   */
  registry: string;
  /**
   * The version of the registry.
   */
  version: string;
  /**
   * A preview registry can never be sent anywhere but to a file.
   */
  status: 'preview' | 'active';
  /**
   * The day from which expiry is measured.
   */
  as_of: string;
  /**
   * The program.
   */
  program: string;
  /**
   * What the program is.
   */
  summary: string;
  /**
   * Every privacy class, narrowest sink first.
   */
  classes: CatalogueClass[];
  /**
   * The groups of this program, by name.
   */
  groups: CatalogueGroup[];
  /**
   * The lists its metrics use, by name; each stands here once.
   */
  lists: CatalogueList[];
  /**
   * Every metric, sealed, proposed and expired ones too, by id.
   */
  metrics: (CounterMetric | FlagMetric | EnumerationMetric | HistogramMetric | FramesMetric | TextMetric)[];
}
/**
 * A privacy class.
 */
export interface CatalogueClass {
  name: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * Where a value of this class may go.
   */
  summary: string;
  /**
   * The one place outside the store it may reach.
   */
  sink: 'fleet' | 'none' | 'ticket' | 'submit';
}
/**
 * Metrics that are reported together; their `submit.group` names it.
 */
export interface CatalogueGroup {
  /**
   * The name of the group.
   */
  name: string;
  /**
   * What it says about a week.
   */
  summary: string;
  /**
   * Whether it may be reported.
   */
  open: boolean;
}
/**
 * A list of labels that metrics of this program use.
 */
export interface CatalogueList {
  /**
   * The name of the list.
   */
  name: string;
  /**
   * What it lists.
   */
  summary: string;
  /**
   * The official toolchain it was made from.
   */
  toolchain: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The team that answers for it.
   */
  owner: string;
  /**
   * In the order of the list, without `unknown`. Percent-encoded, as they stand in a field.
   */
  values: string[];
}
export interface CounterMetric {
  kind: 'counter';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said | null;
  /**
   * None, one or two.
   *
   * @maxItems 2
   */
  labels:
    [] | [ListedDimension | InlineDimension] | [ListedDimension | InlineDimension, ListedDimension | InlineDimension];
}
/**
 * How much one report or one event can say.
 */
export interface Bits {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
/**
 * A dimension whose labels stand in a list of this catalogue.
 */
export interface ListedDimension {
  /**
   * The name of the dimension.
   */
  name: string;
  /**
   * The list its labels come from; `unknown` follows them.
   */
  list: string;
}
/**
 * A dimension with labels of its own.
 */
export interface InlineDimension {
  /**
   * The name of the dimension.
   */
  name: string;
  /**
   * In declared order, `unknown` last. Percent-encoded, as they stand in a field.
   */
  labels: string[];
}
export interface FlagMetric {
  kind: 'flag';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits1;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said1 | null;
}
/**
 * How much one report or one event can say.
 */
export interface Bits1 {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said1 {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
export interface EnumerationMetric {
  kind: 'enumeration';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits2;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said2 | null;
  values: ListedDimension1 | InlineDimension1;
}
/**
 * How much one report or one event can say.
 */
export interface Bits2 {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said2 {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
/**
 * A dimension whose labels stand in a list of this catalogue.
 */
export interface ListedDimension1 {
  /**
   * The name of the dimension.
   */
  name: string;
  /**
   * The list its labels come from; `unknown` follows them.
   */
  list: string;
}
/**
 * A dimension with labels of its own.
 */
export interface InlineDimension1 {
  /**
   * The name of the dimension.
   */
  name: string;
  /**
   * In declared order, `unknown` last. Percent-encoded, as they stand in a field.
   */
  labels: string[];
}
export interface HistogramMetric {
  kind: 'histogram';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits3;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said3 | null;
  /**
   * The unit of the bounds.
   */
  unit: string;
  /**
   * Inclusive upper bounds; one more bucket holds what is above.
   */
  bounds: number[];
}
/**
 * How much one report or one event can say.
 */
export interface Bits3 {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said3 {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
export interface FramesMetric {
  kind: 'frames';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits4;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said4 | null;
  /**
   * The list of names that a frame is one of, if it is not `_`.
   */
  list: string;
  /**
   * How many frames are kept.
   */
  depth: number;
}
/**
 * How much one report or one event can say.
 */
export interface Bits4 {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said4 {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
export interface TextMetric {
  kind: 'text';
  /**
   * program.area.name
   */
  id: string;
  /**
   * One line naming what is counted.
   */
  summary: string;
  /**
   * What exactly is counted, when, and what is not.
   */
  description: string;
  /**
   * The question it answers.
   */
  question: string;
  /**
   * Why it must be recorded, and why in this class.
   */
  justification: string;
  /**
   * https links to where the question comes from.
   */
  sources: string[];
  /**
   * What the answer is for.
   */
  use: 'feature' | 'experience' | 'performance';
  /**
   * The teams that answer for it.
   */
  owners: string[];
  /**
   * The declaring file, from the root of the repository.
   */
  file: string;
  /**
   * The registry version that first carried it.
   */
  since: string;
  /**
   * As declared, or revoked by a steward.
   */
  status: 'proposed' | 'active' | 'deprecated' | 'revoked';
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on `as_of`.
   */
  live: boolean;
  /**
   * The day on which it stops being recorded.
   */
  expires: string;
  /**
   * How far a value may go at most; see `classes`.
   */
  privacy_class: 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';
  /**
   * The sink for which the allowlist has lines of this metric now; null where it has none.
   */
  leaves: ('submit' | 'ticket' | 'fleet') | null;
  /**
   * Days a value stays on the machine.
   */
  retention: number;
  /**
   * Days a value is kept where it went; 0 where it goes nowhere or its owner decides.
   */
  beyond: number;
  /**
   * Written at once rather than at the next flush.
   */
  flush_now: boolean;
  /**
   * Metrics that record the same fact.
   */
  same_fact: string[];
  /**
   * How many fields it has; 1 for frames, which have too many to count.
   */
  fields: number;
  bits: Bits5;
  /**
   * What may be said in a report; null for classes that are never reported.
   */
  submit: Said5 | null;
  /**
   * The pattern its texts match: a finite language.
   */
  pattern: string;
}
/**
 * How much one report or one event can say.
 */
export interface Bits5 {
  /**
   * log2 of the number of different things it could say, to three digits.
   */
  bits: number;
  /**
   * What says it: a report that leaves, or one event counted here.
   */
  per: 'report' | 'event';
  /**
   * False for an upper bound.
   */
  exact: boolean;
}
/**
 * What a report may say of a metric.
 */
export interface Said5 {
  /**
   * The group it is reported in; null for a noised metric.
   */
  group: string | null;
  /**
   * How a period becomes one value.
   */
  reduce: 'sum' | 'days' | 'max' | 'median' | 'any' | 'all' | 'mode';
  /**
   * Inclusive lower bounds of the values, for counters and histograms.
   */
  levels: number[] | null;
  /**
   * What a report may hold, in declared order. Percent-encoded, as they stand in a field.
   */
  values: string[];
  /**
   * The privacy loss of one randomised answer; null where nothing is randomised.
   */
  epsilon: number | null;
  /**
   * The smallest share of reporters worth knowing; null where nothing is randomised.
   */
  needs_share: number | null;
}
