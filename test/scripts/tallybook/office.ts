/** A small registry with a roster and a key for everybody on it, and the commands of those who look after it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from '../folder.ts';
import { assertCalm, tallybook } from '../program.ts';

interface Seat {
  readonly role: string;
  readonly team: string;
  readonly employer: string;
}

const SEATS: Readonly<Record<string, Seat>> = {
  ada: { role: 'owner', team: 'maintainers', employer: 'First' },
  alan: { role: 'steward', team: 'helpers', employer: 'Second' },
  eve: { role: 'steward', team: 'helpers', employer: 'Third' },
  mary: { role: 'steward', team: 'maintainers', employer: 'Fourth' },
  sam: { role: 'signer', team: 'helpers', employer: 'Fifth' },
  sue: { role: 'signer', team: 'helpers', employer: 'Sixth' },
};

/** Runs a command in a folder and returns what it printed; it must end with this code. */
export async function run(folder: string, code: 0 | 1 | 2, ...words: readonly string[]): Promise<string> {
  const printed = await tallybook(words, { folder });
  assertCalm(printed, code);
  return `${printed.out}${printed.err}`;
}

/** A folder with a registry, a key for everybody, and a roster that names them. */
export async function office(): Promise<string> {
  const folder = demoFolder();
  const registry = join(folder, 'registry/registry.yaml');
  const text = readFileSync(registry, 'utf8');
  writeFileSync(registry, text.replace('programs:', '  helpers: Those who help\nprograms:'));
  const people: string[] = [];
  for (const [name, { role, team, employer }] of Object.entries(SEATS)) {
    const key = (await run(folder, 0, 'keygen', `${name}.pem`)).trim();
    const seat = `role: ${role}, team: ${team}, employer: ${employer}, key: ${key}`;
    people.push(`  ${name}: { name: ${name}, terms: [{ ${seat}, from: 2026-01-01, until: 2028-01-01 }] }\n`);
  }
  writeFileSync(join(folder, 'registry/roster.yaml'), `people:\n${people.join('')}`);
  return folder;
}

/** Who acts, and with which key. */
export const by = (name: string, ...more: readonly string[]): readonly string[] => [
  '--as',
  name,
  '--key',
  `${name}.pem`,
  ...more,
];
export const METRIC = 'demo.runs.total';
export const ON = ['--on', '2026-10-02'];
