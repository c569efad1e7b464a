/** Groups and metrics of a registry: everything that is decided about one, in one screen. */
import { counted } from '../findings/format.ts';
import { bits, groupBits, groupCap } from '../registry/bits.ts';
import { fieldCount, fields, reportValues } from '../registry/fields.ts';
import type { Group, Metric, Registry } from '../registry/types.ts';
import { groupReporters, sharesText, smallestShare } from '../registry/utility.ts';
import { coarseShare } from '../registry/visible-share.ts';
import { bitsText, paragraph, rows, shareText, stayText } from './text.ts';

export function explainGroup(id: string, registry: Registry): string | null {
  const group = registry.programs
    .flatMap(({ groups }) => groups)
    .find(({ program, name }) => `${program}/${name}` === id);
  if (group === undefined) return null;
  const open = openGroups(registry, group.program);
  const { policy } = registry;
  const information = groupBits(group);
  const share = coarseShare(groupReporters(group.program, registry), policy.smallest_cell);
  return [
    `group ${id}`,
    '',
    paragraph(group.summary),
    '',
    rows([
      ['open', group.open ? 'yes: one of the groups that a week may draw' : 'no: nothing of it is reported'],
      ['metrics', group.metrics.map((metric) => metric.id).join(', ') || 'none'],
      [
        'says',
        `${bitsText(information)} a week; ${groupCap(policy, open)} are allowed at ` +
          `${policy.reporters.assumed} reporters and ${counted(open, 'open group')}`,
      ],
      [
        'which means',
        `a report multiplies the chance of guessing who sent it by at most ${Math.round(2 ** information)}; ` +
          'a person in a rare cell may still stand out',
      ],
      ['can see', `shares from ${shareText(share)} of the reporters`],
    ]),
    '',
  ].join('\n');
}

export function explainMetric(id: string, registry: Registry): string | null {
  const metric = registry.metrics.find((one) => one.id === id);
  if (metric === undefined) return null;
  const limits = registry.policy.classes[metric.privacy_class];
  return [
    `metric ${metric.id}`,
    '',
    paragraph(metric.summary),
    '',
    paragraph(metric.description),
    '',
    rows([
      ['question', metric.question],
      ['why', metric.justification],
      ['sources', metric.sources.join(' ')],
      ['use', metric.use],
      ['kind', metric.kind],
      ['class', `${metric.privacy_class}: ${limits.summary}`],
      ['stays', stayText(metric.retention, limits.days_beyond)],
      ['status', statusWords(metric)],
      ['since', metric.since],
      ['owners', metric.owners.join(', ')],
      ['fields', fieldWords(metric)],
      ['can say', bitsWords(metric)],
      ...submitRows(metric, registry),
      ...(metric.same_fact.length === 0 ? [] : [['same fact', metric.same_fact.join(', ')] as const]),
      ['declared in', metric.file],
      ['allowlist', `grep -F '${metric.id}' generated/allowlist/allowlist.txt`],
    ]),
    '',
  ].join('\n');
}

function statusWords({ live, status, expires }: Metric): string {
  if (live) return `${status}, until ${expires}`;
  return `${status === 'proposed' || status === 'revoked' ? status : `expired on ${expires}`}: not recorded`;
}

const openGroups = (registry: Registry, program: string): number =>
  registry.programs.find(({ name }) => name === program)?.groups.filter(({ open }) => open).length ?? 0;

function fieldWords(metric: Metric): string {
  const shown = fields(metric).slice(0, 3).join(', ');
  const count = fieldCount(metric);
  return count > 3 && metric.kind !== 'text' ? `${count}: ${shown}, …` : shown;
}

function bitsWords(metric: Metric): string {
  const information = bits(metric);
  const what = information.per === 'report' ? 'in one report' : 'with one counted event';
  return information.exact
    ? `${bitsText(information.bits)} ${what}`
    : `at most ${bitsText(information.bits)} ${what} (from the grammar of ${metric.kind})`;
}

function submitRows(metric: Metric, registry: Registry): readonly (readonly [string, string])[] {
  const { submit } = metric;
  if (submit === null) return [];
  const values = reportValues(metric, submit);
  const group = groupOf(metric, registry);
  const noise = submit.epsilon === null ? '' : `, randomised with epsilon ${submit.epsilon}`;
  const utility = smallestShare(metric, registry);
  return [
    ['may leave', `${values.join(' | ')}, by ${submit.reduce}${noise}`],
    ...(group === null
      ? []
      : [['group', `${group.program}/${group.name}, ${group.open ? 'open' : 'closed: nothing leaves'}`] as const]),
    ...(utility === null
      ? []
      : [
          ['can see', `shares from ${sharesText([utility.now])} reporters`] as const,
          ['could see', `${sharesText(utility.at)} reporters`] as const,
        ]),
  ];
}

function groupOf(metric: Metric, registry: Registry): Group | null {
  return (
    registry.programs
      .flatMap(({ groups }) => groups)
      .find(({ program, name }) => program === metric.program && name === metric.submit?.group) ?? null
  );
}
