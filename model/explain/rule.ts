/** A rule: what it demands, why, and an example of each side. */
import { severityOf, type RuleId } from '../findings/rule-ids.ts';
import { RULES } from '../rules/table.ts';
import type { Example } from '../rules/rule.ts';
import { indent, paragraph } from './text.ts';

export function explainRule(id: RuleId): string {
  const { summary, why, bad, good } = RULES[id];
  return [
    `${severityOf(id)}[${id}]`,
    '',
    paragraph(summary),
    '',
    paragraph(`Why: ${why}`),
    '',
    'This breaks it:',
    '',
    exampleText(bad),
    '',
    'This does not:',
    '',
    exampleText(good),
    '',
  ].join('\n');
}

function exampleText(example: Example): string {
  return Object.entries(example)
    .map(([where, text]) =>
      where === 'metric' ? indent(printable(text)) : `  ${where}\n${indent(printable(text), '    ')}`,
    )
    .join('\n\n');
}

/** Examples of invisible characters must be visible. */
const printable = (text: string): string =>
  text.trimEnd().replace(/[^\n -\u{10FFFF}]|\uFEFF/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
