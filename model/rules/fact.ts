/**
 * Rules about metrics that record the same fact: the wider class judges both, and no two reports may be joined by it.
 */
import { didYouMean } from '../findings/nearest.ts';
import { atValue } from '../findings/problem.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { coarse, registry } from './group-example.ts';
import { file, metric, metricCheck, type Context, type Rules } from './rule.ts';

const EXTRA = 'registry/demo/extra.yaml';
const MONTHLY = '      monthly: { summary: How the month went, open: false }\n';
const pair = (group: string, other: number): string =>
  `kind: flag\n    submit: { group: ${group}, reduce: any }\n    same_fact: [demo.extra.part_${other}_runs]`;

export const factRules = {
  'fact/unknown': {
    summary: '`same_fact` names other metrics of this registry.',
    why: 'A name that leads nowhere judges nothing.',
    bad: metric('same_fact: [demo.build.totals]'),
    good: metric('privacy_class: ticket'),
    check: metricCheck(['same_fact'], ({ same_fact }, draft, report, context) => {
      const { byId } = context;
      same_fact.forEach((id, i) => {
        const place = atValue(draft.place('same_fact', i));
        if (id === draft.id)
          report(
            place,
            `\`${id}\` names itself as recording the same fact`,
            'name the other metric, or remove the key',
          );
        else if (!byId.has(id) && mayJudge(id, context))
          report(
            place,
            `there is no metric \`${id}\``,
            didYouMean(id, byId.keys(), 'name a metric of this registry by its id, or remove it'),
          );
      });
    }),
  },
  'fact/one-sided': {
    summary: 'Two metrics that record the same fact name each other.',
    why: 'A reviewer of one must see the other.',
    bad: metric('same_fact: [demo.build.total]'),
    good: metric('privacy_class: ticket'),
    check: metricCheck(['same_fact'], ({ same_fact }, draft, report, { byId }) => {
      same_fact.forEach((id, i) => {
        const other = byId.get(id)?.values.same_fact;
        if (other !== undefined && id !== draft.id && !other.includes(draft.id))
          report(
            atValue(draft.place('same_fact', i)),
            `\`${draft.id}\` names \`${id}\`, which does not name it back`,
            `add \`same_fact: [${draft.id}]\` to \`${id}\``,
          );
      });
    }),
  },
  'fact/two-groups': {
    summary: 'Two coarse metrics of the same fact are in the same group.',
    why: 'The same value in two groups would join the reports of two weeks.',
    bad: { [REGISTRY_FILE]: registry(MONTHLY), [EXTRA]: coarse(pair('weekly', 2), pair('monthly', 1)) },
    good: file(EXTRA, coarse(pair('weekly', 2), pair('weekly', 1))),
    check: metricCheck(
      ['privacy_class', 'same_fact', 'submit'],
      ({ privacy_class, same_fact, submit }, draft, report, { byId }) => {
        for (const id of same_fact) {
          const other = byId.get(id)?.values;
          if (privacy_class !== 'coarse' || other?.privacy_class !== 'coarse' || id <= draft.id) continue;
          const groups = [submit?.group, other.submit?.group];
          if (groups[0] !== undefined && groups[1] !== undefined && groups[0] !== groups[1])
            report(
              draft.place('submit', 'group'),
              `\`${draft.id}\` and \`${id}\` record the same fact in two groups, \`${groups[0]}\` and \`${groups[1]}\``,
              'put both into one group, or drop one',
            );
        }
      },
    ),
  },
} as const satisfies Rules;

/** Whether it is known that there is no such metric: not while the file that would declare it cannot be read. */
function mayJudge(id: string, { areas, whole }: Context): boolean {
  const [program, area] = id.split('.');
  return whole || areas.some((file) => file.program === program && file.stem === area);
}
