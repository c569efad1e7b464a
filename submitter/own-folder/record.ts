/**
 * The one form of the small text files that the user's programs keep: a first line that names the format, then lines of
 * a key and its words, in the order of a table. A file that was changed in any way must stop what needs it, so nothing
 * in it is ignored. Pure; what the words mean is for those who keep the file.
 */

/**
 * How many lines of a key there are, and the pattern of what follows the key; by key, in the order of the file. Several
 * keys in one, `submit|asks|means`, may follow each other in any order: their order is for those who keep the file.
 */
export type Keys = Readonly<Record<string, readonly [many: '1' | '?' | '+' | '*', form: string]>>;

/** A line: its number in the file, and the parts that its form names. */
export interface RecordLine {
  readonly number: number;
  readonly text: string;
  readonly parts: readonly string[];
}

export type RecordLines = (key: string) => readonly RecordLine[];

/** The lines by key, or what is wrong with the text. */
export function parseRecord(text: string, format: string, keys: Keys): RecordLines | string {
  const [first, ...lines] = text.split('\n');
  if (first !== format) return `its first line is not \`${format}\``;
  if (lines.pop() !== '') return 'its last line does not end';
  const found = new Map<string, RecordLine[]>();
  let at = 0;
  for (const [key, [many, form]] of Object.entries(keys)) {
    const own: RecordLine[] = [];
    const whole = new RegExp(`^(?:${key}) ${form}$`, 'u');
    const begins = new RegExp(`^(?:${key}) `);
    for (const most = '+*'.includes(many) ? Infinity : 1; own.length < most; at++) {
      const line = lines[at] ?? '';
      if (!begins.test(line)) break;
      const match = whole.exec(line);
      if (match === null) return invalid(at, key);
      own.push({ number: at + 2, text: line, parts: match.slice(1).map((part) => part ?? '') });
    }
    if (own.length === 0 && '1+'.includes(many)) return invalid(at, key);
    found.set(key, own);
  }
  if (at < lines.length) return invalid(at, Object.keys(keys).at(-1));
  return (key) => found.get(key) ?? [];
}

const invalid = (at: number, key = ''): string => `line ${at + 2} is not a valid \`${key.split('|')[0]}\` line`;

/** A number without an exponent, which 0.0000001 would else have. */
export const decimal = (n: number): string =>
  n.toLocaleString('en-US', { maximumFractionDigits: 20, useGrouping: false });

/** The text of a record: its format, then its lines. */
export const recordText = (format: string, lines: readonly string[]): string => `${[format, ...lines].join('\n')}\n`;
