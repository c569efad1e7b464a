/** Characters that no file of a registry may hold. Looks at text only, before it is parsed. */
import type { Problem } from '../findings/problem.ts';

/** A byte order mark or a NUL is refused before parsing, since no editor shows it. */
export function unusualCharacter(file: string, text: string): Problem | null {
  const bad = /^\uFEFF|\u0000/.exec(text);
  if (bad === null) return null;
  const what = bad[0] === '\u0000' ? 'a NUL character' : 'a byte order mark';
  return {
    rule: 'source/encoding',
    file,
    at: { offset: bad.index, length: 1 },
    message: `this file holds ${what}`,
    help: 'save it as plain UTF-8 without it',
  };
}
