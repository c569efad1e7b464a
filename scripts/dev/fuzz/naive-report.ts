/**
 * A second reading of allowlist and store, written from FORMAT.md and from what a report is, as plainly as it can be:
 * for comparison with the real one, of which it uses nothing.
 */
import type { DayCounts } from '../../../recorders/typescript/store/read.ts';

export interface NaiveLine {
  readonly section: string;
  readonly field: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly takes: (field: string) => boolean;
}

/** `lists` are the names of each list, which stand in files of their own. */
export function linesOf(text: string, lists: ReadonlyMap<string, readonly string[]>): readonly NaiveLine[] {
  const body = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return body.map((line) => {
    const [section = '', field = '', ...rest] = line.split(' ');
    const facts = Object.fromEntries(
      rest
        .filter((fact) => fact.includes('='))
        .map((fact) => [fact.slice(0, fact.indexOf('=')), fact.slice(fact.indexOf('=') + 1)]),
    );
    return { section, field, facts, takes: takes(field, lists) };
  });
}

/** The two patterns of these registries, spelled out; any other field is itself. */
function takes(field: string, lists: ReadonlyMap<string, readonly string[]>): (found: string) => boolean {
  const [, id = '', list = '', depth] = /^(.*)\{names:(.*)\*(\d+)\}$/.exec(field) ?? [];
  const [, text] = /^(.*)\{text:/.exec(field) ?? [];
  const escaped = (word: string): string => word.replaceAll('.', '\\.');
  if (depth !== undefined) {
    const frame = `(?:_|${(lists.get(list) ?? []).join('|')})`;
    const whole = new RegExp(`^${escaped(id)}\\{${frame}(?:;${frame}){0,${Number(depth) - 1}}\\}$`);
    return (found) => whole.test(found);
  }
  if (text === undefined) return (found) => found === field;
  const whole = new RegExp(`^${escaped(text)}\\{(?:unknown|v[0-9]{1,2})\\}$`);
  return (found) => whole.test(found);
}

const MOST = 9_007_199_254_740_991;

/** The bytes of the report of a group and week, if there is one. */
export function naiveReport(
  text: string,
  lines: readonly NaiveLine[],
  { program, group }: { readonly program: string; readonly group: string },
  week: string,
  counts: readonly DayCounts[],
  monday: number,
): string {
  const [, registry = '', major = '', minor = ''] = /^# registry (\S+) (\d+)\.(\d+)\./m.exec(text) ?? [];
  const series = major === '0' ? `0.${minor}` : major;
  const days: Record<string, number>[] = [{}, {}, {}, {}, {}, {}, {}];
  for (const one of counts) {
    const day = days[one.day - monday];
    const [x = '', y = ''] = one.registryVersion.split('.');
    if (day === undefined || one.registry !== registry || (x === '0' ? `0.${y}` : x) !== series) continue;
    if (one.registryVersion === '0.0.0') continue;
    for (const [field, n] of one.counts) day[field] = Math.min(MOST, (day[field] ?? 0) + n);
  }
  const own = lines.filter(
    (line) => line.section === 'submit' && line.facts['group'] === group && line.field.startsWith(`${program}.`),
  );
  const values = own.map((line) => `${JSON.stringify(line.field)}:${JSON.stringify(answerOf(line, days))}`).join(',');
  const head = `"format":"tallybook report 1","group":"${group}","registry":"${registry}","series":"${series}"`;
  const json = `{${head},"values":{${values}},"week":"${week}"}`;
  return `${json.padEnd(1023)}\n`;
}

function answerOf({ field: id, facts }: NaiveLine, days: readonly Record<string, number>[]): string {
  const values = (facts['values'] ?? '').split('|');
  const sum = (field: string): number => days.reduce((n, day) => Math.min(MOST, n + (day[field] ?? 0)), 0);
  const level = (n: number): string =>
    values[values.filter((value) => Number.parseInt(value, 10) <= n).length - 1] ?? '';
  const buckets: [field: string, least: number][] = [
    ['<=0', 0],
    ['<=10', 1],
    ['<=100', 11],
    ['<=1000', 101],
    ['>1000', 1001],
  ];
  const seen = buckets.filter(([label]) => sum(`${id}{${label}}`) > 0);
  switch (facts['reduce'] ?? '') {
    case 'sum':
      return level(sum(id));
    case 'days':
      return level(days.filter((day) => (day[id] ?? 0) > 0).length);
    case 'max':
      return level(seen.at(-1)?.[1] ?? 0);
    case 'median': {
      const all = seen.map(([label, least]) => ({ n: BigInt(sum(`${id}{${label}}`)), least }));
      const total = all.reduce((n, one) => n + one.n, 0n);
      let before = 0n;
      for (const { n, least } of all) {
        if ((before + n) * 2n >= total) return level(least);
        before += n;
      }
      return level(0);
    }
    case 'any':
      return String(sum(`${id}{true}`) > 0);
    case 'all':
      return String(sum(`${id}{true}`) > 0 && sum(`${id}{false}`) === 0);
    default: {
      let best = 'unknown';
      let most = 0;
      for (const value of values) {
        const n = sum(`${id}{${value}}`);
        if (n > most) [best, most] = [value, n];
      }
      return best;
    }
  }
}
