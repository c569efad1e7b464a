/** Rules about groups: what metrics reported together may say together. */
import { groupCap, openGroupLimit } from '../registry/bits.ts';
import type { Draft } from '../stages/draft.ts';
import { KIND_SPECS } from '../registry/kinds.ts';
import { didYouMean } from '../findings/nearest.ts';
import { keyAt } from '../findings/problem.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { coarse, registry } from './group-example.ts';
import { file, hasAll, metric, metricCheck, type Check, type Context, type Report, type RuleDoc } from './rule.ts';

const EXTRA = 'registry/demo/extra.yaml';
const FLAG = 'kind: flag\n    submit: { group: weekly, reduce: any }';
const EIGHT_LEVELS = 'kind: counter\n    submit: { group: weekly, reduce: sum, levels: [0, 1, 2, 3, 5, 10, 20, 50] }';
const inGroup = (group: string): string => `kind: flag\n    submit: { group: ${group}, reduce: any }`;
const group = (name: string): string => `      ${name}: { summary: How more of it went, open: true }\n`;

export const groupRules = {
  'group/unknown': {
    summary: 'The group of a coarse metric is declared in registry.yaml.',
    why: 'Whether a group is open is decided in one place, which stewards watch.',
    bad: metric('privacy_class: coarse\nsubmit: { group: wekly, reduce: days, levels: [0, 1] }'),
    good: metric('privacy_class: coarse\nsubmit: { group: weekly, reduce: days, levels: [0, 1] }'),
  },
  'group/unused': {
    summary: 'Every group has a metric.',
    why: 'An empty open group would be drawn, and say nothing but that the program was used.',
    bad: file(REGISTRY_FILE, registry('      monthly: { summary: Nothing yet, open: false }\n')),
    good: file(REGISTRY_FILE, registry('')),
  },
  'privacy/too-many-metrics': {
    summary: 'A group has no more metrics than the policy allows.',
    why: 'Fields that pass one by one identify people jointly.',
    bad: file(EXTRA, coarse(FLAG, FLAG, FLAG, FLAG)),
    good: file(EXTRA, coarse(FLAG, FLAG)),
  },
  'privacy/too-many-bits': {
    summary: 'A group says at most min(8, floor(log2(N / (20 G)))) bits about one person.',
    why: 'A report of so many bits multiplies anybody’s chance of guessing who sent it by at most 2^bits; a person in a rare cell may still stand out.',
    bad: file(EXTRA, coarse(EIGHT_LEVELS, EIGHT_LEVELS)),
    good: file(EXTRA, coarse(EIGHT_LEVELS)),
  },
  'privacy/too-many-groups': {
    summary: 'A program has no more open groups than floor(N / 500).',
    why: 'Every group that is open divides the reporters: with fewer in each, shares that matter can no longer be seen and cells grow rare.',
    bad: {
      [REGISTRY_FILE]: registry(group('monthly') + group('yearly')),
      [EXTRA]: coarse(inGroup('monthly'), inGroup('yearly')),
    },
    good: { [REGISTRY_FILE]: registry(group('monthly')), [EXTRA]: coarse(inGroup('monthly')) },
  },
} as const satisfies Record<string, RuleDoc>;

interface Member {
  readonly draft: Draft;
  readonly bits: number;
  /** `8 levels`, `a flag`, `5 values` */
  readonly words: string;
}

/** A coarse draft's share of its group's bits, or null while it is not sound enough to say. */
function member(draft: Draft): Member | null {
  const { kind, submit, values } = draft.values;
  if (kind === undefined || submit === undefined || submit === null) return null;
  if (kind === 'flag') return { draft, bits: 1, words: 'flag' };
  if (kind === 'enumeration' && values !== undefined)
    return { draft, bits: Math.log2(values.labels.length), words: `${values.labels.length} values` };
  if (KIND_SPECS[kind].leveled && submit.levels !== undefined)
    return { draft, bits: Math.log2(submit.levels.length), words: `${submit.levels.length} levels` };
  return null;
}

