/** A rule: what it demands, why, and an example of each side. */
import { RULES, severityOf, type RuleId } from '../rules/table.ts';
import type { Example, RuleDoc } from '../rules/rule.ts';
import { indent, paragraph } from './text.ts';

export function explainRule(id: RuleId): string {
  const doc: RuleDoc = RULES[id];
  return [
    `${severityOf(id)}[${id}]`,
    '',
    paragraph(doc.summary),
    '',
    paragraph(`Why: ${doc.why}`),
    '',
    'This breaks it:',
    '',
    shown(doc.bad),
    '',
    'This does not:',
    '',
    shown(doc.good),
    '',
  ].join('\n');
}

function shown(example: Example): string {
  return Object.entries(example)
    .map(([where, text]) =>
      where === 'metric' ? indent(printable(text)) : `  ${where}\n${indent(printable(text), '    ')}`,
    )
    .join('\n\n');
}

/** Examples of invisible characters must be visible. */
const printable = (text: string): string =>
  text.trimEnd().replace(/[^\n -\u{10FFFF}]|\uFEFF/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
