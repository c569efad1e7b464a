/**
 * `tallybook check`: says everything that is wrong with a registry, in one go, and counts which rules fired if its
 * owner switched that on. It has no rules of its own and changes nothing.
 */
import { failed } from '../../model/check.ts';
import { formatFindings, type Format } from '../../model/findings/format.ts';
import { print, remark } from '../terminal/print.ts';
import { checkFolder, verdict } from './checked-folder.ts';
import { recordCheck } from './recording.ts';
import { today } from './today.ts';

export interface CheckArguments {
  readonly root: string;
  readonly format: Format;
  readonly today?: boolean;
}

/** Prints findings on standard output, so that they can be piped, and a last line for people on standard error. */
export function runCheck({ root, format, today: fromToday }: CheckArguments): number {
  const options = fromToday === true ? { today: today() } : {};
  const { value, findings } = recordCheck(() => checkFolder(root, options));
  print(formatFindings(findings, format));
  remark(`${format === 'text' && findings.length > 0 ? '\n' : ''}${verdict(value, findings)}\n`);
  return failed(findings) ? 1 : 0;
}
