/**
 * What an allowlist allows is opaque: code that would decide by one of its lines, anywhere but in permit.ts, does not
 * compile. Each snippet is a file of its own beside one that is sound; the compiler is the one that checks the sources.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, run } from '../command.ts';
import { temporaryFolder } from '../scripts/folder.ts';

const test = suite('what an allowlist allows is opaque');

const HEAD = `import { describe, permit, permitMetric, type Allowed } from '${HOME}submitter/permit.ts';
import { untilText, type Until } from '${HOME}submitter/allowlist/until.ts';
import type { Registered } from '${HOME}submitter/registries/registered.ts';
import { dayText, type Day } from '${HOME}recorders/typescript/store/day.ts';
export const used = [describe, permit, permitMetric, untilText, dayText];
export type Used = [Allowed, Until, Registered, Day];
`;

/** What somebody could try, and a part of what the compiler says. */
const REFUSED: Readonly<Record<string, readonly [code: string, says: string]>> = {
  'its maps': ["export const may = (a: Allowed): boolean => a.exact.has('x');", "'exact' does not exist"],
  'its lines': ['export const may = (a: Allowed): number => a.list.lines.length;', "'list' does not exist"],
  'what still stands': ['export const may = ({ allowed }: Registered) => allowed.metrics;', "'metrics' does not exist"],
  'what is withheld': ['export const may = (a: Allowed): unknown => a.withheld;', "'withheld' does not exist"],
  'who signed': ['export const may = (a: Allowed): unknown => a.signedBy;', "'signedBy' does not exist"],
  'the day of a line': [
    'export const may = (a: Allowed, day: Day): boolean => describe(a).list.lines.some(' +
      "({ line }) => line.section === 'submit' && line.until > dayText(day));",
    "The '>' operator cannot be applied to type 'symbol'",
  ],
  'the day of all submit lines': [
    'export const may = (a: Allowed, day: Day): boolean => describe(a).list.submitUntil <= dayText(day);',
    "The '<=' operator cannot be applied to type 'symbol'",
  ],
  'two days': [
    'export const may = (a: Allowed): boolean => describe(a).list.lines.some(' +
      "({ line }) => line.section === 'submit' && line.until > describe(a).list.submitUntil);",
    "The '>' operator cannot be applied to type 'symbol'",
  ],
  'a day as a template': ['export const may = (until: Until): string => `${until}`;', 'symbol'],
  'a day that is no text': [
    'export const may = (until: Until): string => until.slice(0, 4);',
    "'slice' does not exist",
  ],
  'one that is made by hand': ['export const forged: Allowed = {};', 'is missing in type'],
  'one that is put together': ['export const forged: Allowed = { exact: new Map() };', 'does not exist in type'],
};

const SOUND = `export const may = (a: Allowed, day: Day): boolean =>
  permitMetric(a, 'ticket', 'rustc.ice.total', day).permitted &&
  permit(a, 'ticket', 'rustc.ice.total', 1, day).permitted;
export const words = (a: Allowed): string =>
  \`\${describe(a).list.registry} until \${untilText(describe(a).list.submitUntil)}\`;
`;

test('each of them is refused, and asking permit is not', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'));
  const config = { extends: join(HOME, 'tsconfig.json'), include: ['src'], compilerOptions: { types: ['node'] } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const names = Object.keys(REFUSED);
  for (const [i, name] of names.entries()) {
    writeFileSync(join(folder, 'src', `refused-${i}.ts`), `${HEAD}${REFUSED[name]?.[0]}\n`);
  }
  writeFileSync(join(folder, 'src', 'sound.ts'), `${HEAD}${SOUND}`);
  const { out } = await run(process.execPath, [join(HOME, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    folder,
  });
  for (const [i, name] of names.entries()) {
    const lines = out.split('\n').filter((line) => line.includes(`refused-${i}.ts(`));
    assert.match(lines.join('\n'), REFUSED[name]?.[1] ?? '', `${name}\n${out}`);
  }
  assert.not.match(out, 'sound.ts(', out);
  assert.is(
    out
      .split('\n')
      .filter((line) => /\.ts\(/.test(line) && !line.includes('src/refused-'))
      .join('\n'),
    '',
  );
});

test.run();
