/** Which fields of a store a line of the allowlist names: the second half of generators/allowlist/FORMAT.md. */
import { exactly, LABEL, PATTERN, STACK, type Allowlist, type Line } from './allowlist-reader.ts';

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
  const stack = said.split(';');
  return (
    stack.length <= Number(depth) && stack.every((frame) => frame === '_' || isFrame(frame, form, sets.get(list) ?? []))
  );
}

function isFrame(frame: string, form: string | undefined, set: readonly string[]): boolean {
  if (form === 'names') return set.includes(frame);
  const [first = '', ...rest] = frame.split('::');
  return (
    set.includes(first) &&
    rest.length >= 1 &&
    rest.length <= 8 &&
    rest.every((name) => /^[A-Za-z0-9_]{1,40}$/.test(name))
  );
}

const decode = (label: string): string =>
  label.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
