/** Rules about the shape of files: reported by `shape.ts` from the TypeBox schemas, and by `resolve.ts`. */
import { metric, type Rules } from './rule.ts';

export const schemaRules = {
  'schema/unknown-key': {
    summary: 'Every key is one the schema knows.',
    why: 'A misspelt key would otherwise be ignored, and what it was meant to say with it.',
    bad: metric('retentoin: 7d'),
    good: metric('retention: 7d'),
  },
  'schema/bad-name': {
    summary: 'Names of metrics, dimensions, groups and teams are lower-case words joined by `_`.',
    why: 'A name becomes part of an id that is grepped for, and an identifier in several languages.',
    bad: metric('labels: { Code: [a, b] }'),
    good: metric('labels: { code: [a, b] }'),
  },
  'schema/wrong-type': {
    summary: 'Every value has the type its key asks for.',
    why: 'A list where text belongs, or a mapping where a number belongs, has no meaning.',
    bad: metric('owners: compiler'),
    good: metric('owners: [compiler]'),
  },
  'schema/unquoted': {
    summary: 'Text that looks like a number or a truth value is quoted.',
    why: 'YAML reads 1.10 as 1.1 and 012 as 12: the version or label that was meant is lost without a trace.',
    bad: metric('since: 1.10'),
    good: metric("since: '0.1.0'"),
  },
  'schema/not-allowed': {
    summary: 'A value out of a closed list is one of that list.',
    why: 'Kinds, classes, units and uses are what the rest of the system acts on.',
    bad: metric('use: debugging'),
    good: metric('use: experience'),
  },
  'schema/bad-text': {
    summary: 'Versions, days, retentions, links, labels and ids have their form.',
    why: 'Programs compare and print them; a form that is nearly right is wrong somewhere.',
    bad: metric('retention: 7 days'),
    good: metric('retention: 7d'),
  },
  'schema/out-of-range': {
    summary: 'Texts, lists and numbers are within the size the format allows.',
    why: 'These are the limits of the format itself; the limits of each class are in the policy.',
    bad: metric('owners: []'),
    good: metric('owners: [compiler]'),
  },
  'declaration/missing-key': {
    summary: 'A metric gives every key that it, or its kind, needs.',
    why:
      'Each answers something a reviewer asks. Only privacy_class, ' +
      'question and justification cannot come from `defaults`.',
    bad: metric('question:'),
    good: metric('question: How often is the cache used?'),
  },
  'declaration/key-not-for-kind': {
    summary: 'A metric gives no key that its kind does not take.',
    why: 'A counter with `bounds` would look like a histogram to a reader and count like a counter.',
    bad: metric('bounds: [10, 100]'),
    good: metric('kind: histogram\nbounds: [10, 100]\nunit: count'),
  },
} as const satisfies Rules;
