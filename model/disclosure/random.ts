/**
 * Numbers that look random and are the same for ever: the disclosure test has to give one verdict for one registry and
 * one seed. Streams are named, so that a metric that is added shifts no draw of another. Not for keys or secrets.
 */

export interface Random {
  /** At least 0 and below 1, in steps of 2^-32. */
  next(): number;
}

/** A stream of its own for a seed and names: sfc32 (Doty-Humphrey, PractRand), its state hashed from them. */
export function random(seed: number, ...names: readonly (string | number)[]): Random {
  const hash = hasher(JSON.stringify([seed, ...names]));
  let [a, b, c, d] = [hash(), hash(), hash(), 1];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return { next };
}

/** 32-bit words from a text: FNV-1a over its code units, each word finished as in MurmurHash3. */
function hasher(text: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}

/** One of 0 … n - 1. */
export const below = (source: Random, n: number): number => Math.floor(source.next() * n);

/** Standard normal, by Box and Muller's method. */
export function normal(source: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - source.next()));
  return radius * Math.cos(2 * Math.PI * source.next());
}

export const logNormal = (source: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(source));

/** Poisson: by products below a mean of 30 (Knuth), by the rounded normal above. */
export function poisson(source: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(source)));
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= source.next()) count++;
  return Math.max(0, count);
}

export function binomial(source: Random, n: number, probability: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) if (source.next() < probability) count++;
  return count;
}
