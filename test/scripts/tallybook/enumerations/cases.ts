/** Lists, what a toolchain prints for them, and what becomes of each list. */
import { from, HEADER, list, newer, NEWER, rustc, SAME, TEN } from './pretended.ts';

export interface Case {
  readonly name: string;
  /** The list as it stands. */
  readonly file: string;
  /** Shell scripts, by the name under which they are found. */
  readonly programs: Readonly<Record<string, string>>;
  /** Other lists, by name. */
  readonly others?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly milliseconds?: number;
  readonly code: number;
  /** Whether the file is changed. */
  readonly writes?: true;
}

const union = from(`${HEADER}, ${NEWER}`, 'rustc --list', TEN);
const less = (...without: readonly string[]): readonly string[] => TEN.filter((value) => !without.includes(value));
const odd = [...TEN, 'src/red'];

export const CHANGES: readonly Case[] = [
  { name: 'the same', ...SAME, code: 0 },
  {
    name: 'the same in another order',
    ...SAME,
    programs: { rustc: rustc({ prints: TEN.toReversed() }) },
    args: ['--write'],
    code: 0,
  },
  {
    name: 'one added, one removed',
    ...SAME,
    programs: { rustc: rustc({ prints: [...less('red'), 'teal'] }) },
    code: 1,
  },
  {
    name: 'the same, written',
    ...SAME,
    programs: { rustc: rustc({ prints: [...less('red'), 'teal'] }) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  { name: 'a newer release with the same values', ...SAME, programs: { rustc: newer(...TEN) }, code: 0 },
  {
    name: 'a newer release with the same values, written',
    ...SAME,
    programs: { rustc: newer(...TEN) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with one more, written',
    ...SAME,
    programs: { rustc: newer(...TEN, 'teal') },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with one fewer, written',
    ...SAME,
    programs: { rustc: newer(...less('red')) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with far fewer is not written',
    ...SAME,
    programs: { rustc: newer('red') },
    args: ['--write'],
    code: 1,
  },
  { name: 'a suspicious value', ...SAME, programs: { rustc: rustc({ prints: odd }) }, code: 1 },
  {
    name: 'a suspicious value is not written',
    ...SAME,
    programs: { rustc: rustc({ prints: odd }) },
    args: ['--write'],
    code: 1,
  },
  {
    name: 'what is not suspicious is written',
    file: list(...TEN, ...TEN.map((value) => `x${value}`)),
    programs: { rustc: rustc({ prints: [...TEN, ...TEN.map((value) => `x${value}`), 'teal', 'src/red'] }) },
    args: ['--write'],
    code: 1,
    writes: true,
  },
  {
    name: 'a suspicious value is written once accepted',
    ...SAME,
    programs: { rustc: rustc({ prints: odd }) },
    args: ['--write', '--accept-suspicious'],
    code: 0,
    writes: true,
  },
  {
    name: 'what is no label is never written',
    ...SAME,
    programs: { rustc: rustc({ prints: [...TEN, 'unknown', ' x'] }) },
    args: ['--write', '--accept-suspicious'],
    code: 1,
  },
  {
    name: 'control characters are shown and not obeyed',
    ...SAME,
    programs: { rustc: rustc({ prints: [...TEN, '\u001b[31mred'] }) },
    code: 1,
  },
  {
    name: 'a list that shrinks by more than a tenth',
    ...SAME,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write'],
    code: 1,
  },
  {
    name: 'a list that shrinks, accepted',
    ...SAME,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write', '--accept-suspicious'],
    code: 0,
    writes: true,
  },
  {
    name: 'a union keeps what one release does not have',
    file: union,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write'],
    code: 0,
  },
  {
    name: 'a union takes what one release adds',
    file: union,
    programs: { rustc: newer(...less('red'), 'teal') },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a union with a third release',
    file: union,
    programs: { rustc: rustc({ release: '1.97.0', prints: TEN }) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
];
