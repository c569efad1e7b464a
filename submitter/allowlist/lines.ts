/**
 * The lines of a body in their order, each submit line with its words: `asks` and `means`, which stand right behind it.
 * A submit line without both is refused, and so are words without their line. An allowlist is read by this, and so is
 * what of it was agreed to. Pure.
 */
import { decodeLabel, parseLine, whole } from './line.ts';
import type { NumberedLine, Say } from './list.ts';

const WORDS = ['asks', 'means'] as const;
/** One spelling: what is printable ASCII is never encoded, but for `%`. */
const PRINTED = '(?:[!-$&-~]|%(?:25|[01][0-9A-F]|7F|[89A-F][0-9A-F]))+';
const TEXT = whole(`${PRINTED}(?: ${PRINTED})*`);
/** Characters of words, decoded; each is written with 12 at most. */
const LONGEST_TEXT = 4000;
const LONGEST_WRITTEN = LONGEST_TEXT * 12;

export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** The lines that hold; what is wrong with the others is said. */
export function readLines(all: readonly TextLine[], say: Say): readonly NumberedLine[] {
  const read: NumberedLine[] = [];
  let skipped = 0;
  for (const [i, { number, text }] of all.entries()) {
    if (skipped > 0) {
      skipped--;
      continue;
    }
    const behind = text.startsWith('submit ') ? wordsBehind(all, i + 1) : [];
    skipped = behind.length;
    const line = isWords(text) ? 'it does not stand right behind its submit line' : parseLine(text);
    if (typeof line === 'string') say(number, line);
    else if (line.section !== 'submit') read.push({ number, text, line });
    else {
      const [asks, means] = WORDS.map((word, n) => wordsText(word, line.id, behind[n], number, say));
      const block = [text, ...behind.map((words) => words.text)].join('\n');
      read.push({ number, text: block, line: { ...line, asks: asks ?? '', means: means ?? '' } });
    }
  }
  return read;
}

const isWords = (text: string): boolean => WORDS.some((word) => text.startsWith(`${word} `));

/** Up to two lines of words from here on. */
function wordsBehind(all: readonly TextLine[], from: number): readonly TextLine[] {
  const behind = all.slice(from, from + WORDS.length);
  const end = behind.findIndex(({ text }) => !isWords(text));
  return end === -1 ? behind : behind.slice(0, end);
}

function wordsText(word: string, id: string, line: TextLine | undefined, number: number, say: Say): string {
  if (line === undefined) {
    say(number, `no \`${word}\` line of ${id} stands right behind it`);
    return '';
  }
  const head = `${word} ${id} `;
  const text = line.text.startsWith(head) ? line.text.slice(head.length) : '';
  const wrong = wrongText(text);
  if (wrong !== null) say(line.number, wrong === 'none' ? `it is not the \`${word}\` line of ${id}` : wrong);
  return text;
}

/** What is wrong with words as they are written. By their length first, since a regular expression has its limits. */
function wrongText(text: string): string | null {
  const long = `its text is longer than ${LONGEST_TEXT} characters`;
  if (text.length > LONGEST_WRITTEN) return long;
  if (!TEXT.test(text)) return 'none';
  const decoded = decodeWords(text);
  // What is no UTF-8 is decoded to something else.
  if (!Buffer.from(decoded, 'utf8').equals(bytesOf(text))) return 'its text is not UTF-8';
  return [...decoded].length > LONGEST_TEXT ? long : null;
}

/** The lines of the file that this is: three for a submit line. */
export const linesOf = ({ text }: Pick<NumberedLine, 'text'>): readonly string[] => text.split('\n');

/** Words as they were declared. For people; whoever prints makes visible what would not be seen. */
export const decodeWords = (text: string): string => bytesOf(text).toString('utf8');

const bytesOf = (text: string): Buffer => Buffer.from(decodeLabel(text), 'latin1');
