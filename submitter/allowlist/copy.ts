/**
 * The working copy of an allowlist: its user may delete lines from it and so allow less. It is read beside the
 * untouched file; any other difference refuses all of it. Pure.
 */
import { latin1 } from '../bytes.ts';
import { linesOf } from './lines.ts';
import { keyOf } from './consistency.ts';
import type { Allowlist, AllowlistFinding, NumberedLine } from './list.ts';

export interface ReadCopy {
  /** The lines of the body that are left; null if the copy has a line that it may not have. */
  readonly lines: readonly NumberedLine[] | null;
  readonly findings: readonly AllowlistFinding[];
}

/**
 * Reads a copy. Lines of the header may be missing too: they are read from the untouched file. A submit line of which
 * any of the three lines is missing, its own or one of its words, is deleted.
 */
export function parseCopy(pristine: Allowlist, bytes: Uint8Array): ReadCopy {
  const text = latin1(bytes);
  const own = text.split('\n');
  if (own.at(-1) === '') own.pop();
  const body = pristine.lines.flatMap((line) => linesOf(line).map((one) => ({ one, line })));
  const all = [...pristine.header, ...body.map(({ one }) => one)];
  const missing = new Map(pristine.lines.map((line) => [line, linesOf(line).length]));
  let at = 0;
  for (const [i, line] of own.entries()) {
    const found = all.indexOf(line, at);
    if (found === -1) return { lines: null, findings: [{ list: null, line: i + 1, message: strange(all, line) }] };
    const of = body[found - pristine.header.length]?.line;
    if (of !== undefined) missing.set(of, (missing.get(of) ?? 0) - 1);
    at = found + 1;
  }
  return { lines: pristine.lines.filter((line) => missing.get(line) === 0), findings: [] };
}

const strange = (all: readonly string[], line: string): string =>
  all.includes(line) ? 'it stands twice, or before a line it should follow' : 'the untouched file has no such line';

/** The text of a copy in which these keys are deleted. */
export function copyWithout(pristine: Allowlist, deleted: ReadonlySet<string>): string {
  const left = pristine.lines.filter(({ line }) => !deleted.has(keyOf(line))).map(({ text }) => text);
  return [...pristine.header, ...left].map((line) => `${line}\n`).join('');
}
