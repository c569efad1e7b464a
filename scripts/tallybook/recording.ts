/**
 * What the tool records about itself, by its own registry: class `sealed`, so it leaves no machine, and off until its
 * owner runs `tally on tallybook`. Declared in registry/tallybook/. It never records what was checked.
 */
import { start } from 'tallybook/recorder';
import { metrics, program } from '../../generated/typescript/tallybook.ts';
import type { Finding } from '../../model/findings/finding.ts';
import { VERSION } from '../terminal/version.ts';

/** Runs a check and records which rules fired and how long it took, in whole milliseconds. */
export function recordCheck<T extends { readonly findings: readonly Finding[] }>(check: () => T): T {
  const recording = start(program, VERSION);
  const begun = performance.now();
  const outcome = check();
  metrics.check.durationMs.record(Math.round(performance.now() - begun));
  for (const { rule } of outcome.findings) metrics.check.rule.incrementAny(rule);
  recording.stop();
  return outcome;
}
