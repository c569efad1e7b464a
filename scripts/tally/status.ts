/** `tally status`: for every program whether it is on and why, what is stored, and what in the store is not of it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dayText } from '../../recorders/typescript/store/day.ts';
import { entriesIn, sizeOf } from '../../recorders/typescript/store/folder.ts';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { readOn, type OnState } from '../../recorders/typescript/store/on.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { addedRegistries, type Added } from '../../submitter/registries/registries.ts';
import { expiredOn } from '../../submitter/permit.ts';
import { print } from '../terminal/print.ts';
import { orRefuse } from '../terminal/refusal.ts';
import { counted, type Command, type Surroundings } from './command.ts';
import { keptDenies } from './deny.ts';
import { findingText } from './findings.ts';
import { mismatchWords } from './on.ts';
import { place } from './place.ts';
import { leavingParts, type Part } from './status-leaving.ts';
import { sweep } from './sweep.ts';

const LISTED = 20;

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const { root, variable } = place(at);
  const parts: Part[] = [{ lines: [`The store is ${root} (chosen by ${variable}).`], isOdd: false }];
  if (look(root) === null) {
    parts.push({ lines: ['It does not exist: nothing is recorded. `tally on PROGRAM` makes it.'], isOdd: false });
  } else if (!isFolder(root)) {
    parts.push({
      lines: ['That is a link or a file and no folder, so nothing is recorded. Move it away.'],
      isOdd: true,
    });
  } else {
    sweep(root, at.today);
    parts.push(...programs(root).map((program) => programPart(root, program, at)));
    parts.push(...addedRegistries(root).map((added) => registryPart(added, at)));
    parts.push(...leavingParts(root, at));
    parts.push(...strangerParts(root));
  }
  print(parts.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'));
  return parts.some(({ isOdd }) => isOdd) ? 1 : 0;
}

function programPart(root: string, program: string, { today }: Surroundings): Part {
  const folder = programFolder(root, program);
  const state = readOn(folder);
  const entries = entriesIn(folder);
  const bytes = entries.reduce((sum, { text }) => sum + (sizeOf(join(folder, text)) ?? 0), 0);
  const { findings, dropped } = readProgram(root, program, today);
  const lines = [`${program} is ${state.state}${state.state === 'on' ? '' : `: ${offWords(program, state)}`}`];
  if (state.state === 'on') {
    const { fleet, job, deny } = state.on;
    if (fleet !== null) lines.push(`  fleet store of ${fleet}${job === null ? '' : `, job ${job}`}`);
    if (deny.length > 0) lines.push(`  not recorded: ${deny.join(' ')}`);
  } else {
    const kept = keptDenies(root, program);
    if (kept.length > 0) lines.push(`  not recorded even then: ${kept.join(' ')}`);
  }
  lines.push(
    `  ${stored(
      entries.map(({ name }) => name),
      bytes,
    )}`,
  );
  if (dropped > 0) lines.push(`  ${counted(dropped, 'damaged block')} went when files were rewritten`);
  if (findings.length > 0) {
    lines.push(`  what of them does not count (${findings.length}):`);
    lines.push(
      ...findingText(findings, LISTED)
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`),
    );
  }
  const isOff = state.state === 'off' && state.why !== 'missing';
  return { lines, isOdd: isOff || findings.length > 0 };
}

function stored(names: readonly { readonly day: number; readonly dies: number }[], bytes: number): string {
  const oldest = names.reduce((least, { day }) => Math.min(least, day), Infinity);
  const next = names.reduce((least, { dies }) => Math.min(least, dies), Infinity);
  if (names.length === 0) return 'nothing is stored';
  return `${counted(names.length, 'file')}, ${sizeWords(bytes)}; oldest day ${dayText(oldest)}, next to be deleted on ${dayText(next)}`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte');
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / (1 << 20)).toFixed(1)} MiB`;
}

function offWords(program: string, state: Extract<OnState, { state: 'off' }>): string {
  const turnOn = `\`tally on ${program}\``;
  switch (state.why) {
    case 'missing':
      return `it was never turned on here, or was turned off; ${turnOn} turns it on`;
    case 'mismatch':
      return `${mismatchWords(state)}, as after a copy or a move; ${turnOn} turns it on here`;
    case 'malformed':
      return `a line of its \`on\` does not hold; ${turnOn} writes it anew`;
    case 'unreadable':
      return `its \`on\` cannot be read or is no regular file; remove it, then ${turnOn}`;
  }
}

function registryPart({ name, source, left, findings }: Added, { today }: Surroundings): Part {
  if (source === null || left === null) {
    const [{ file, line, message } = { file: '', line: 0, message: '' }] = findings;
    const where = line === 0 ? file : `${file}:${line}`;
    const help =
      source === null || line === 0
        ? '`tally add` it again'
        : 'put that right, or remove the file and `tally add` again, which forgets what you deleted';
    return { lines: [`Registry ${name} does not hold: ${where}: ${message}; ${help}`], isOdd: true };
  }
  const { version, status, lines } = source.allowlist;
  const deleted = lines.length - left.length;
  const day = expiredOn(source.allowlist, today);
  const expired = day === null ? '' : `; its submit lines expired on ${day}`;
  const text = `Registry ${name} ${version} (${status}): ${[...source.catalogues.keys()].join(', ')}; ${counted(lines.length, 'allowlist line')}`;
  return { lines: [`${text}${deleted === 0 ? '' : `, ${deleted} of them deleted by you`}${expired}`], isOdd: false };
}

/** Names of the root and of programs' folders that no page of this project gives to anything. */
function strangerParts(root: string): readonly Part[] {
  const known = new Set([...programs(root), 'CACHEDIR.TAG', '.gitignore']);
  const above = orRefuse(`read \`${root}\``, () => readdirSync(root)).filter(
    (name) => !known.has(name) && !name.startsWith('_'),
  );
  const within = programs(root).flatMap((program) =>
    orRefuse(`read \`${join(root, program)}\``, () => readdirSync(join(root, program)))
      .filter((name) => name !== 'on' && parseName(name) === null)
      .map((name) => `${program}/${name}`),
  );
  const strange = [...above, ...within].sort();
  if (strange.length === 0) return [];
  const more = strange.length > LISTED ? ` and ${strange.length - LISTED} more` : '';
  return [{ lines: [`Not of the store, and left alone: ${strange.slice(0, LISTED).join(' ')}${more}`], isOdd: false }];
}

export const status: Command = {
  name: 'status',
  usage: 'status',
  summary: 'say what is recorded and where, what could leave, and what has left',
  help: `Says for every program whether it is on and if not why, what is not recorded, how much is stored and until when, and
what in the store cannot be read or is not of it; then what could ever leave, what was agreed to, and what was sent.
Exit status 1 if something is to be looked at.`,
  words: [0, 0],
  options: {},
  run,
};
