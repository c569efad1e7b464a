/** JSON that may stand anywhere: in a file, in a classic script and inside a script element. */

const UNSAFE = /[<\u2028\u2029]|[\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

const escaped = (text: string): string =>
  text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One line for each member of the outermost list or object, so that one metric is one line of a diff. */
export function scriptText(value: object): string {
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${listText(member)}`);
  return escaped(`{\n${members.join(',\n')}\n}`);
}

const listText = (value: unknown): string =>
  Array.isArray(value) ? `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]` : JSON.stringify(value);

/** A file for programs, two spaces deep. */
export const jsonText = (value: object): string => `${escaped(JSON.stringify(value, null, 2))}\n`;
