/** Rules about labels: each is given once, and none is spelled like something that has a meaning of its own. */
import { atValue, START, type Place } from '../findings/problem.ts';
import { UNKNOWN } from '../schema/declaration.ts';
import type { Dimension } from '../registry/types.ts';
import {
  allOf,
  metric,
  metricCheck,
  type Check,
  type Context,
  type MetricReport,
  type Report,
  type Rules,
} from './rule.ts';

const RESERVED_PREFIX = /^(names|text):/;

export const labelRules = {
  'labels/duplicate': {
    summary: 'No label is given twice in one dimension.',
    why: 'Two labels with one name are one field, counted from two places.',
    bad: metric('labels: { outcome: [hit, miss, hit] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
    check: ofInlineLabels(duplicates),
  },
  'labels/unknown-declared': {
    summary: '`unknown` is never declared.',
    why: 'It belongs to the domain of every label and enumeration: whatever is not listed counts there.',
    bad: metric('labels: { outcome: [hit, miss, unknown] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
    check: ofInlineLabels(declaredUnknown),
  },
  'labels/reserved-prefix': {
    summary: 'No label begins with `names:` or `text:`.',
    why: 'The allowlist writes the domain of a whole metric that way; a label must not be taken for one.',
    bad: metric("labels: { outcome: ['names:hit', miss] }"),
    good: metric('labels: { outcome: [hit, miss] }'),
    check: allOf([ofInlineLabels(reservedPrefix), reservedPrefixInLists]),
  },
} as const satisfies Rules;

type LabelCheck = (dimension: Dimension, at: (item: number) => Place, report: MetricReport) => void;

/** A check of the labels that stand in a declaration; those of a list are judged where the list is read. */
function ofInlineLabels(check: LabelCheck): Check {
  return allOf([
    metricCheck(['labels'], ({ labels }, draft, report) => {
      for (const dimension of labels.filter(({ list }) => list === null))
        check(dimension, (i) => atValue(draft.place('labels', dimension.name, i)), report);
    }),
    metricCheck(['values'], ({ values }, draft, report) => {
      if (values.list === null) check(values, (i) => atValue(draft.place('values', i)), report);
    }),
  ]);
}

function duplicates({ name, labels }: Dimension, at: (item: number) => Place, report: MetricReport): void {
  const seen = new Set<string>();
  labels.slice(0, -1).forEach((label, i) => {
    if (seen.has(label)) report(at(i), `\`${label}\` is given twice in \`${name}\``, 'keep one of the two');
    seen.add(label);
  });
}

function declaredUnknown({ name, labels }: Dimension, at: (item: number) => Place, report: MetricReport): void {
  const item = labels.slice(0, -1).indexOf(UNKNOWN);
  if (item >= 0) report(at(item), `\`${UNKNOWN}\` is declared in \`${name}\`, where it already belongs`, 'remove it');
}

function reservedPrefix({ name, labels }: Dimension, at: (item: number) => Place, report: MetricReport): void {
  labels.forEach((label, i) => {
    if (RESERVED_PREFIX.test(label))
      report(at(i), `\`${label}\` in \`${name}\` begins like a domain of the allowlist`, 'spell it differently');
  });
}

function reservedPrefixInLists({ enumerations }: Context, report: Report): void {
  for (const { name, file: path, values } of enumerations) {
    const label = values.find((value) => RESERVED_PREFIX.test(value));
    if (label !== undefined)
      report(
        path,
        START,
        `\`${label}\` in the list \`${name}\` begins like a domain of the allowlist`,
        'spell it differently',
      );
  }
}
