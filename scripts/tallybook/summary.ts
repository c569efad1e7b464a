/** What `npm start` prints: where each output is, what it is for, and how to grep the allowlist. Pure. */
import { join } from 'node:path';
import { GENERATORS } from '../../generators/index.ts';
import { CLASSES } from '../../model/schema/declaration.ts';
import { counted } from '../../model/findings/format.ts';
import type { GeneratedFile, Registry } from '../../model/registry/types.ts';
import { shellWord } from '../terminal/print.ts';

/** The file that people read of several. */
const MAIN = 'allowlist/allowlist.txt';

export function summary(registry: Registry, files: readonly GeneratedFile[], folder: string): string {
  const outputs = GENERATORS.map(({ name, summary: words }): [string, string] => {
    const own = files.filter(({ path }) => path.startsWith(`${name}/`)).map(({ path }) => join(folder, path));
    const main = own.length === 1 ? own[0] : own.find((path) => path === join(folder, MAIN));
    return [main ?? `${join(folder, name)}/`, words];
  });
  const allowlist = shellWord(join(folder, 'allowlist', 'allowlist.txt'));
  const sinks = (files.find(({ path }) => path === MAIN)?.text ?? '').split('\n').map((line) => line.split(' ')[0]);
  const submits = sinks.filter((sink) => sink === 'submit').length;
  const tickets = sinks.filter((sink) => sink === 'ticket').length;
  const example =
    registry.metrics.find(({ live, privacy_class }) => live && privacy_class !== 'sealed')?.id ?? 'program.area.name';
  return [
    '',
    `What is declared (${registry.name} ${registry.version}, ${registry.status}, as of ${registry.as_of}):`,
    ...classTable(registry),
    '',
    'Where each output is:',
    ...aligned(outputs),
    '',
    'Nothing leaves a machine unless its user sends it. What could be reported is in ' +
      `${counted(submits, 'line')} of the allowlist,`,
    `what could be attached to an issue in ${counted(tickets, 'line')}. Look for yourself:`,
    ...aligned([
      [`grep '^submit' ${allowlist}`, 'what could be reported'],
      [`grep '^ticket' ${allowlist}`, 'what could be attached to an issue'],
      [`grep ' ${example}' ${allowlist}`, 'one metric'],
    ]),
    '',
  ].join('\n');
}

function classTable(registry: Registry): readonly string[] {
  const programs = registry.programs.map(({ name }) => name);
  const count = (program: string, privacyClass: string): string =>
    `${registry.metrics.filter((one) => one.program === program && one.privacy_class === privacyClass).length}`;
  const rows = [
    ['', ...CLASSES],
    ...programs.map((program) => [program, ...CLASSES.map((name) => count(program, name))]),
  ];
  const widths = [0, ...CLASSES.map((_, i) => i + 1)].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map(
    (row) =>
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`,
  );
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
