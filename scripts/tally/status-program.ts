/**
 * What `tally status` says of one program: whether it is recorded and if not why, what is stored, what does not count.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { entriesIn, sizeOf, type Entry } from '../../recorders/typescript/store/folder.ts';
import { readOn, type OnState } from '../../recorders/typescript/store/on.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { readProgram } from '../../recorders/typescript/store/read.ts';
import { fleetText, mismatchWords, type Choice } from './binding.ts';
import { counted } from './command.ts';
import { keptDenies } from './deny.ts';
import { findingLines } from './findings.ts';
import type { Part } from './status-part.ts';

const LISTED = 20;

export function programPart(root: string, program: string, today: Day): Part {
  const folder = programFolder(root, program);
  const state = readOn(folder);
  const { findings, dropped } = readProgram(root, program, today);
  const list = findingLines(findings, LISTED);
  const lines = [
    ...(state.state === 'on' ? [`${program} is on`] : [`${program} is off: ${offWords(program, state)}`]),
    ...(state.state === 'on' ? choiceWords(state.on) : deniedLine('not recorded even then', keptDenies(root, program))),
    `  ${storedWords(folder, entriesIn(folder), today)}`,
    ...(dropped > 0 ? [`  ${counted(dropped, 'damaged block')} went when files were rewritten`] : []),
    ...(findings.length > 0 ? [`  what of them does not count (${findings.length}):`] : []),
    ...list.map((line) => `    ${line}`),
  ];
  const isBroken = state.state === 'off' && state.why !== 'missing';
  return { lines, isOdd: isBroken || findings.length > 0 };
}

const choiceWords = (on: Choice): readonly string[] => [
  ...(on.fleet === null ? [] : [`  fleet store of ${fleetText(on)}`]),
  ...deniedLine('not recorded', on.deny),
];

const deniedLine = (words: string, globs: readonly string[]): readonly string[] =>
  globs.length === 0 ? [] : [`  ${words}: ${globs.join(' ')}`];

/** The names of a folder's files begin with the day on which they die, and they are in order. */
function storedWords(folder: string, entries: readonly Entry[], today: Day): string {
  if (entries.length === 0) return 'nothing is stored';
  const next = entries.find(({ name }) => name.dies > today);
  const oldest = Math.min(...entries.map(({ name }) => name.day));
  const bytes = entries.reduce((sum, { text }) => sum + (sizeOf(`${folder}/${text}`) ?? 0), 0);
  const size = `${counted(entries.length, 'file')}, ${Math.ceil(bytes / 1024)} KiB`;
  const death = next === undefined ? '' : `, next to be deleted on ${dayText(next.name.dies)}`;
  return `${size}; oldest day ${dayText(oldest)}${death}`;
}

function offWords(program: string, state: Extract<OnState, { state: 'off' }>): string {
  const turnOn = `\`tally on ${program}\``;
  switch (state.why) {
    case 'missing':
      return `it was never turned on here, or was turned off; ${turnOn} turns it on`;
    case 'mismatch':
      return `${mismatchWords(state)}, as after a copy or a move; ${turnOn} turns it on here`;
    case 'malformed':
      return `its \`on\` has a line that is not valid; ${turnOn} writes it again`;
    case 'unreadable':
      return `its \`on\` cannot be read or is not a regular file; remove it, then ${turnOn}`;
  }
}
