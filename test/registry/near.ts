/**
 * Texts that say nearly the same: the share of their word trigrams that two texts have in common (Jaccard), or of their
 * words where one of them is short. A copied text in which a few words were changed is found; a common phrase is not.
 */

export interface Text {
  readonly id: string;
  readonly text: string;
}

export interface NearPair {
  readonly one: string;
  readonly other: string;
  readonly share: number;
}

/** Texts of fewer words are compared by word. */
const SHORT = 12;
const MOST_TRIGRAMS = 0.3;
const MOST_WORDS = 0.6;

/** Words that every title needs. */
const FILLING = new Set(
  (
    'a an and any are as at by for from had has how in is it its no of on one or out ' +
    'that the they to was were which with'
  ).split(' '),
);

interface Measured extends Text {
  readonly length: number;
  readonly words: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
}

function measured({ id, text }: Text): Measured {
  const words = text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
  return {
    id,
    text,
    length: words.length,
    words: new Set(words.filter((word) => !FILLING.has(word))),
    trigrams: new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`)),
  };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** Every pair that has more in common than two texts of their own would. */
export function nearPairs(texts: readonly Text[]): readonly NearPair[] {
  const all = texts.map(measured);
  return all.flatMap((a, i) =>
    all.slice(0, i).flatMap((b) => {
      const short = Math.min(a.length, b.length) < SHORT;
      const share = short ? shared(a.words, b.words) : shared(a.trigrams, b.trigrams);
      return share > (short ? MOST_WORDS : MOST_TRIGRAMS) ? [{ one: b.id, other: a.id, share }] : [];
    }),
  );
}
