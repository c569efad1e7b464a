/** `tally show`: what was counted, as a table with bars, as JSON or as a page. Changes nothing but what has died. */
import { readProgram } from '../../recorders/typescript/store/read.ts';
import { visibleJson } from '../../model/findings/visible.ts';
import { print } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import { oneOf, wantedFields, wantedPrograms } from './asked.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { declaredPrograms } from './declarations.ts';
import { report } from './findings.ts';
import { writePage } from './page.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';
import { table } from './table.ts';
import { BY, totalsOf } from './totals.ts';

const FORMAT = 'tallybook show 1';
const LISTED = 20;

function run([program]: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  const by = oneOf('by', BY, textOption(options, 'by'));
  const format = oneOf('format', ['text', 'json'] as const, textOption(options, 'format'));
  const metric = textOption(options, 'metric');
  const wanted = wantedFields(metric);
  const html = textOption(options, 'html');
  if (html !== null && (by ?? format) !== null) {
    throw new Refusal('--html has a format of its own; leave out --by and --format');
  }
  sweep(root, at.today);
  const names = wantedPrograms(root, program ?? null);
  if (html !== null) return report(writePage(html, { root, programs: names, metric, wanted }, at), LISTED);
  const declared = declaredPrograms(root);
  const read = names.map((name) => ({ name, ...readProgram(root, name, at.today) }));
  const findings = read.flatMap((one) => one.findings);
  const programs = read.map(({ name, value }) => {
    return totalsOf(name, value, { by, wanted, declared: declared.get(name) ?? null });
  });
  if (format === 'json') print(json({ format: FORMAT, by, findings: findings.length, programs }));
  else if (programs.length > 0) print(programs.map((one) => table(one, at)).join('\n'));
  else print(`Nothing is recorded in ${root}; \`tally on PROGRAM\` turns recording on.\n`);
  return report(findings, LISTED);
}

const json = (value: unknown): string => `${visibleJson(JSON.stringify(value, null, 2))}\n`;

export const show: Command = {
  usage: 'show [PROGRAM] [--by day|version] [--metric GLOB] [--format text|json] [--html FILE]',
  summary: 'show what was counted',
  help: `
Shows PROGRAM, or every program in the store. What was refused when the store was read is listed on standard error.

  --by day|version  a row for each day, or for each version of the program
  --metric GLOB     only these fields: an id, or a glob in which * stands for any characters
  --format json     { format: "${FORMAT}", by, findings (how many), programs: [{ program, first_day, last_day,
    versions, metrics: [{ id, summary, rows: [{ by, label, count, declared }] }] }] }. Labels are never cut. Null are
    summary and declared without a registry, a label that a field does not have, and days if nothing is recorded
  --html FILE       a page for a browser, with what is deleted when and what could leave. It replaces only such a page`,
  run,
};
