/**
 * What a release says in CHANGELOG.md: one section a version, the newest first, a line for each metric that changed.
 * What people wrote in that file stays as it is. Pure.
 */
import { proseLines } from '../../../generators/page.ts';
import { EXISTENCE, type Change } from '../../../model/compare/change.ts';
import type { Comparison } from '../../../model/compare/compare.ts';
import { CLASSES, type PrivacyClass } from '../../../model/schema/declaration.ts';
import { counted } from '../../../model/findings/format.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { compareVersions } from '../../../model/registry/version.ts';
import { cell } from '../diff/markdown.ts';
import { consentWords, valueWords } from '../diff/words.ts';

const WIDTH = 118;
const HEADING = /^## Registry (\d+\.\d+\.\d+) \(/;

/** The section of a release; `comparison` is null for the first, in which everything is new. */
export function section(registry: Registry, comparison: Comparison | null): string {
  const fresh = comparison === null ? registry.metrics.map(({ id }) => id) : cameIn(comparison.changes);
  const bullets = [...newMetrics(registry, fresh), ...(comparison === null ? [] : changedSubjects(comparison.changes))];
  const intro =
    comparison === null
      ? `The first release: ${counted(registry.metrics.length, 'metric')}, ${registry.status}.`
      : changeSummary(comparison);
  const body = bullets.map(bullet).join('');
  return `## Registry ${registry.version} (${registry.as_of})\n\n${intro}\n${body === '' ? '' : `\n${body}`}`;
}

/** `Since 0.1.0: 3 changes; consent given before holds.` */
export const changeSummary = ({ before, changes, consent }: Comparison): string =>
  `Since ${before.version}: ${counted(changes.length, 'change')}; ${consentWords(consent)}.`;

const bullet = (text: string): string =>
  proseLines(text, WIDTH)
    .map((line, i) => `${i === 0 ? '- ' : '  '}${line}\n`)
    .join('');

const isNew = ({ subject, field, before }: Change): boolean =>
  subject.kind === 'metric' && field === EXISTENCE && before === null;
const cameIn = (changes: readonly Change[]): readonly string[] =>
  changes.filter(isNew).map(({ subject }) => subject.name);

/** New metrics stand together by class, the widest first: what goes furthest is what people look for. */
function newMetrics({ metrics }: Registry, ids: readonly string[]): readonly string[] {
  const classes = new Map(metrics.map(({ id, privacy_class }) => [id, privacy_class]));
  const of = (name: PrivacyClass): readonly string[] => ids.filter((id) => classes.get(id) === name);
  return CLASSES.toReversed().flatMap((name) =>
    of(name).length === 0
      ? []
      : [
          `New, ${name}: ${of(name)
            .map((id) => `\`${id}\``)
            .join(', ')}.`,
        ],
  );
}

/** One bullet for each metric, group, list and so on, with every key of it that changed. */
function changedSubjects(changes: readonly Change[]): readonly string[] {
  const subjects = new Map<string, string[]>();
  for (const change of changes.filter((one) => !isNew(one) && one.row !== 'version')) {
    const { kind, name } = change.subject;
    const title = kind === 'metric' ? `\`${name}\`` : `${kind} ${cell(name)}`;
    const words = `${change.field === EXISTENCE ? '' : `${cell(change.field)} `}${cell(valueWords(change))}`;
    subjects.set(title, [...(subjects.get(title) ?? []), words]);
  }
  return [...subjects].map(([title, words]) => `${title}: ${words.join('; ')}.`);
}

/** The text with the section before that of the next lower version, or at its end. */
export function withSection(text: string, version: string, added: string): string {
  const lines = text.trimEnd().split('\n');
  const at = lines.findIndex((line) => {
    const [, other] = HEADING.exec(line) ?? [];
    return other !== undefined && compareVersions(other, version) < 0;
  });
  const before = (at < 0 ? lines : lines.slice(0, at)).join('\n').trimEnd();
  const after = at < 0 ? '' : `\n${lines.slice(at).join('\n')}\n`;
  return `${before === '' ? '' : `${before}\n\n`}${added}${after}`;
}
