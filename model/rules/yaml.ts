/** Rules about YAML: reported by `yaml.ts`, which takes the plain part of the language only. */
import { file, metric, type Rules } from './rule.ts';

const plain = metric('question: How often is the cache used?');
const area = (text: string) => file('registry/demo/extra.yaml', text);

export const yamlRules = {
  'yaml/syntax': {
    summary: 'Every .yaml file is valid YAML.',
    why: 'What does not parse is not declared. Nothing else in the file is checked until it does.',
    bad: area('area: [extra\n'),
    good: plain,
  },
  'yaml/too-deep': {
    summary: 'Nothing is nested more than 20 levels deep.',
    why: 'No declaration needs it, and deep nesting is a way to make a checker run out of stack.',
    bad: area(`area: ${'['.repeat(30)}${']'.repeat(30)}\n`),
    good: plain,
  },
  'yaml/anchor': {
    summary: 'No anchors (`&name`).',
    why:
      'Together with aliases they make a line mean something that stands elsewhere. ' +
      'Shared values belong in `defaults`.',
    bad: metric('question: &q How often is the cache used?'),
    good: plain,
  },
  'yaml/alias': {
    summary: 'No aliases (`*name`).',
    why: 'A reviewer reads the line, not what it points to; and a few aliases of aliases expand to gigabytes.',
    bad: metric('question: *q'),
    good: plain,
  },
  'yaml/tag': {
    summary: 'No tags (`!!str`, `!mine`).',
    why: 'A tag changes what the text after it means. The schema already says what every value is.',
    bad: metric("since: !!str '0.1.0'"),
    good: metric("since: '0.1.0'"),
  },
  'yaml/merge-key': {
    summary: 'No merge keys (`<<`).',
    why: 'They copy keys from elsewhere, with rules few people know. Shared values belong in `defaults`.',
    bad: metric('<<: { use: feature }'),
    good: metric('use: feature'),
  },
  'yaml/forbidden-key': {
    summary: 'No key is called `__proto__`, `constructor` or `prototype`.',
    why: 'Programs that read generated JSON into objects would treat such a key as something else.',
    bad: metric('__proto__: { use: feature }'),
    good: metric('use: feature'),
  },
  'yaml/duplicate-key': {
    summary: 'No key is given twice in one mapping.',
    why: 'One of the two would silently be lost; which one differs between parsers.',
    bad: metric('flush: now\nflush: now'),
    good: metric('flush: now'),
  },
  'yaml/complex-key': {
    summary: 'Every key is a single word.',
    why: 'YAML allows lists and mappings as keys; no declaration has any.',
    bad: metric('? [use]\n: feature'),
    good: metric('use: feature'),
  },
  'yaml/several-documents': {
    summary: 'One YAML document in a file.',
    why: 'A second document would be read by some tools and ignored by others.',
    bad: area('area: extra\nmetrics: {}\n---\narea: more\n'),
    good: area('area: extra\nmetrics: {}\n'),
  },
  'yaml/empty': {
    summary: 'No empty .yaml file.',
    why: 'An empty file is a forgotten one.',
    bad: area('# nothing yet\n'),
    good: area('area: extra\nmetrics: {}\n'),
  },
} as const satisfies Rules;
