/** From a value to its place in a picture, linearly or by its logarithm. Pure. */

export type Range = readonly [from: number, to: number];
export type Scale = (value: number) => number;

/** `domain` has two different ends. */
export const linear =
  ([first, last]: Range, [from, to]: Range): Scale =>
  (value) =>
    from + ((to - from) * (value - first)) / (last - first);

/** The same for values above 0. */
export function logarithmic([first, last]: Range, range: Range): Scale {
  const scale = linear([Math.log10(first), Math.log10(last)], range);
  return (value) => scale(Math.log10(value));
}
