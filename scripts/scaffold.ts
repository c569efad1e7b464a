/** The text of a new declaration. Every TODO in it is a finding of `check`, so that none can be overlooked. Pure. */
import type { Key, Kind } from '../model/declaration.ts';

const KIND_LINES: Readonly<Record<Kind, readonly string[]>> = {
  counter: [],
  flag: [],
  enumeration: ['values: TODO # a list of registry/enumerations/, or [first, second]'],
  histogram: [
    'unit: TODO # count, or ms, s, bytes, kib, mib, pct, days, which then ends the name too',
    'bounds: [1, 10, 100]',
  ],
  frames: ['frames: { crates: TODO, depth: 16 }'],
  text: ["pattern: 'TODO+' # a finite pattern: literals, [classes], (a|b), ? and {m,n}"],
};

const TEXTS: readonly (readonly [Key, string])[] = [
  ['summary', "'TODO: one line naming what is counted'"],
  ['description', "'TODO: what exactly is counted, when, and what is not'"],
  ['question', "'TODO: the one question this answers?'"],
  [
    'justification',
    "'TODO: what would be decided from the answer, why nothing else can give it, what it could reveal, why this class'",
  ],
  ['sources', '[TODO] # https links to where the question comes from'],
  ['use', 'TODO # feature, experience or performance'],
];

/** Sealed for 14 days is the narrowest a user's machine knows; a wider class is a choice somebody has to make and justify. */
export function scaffold(
  name: string,
  kind: Kind,
  dates: { readonly since: string; readonly expires: string },
  defaults: readonly string[],
): string {
  const rest: readonly (readonly [Key, string])[] = [
    ['owners', '[TODO-team] # teams of registry.yaml'],
    ['privacy_class', 'sealed # `tallybook explain ticket` and the other classes say what each allows'],
    ['retention', '14d'],
    ['expires', dates.expires],
    ['since', dates.since],
  ];
  const keys = [...TEXTS, ...rest].filter(([key]) => !defaults.includes(key)).map(([key, value]) => `${key}: ${value}`);
  const lines = [...(defaults.includes('kind') ? [] : [`kind: ${kind}`]), ...KIND_LINES[kind], ...keys];
  return `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
