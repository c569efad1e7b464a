// Code generated from generated/schema/answer.schema.json; DO NOT EDIT.
// Regenerate: npm run types

/**
 * One randomised answer of one quarter, as canonical JSON: keys sorted, no white space. Nothing else is in it.
 */
export interface Answer {
  format: 'tallybook answer 1';
  /**
   * The noised metric that was answered.
   */
  metric: string;
  /**
   * The quarter in which the answer was drawn: `2026-Q4`.
   */
  quarter: string;
  /**
   * The name of the registry.
   */
  registry: string;
  /**
   * What the caret keeps: `0.1`, or `1` from 1.0.0 on.
   */
  series: string;
  /**
   * One of the values of its allowlist line, randomised.
   */
  value: string;
}
