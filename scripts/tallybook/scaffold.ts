/**
 * The text of a new declaration and its place in an area file. Every TODO in it is a finding of `check`, so that none
 * can be overlooked; of the file, not a byte changes. Pure.
 */
import type { Key, Kind } from '../../model/schema/declaration.ts';
import { parseYaml } from '../../model/source/yaml.ts';

const KIND_LINES: Readonly<Record<Kind, readonly string[]>> = {
  counter: [],
  flag: [],
  enumeration: ['values: TODO # a list of registry/enumerations/, or [first, second]'],
  histogram: [
    'unit: TODO # count, or ms, s, bytes, kib, mib, pct, days, which then ends the name too',
    'bounds: [1, 10, 100]',
  ],
  frames: ['frames: { names: TODO, depth: 16 }'],
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

/** What a new declaration takes over from its registry and its file. */
export interface Surroundings {
  readonly since: string;
  readonly expires: string;
  /** The file's `defaults`. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/**
 * The lines of a declaration, its name at the margin. Sealed for 14 days is the narrowest a user's machine knows; a
 * wider class is a choice somebody has to make and justify.
 */
export function scaffold(name: string, kind: Kind, { since, expires, defaults }: Surroundings): readonly string[] {
  const rest: readonly (readonly [Key, string])[] = [
    ['owners', '[TODO-team] # teams of registry.yaml'],
    ['privacy_class', 'sealed # `tallybook explain ticket` and the other classes say what each allows'],
    ['retention', '14d'],
    ['expires', expires],
    ['since', since],
  ];
  const given = [...TEXTS, ...rest].filter(([key]) => !Object.hasOwn(defaults, key));
  const keys = given.map(([key, value]) => `${key}: ${value}`);
  const lines = [...(defaults['kind'] === kind ? [] : [`kind: ${kind}`]), ...KIND_LINES[kind], ...keys];
  return [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

/** A new area file with one declaration. */
export function areaFile(area: string, declaration: readonly string[]): string {
  const schema = '# yaml-language-server: $schema=../../generated/schema/metrics.schema.json';
  return `${[schema, `area: ${area}`, 'metrics:', ...declaration.map((line) => `  ${line}`)].join('\n')}\n`;
}

/**
 * The area file with a declaration at the end of its `metrics`; null where they are written in a way that leaves no
 * place for one.
 */
export function withDeclaration(text: string, declaration: readonly string[]): string | null {
  const { locate } = parseYaml(text);
  const key = locate(['metrics'], 'key');
  const value = locate(['metrics'], 'value');
  if (key === null || value === null) return null;
  const opened = text[value.offset] === '{' ? withoutBraces(text, value.offset) : text;
  if (opened === null) return null;
  const eol = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  const end = endOfBlock(opened, key.offset);
  const indent = /^\n(?:[ \t]*(?:#.*)?\r?\n)*( +)/.exec(opened.slice(opened.indexOf('\n', key.offset)))?.[1] ?? '  ';
  const before = opened.slice(0, end);
  const added = declaration.map((line) => `${indent}${line}${eol}`).join('');
  return `${before}${before.endsWith('\n') ? '' : eol}${added}${opened.slice(end)}`;
}

/** `metrics: {}` without the braces; null when something stands between them. */
function withoutBraces(text: string, open: number): string | null {
  const close = text.indexOf('}', open);
  if (close < 0 || text.slice(open + 1, close).trim() !== '') return null;
  return `${text.slice(0, open).trimEnd()}${text.slice(close + 1)}`;
}

/**
 * Where the lines below a key end: after the last one that is indented. Comments at the margin belong to what follows
 * them.
 */
function endOfBlock(text: string, key: number): number {
  const line = /[^\n]*(?:\n|$)/y;
  line.lastIndex = key;
  line.exec(text);
  let end = line.lastIndex;
  while (line.lastIndex < text.length) {
    const [found = ''] = line.exec(text) ?? [];
    if (/^[ \t]+[^\s]/.test(found)) end = line.lastIndex;
    else if (!/^(?:\s*$|#)/.test(found)) break;
  }
  return end;
}
