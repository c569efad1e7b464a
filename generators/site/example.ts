/**
 * What a metric looks like in the store and in a report: examples made from the declaration, so that they cannot show
 * what it could not say. The counts and days are made up, and the pages say so.
 */
import { addDays } from '../../model/registry/calendar.ts';
import { encodeLabel, fields, reportValues } from '../../model/registry/fields.ts';
import type { Pattern } from '../../model/registry/pattern.ts';
import type { Group, Metric, Registry } from '../../model/registry/types.ts';
import { REPORT_FORMAT } from '../../model/schema/wire.ts';
import { patternOf } from '../bindings.ts';

/** The made-up count; a ticket, which rounds counts down, shows it as it is. */
const COUNT = 5;

/** One field of the metric, spelled as the store spells it. */
export function exampleField(metric: Metric): string {
  switch (metric.kind) {
    case 'frames': {
      const [first = '_'] = metric.values.map(encodeLabel);
      return `${metric.id}{${metric.depth > 1 ? `${first};_` : first}}`;
    }
    case 'text':
      return `${metric.id}{${encodeLabel(matching(patternOf(metric)))}}`;
    case 'counter':
    case 'flag':
    case 'enumeration':
    case 'histogram':
      return fields(metric)[0] ?? metric.id;
  }
}

/** The shortest way through a pattern that takes what is optional at most once. */
function matching(pattern: Pattern): string {
  switch (pattern.form) {
    case 'literal':
      return pattern.text;
    case 'class':
      return pattern.ranges[0]?.[0] ?? '';
    case 'sequence':
      return pattern.parts.map(matching).join('');
    case 'either':
      return pattern.options[0] === undefined ? '' : matching(pattern.options[0]);
    case 'repeat':
      return matching(pattern.part).repeat(Math.max(1, pattern.min));
  }
}

export interface StoreExample {
  readonly file: string;
  readonly lines: readonly string[];
}

/** A day file with one block that holds the metric alone. The check sum is left out: it cannot be computed here. */
export function storeExample(metric: Metric, { name, version, as_of }: Registry): StoreExample {
  const dies = addDays(as_of, metric.retention);
  return {
    file: `${metric.program}/until-${dies}.${as_of}.1.0.0-stable`,
    lines: [
      '# tallybook day 1',
      `# ${metric.program} 1.0.0-stable day ${as_of} dies ${dies}`,
      '',
      `# + ${name} ${version}`,
      `${exampleField(metric)} ${COUNT}`,
      '# = 1 …',
    ],
  };
}

/** The line of a ticket: one total over the period. */
export const ticketExample = (metric: Metric): string => `${exampleField(metric)} ${COUNT}`;

/** A whole report of a group: canonical JSON, each metric with the first value that it may say. */
export function reportExample(group: Group, { name, version, as_of }: Registry): string {
  const values = Object.fromEntries(
    group.metrics.flatMap((metric) => {
      const first = metric.submit === null || !metric.live ? undefined : reportValues(metric, metric.submit)[0];
      return first === undefined ? [] : [[metric.id, first]];
    }),
  );
  const report = { format: REPORT_FORMAT, group: group.name, registry: name, series: seriesOf(version) };
  return JSON.stringify({ ...report, values, week: isoWeek(as_of) });
}

/** What the caret keeps: `0.1`, or `1` from 1.0.0 on; 0.0.0, which is between two releases, keeps itself. */
function seriesOf(version: string): string {
  if (version === '0.0.0') return version;
  const [major = '0', minor = '0'] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

/** The ISO week of a day: that of its Thursday. */
function isoWeek(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
