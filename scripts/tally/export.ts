/**
 * `tally export`: every count as a line of JSON, as generated/schema/export-line.schema.json describes it, for programs
 * that add up and draw. Holds the counts of one program at a time.
 */
import type { ExportLine } from '../../generated/types/export-line.ts';
import { sumOf } from '../../recorders/typescript/store/block.ts';
import { dayText } from '../../recorders/typescript/store/day.ts';
import type { FleetWords } from '../../recorders/typescript/store/on.ts';
import { byKey, groupBy } from '../../recorders/typescript/store/order.ts';
import { readFleet, readProgram, type DayCounts } from '../../recorders/typescript/store/read.ts';
import { compareVersions } from '../../submitter/allowlist/series.ts';
import { print } from '../terminal/print.ts';
import { wantedPrograms } from './asked.ts';
import type { Command, Surroundings } from './command.ts';
import { report } from './findings.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';

/** Characters that are written together. */
const PIECE = 1 << 16;

function run([program]: readonly string[], _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  let status = 0;
  for (const name of wantedPrograms(root, program ?? null)) {
    const { value, findings } = readProgram(root, name, at.today);
    const fleet = readFleet(root, name);
    for (const piece of pieces(name, value, fleet.value)) print(piece);
    status = Math.max(status, report([...fleet.findings, ...findings]));
  }
  return status;
}

/** Lines by version, day and field, a piece at a time. */
function* pieces(program: string, counts: readonly DayCounts[], words: FleetWords): Iterable<string> {
  const fleet = Object.fromEntries(Object.entries(words).filter(([, word]) => word !== null));
  /** What was counted in one version on one day, whatever its retention and registry. */
  const days = [...groupBy(counts, ({ version, day }) => `${version} ${day}`).values()];
  let piece = '';
  for (const parts of days.sort(([a], [b]) => compareVersions(a.version, b.version) || a.day - b.day)) {
    const [{ version, day }] = parts;
    for (const [field, count] of [...sumOf(parts.map(({ counts: part }) => part))].sort(byKey)) {
      const line: ExportLine = { program, version, day: dayText(day), field, count, ...fleet };
      piece += `${JSON.stringify(line)}\n`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

export const exportCommand: Command = {
  usage: 'export [PROGRAM]',
  summary: 'print every count as a line of JSON',
  help: `
One object a line, sorted by program, version, day and field; generated/schema/export-line.schema.json has its shape:

  {"program":"rustc","version":"1.95.0-stable","day":"2026-11-22","field":"rustc.ice.total","count":1}

Lines of a fleet store, a copied one too, have "fleet" and what was said beside it: "experiment", "toolchain", "job".
What was refused when the store was read is listed on standard error, and the exit status is then 1.`,
  run,
};
