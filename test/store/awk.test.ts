/** The fixtures against a short reader in awk that shares no code with ours: that they mean what they say. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME } from '../command.ts';
import { cases, stage, type Case, type Sums } from './cases.ts';

const test = suite('the store, by awk');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-awk-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** It computes no check sums and cannot see that the last line has no LF, so it counts these. */
const BEYOND_AWK = /^(end-(sum(-zero)?|changed-begin|swapped)|cut-last-lf)$/;

/** Regular files in a program's folder that a shell's `until-*` finds. */
function files(program: string): readonly string[] {
  if (!lstatSync(program).isDirectory()) return [];
  const found = readdirSync(program, { withFileTypes: true }).filter((entry) => entry.isFile());
  return found.filter(({ name }) => name.startsWith('until-')).map(({ name }) => join(program, name));
}

function sumsByAwk({ program, today }: Case, root: string): Sums {
  const paths = files(join(root, program));
  if (paths.length === 0) return {};
  const parameters = ['-v', `today=${today}`, '-f', join(HOME, 'test/store/sum.awk'), ...paths];
  const text = execFileSync('awk', parameters, { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  const sums: Record<string, Record<string, Record<string, number>>> = {};
  for (const line of text.split('\n').slice(0, -1)) {
    const [version = '', day = '', field, sum] = line.split(' ');
    const counts = ((sums[version] ??= {})[day] ??= {});
    if (field !== undefined) counts[field] = Number(sum);
  }
  return sums;
}

for (const one of cases()) {
  if ((one.make ?? []).some(({ bytes = 0 }) => bytes > 2 ** 26) || BEYOND_AWK.test(one.name)) continue;
  test(`${one.name}: ${one.says}`, () => {
    const root = join(folder, one.name);
    stage(one, root);
    assert.equal(sumsByAwk(one, root), one.expected.sums);
  });
}

test.run();
