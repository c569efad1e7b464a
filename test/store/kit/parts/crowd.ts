/** Many drivers at once, as several parts need them: what they are told, and what holds a lock against them. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draw } from '../../../../scripts/dev/soak/soak.ts';
import type { Bench } from '../case.ts';
import { Broken, type Driver, type Known } from '../driver.ts';
import type { Ground } from '../ground.ts';
import { nameFor } from '../names.ts';
import { filesOf } from '../reader.ts';
import { fieldOf, KEPT, PROGRAM } from '../registry.ts';

/** The nth of so many drivers, by turns. */
export const byTurns = ({ drivers }: Bench, n: number): Known => drivers[n % drivers.length] ?? drivers[0];

const COUNTED = ['total', 'brief', 'label{a}', 'label{b}'];

/** Says all of so many flushes at once, a few counts before each, as fast as the driver takes them. */
export async function rush(driver: Driver, draw: Draw, flushes: number): Promise<void> {
  const plan = Array.from({ length: flushes }, () =>
    COUNTED.map((name) => [fieldOf(name), draw(4)] as const).filter(([, amount]) => amount > 0),
  );
  const lines = plan.flatMap((counts) => [...counts.map(([field, amount]) => `count ${field} ${amount}`), 'flush']);
  driver.say(lines.join('\n'));
  for (const counts of plan) {
    for (const [field, amount] of counts) {
      const said = await driver.line();
      if (said === null) return;
      if (said !== 'ok') throw new Broken(`to \`count ${field} ${amount}\` it said ${JSON.stringify(said)}`);
      driver.ledger.count(field, amount);
    }
    const begun = await driver.line();
    if (begun === null) return;
    if (begun !== 'begun') throw new Broken(`to \`flush\` it said ${JSON.stringify(begun)}`);
    if ((await driver.outcomeIfAny()) === null) return;
  }
}

/**
 * Holds the shared files of the day exclusively, so that whoever locks has to go without; what it returns lets them go.
 * Throws a sentence that says what to install.
 */
export async function hold({ program, clock }: Ground, version: string): Promise<() => Promise<void>> {
  const holders = [KEPT.long, KEPT.short].map((kept) => {
    const path = join(program, nameFor(clock.day, kept, version));
    writeFileSync(path, '', { mode: 0o600, flag: 'a' });
    const child = spawn('flock', ['--exclusive', path, 'sh', '-c', 'echo held; exec cat'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const held = new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('error', () =>
        reject(new Error('the kit needs `flock`, which cannot be started: install util-linux')),
      );
    });
    return { child, held, over: new Promise<void>((resolve) => child.once('close', () => resolve())) };
  });
  await Promise.all(holders.map(({ held }) => held));
  return async () => {
    for (const { child } of holders) child.stdin.end();
    await Promise.all(holders.map(({ over }) => over));
  };
}

/** Whether any of them takes locks. */
export const someLock = ({ drivers }: Bench): boolean => drivers.some(({ facts }) => facts.locks);

/** What processes that ended in peace may not leave: unfinished files, or more than sixteen with a number. */
export function litter({ root }: Ground): readonly string[] {
  const files = filesOf(root, PROGRAM);
  const groups = new Map<string, number>();
  for (const { shared, own, part } of files)
    if (own !== null && !part) groups.set(shared, (groups.get(shared) ?? 0) + 1);
  const parts = files.filter(({ part }) => part).map(({ file }) => `${file} was left`);
  const crowds = [...groups].filter(([, count]) => count > 16);
  return [...parts, ...crowds.map(([shared, count]) => `${shared} has ${count} files with a number beside it`)];
}
