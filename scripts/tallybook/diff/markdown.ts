/**
 * A comparison as the comment of a pull request: what each metric could say before and can say after, who has to agree,
 * and what a reviewer asks. Pure; it decides nothing that the model has not decided.
 */
import { bits } from '../../../model/registry/bits.ts';
import type { Change } from '../../../model/compare/change.ts';
import { ROWS } from '../../../model/compare/change.ts';
import type { Comparison } from '../../../model/compare/compare.ts';
import { CLASSES, type PrivacyClass } from '../../../model/schema/declaration.ts';
import { bitsText } from '../../../model/explain/text.ts';
import { counted } from '../../../model/findings/format.ts';
import { visible } from '../../../model/findings/visible.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { sharesText, smallestShare } from '../../../model/registry/utility.ts';
import { consentWords, valueWords, verdictWords } from './words.ts';

/** The questions of CONTRIBUTING.md, in short. */
export const QUESTIONS: readonly string[] = [
  '**Question.** Is it one question, and did anybody ask it?',
  '**Decision.** What would be done differently for each answer?',
  '**Alternatives.** Why can Crater, perf, a survey, an issue or an existing metric not answer it?',
  '**Worst case.** What does the worst value say about a person, alone and next to what is public about them?',
  '**Class.** Why not the next narrower one?',
  '**Buckets.** Were labels, bounds and levels fixed before anybody saw data?',
  '**Size.** For a reported metric: can the question be answered at the number of reports expected?',
];

export function markdown(comparison: Comparison): string {
  const { changes, consent, closes, breaks } = comparison;
  const head = ['### What this changes in the registry', '', `${cell(verdictWords(comparison))}.`];
  if (changes.length === 0) return `${head.join('\n')}\n`;
  const facts = [
    '',
    `- Consent: ${consentWords(consent)}.`,
    ...(closes.length === 0 ? [] : [`- Groups that can no longer report what they reported: ${codes(closes)}.`]),
    ...(breaks.length === 0 ? [] : [`- Bindings that break: ${codes(breaks)}.`]),
  ];
  const parts = [head, facts, metricTable(comparison), changeTable(changes), approvalsNeeded(comparison)];
  return `${parts.flat().join('\n')}\n`;
}

/** Text in a cell of a table: nothing of it ends the cell, or is taken for a tag or a mention. */
export const cell = (text: string): string =>
  visible(text).replace(/[\\|`*_[\]<#@~]/g, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
const code = (text: string): string => (/^[\w./-]+$/.test(text) ? `\`${text}\`` : `<code>${cell(text)}</code>`);
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

function metricTable({ before, after, changes }: Comparison): readonly string[] {
  const ids = [
    ...new Set(changes.filter(({ subject }) => subject.kind === 'metric').map(({ subject }) => subject.name)),
  ];
  if (ids.length === 0) return [];
  const [old, now] = [before, after].map((side) => new Map(side.metrics.map((metric) => [metric.id, metric])));
  const rows = ids.map((id) => {
    const [left, right] = [aspects(old?.get(id), before), aspects(now?.get(id), after)];
    const cells = left.map((value, i) => (value === right[i] ? value : `${value} → ${right[i] ?? ''}`));
    return `| ${[code(id), ...cells].join(' | ')} |`;
  });
  const title = '| metric | class | leaves by | can say | days here, and beyond | smallest visible share |';
  return ['', title, '|---|---|---|---|---|---|', ...rows];
}

function aspects(metric: Metric | undefined, registry: Registry): readonly string[] {
  if (metric === undefined) return ['–', '–', '–', '–', '–'];
  const { sink, days_beyond } = registry.policy.classes[metric.privacy_class];
  const group = metric.submit?.group ?? null;
  const amount = bits(metric);
  const utility = smallestShare(metric, registry);
  return [
    metric.privacy_class,
    sink === 'none'
      ? 'nothing'
      : group === null
        ? sink
        : `${sink}, ${isOpen(metric, registry) ? 'open' : 'closed'} group ${cell(group)}`,
    `${amount.exact ? '' : 'at most '}${bitsText(amount.bits)} ${amount.per === 'event' ? 'an event' : 'a report'}`,
    `${metric.retention}, ${days_beyond}`,
    utility === null ? '–' : sharesText([utility.now]),
  ];
}

function isOpen({ program, submit }: Metric, { programs }: Registry): boolean {
  const groups = programs.find(({ name }) => name === program)?.groups ?? [];
  return groups.some(({ name, open }) => open && name === submit?.group);
}

function changeTable(changes: readonly Change[]): readonly string[] {
  const rows = changes.map((change) => {
    const { subject, field, direction, bump, row } = change;
    const what = `${subject.kind} ${code(subject.name)}`;
    return `| ${what} | ${cell(field)} | ${cell(valueWords(change))} | ${direction} | ${bump}: ${ROWS[row].summary} |`;
  });
  return ['', '| what | key | change | direction | asks for |', '|---|---|---|---|---|', ...rows];
}

/** The approvals that the policy of the new registry asks for, the widest class first. */
function approvalsNeeded({ after, changes }: Comparison): readonly string[] {
  const now = new Map(after.metrics.map((metric) => [metric.id, metric]));
  const decided = changes.filter(({ subject, row }) => subject.kind === 'metric' && row !== 'text');
  const touched = new Map(
    decided.flatMap(({ subject }) => {
      const metric = now.get(subject.name);
      return metric === undefined ? [] : [[metric.id, metric.privacy_class] as const];
    }),
  );
  const lines = CLASSES.toReversed().flatMap((name) =>
    approvalLine(
      name,
      [...touched].filter(([, own]) => own === name).map(([id]) => id),
      after,
    ),
  );
  const isPolicy = changes.some(({ subject, row }) => subject.kind === 'policy' && row !== 'text');
  const policy = isPolicy ? [policyLine(after)] : [];
  if (lines.length === 0 && policy.length === 0) return [];
  const asking =
    touched.size === 0 ? [] : ['', '### What a reviewer asks', '', ...QUESTIONS.map((words) => `- [ ] ${words}`)];
  return ['', '### Who has to agree', '', ...lines, ...policy, ...asking];
}

function approvalLine(name: PrivacyClass, ids: readonly string[], { policy }: Registry): readonly string[] {
  if (ids.length === 0) return [];
  const { owners, stewards, outside } = policy.classes[name].approvals;
  const from = outside === 0 ? '' : `, ${outside} of them from another team and employer`;
  return [`- \`${name}\`: ${counted(owners, 'owner')} and ${counted(stewards, 'steward')}${from}, for ${codes(ids)}.`];
}

const policyLine = ({ policy }: Registry): string =>
  `- The policy: ${counted(policy.governance.policy_stewards, 'steward')}.`;
