/**
 * Why a file that waits is not the one to post. Only `tally-send` asks, so these sentences are in no other program.
 */
import type { Said } from './row.ts';

const SUBMIT = '`tally submit` writes what can be sent';
const REMOVE = 'remove it, and `tally submit` writes what can be sent';

const allSame = (mark: string): string => `to send it all the same, remove \`${mark}\``;

export const FILE_STOPS = {
  'file/not-there': (file: string, folder: string): Said => [
    `\`${file}\` is not in \`${folder}\`, and nothing else is sent`,
    SUBMIT,
  ],
  'file/named-otherwise': (path: string): Said => [
    `\`${path}\` is not named like anything that \`tally submit\` writes`,
    SUBMIT,
  ],
  'file/sent': (what: string, period: string, copy: string | null) =>
    `${what} of ${period} was sent before; the copy is ${copy === null ? 'gone' : `\`${copy}\``}`,
  'file/irregular': (path: string): Said => [`\`${path}\` is not a regular file`, SUBMIT],
  'file/unreadable': (message: string) => message,
  'file/died': (path: string, day: string): Said => [`\`${path}\` died on ${day}`, SUBMIT],
  'file/begun': (path: string, mark: string, to: string, day: string): Said => [
    `sending \`${path}\` to ${to} was begun on ${day} and did not end, so it may have arrived`,
    allSame(mark),
  ],
  'file/odd-mark': (path: string, mark: string, message: string): Said => [
    `\`${mark}\` does not hold: ${message}; so \`${path}\` may have arrived`,
    allSame(mark),
  ],
  'quarter/not-now': (quarter: string, now: string): Said => [
    `it is of ${quarter}, and only ${now} can be answered now`,
    REMOVE,
  ],
  'file/says-otherwise': (name: string, named: string, what: string, period: string): Said => [
    `its name says ${name} of ${named}, and it says ${what} of ${period}`,
    REMOVE,
  ],
  'file/not-drawn': (week: string, recipient: string): Said => [
    `nothing was drawn for ${week} and ${recipient}`,
    REMOVE,
  ],
  'file/other-draw': (drawn: string, week: string, choice: string): Said => [
    `${drawn} was drawn for ${week}, not ${choice}`,
    REMOVE,
  ],
  'file/not-answered': (metric: string, quarter: string): Said => [
    `no answer about ${metric} was drawn in ${quarter}`,
    REMOVE,
  ],
  'file/other-answer': (drawn: string, metric: string, value: string): Said => [
    `\`${drawn}\` was drawn as the answer about ${metric}, not \`${value}\``,
    REMOVE,
  ],
};
