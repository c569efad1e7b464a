/** Rules about what a name says is recorded: things that no class may record, and the context that joins reports. */
import { keyAt, type Place } from '../findings/problem.ts';
import { file, metric, metricCheck, type Rules } from './rule.ts';

const asClause = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, '');
const containsWord = (name: string, word: string): boolean => `_${name}_`.includes(`_${word}_`);

const SECOND_MACHINE =
  'We test on one family only; if a quarter of the builds are for the other, we add a second test machine.';

export const sensitiveNameRules = {
  'privacy/undeclarable': {
    summary:
      'Some things are recorded in no class: source text, paths, names of people, machines, crates and packages, ' +
      'hashes of these, times of day.',
    why:
      'The name of a metric or dimension that says it records one of them gives it away. ' +
      'The list of words is in policy.yaml.',
    bad: metric('labels: { crate_name: [serde, tokio] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
    check({ drafts, policy }, report) {
      const words = Object.entries(policy.undeclarable).map(([word, why]) => ({ word, why, spelled: `_${word}_` }));
      for (const draft of drafts) {
        const names: [string, Place][] = [
          [draft.name, keyAt(draft.path)],
          ...(draft.values.labels ?? []).map(({ name }): [string, Place] => [name, draft.place('labels', name)]),
        ];
        for (const [name, at] of names) {
          const spelled = `_${name}_`;
          const found = words.find((word) => spelled.includes(word.spelled));
          if (found !== undefined)
            report(
              draft.file,
              at,
              `no class may record \`${found.word}\`, as \`${name}\` says it does: ${asClause(found.why)}`,
              'record something else, or name it for what it really counts',
            );
        }
      }
    },
  },
  'privacy/context-field': {
    summary: 'No coarse report carries a context field (operating system, target, version) while few people report.',
    why:
      'Context is what joins reports of one person across weeks: ' +
      'in the simulation behind the ladder it took linkage from 32 to 65 in 100.',
    bad: file('registry/demo/target.yaml', context('coarse', 'submit: { group: weekly, reduce: mode }')),
    good: file('registry/demo/target.yaml', context('sealed', 'flush: now')),
    check: metricCheck(['privacy_class'], ({ privacy_class }, draft, report, { policy }) => {
      if (privacy_class !== 'coarse' || policy.reporters.assumed >= policy.context_from) return;
      const word = policy.context_words.find(
        (word) => containsWord(draft.name, word) || containsWord(draft.area, word),
      );
      if (word !== undefined)
        report(
          draft.place('privacy_class'),
          `\`${draft.id}\` is a context field (\`${word}\`); ` +
            `reports carry none below ${policy.context_from} reporters, ` +
            `and ${policy.reporters.assumed} are expected`,
          'make it a ticket or sealed metric',
        );
    }),
  },
} as const satisfies Rules;

function context(privacyClass: string, last: string): string {
  return `area: target
metrics:
  family:
    kind: enumeration
    values: [unix, windows]
    summary: Family of operating systems
    description: Counts builds by the family of the operating system they are for.
    question: For which families of operating systems do people build?
    justification: ${SECOND_MACHINE}
    sources: [https://example.org/platforms]
    use: feature
    owners: [compiler]
    privacy_class: ${privacyClass}
    retention: 7d
    expires: 2026-12-01
    since: 0.1.0
    ${last}
`;
}
