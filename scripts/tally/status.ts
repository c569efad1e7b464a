/**
 * `tally status`: for every program whether it is on and why, what is stored, and what in the store is not part of it.
 */
import { readdirSync } from 'node:fs';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { addedRegistries, type Added } from '../../submitter/registries/registries.ts';
import { expiredOn } from '../../submitter/permit.ts';
import { print } from '../terminal/print.ts';
import { orRefuse } from '../terminal/refusal.ts';
import { leftIn, notRemovedWords } from './by-clock.ts';
import { counted, type Command, type Surroundings } from './command.ts';
import { atMost, located } from './findings.ts';
import { place } from './place.ts';
import type { MoreParts, Part } from './status-part.ts';
import { programPart } from './status-program.ts';
import { ROOT_FILES } from './store-folder.ts';
import { sweep } from './sweep.ts';

const LISTED = 20;

function run(more: MoreParts, at: Surroundings): number {
  const { root, variable } = place(at);
  const parts = [part(`The store is ${root} (chosen by ${variable}).`), ...storeParts(root, more, at)];
  print(parts.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'));
  return parts.some(({ isOdd }) => isOdd) ? 1 : 0;
}

const part = (line: string, isOdd = false): Part => ({ lines: [line], isOdd });

function storeParts(root: string, more: MoreParts, at: Surroundings): readonly Part[] {
  if (look(root) === null) return [part('It does not exist: nothing is recorded. `tally on PROGRAM` makes it.')];
  if (!isFolder(root)) {
    return [part('It is a link or a file, so nothing is recorded. Move it away.', true)];
  }
  sweep(root, at.today);
  return [
    ...programs(root).map((program) => programPart(root, program, at.today)),
    ...byClockParts(root, at.today),
    ...addedRegistries(root).map((added) => registryPart(added, at.today)),
    ...more(root, at),
    ...strangerParts(root),
  ];
}

function byClockParts(root: string, today: Day): readonly Part[] {
  const { length } = leftIn(root, programs(root), today);
  return length === 0 ? [] : [part(notRemovedWords(length, today))];
}

function registryPart({ name, source, left, findings }: Added, today: Day): Part {
  if (source === null || left === null) {
    const [first] = findings;
    const help =
      source === null || first?.line === 0
        ? '`tally add` it again'
        : 'put that right, or remove the file and `tally add` it again, which forgets what you deleted';
    return part(`Registry ${name} does not hold: ${first && located(first)}; ${help}`, true);
  }
  const { version, status, lines } = source.allowlist;
  const deleted = lines.length - left.length;
  const expired = expiredOn(source.allowlist, today);
  const parts = [
    `Registry ${name} ${version} (${status}): ${[...source.catalogues.keys()].join(', ')}; `,
    counted(lines.length, 'allowlist line'),
    deleted === 0 ? '' : `, ${deleted} of them deleted by you`,
    expired === null ? '' : `; its submit lines expired on ${expired}`,
  ];
  return part(parts.join(''));
}

/** Names in the root and in the folders of programs that do not belong to a store. */
function strangerParts(root: string): readonly Part[] {
  const all = programs(root);
  const namesIn = (path: string): readonly string[] => orRefuse(`read \`${path}\``, () => readdirSync(path));
  const above = namesIn(root).filter((name) => !all.includes(name) && !ROOT_FILES.has(name) && !name.startsWith('_'));
  const below = all.flatMap((program) =>
    namesIn(`${root}/${program}`)
      .filter((name) => name !== 'on' && parseName(name) === null)
      .map((name) => `${program}/${name}`),
  );
  const strange = [...above, ...below].sort();
  if (strange.length === 0) return [];
  return [part(`Not part of the store, and left alone: ${atMost(strange, LISTED).join(' ')}`)];
}

/** What the program says of leaving is handed in: what looks at a store does not stand on what could leave it. */
export const statusWith = (more: MoreParts): Command => ({
  usage: 'status',
  summary: 'say what is recorded and where, what could leave, and what has left',
  help: `
Says of every program whether it is on and if not why, and what is stored until when; then what is wrong, what could
leave, what was agreed to, and what was sent.
Exit status 1 if something needs your attention.`,
  run: (_words, _options, at) => run(more, at),
});
