/**
 * The Rust recorder sweeps every fixture on its day of reading. What it rewrites must read the same, hold nothing more
 * to refuse, and say how many blocks it dropped; what is not its own to touch must be as it was.
 */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText, parseDay } from '../../recorders/typescript/store/day.ts';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { readDayFile, readProgram } from '../../recorders/typescript/store/read.ts';
import { isBorneOut, witnessesIn } from '../../recorders/typescript/store/witness.ts';
import { turnOn } from '../../scripts/dev/soak/place.ts';
import { succeed } from '../command.ts';
import { cases, stage, type Case } from './cases.ts';
import { guests } from './guest.ts';
import { clearFaketime } from './kit/faketime.ts';

const test = suite('the store, rewritten');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-rewrite-'));
test.before(clearFaketime);
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** The version of the program that sweeps, which no fixture has. */
const SWEEPER = '9.9.9-stable';

const day = (text: string): number => parseDay(text) ?? Number.NaN;

/** Regular files below the program's folder, with their bytes; larger ones than a recorder reads with their size. */
function files(program: string): ReadonlyMap<string, string> {
  const all = readdirSync(program, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(all.map(({ name }) => [name, content(join(program, name))]));
}

function content(path: string): string {
  const { size } = lstatSync(path);
  return size > 2 ** 24 ? `${size} bytes` : readFileSync(path, 'latin1');
}

/** A day, version, registry and its version, with the sums: what a rewriting may not change. */
function read({ program, today }: Case, root: string): { rows: readonly unknown[]; findings: number; dropped: number } {
  const { value, findings, dropped } = readProgram(root, program, day(today));
  const rows = value
    .filter(({ version }) => version !== SWEEPER)
    .map(({ counts, day: of, dies, version, registry, registryVersion }) => ({
      version,
      registry,
      registryVersion,
      day: dayText(of),
      dies: dayText(dies),
      counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    }));
  return { rows, findings: findings.length, dropped };
}

/** Blocks that are refused in these files. */
function refused(one: Case, before: ReadonlyMap<string, string>, names: readonly string[]): number {
  return names.reduce((sum, file) => {
    const name = parseName(file);
    if (name === null) return sum;
    const bytes = Buffer.from(before.get(file) ?? '', 'latin1');
    return sum + (readDayFile(bytes, { file, program: one.program, name }).value?.refused ?? 0);
  }, 0);
}

async function sweep({ program, today }: Case, root: string): Promise<void> {
  const { rust } = await guests();
  const { out, err } = await succeed('faketime', ['-f', `${today} 12:00:00`, ...rust, program, '9.9.9', 'count'], {
    environment: { TALLYBOOK_HOME: root, TZ: 'UTC', NO_FAKE_STAT: '1' },
  });
  assert.is(out + err, '');
}

/** Cases whose program has no folder that recording could be on in. */
const NO_FOLDER = /^made-program-/;
const all = cases().filter(({ name }) => !NO_FOLDER.test(name));
let rewritten = 0;

for (const one of all) {
  test(`${one.name}: ${one.says}`, async () => {
    const root = join(folder, one.name);
    const program = join(root, one.program);
    stage(one, root);
    turnOn(program);
    const before = files(program);
    const was = read(one, root);
    const witnesses = witnessesIn(root, day(one.today));
    await sweep(one, root);
    const after = files(program);
    assert.ok(
      [...after.keys()].some((name) => name.includes(SWEEPER)),
      'nothing was recorded, so nothing was swept',
    );
    const is = read(one, root);
    assert.equal(is.rows, was.rows);
    const changed = [...before.keys()].filter((name) => after.get(name) !== before.get(name));
    const diesOn = (name: string): number => parseName(name)?.dies ?? Number.NaN;
    const lives = (name: string): boolean => diesOn(name) > day(one.today);
    const goes = (name: string): boolean => diesOn(name) <= day(one.today) && isBorneOut(diesOn(name), witnesses);
    const touched = changed.filter(lives).filter((name) => !name.endsWith('.part'));
    rewritten += touched.length;
    assert.is(is.dropped, was.dropped + refused(one, before, touched));
    for (const name of before.keys()) if (parseName(name) === null) assert.is(after.get(name), before.get(name), name);
    for (const name of after.keys()) assert.not.ok(parseName(name)?.part, `${name} was left`);
    for (const name of after.keys()) assert.not.ok(goes(name), `${name} has died`);
    for (const name of changed) {
      const mayChange = lives(name) || goes(name) || name.endsWith('.part');
      assert.ok(mayChange, `${name} is dead by the clock alone`);
    }
    for (const name of touched) {
      const text = after.get(name);
      if (text === undefined) continue;
      const of = parseName(name);
      assert.ok(of !== null);
      if (of === null) continue;
      const again = readDayFile(Buffer.from(text, 'latin1'), { file: basename(name), program: one.program, name: of });
      assert.equal(again.findings, []);
      assert.is(lstatSync(join(program, name)).mode & 0o777, 0o600);
    }
  });
}

test('most of the fixtures were rewritten', () => {
  assert.ok(rewritten > 120, `only ${rewritten}`);
});

test.run();
