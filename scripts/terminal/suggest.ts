/** "Did you mean": the known word that a word begins, or that one slip of the keyboard away; null if there is none. */

export function suggestion(word: string, known: readonly string[]): string | null {
  const isNear = (other: string): boolean =>
    (word.length > 1 && (other.startsWith(word) || word.startsWith(other))) || isOneSlip(word, other);
  return known.find(isNear) ?? null;
}

/** One letter more, less or other, or two that changed places. */
function isOneSlip(a: string, b: string): boolean {
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`;
  const [shorterA, shorterB] = [restA.slice(1), restB.slice(1)];
  return shorterA === restB || restA === shorterB || shorterA === shorterB || swapped === restB;
}
