/**
 * Which fields of a store a line of the allowlist names, and what may leave by it: the half of
 * generators/allowlist/FORMAT.md that is about deciding, as plainly as it can be. It shares no code with the submitter.
 */
import type { Allowlist, Line } from './naive-allowlist.ts';
import { decode, exactly, LABEL, PATTERN, STACK } from './naive-grammar.ts';

/** Whether a line of `ticket` or `fleet` names this field of a store. */
export function names(line: Line, field: string, sets: Allowlist['sets']): boolean {
  const pattern = PATTERN.exec(line.field);
  if (pattern === null) return line.field === field;
  const [, id = '', form, text = ''] = pattern;
  if (!field.startsWith(`${id}{`) || !field.endsWith('}')) return false;
  const said = field.slice(id.length + 1, -1);
  if (form === 'text') {
    if (said === 'unknown') return true;
    return exactly(LABEL).test(said) && exactly(`(?:${decode(text)})`).test(decode(said));
  }
  const [, list = '', depth] = STACK.exec(text) ?? [];
  const frames = said.split(';');
  return frames.length <= Number(depth) && frames.every((frame) => frame === '_' || sets.get(list)?.includes(frame));
}

export interface Question {
  readonly sink: string;
  readonly field: string;
  readonly value: unknown;
  /** The day of the reader's clock. */
  readonly today: string;
}

/** Whether a value may leave by the list, which this many people signed. */
export function allows(list: Allowlist, signed: number, { sink, field, value, today }: Question): boolean {
  const { version, status, as_of } = list.registry;
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  if (as_of > tomorrow || (status === 'active' && signed < list.signatures)) return false;
  if (sink === 'submit' && (version === '0.0.0' || list.expires <= today)) return false;
  const line = list.lines.find(
    (one) => one.sink === sink && (sink === 'submit' ? one.field === field : names(one, field, list.sets)),
  );
  if (line === undefined || line.until <= today) return false;
  if (typeof line.values !== 'string') return line.values.some((one) => one === value);
  return Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0);
}
