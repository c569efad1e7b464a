/**
 * Whether a text is a pattern of the language in generators/allowlist/FORMAT.md, taken apart from the inside out. That
 * is all: what is one, a regular expression matches. It shares no code with the submitter.
 */

/** A character that means itself: any printable one but these, or an escaped one. */
const PLAIN = String.raw`(?:(?![.*+?()[\]{}|\\^$])[ -~]|\\[.*+?()[\]{}|\\^$-])`;
const REPEAT = /^(?:\?|\{([0-9]{1,3})(?:,([0-9]{1,3}))?\})/;
const MOST = 64;
const DEEPEST = 20;

/** What is left of `text` behind its first whole alternatives; null where they do not hold. */
function alternatives(text: string, depth: number): string | null {
  let rest = sequence(text, depth);
  while (rest?.startsWith('|') === true) rest = sequence(rest.slice(1), depth);
  return rest;
}

function sequence(text: string, depth: number): string | null {
  let rest = text;
  while (rest !== '' && !/^[|)]/.test(rest)) {
    const behind = single(rest, depth);
    const [repeat = '', least, most = least] = REPEAT.exec(behind ?? '') ?? [];
    if (behind === null || Number(most ?? 0) > MOST || Number(least ?? 0) > Number(most ?? 0)) return null;
    rest = behind.slice(repeat.length);
  }
  return rest;
}

function single(text: string, depth: number): string | null {
  if (text.startsWith('(')) {
    const rest = depth === DEEPEST ? null : alternatives(text.slice(1), depth + 1);
    return rest?.startsWith(')') === true ? rest.slice(1) : null;
  }
  if (text.startsWith('[')) return characterClass(text);
  const [one] = new RegExp(`^${PLAIN}`).exec(text) ?? [];
  return one === undefined ? null : text.slice(one.length);
}

function characterClass(text: string): string | null {
  const [all, inside = ''] = new RegExp(String.raw`^\[((?:${PLAIN})+)\]`).exec(text) ?? [];
  if (all === undefined) return null;
  const parts = inside.match(new RegExp(`${PLAIN}-${PLAIN}|${PLAIN}`, 'g')) ?? [];
  const isOrdered = parts.every((part) => {
    const [from = '', to = from] = part.match(new RegExp(`^(${PLAIN})-(${PLAIN})$`))?.slice(1) ?? [];
    return from.slice(-1) <= to.slice(-1);
  });
  return isOrdered ? text.slice(all.length) : null;
}

export const isPattern = (text: string): boolean => text !== '' && alternatives(text, 0) === '';
