// Code generated from generated/schema/report.schema.json; DO NOT EDIT.
// Regenerate: npm run types

/**
 * One group of one week, as canonical JSON: keys sorted, no white space. Nothing else is in it.
 */
export interface Report {
  format: 'tallybook report 1';
  /**
   * The group that was drawn for the week.
   */
  group: string;
  /**
   * The name of the registry.
   */
  registry: string;
  /**
   * What the caret keeps: `0.1`, or `1` from 1.0.0 on.
   */
  series: string;
  values: Values;
  /**
   * The ISO week it covers: `2026-W47`.
   */
  week: string;
}
/**
 * One value for every metric of the group, spelled as its allowlist line spells it.
 */
export interface Values {
  /**
   * This interface was referenced by `Values`'s JSON-Schema definition
   * via the `patternProperty` "^[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*$".
   */
  [k: string]: string;
}
