/** What a driver says of its recorder before anything is asked of it. */
import { Broken, type Command, Driver, type Known } from './driver.ts';
import type { Ground } from './ground.ts';

const FACT = /^(locks|births|reads|forks)=(yes|no)$|^clock=(machine|told)$/;

/** Words that drop root; none for a user who is not root, and so already somebody who owns little. */
export const DROP =
  process.getuid?.() === 0 ? ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] : [];

const UNKNOWN = { name: '', locks: false, births: false, reads: false, forks: false, told: true, foreign: false };

async function hello(command: Command, ground: Ground, under: readonly string[]): Promise<readonly string[]> {
  const driver = new Driver({ command, facts: UNKNOWN }, ground, { under });
  try {
    const said = await driver.ask('hello', /^hello 1 [!-~]+( [a-z]+=[a-z]+)*$/);
    return said.split(' ').slice(2);
  } finally {
    driver.signal('SIGKILL');
  }
}

/** Asks a driver what it is. Throws `Broken`. */
export async function introduce(command: Command, ground: Ground): Promise<Known> {
  const [name = '', ...said] = await hello(command, ground, []);
  const strange = said.find((fact) => !FACT.test(fact));
  if (strange !== undefined) throw new Broken(`hello says ${JSON.stringify(strange)}, which is none of its facts`);
  const foreign = await hello(command, ground, DROP).then(
    () => true,
    () => false,
  );
  const yes = (fact: string): boolean => said.includes(`${fact}=yes`);
  const facts = { locks: yes('locks'), births: yes('births'), reads: yes('reads'), forks: yes('forks') };
  return { command, facts: { name, ...facts, told: said.includes('clock=told'), foreign } };
}
