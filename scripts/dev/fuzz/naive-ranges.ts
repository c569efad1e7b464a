/**
 * Whether values are ranges as generators/allowlist/FORMAT.md has them, for a second reader of the allowlist. It shares
 * no code with the submitter.
 */
import { COUNT, exactly, POSITIVE } from './naive-grammar.ts';

/** `0`, `1`, `2-4`, `5+`. */
export function areRanges(values: readonly string[]): boolean {
  let next = 0;
  return values.every((value, i) => {
    const [, from, to, open] = exactly(`(${COUNT})(?:-(${POSITIVE})|(\\+))?`).exec(value) ?? [];
    if (from === undefined || Number(from) !== next) return false;
    if (to !== undefined && Number(to) <= next) return false;
    next = Number(to ?? from) + 1;
    return (open === '+') === (i === values.length - 1);
  });
}
