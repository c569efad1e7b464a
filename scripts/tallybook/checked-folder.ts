/**
 * The registry below a folder, checked: what every command begins with, and the one line that sums up what was found.
 * Reads the folder and prints nothing.
 */
import { check } from '../../model/check.ts';
import { counted, countWords } from '../../model/findings/format.ts';
import { fieldCount } from '../../model/registry/fields.ts';
import type { Outcome } from '../../model/findings/finding.ts';
import type { Registry } from '../../model/registry/types.ts';
import { loadTree } from '../../model/source/load.ts';
import { ROOT } from '../../model/source/tree.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';

/** The registry below a folder with its findings. */
export function checkFolder(root: string, options: { readonly today?: string } = {}): Outcome<Registry | null> {
  const tree = orRefuse(
    `read ${ROOT}/ in \`${root}\` (is this the folder that holds registry/? \`tallybook init\` makes one)`,
    () => loadTree(root),
  );
  return check(tree, options);
}

/** What a command says that can do nothing without `registry.yaml` and `policy.yaml`. */
export const unusable = (): Refusal =>
  new Refusal('registry.yaml or policy.yaml cannot be used; run `tallybook check` and fix them first');

/** One line: `rust-toolchain 0.1.0: 43 metrics, 6774 fields, no findings`. */
export function verdict(registry: Registry | null, findings: Outcome<unknown>['findings']): string {
  const found = countWords(findings);
  const hint = found === null ? '' : '; `tallybook explain <rule>` says why and how';
  if (registry === null) return `not checked further: ${found ?? 'nothing found'}${hint}`;
  const fields = registry.metrics.reduce((sum, metric) => sum + fieldCount(metric), 0);
  const size = `${counted(registry.metrics.length, 'metric')}, ${counted(fields, 'field')}`;
  return `${registry.name} ${registry.version}: ${size}, ${found ?? 'no findings'}${hint}`;
}
