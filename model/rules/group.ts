/** Rules about groups: each is declared, and has a metric. */
import type { Draft } from '../stages/draft.ts';
import { didYouMean } from '../findings/nearest.ts';
import { keyAt } from '../findings/problem.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { registry } from './group-example.ts';
import { file, metric, metricCheck, type Context, type Rules } from './rule.ts';

export const groupRules = {
  'group/unknown': {
    summary: 'The group of a coarse metric is declared in registry.yaml.',
    why: 'Whether a group is open is decided in one place, which stewards watch.',
    bad: metric('privacy_class: coarse\nsubmit: { group: wekly, reduce: days, levels: [0, 1] }'),
    good: metric('privacy_class: coarse\nsubmit: { group: weekly, reduce: days, levels: [0, 1] }'),
    check: metricCheck(['privacy_class', 'submit'], ({ privacy_class, submit }, draft, report, { registry }) => {
      const groups = registry.programs[draft.program]?.groups ?? {};
      if (privacy_class !== 'coarse' || submit?.group === undefined || Object.hasOwn(groups, submit.group)) return;
      report(
        draft.place('submit', 'group'),
        `program \`${draft.program}\` has no group \`${submit.group}\``,
        didYouMean(submit.group, Object.keys(groups), `declare it in ${REGISTRY_FILE} under the program's \`groups\``),
      );
    }),
  },
  'group/unused': {
    summary: 'Every group has a metric.',
    why: 'An empty open group would be drawn, and say nothing but that the program was used.',
    bad: file(REGISTRY_FILE, registry('      monthly: { summary: Nothing yet, open: false }\n')),
    good: file(REGISTRY_FILE, registry('')),
    check(context, report) {
      if (!context.whole) return;
      const unplaced = new Set(context.drafts.filter(isUnplaced).map(({ program }) => program));
      for (const { program, group } of groupsOf(context).filter(
        ({ drafts, program }) => drafts.length === 0 && !unplaced.has(program),
      )) {
        report(
          REGISTRY_FILE,
          keyAt(['programs', program, 'groups', group]),
          `no metric of \`${program}\` is in the group \`${group}\``,
          'remove the group, or name it in a coarse metric',
        );
      }
    },
  },
} as const satisfies Rules;

/** The coarse drafts of every declared group, by id. */
export function groupsOf({
  registry,
  drafts,
}: Context): { program: string; group: string; open: boolean; drafts: readonly Draft[] }[] {
  return Object.entries(registry.programs).flatMap(([program, { groups = {} }]) =>
    Object.entries(groups).map(([group, { open }]) => ({
      program,
      group,
      open,
      drafts: drafts.filter(
        (draft) =>
          draft.program === program && draft.values.privacy_class === 'coarse' && draft.values.submit?.group === group,
      ),
    })),
  );
}

/**
 * A coarse metric that does not say its group may belong to any: that must be mended before a group can be called
 * empty.
 */
const isUnplaced = ({ values }: Draft): boolean =>
  values.privacy_class === 'coarse' && values.submit?.group === undefined;
