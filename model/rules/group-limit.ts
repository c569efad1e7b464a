/** Rules about how much the metrics of a group may say together, and how many groups a program may have open. */
import { groupCap, openGroupLimit } from '../registry/bits.ts';
import { KIND_SPECS } from '../registry/kinds.ts';
import { keyAt } from '../findings/problem.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { hasAll, type Draft } from '../stages/draft.ts';
import { groupsOf } from './group.ts';
import { coarse, registry } from './group-example.ts';
import { file, type Context, type Report, type Rules } from './rule.ts';

const EXTRA = 'registry/demo/extra.yaml';
const FLAG = 'kind: flag\n    submit: { group: weekly, reduce: any }';
const EIGHT_LEVELS = 'kind: counter\n    submit: { group: weekly, reduce: sum, levels: [0, 1, 2, 3, 5, 10, 20, 50] }';
const inGroup = (group: string): string => `kind: flag\n    submit: { group: ${group}, reduce: any }`;
const group = (name: string): string => `      ${name}: { summary: How more of it went, open: true }\n`;

export const groupLimitRules = {
  'privacy/too-many-metrics': {
    summary: 'A group has no more metrics than the policy allows.',
    why: 'Fields that pass one by one identify people jointly.',
    bad: file(EXTRA, coarse(FLAG, FLAG, FLAG, FLAG)),
    good: file(EXTRA, coarse(FLAG, FLAG)),
    check(context, report) {
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
  'privacy/too-many-bits': {
    summary: 'A group says at most min(8, floor(log2(N / (20 G)))) bits about one person.',
    why:
      'A report of so many bits multiplies the chance of guessing who sent it by at most 2^bits; ' +
      'a person in a rare cell may still stand out.',
    bad: file(EXTRA, coarse(EIGHT_LEVELS, EIGHT_LEVELS)),
    good: file(EXTRA, coarse(EIGHT_LEVELS)),
    check: tooManyBits,
  },
  'privacy/too-many-groups': {
    summary: 'A program has no more open groups than floor(N / 500).',
    why:
      'Every group that is open divides the reporters: ' +
      'with fewer in each, shares that matter can no longer be seen and cells grow rare.',
    bad: {
      [REGISTRY_FILE]: registry(group('monthly') + group('yearly')),
      [EXTRA]: coarse(inGroup('monthly'), inGroup('yearly')),
    },
    good: { [REGISTRY_FILE]: registry(group('monthly')), [EXTRA]: coarse(inGroup('monthly')) },
    check(context, report) {
      const limit = openGroupLimit(context.policy);
      for (const program of Object.keys(context.registry.programs)) {
        const open = groupsOf(context).filter((one) => one.program === program && one.open);
        const over = open[limit];
        if (over !== undefined)
          report(
            REGISTRY_FILE,
            keyAt(['programs', program, 'groups', over.group, 'open']),
            `\`${program}\` has ${open.length} open groups; ` +
              `${context.policy.reporters.assumed} reporters allow ${limit}`,
            'close one: write `open: false`',
          );
      }
    },
  },
} as const satisfies Rules;

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
      `group \`${group}\` can say ${total.toFixed(1)} bits about one person; ` +
        `${context.policy.reporters.assumed} reporters and ${groups} allow ${cap}`,
      bitsHelp(members, cap),
    );
  }
}
