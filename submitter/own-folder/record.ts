/**
 * The one form of the small text files that the user's programs keep: a first line that names the format, then lines of a key
 * and its words, in the order of a table. A file that was changed in any way must stop what needs it, so nothing in it
 * is ignored. Pure; what the words mean is for those who keep the file.
 */

/** The lines of one key: how many, and the form of what follows the key. */
export interface Key {
  readonly key: string;
  readonly many: '1' | '?' | '+' | '*';
  readonly form: RegExp;
}

/** A line: its number in the file, and the parts that its form names. */
export interface RecordLine {
  readonly number: number;
  readonly text: string;
  readonly parts: readonly string[];
}

export type RecordLines = (key: string) => readonly RecordLine[];

/** The lines by key, or what is wrong with the text. */
export function parseRecord(text: string, format: string, keys: readonly Key[]): RecordLines | string {
  const [first, ...lines] = text.split('\n');
  if (first !== format) return `its first line is not \`${format}\``;
  if (lines.pop() !== '') return 'its last line does not end';
  const found = new Map<string, RecordLine[]>();
  let at = 0;
  for (const { key, many, form } of keys) {
    const own: RecordLine[] = [];
    for (const most = '+*'.includes(many) ? Infinity : 1; own.length < most; at++) {
      const line = lines[at] ?? '';
      if (!line.startsWith(`${key} `)) break;
      const match = form.exec(line.slice(key.length + 1));
      if (match === null) return `line ${at + 2} is not a valid \`${key}\` line`;
      own.push({ number: at + 2, text: line, parts: match.slice(1).map((part) => part ?? '') });
    }
    if (own.length === 0 && '1+'.includes(many)) return `line ${at + 2} is not a valid \`${key}\` line`;
    found.set(key, own);
  }
  if (at < lines.length) return `line ${at + 2} is not a valid \`${keys.at(-1)?.key}\` line`;
  return (key) => found.get(key) ?? [];
}

/** The text of a record: its format, then its lines. */
export const recordText = (format: string, lines: readonly string[]): string => `${[format, ...lines].join('\n')}\n`;
