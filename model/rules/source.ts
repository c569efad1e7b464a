/** Rules about files: reported by `load.ts` and `declare.ts` before anything is understood. */
import { file, type Rules } from './rule.ts';

export const sourceRules = {
  'source/missing-file': {
    summary: 'A registry has registry.yaml and policy.yaml.',
    why: 'Without the policy there are no limits to hold a metric to, so nothing is checked at all.',
    bad: file('registry/policy.yaml', ''),
    good: file('registry/README.md', 'What this registry is for.'),
  },
  'source/unexpected-file': {
    summary: 'Every file in registry/ is one the checker reads.',
    why:
      'A file that is never read looks like a declaration but is not one: ' +
      'ice.yml, or a draft left in the wrong folder.',
    bad: file('registry/demo/build.yml', 'area: build\n'),
    good: file('registry/demo/README.md', 'What the areas of this program are.'),
  },
  'source/symlink': {
    summary: 'A registry holds no symbolic links.',
    why: 'A link lets a file outside the reviewed folder decide what is declared, and can lead in a circle.',
    bad: file('registry/demo/link.yaml', 'symbolic link to build.yaml'),
    good: file('registry/demo/README.md', 'Links are written as text.'),
  },
  'source/unreadable': {
    summary: 'Every file of the registry can be read.',
    why: 'A declaration that was not read was not checked.',
    bad: file('registry/demo/secret.yaml', 'no read permission'),
    good: file('registry/demo/README.md', 'Readable by all.'),
  },
  'source/encoding': {
    summary: 'Every file is UTF-8 text without byte order mark or NUL.',
    why: 'Reviewers and programs must see the same characters.',
    bad: file('registry/demo/bom.yaml', '\uFEFFarea: bom\nmetrics: {}\n'),
    good: file('registry/demo/README.md', 'Plain UTF-8: naïve, 日本語.'),
  },
  'source/too-large': {
    summary: 'No file is larger than 4 MiB.',
    why: 'Such a file cannot be reviewed; the largest sensible list, 100,000 values, is half of that.',
    bad: file('registry/demo/huge.yaml', 'more than 4 MiB'),
    good: file('registry/demo/README.md', 'Short.'),
  },
} as const satisfies Rules;
