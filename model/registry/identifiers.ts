/**
 * Names in the target languages. They are computed here, once, so that the collision rule and the generators cannot
 * disagree: if two names collide, `check` says so before any generator runs.
 */

const SYMBOL_WORDS: Readonly<Record<string, string>> = {
  '+': 'Plus',
  '*': 'Star',
  '#': 'Hash',
  '&': 'And',
  '!': 'Not',
  '%': 'Percent',
  '<': 'Less',
  '>': 'More',
  '=': 'Equal',
  '@': 'At',
};

const RUST_KEYWORDS = new Set(
  (
    'abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if ' +
    'impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try ' +
    'type typeof union unsafe unsized use virtual where while yield'
  ).split(' '),
);

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** `error-codes`, `error_code` or `clippy::needless_return` as `ErrorCodes`, `ErrorCode`, `ClippyNeedlessReturn`. */
export function pascal(name: string): string {
  if (/^[A-Za-z0-9_]+$/.test(name)) return name.split('_').map(capital).join('');
  const words = name
    .replace(/(?<=[0-9])-(?=[0-9])/g, ' to ')
    .replace(/[+*#&!%<>=@]/g, (symbol) => ` ${SYMBOL_WORDS[symbol] ?? ''} `)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return words.map(capital).join('');
}

/** `error_code` as `errorCode`. */
export function camel(name: string): string {
  const text = pascal(name);
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The Rust module of an area. */
export function rustModule(area: string): string {
  return RUST_KEYWORDS.has(area) ? `${area}_` : area;
}

/** The Rust static of a metric. */
export function rustStatic(name: string): string {
  return name.toUpperCase();
}

/** The Rust enum variant of a label; a leading digit gets an `N`, since an identifier cannot begin with one. */
export function rustVariant(label: string): string {
  const text = pascal(label);
  if (text === '') return 'Blank';
  if (text === 'Self') return 'Self_';
  return /^[0-9]/.test(text) ? `N${text}` : text;
}

/**
 * The type of a dimension's labels, in Rust and TypeScript: the list's name, or metric and dimension for inline labels.
 */
export function labelType(metric: string, dimension: string, list: string | null, dimensions: number): string {
  if (list !== null) return pascal(list);
  return dimensions > 1 ? pascal(metric) + pascal(dimension) : pascal(metric);
}
