/** Files for the examples of rules about groups: a registry with groups, and an area of coarse metrics. */

/** A sound registry.yaml with the group `weekly`, and more groups as given. */
export const registry = (groups: string): string => `name: demo
version: 0.1.0
status: preview
as_of: 2026-01-01
teams: { compiler: The team of the demo }
programs:
  demo:
    summary: A demo program
    groups:
      weekly: { summary: How the week went, open: true }
${groups}`;

const justification = (part: number): string =>
  `Part ${part} is due for removal; if hardly anybody's week has it, it goes in the next release, ` +
  'and this says no more than that.';

/** An area file with one coarse metric for each pair of kind and `submit`. */
export function coarse(...metrics: readonly string[]): string {
  const metric = (kindAndSubmit: string, i: number): string => `  part_${i + 1}_runs:
    ${kindAndSubmit}
    privacy_class: coarse
    question: Did part ${i + 1} of the demo ever run in a week?
    justification: ${justification(i + 1)}
`;
  return `area: extra
defaults:
  summary: Runs of one part
  description: Counts the runs of one part of the demo.
  sources: [https://example.org/parts]
  use: feature
  owners: [compiler]
  retention: 7d
  expires: 2026-12-01
  since: 0.1.0
metrics:
${metrics.map(metric).join('')}`;
}
