/**
 * `tallybook disclosure`: simulates what the reports of each group could give away about their senders, and fails
 * where that is too much. The simulation and its limits are in `model/disclosure/`; people are drawn from a seed, so
 * that each run prints the same.
 */
import { writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { failed } from '../../../model/check.ts';
import { judge, type Failing } from '../../../model/disclosure/gate.ts';
import { DEFAULT_SEED, measure } from '../../../model/disclosure/measure.ts';
import { counted, formatFindings } from '../../../model/findings/format.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { checkFolder, verdict } from '../checked-folder.ts';
import { disclosureChart } from './chart.ts';
import { disclosureJson, disclosureText } from './text.ts';
import { print, remark } from '../../terminal/print.ts';
import { orRefuse } from '../../terminal/refusal.ts';

export const DISCLOSURE_FORMATS = ['text', 'json'] as const;

export interface DisclosureArguments {
  readonly root: string;
  readonly format: (typeof DISCLOSURE_FORMATS)[number];
  readonly seed?: number;
  readonly svg?: string;
}

/** A seed as it is typed. */
export function readSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at most ten digits.');
  return Number(text);
}

/** Measures what reports could give away, and ends with 1 if an open group gives away too much. */
export function runDisclosure({ root, format, seed = DEFAULT_SEED, svg }: DisclosureArguments): number {
  const { value, findings } = checkFolder(root);
  if (value === null || failed(findings)) {
    remark(`${formatFindings(findings, 'text')}\n${verdict(value, findings)}\nnothing was measured\n`);
    return 1;
  }
  const measured = measure(value, seed);
  const failing = judge(measured, value.policy);
  if (svg !== undefined) orRefuse(`write \`${svg}\``, () => writeFileSync(svg, disclosureChart(value, measured)));
  print((format === 'json' ? disclosureJson : disclosureText)(value, measured, failing));
  remark(`\n${outcome(value, measured.subjects.length, failing)}\n`);
  return failing.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** `rust-toolchain 0.1.0: 10 reports simulated, all within their limits` */
function outcome({ name, version }: Registry, count: number, failing: readonly Failing[]): string {
  const over = (['error', 'note'] as const).flatMap((severity) => {
    const found = failing.filter((one) => one.severity === severity).length;
    return found === 0 ? [] : [counted(found, severity)];
  });
  const found = over.length === 0 ? 'all within their limits' : over.join(' and ');
  return `${name} ${version}: ${counted(count, 'report')} simulated, ${found}`;
}
