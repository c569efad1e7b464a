/**
 * A list against what its command printed: what is added, what is gone, and what a person must look at before it may be
 * written. A list is made on somebody's machine, so whatever could come from that machine is suspicious. Pure.
 */
import { LABEL, UNKNOWN } from '../../../model/schema/declaration.ts';

export interface Added {
  readonly value: string;
  /** Why a person must look at it first; null for an ordinary value. */
  readonly suspicion: string | null;
  /** Whether it may stand in a list at all, once accepted. */
  readonly writable: boolean;
}

export interface Comparison {
  readonly added: readonly Added[];
  /** Values of the list that the command did not print. */
  readonly gone: readonly string[];
  /** Why the list as a whole must be looked at. */
  readonly suspicion: string | null;
}

/** The names of the machine that makes a list: they may not come to stand in it. */
export interface Maker {
  readonly user: string;
  readonly host: string;
}

const label = new RegExp(LABEL);
const A_TENTH = 10;

/** What tells one value from another once case and punctuation are left out. */
const withoutPunctuation = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]/g, '');

const hasWord = (value: string, word: string): boolean =>
  word !== '' && new RegExp(`(?<![a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z0-9])`, 'i').test(value);

interface Suspicion {
  readonly says: string;
  readonly holds: (value: string, maker: Maker) => boolean;
}

const SUSPICIONS: readonly Suspicion[] = [
  { says: 'looks like an e-mail address', holds: (value) => value.includes('@') },
  { says: 'looks like a path', holds: (value) => /[\\/]|^[~.]|\.(?:rs|toml|lock|so|dylib|dll)$/.test(value) },
  {
    says: 'holds what looks like a hash',
    holds: (value) => /(?<![a-z0-9])(?:0x)?[0-9a-f]{8,}(?![a-z0-9])/i.test(value),
  },
  { says: 'holds the name of the user of this machine', holds: (value, { user }) => hasWord(value, user) },
  { says: 'holds the name of this machine', holds: (value, { host }) => hasWord(value, host) },
];

/** `union`: the list is made from several releases, so it does not shrink with one of them. */
export function compare(old: readonly string[], printed: string, union: boolean, maker: Maker): Comparison {
  const made = new Set(printed.split('\n').filter((line) => line !== ''));
  const known = new Set(old);
  const near = new Map([...old, ...made].map((value) => [value, withoutPunctuation(value)]));
  const twins = new Map<string, string[]>();
  for (const [value, key] of near) twins.set(key, [...(twins.get(key) ?? []), value]);
  const added = [...made]
    .filter((value) => !known.has(value))
    .sort()
    .map((value) => judge(value, twins.get(withoutPunctuation(value)) ?? [], maker));
  const gone = old.filter((value) => !made.has(value));
  const size = old.length + added.filter(({ writable }) => writable).length - (union ? 0 : gone.length);
  return { added, gone, suspicion: sizeSuspicion(old.length, size) };
}

function judge(value: string, twins: readonly string[], maker: Maker): Added {
  if (value === UNKNOWN)
    return { value, suspicion: '`unknown` belongs to every list and is never written', writable: false };
  if (!label.test(value)) return { value, suspicion: 'is not a label, and is never written', writable: false };
  const found = SUSPICIONS.find(({ holds }) => holds(value, maker));
  const twin = twins.find((other) => other !== value);
  if (found !== undefined) return { value, suspicion: found.says, writable: true };
  const suspicion = twin === undefined ? null : `differs from ${twin} only in case or punctuation`;
  return { value, suspicion, writable: true };
}

function sizeSuspicion(old: number, size: number): string | null {
  if (Math.abs(size - old) <= old / A_TENTH) return null;
  return `the list ${size > old ? 'grows' : 'shrinks'} from ${old} to ${size} values, by more than a tenth`;
}
