/** What became of each list, in lines for people: nothing that was not checked goes without saying so. Pure. */
import { counted } from '../../../model/findings/format.ts';
import { visible } from '../../../model/findings/visible.ts';
import type { Remade } from './remake.ts';

const MOST_NAMED = 20;
const HELD = '  what is suspicious is written only with --accept-suspicious, after a person has looked at it';
const KEEP = '  to keep what only the older release has, name both in the header: `# toolchain: OLDER, NEWER`';

/** All lists and a last line that counts them. */
export function report(lists: readonly Remade[]): string {
  const count = (state: Remade['state']): number => lists.filter((one) => one.state === state).length;
  const totals = [
    `${count('unchanged')} up to date`,
    `${count('differs')} different`,
    `${count('not checked')} not checked`,
  ];
  return [...lists.flatMap(lines), `${counted(lists.length, 'list')}: ${totals.join(', ')}`, ''].join('\n');
}

/** 2: something was refused or not checked; 1: something differs; 0: every list is what its toolchain gives. */
export function exitStatus(lists: readonly Remade[]): number {
  if (lists.some(({ state }) => state === 'not checked')) return 2;
  return lists.some(({ state }) => state === 'differs') ? 1 : 0;
}

function lines(one: Remade): readonly string[] {
  if (one.state === 'not checked') return [`${one.list}: not checked: ${visible(one.why)}`];
  const { added, gone, suspicion } = one.comparison;
  const plain = added.filter((value) => value.suspicion === null);
  const odd = added.filter((value) => value.suspicion !== null);
  const release = one.installed.release;
  return [
    headline(one),
    ...cappedLines(plain, ({ value }) => `  added ${visible(value)}`, 'added'),
    ...cappedLines(
      gone,
      (value) => `  ${one.union ? `not in ${release}:` : 'removed'} ${visible(value)}`,
      one.union ? `not in ${release}` : 'removed',
    ),
    ...cappedLines(
      odd,
      (value) => `  suspicious ${visible(value.value)}: ${visible(value.suspicion ?? '')}`,
      'suspicious',
    ),
    ...(suspicion === null ? [] : [`  suspicious: ${suspicion}`]),
    ...(one.held ? [HELD] : []),
    ...(one.installed.text !== one.header && !one.union && gone.length > 0 ? [KEEP] : []),
  ];
}

function headline(one: Exclude<Remade, { state: 'not checked' }>): string {
  const { added, gone } = one.comparison;
  const from = `from ${one.installed.text}`;
  const header = one.header.split(', ').includes(one.installed.text) ? '' : `; the header named ${one.header}`;
  const removed = one.union ? 0 : gone.length;
  const out = one.written && one.lacks > 0 ? `, ${one.lacks} left out` : '';
  const change = `${added.length - (one.written ? one.lacks : 0)} added, ${removed} removed${out}`;
  const same = `${one.written ? 'written, the same' : 'unchanged,'} ${counted(one.size, 'value')}`;
  if (added.length + removed === 0) return `${one.list}: ${same} ${from}${header}`;
  return `${one.list}: ${one.written ? 'written, ' : ''}${change} ${from}${header}`;
}

function cappedLines<T>(values: readonly T[], line: (value: T) => string, what: string): readonly string[] {
  const more = values.length - MOST_NAMED;
  return [...values.slice(0, MOST_NAMED).map(line), ...(more > 0 ? [`  and ${more} more ${what}`] : [])];
}
