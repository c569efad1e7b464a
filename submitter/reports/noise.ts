/**
 * k-ary randomised response: the truth with probability e^epsilon / (e^epsilon + k - 1), else any other value, each as
 * likely. Whatever the truth is, no answer is more than e^epsilon times as likely as with another truth. Randomness
 * comes from the caller; a weak source of it voids all of this.
 */

/** So many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Draws are of 48 bits, which a double holds exactly. */
const BYTES = 6;
const RANGE = 2 ** (8 * BYTES);

const number = (random: Random): number => random(BYTES).reduce((sum, byte) => sum * 256 + byte, 0);

/** A whole number below `n`, each as likely: what would favour some is drawn again. */
export function below(n: number, random: Random): number {
  const fair = RANGE - (RANGE % n);
  for (;;) {
    const drawn = number(random);
    if (drawn < fair) return drawn % n;
  }
}

/**
 * How many of 2^48 draws keep the truth: rounded down, and one less for the rounding of the exponential, so that the
 * loss is never above epsilon.
 */
export function drawsThatKeep(k: number, epsilon: number): number {
  const e = Math.exp(epsilon);
  return Math.max(0, Math.floor((e / (e + k - 1)) * RANGE) - 1);
}

/** An answer in place of the truth, which must be one of the values. Costs epsilon. */
export function randomised(values: readonly string[], truth: string, epsilon: number, random: Random): string {
  const others = values.filter((value) => value !== truth);
  if (number(random) < drawsThatKeep(values.length, epsilon)) return truth;
  return others[below(others.length, random)] ?? truth;
}
