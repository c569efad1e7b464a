/**
 * The label lists that approvals were given for. A list is kept under its own hash in registry/approvals/labels/, so
 * that it cannot be changed afterwards, lists shared by many metrics are kept once, and whether labels were only added
 * can be checked years later without any other release at hand.
 */
import { LABELS } from '../source/tree.ts';
import { sha256 } from '../schema/canonical.ts';

/** A list as it is kept: one label a line, in code-point order, so that reordering a declaration changes nothing. */
export function labelText(labels: readonly string[]): string {
  return [...labels]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((label) => `${label}\n`)
    .join('');
}

export const labelHash = (text: string): string => sha256(text);
export const labelFile = (hash: string): string => `${LABELS}/${hash}.txt`;

/** Whether a list now holds everything it held then: labels may be added, none may go. */
export function onlyAdded(then: string, now: string): boolean {
  const held = new Set(now.split('\n'));
  return then.split('\n').every((label) => held.has(label));
}