/** The coarse drafts of every declared group, by id. */
function groupsOf({
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

/** A coarse metric that does not say its group may belong to any: that must be mended before a group can be called empty. */
const isUnplaced = ({ values }: Draft): boolean =>
  values.privacy_class === 'coarse' && values.submit?.group === undefined;

const openGroups = (context: Context, program: string): number =>
  Object.values(context.registry.programs[program]?.groups ?? {}).filter(({ open }) => open).length;

const COUNT_WORDS = ['no', 'a', 'two', 'three', 'four'];

/** `8 levels and two flags`, largest first. */
function partWords(members: readonly Member[]): string {
  const counts = new Map<string, number>();
  for (const { words } of members) counts.set(words, (counts.get(words) ?? 0) + 1);
  const parts = [...counts].map(([words, n]) => {
    if (words === 'flag') return n === 1 ? 'a flag' : `${COUNT_WORDS[n] ?? n} flags`;
    return n === 1 ? words : `${COUNT_WORDS[n] ?? n} times ${words}`;
  });
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

const number = (bits: number): string => (Number.isInteger(bits) ? `${bits}` : bits.toFixed(1));

function bitsHelp(members: readonly Member[], cap: number): string {
  const total = members.reduce((sum, { bits }) => sum + bits, 0);
  const [widest] = members;
  const fewer = widest === undefined ? 0 : Math.floor(2 ** (widest.bits - (total - cap)));
  const less =
    widest !== undefined && fewer >= 2 && widest.words !== 'flag'
      ? `use ${fewer} ${widest.words.replace(/^\d+ /, '')}, or `
      : '';
  const smallest = members.findLast(({ bits }) => bits >= total - cap - 1e-9);
  const move =
    smallest === undefined
      ? 'move metrics to another group'
      : `move ${smallest.words === 'flag' ? 'one flag' : `\`${smallest.draft.name}\``} to another group`;
  return `${partWords(members)} are ${members.map(({ bits }) => number(bits)).join(' + ')} bits; ${less}${move}`;
}

function tooManyBits(context: Context, report: Report): void {
  for (const { program, group, drafts } of groupsOf(context)) {
    const members = drafts
      .map(member)
      .filter((one) => one !== null)
      .sort((a, b) => b.bits - a.bits || (a.draft.id < b.draft.id ? -1 : 1));
    const [widest] = members;
    if (widest === undefined || members.length < drafts.length) continue;
    const open = openGroups(context, program);
    const cap = groupCap(context.policy, open);
    const total = members.reduce((sum, { bits }) => sum + bits, 0);
    if (total <= cap + 1e-9) continue;
    const groups = open === 1 ? '1 open group' : `${open} open groups`;
    report(
      widest.draft.file,
      widest.draft.place('submit'),
      `group \`${group}\` can say ${total.toFixed(1)} bits about one person; ${context.policy.reporters.assumed} reporters and ${groups} allow ${cap}`,
      bitsHelp(members, cap),
    );
  }
}

export const groupChecks: readonly Check[] = [
  metricCheck(
    'group/unknown',
    ['privacy_class', 'submit'],
    ({ privacy_class, submit }, draft, report, { registry }) => {
      const groups = registry.programs[draft.program]?.groups ?? {};
      if (privacy_class !== 'coarse' || submit?.group === undefined || Object.hasOwn(groups, submit.group)) return;
      report(
        draft.place('submit', 'group'),
        `program \`${draft.program}\` has no group \`${submit.group}\``,
        didYouMean(submit.group, Object.keys(groups), `declare it in ${REGISTRY_FILE} under the program's \`groups\``),
      );
    },
  ),
  {
    rule: 'group/unused',
    run(context, report) {
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
  {
    rule: 'privacy/too-many-metrics',
    run(context, report) {
      const limit = context.policy.group_metrics;
      for (const { group, drafts } of groupsOf(context)) {
        const over = drafts[limit];
        if (over !== undefined && hasAll(over.values, ['submit']))
          report(
            over.file,
            over.place('submit'),
            `group \`${group}\` has ${drafts.length} metrics; the policy allows ${limit}`,
            'move one to another group, or drop the least needed',
          );
      }
    },
  },
  { rule: 'privacy/too-many-bits', run: tooManyBits },
  {
    rule: 'privacy/too-many-groups',
    run(context, report) {
      const limit = openGroupLimit(context.policy);
      for (const program of Object.keys(context.registry.programs)) {
        const open = groupsOf(context).filter((one) => one.program === program && one.open);
        const over = open[limit];
        if (over !== undefined)
          report(
            REGISTRY_FILE,
            keyAt(['programs', program, 'groups', over.group, 'open']),
            `\`${program}\` has ${open.length} open groups; ${context.policy.reporters.assumed} reporters allow ${limit}`,
            'close one: write `open: false`',
          );
      }
    },
  },
];
