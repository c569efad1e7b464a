/** A comparison as text for people and as JSON for programs. Pure. */
import type { Change } from '../../../model/compare/change.ts';
import type { Comparison } from '../../../model/compare/compare.ts';
import { visible } from '../../../model/findings/visible.ts';
import { consentWords, valueWords, verdictWords } from './words.ts';

/** One block a subject, the strongest bump in front of each change, then what follows from all of them. */
export function text(comparison: Comparison): string {
  const { changes, consent, closes, breaks } = comparison;
  const subjects = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.subject.kind} ${change.subject.name}`;
    subjects.set(key, [...(subjects.get(key) ?? []), change]);
  }
  const blocks = [...subjects].map(([subject, own]) => `${[visible(subject), ...own.map(line)].join('\n')}\n`);
  const ends = [
    ...(changes.length === 0 ? [] : [consentWords(consent)]),
    ...(closes.length === 0 ? [] : [`groups that can no longer report what they reported: ${closes.join(', ')}`]),
    ...(breaks.length === 0 ? [] : [`bindings that break: ${breaks.join(', ')}`]),
    verdictWords(comparison),
  ];
  return `${[...blocks, ...ends.map(visible)].join('\n')}\n`;
}

const line = (change: Change): string =>
  `  ${change.bump.padEnd(5)}  ${change.direction.padEnd(12)}  ${visible(`${change.field}: ${valueWords(change)}`)}`;

/** Every fact of a comparison; the registries themselves by name and version only. */
export function json(comparison: Comparison): string {
  const { before, after, changes, ...rest } = comparison;
  const side = ({ name, version, status }: Comparison['before']): object => ({ name, version, status });
  return `${JSON.stringify({ before: side(before), after: side(after), ...rest, changes }, null, 2)}\n`;
}
