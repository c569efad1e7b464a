/** `tallybook check` */
import { fieldCount } from '../../model/registry/fields.ts';
import { check, failed } from '../../model/check.ts';
import { counted, countWords, formatFindings, type Format } from '../../model/findings/format.ts';
import { loadTree } from '../../model/source/load.ts';
import type { Outcome } from '../../model/findings/finding.ts';
import type { Registry } from '../../model/registry/types.ts';
import { ROOT } from '../../model/source/tree.ts';
import { print, remark } from '../terminal/print.ts';
import { recorded } from './recording.ts';
import { orRefuse } from '../terminal/refusal.ts';

export interface CheckArguments {
  readonly root: string;
  readonly format: Format;
  readonly today?: boolean;
}

/** The registry below a folder with its findings. */
export function checkFolder(root: string, options: { readonly today?: string } = {}): Outcome<Registry | null> {
  const tree = orRefuse(
    `read ${ROOT}/ in \`${root}\` (is this the folder that holds registry/? \`tallybook init\` makes one)`,
    () => loadTree(root),
  );
  return check(tree, options);
}

/** Prints findings on standard output, so that they can be piped, and a last line for people on standard error. */
export function runCheck({ root, format, today }: CheckArguments): number {
  const options = today === true ? { today: new Date().toISOString().slice(0, 10) } : {};
  const { value, findings } = recorded(() => checkFolder(root, options));
  print(formatFindings(findings, format));
  remark(`${format === 'text' && findings.length > 0 ? '\n' : ''}${verdict(value, findings)}\n`);
  return failed(findings) ? 1 : 0;
}

/** One line: `rust-toolchain 0.1.0: 43 metrics, 6774 fields, no findings`. */
export function verdict(registry: Registry | null, findings: Outcome<unknown>['findings']): string {
  const found = countWords(findings);
  const hint = found === null ? '' : '; `tallybook explain <rule>` says why and how';
  if (registry === null) return `not checked further: ${found ?? 'nothing found'}${hint}`;
  const fields = registry.metrics.reduce((sum, metric) => sum + fieldCount(metric), 0);
  const size = `${counted(registry.metrics.length, 'metric')}, ${counted(fields, 'field')}`;
  return `${registry.name} ${registry.version}: ${size}, ${found ?? 'no findings'}${hint}`;
}
