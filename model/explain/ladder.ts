/** Classes and kinds: the two axes of the ladder, with the numbers of the registry's policy. */
import { requirementWords } from '../approvals/needs.ts';
import { CLASSES, KINDS, type Kind, type PrivacyClass } from '../schema/declaration.ts';
import { KIND_SPECS } from '../registry/kinds.ts';
import type { Policy } from '../schema/policy.ts';
import type { Registry } from '../registry/types.ts';
import { paragraph, rows, stayText } from './text.ts';

const isClass = (id: string): id is PrivacyClass => (CLASSES as readonly string[]).includes(id);
const isKind = (id: string): id is Kind => (KINDS as readonly string[]).includes(id);

const SINKS: Readonly<Record<Policy['classes'][PrivacyClass]['sink'], string>> = {
  none: 'nowhere',
  fleet: 'nowhere from a user’s machine; recorded in a fleet store only',
  ticket: 'a file its owner attaches to an issue by hand',
  submit: 'a report its owner sends by hand, after consent',
};

export function explainClass(id: string, registry: Registry): string | null {
  if (!isClass(id)) return null;
  const limits = registry.policy.classes[id];
  const own = registry.metrics.filter((metric) => metric.privacy_class === id);
  return [
    `class ${id}`,
    '',
    paragraph(limits.summary),
    '',
    rows([
      ['may go', SINKS[limits.sink]],
      ['kinds', limits.kinds.join(', ')],
      ['says at most', `${limits.labels} different things a metric`],
      ['stays', stayText(limits.days, limits.days_beyond)],
      ['lives', `${limits.life_months} months at most, counted from the registry’s as_of`],
      ['approved by', requirementWords(limits.approvals)],
      ['metrics', `${own.length} in ${registry.name} ${registry.version}`],
    ]),
    '',
    paragraph(`Why these numbers: ${limits.why}`),
    '',
  ].join('\n');
}

export function explainKind(id: string, registry: Registry | null): string | null {
  if (!isKind(id)) return null;
  const spec = KIND_SPECS[id];
  const classes =
    registry === null ? CLASSES : CLASSES.filter((name) => registry.policy.classes[name].kinds.includes(id));
  return [
    `kind ${id}`,
    '',
    paragraph(spec.summary),
    '',
    rows([
      ['for example', spec.example],
      ['needs', spec.needs.length === 0 ? 'no key of its own' : spec.needs.join(', ')],
      ['may have', spec.takes.length === 0 ? 'no other key of its own' : spec.takes.join(', ')],
      [
        'in a report',
        spec.reduces.length === 0
          ? 'never'
          : `${spec.reduces.join(' or ')}${spec.leveled ? ', as one of its levels' : ', as one of its values'}`,
      ],
      ['classes', classes.join(', ')],
    ]),
    '',
  ].join('\n');
}
