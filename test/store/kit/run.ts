/** Runs parts over drivers: each case on ground of its own, a few at once, and every failure printed as it is found. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawing } from '../../../scripts/dev/soak/soak.ts';
import type { Bench, Case, Part } from './case.ts';
import { Broken, type Command, Driver, type Known } from './driver.ts';
import { clearFaketime } from './faketime.ts';
import { groundAt } from './ground.ts';
import { introduce } from './introduction.ts';
import { BASIC } from './parts/basic.ts';
import { CLOCKS } from './parts/clocks.ts';
import { KILLED } from './parts/kills.ts';
import { PLACES } from './parts/places.ts';
import { REFUSALS } from './parts/refusals.ts';
import { STORM } from './parts/storm.ts';
import { SUSPENDED } from './parts/suspended.ts';
import { inTurns } from './turns.ts';

export const PARTS: Readonly<Record<string, Part>> = {
  basic: BASIC,
  refusals: REFUSALS,
  places: PLACES,
  clocks: CLOCKS,
  storm: STORM,
  kills: KILLED,
  suspended: SUSPENDED,
};

export interface Settings {
  readonly parts: readonly string[];
  /** Only cases whose names contain this. */
  readonly containing?: string;
  readonly long: boolean;
  readonly seed: number;
  /** Gets each line that is to be printed. */
  readonly print: (line: string) => void;
}

export interface Result {
  readonly passed: number;
  readonly failed: number;
}

/** Cases of one driver that run at once. */
const AT_ONCE = 4;

interface Task {
  readonly part: string;
  readonly one: Case;
  readonly drivers: readonly [Known, ...Known[]];
}

/** Runs the parts; drivers side by side where a part is about several. */
export async function runKit(commands: readonly Command[], settings: Settings): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-kit-'));
  try {
    const known: Known[] = [];
    for (const command of commands)
      known.push(await introduce(command, groundAt(join(folder, `hello-${known.length}`))));
    for (const { facts } of known)
      if (!facts.foreign) settings.print(`note: no other user can start ${facts.name}, so some places are not tried`);
    const [first, ...rest] = known;
    if (first === undefined) throw new Broken('there is no driver');
    return await runParts([first, ...rest], settings, folder);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    settings.print(`FAILED hello: README.md asks for an answer to \`hello\`\n  found: ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runParts(drivers: readonly [Known, ...Known[]], settings: Settings, folder: string): Promise<Result> {
  let passed = 0;
  let failed = 0;
  for (const name of settings.parts) {
    const part = PARTS[name];
    if (part === undefined) continue;
    const all = part.cases({ long: settings.long, draw: drawing(settings.seed) });
    const cases = all.filter((one) => one.name.includes(settings.containing ?? ''));
    const tasks: Task[] = part.alone
      ? drivers.flatMap((known) => cases.map((one) => ({ part: name, one, drivers: [known] as const })))
      : cases.map((one) => ({ part: name, one, drivers }));
    const asked = tasks.filter(({ one, drivers: of }) => !of.every((known) => one.not?.(known) === true));
    await inTurns(asked, part.alone ? AT_ONCE : 1, async (task, index) => {
      const faults = await judge(task, settings, join(folder, `${name}-${index}`));
      if (faults.length === 0) passed++;
      else {
        failed++;
        settings.print(failure(task, faults));
      }
    });
  }
  return { passed, failed };
}

async function judge({ one, drivers }: Task, { long, seed }: Settings, folder: string): Promise<readonly string[]> {
  const opened: Driver[] = [];
  let grounds = 0;
  const bench: Bench = {
    drivers,
    long,
    draw: drawing(seed),
    ground: (...lines) => groundAt(join(folder, `${grounds++}`), ...lines),
    open: (known, ground, start) => {
      const driver = new Driver(known, ground, start);
      opened.push(driver);
      return driver;
    },
  };
  try {
    return await one.find(bench);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return [error.message];
  } finally {
    for (const driver of opened) if (!driver.over) driver.signal('SIGKILL');
    await Promise.all(opened.map(({ ended }) => ended));
    clearFaketime();
    rmSync(folder, { recursive: true, force: true });
  }
}

const FAULTS = 5;

function failure({ part, one, drivers }: Task, faults: readonly string[]): string {
  const names = drivers.map(({ facts }) => facts.name).join(', ');
  const more = faults.length > FAULTS ? [`and ${faults.length - FAULTS} more`] : [];
  return [
    `FAILED ${part}: ${one.name} (${names})`,
    `  STORE.md, section ${one.section}: ${one.asks}`,
    ...[...faults.slice(0, FAULTS), ...more].map((fault) => `  found: ${fault}`),
  ].join('\n');
}
