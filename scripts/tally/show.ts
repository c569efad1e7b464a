/** `tally show`: what was counted, as a table with bars, as JSON or as a page. Changes nothing but what has died. */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { programs, readProgram, type StoreFinding } from '../../recorders/typescript/store/read.ts';
import { visibleText } from '../../model/findings/visible.ts';
import { print } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { declaredPrograms } from './declared.ts';
import { fieldGlobs } from './deny.ts';
import { report } from './findings.ts';
import { nearly } from '../terminal/suggest.ts';
import { writePage } from './page.ts';
import { folderOf, place } from './place.ts';
import { BY, shown, type By, type ShownProgram } from './shown.ts';
import { sweep } from './sweep.ts';
import { table } from './table.ts';

const FORMAT = 'tallybook show 1';
const LISTED = 20;

function run(words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  const by = oneOf('by', BY, textOption(options, 'by'));
  const format = oneOf('format', ['text', 'json'] as const, textOption(options, 'format')) ?? 'text';
  const metric = textOption(options, 'metric');
  const wanted = fieldMatcher(metric);
  const html = textOption(options, 'html');
  if (html !== null && (by ?? textOption(options, 'format')) !== null)
    throw new Refusal('--html has days and versions in it and a format of its own; leave out --by and --format');
  sweep(root, at.today);
  const asked = wantedPrograms(root, words[0] ?? null);
  if (html !== null) return report(writePage(html, { root, programs: asked, metric, wanted }, at), LISTED);
  const declared = declaredPrograms(root);
  const findings: StoreFinding[] = [];
  const all = asked.map((program) => {
    const read = readProgram(root, program, at.today);
    findings.push(...read.findings);
    return shown(program, read.value, { by, wanted, declared: declared.get(program) ?? null });
  });
  print(format === 'json' ? json(all, by, findings) : text(all, root, at));
  return report(findings, LISTED);
}

/** The option's value if it is one of these. Refuses others. */
export function oneOf<T extends string>(option: string, known: readonly T[], value: string | null): T | null {
  const found = known.find((one) => one === value) ?? null;
  if (value === null || found !== null) return found;
  throw new Refusal(`--${option} is ${known.join(' or ')}, and not \`${value}\``);
}

function fieldMatcher(metric: string | null): (field: string) => boolean {
  if (metric === null) return () => true;
  const globs = fieldGlobs(metric).map(matcher);
  return (field) => globs.some((matches) => matches(field));
}

/** The programs to look at: all that have a folder, or the one that was named. */
export function wantedPrograms(root: string, program: string | null): readonly string[] {
  const there = programs(root);
  if (program === null) return there;
  folderOf(root, program);
  if (there.includes(program)) return [program];
  const near = nearly(program, there);
  const hint =
    near !== null
      ? `did you mean \`${near}\`?`
      : there.length === 0
        ? '`tally on PROGRAM` turns recording on'
        : `it has ${there.join(', ')}`;
  throw new Refusal(`the store in \`${root}\` has nothing of \`${program}\`; ${hint}`);
}

function text(all: readonly ShownProgram[], root: string, at: Surroundings): string {
  if (all.length === 0) return `Nothing is recorded in ${root}; \`tally on PROGRAM\` turns recording on.\n`;
  return all.map((program) => table(program, at)).join('\n');
}

function json(all: readonly ShownProgram[], by: By | null, findings: readonly StoreFinding[]): string {
  const text = JSON.stringify({ format: FORMAT, by, findings: findings.length, programs: all }, null, 2);
  return `${text.replace(/[^ -~\n]/g, escapedCharacter)}\n`;
}

/** What a terminal must not obey, as JSON spells it: the spelling for people would be no JSON. */
const escapedCharacter = (c: string): string =>
  visibleText(c) === c ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const show: Command = {
  name: 'show',
  usage: 'show [PROGRAM] [--by day|version] [--metric GLOB] [--format text|json] [--html FILE]',
  summary: 'show what was counted',
  help: `Without PROGRAM, of every program in the store. What was refused when the store was read is said on standard error.

  --by day|version   one row for each day, or each version of the program
  --metric GLOB      only these fields: an id, or a glob in which * stands for any characters
  --format json      an object: format ("${FORMAT}"), by, findings (how many), programs; each with program,
                     first_day, last_day, versions, metrics; each with id, summary, rows; each with by, label,
                     count, declared. Summary and declared are null without a registry (\`tally add\`), label for
                     fields without one, days where nothing is recorded. Labels stand there whole
  --html FILE        a page for a browser in one file, with pictures: besides, what is deleted when and what could leave.
                     It replaces only such a page. It is a copy that stays until you delete it`,
  words: [0, 1],
  options: { by: { type: 'string' }, metric: { type: 'string' }, format: { type: 'string' }, html: { type: 'string' } },
  run,
};
