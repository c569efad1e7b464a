/**
 * The one question that `tally` asks. It is answered by typing a whole word at a terminal, never by Enter alone, by a
 * pipe or by a file. Reads the terminal and nothing else.
 */
import { readSync } from 'node:fs';
import { pause } from '../../recorders/typescript/store/pause.ts';
import { print } from '../terminal/print.ts';

const LONGEST = 100;
const WAIT_MS = 20;

/** Whether a person can read what is printed and type an answer. Without one nothing is ever agreed to. */
export const hasTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

/** Prints the question and waits for a line. True for the word alone; an end of the input is no answer. */
export function asked(question: string, word: string): boolean {
  print(question);
  return typedLine() === word;
}

/** What was typed up to the end of the line, without spaces around it; null if it does not end. */
function typedLine(): string | null {
  const byte = Buffer.alloc(1);
  let line = '';
  while (line.length < LONGEST) {
    if (readByte(byte) === 0) return null;
    const letter = byte.toString('latin1');
    if (letter === '\n' || letter === '\r') return line.trim();
    line += letter;
  }
  return null;
}

/** A terminal that another program left non-blocking says EAGAIN until somebody types. */
function readByte(byte: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, byte, 0, 1, null);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      if (error.code !== 'EAGAIN') return 0;
      pause(WAIT_MS);
    }
  }
}
