/** What a ticket may hold, for the fuzzer of reports: its text beside the plainest reading of the allowlist. */
import { isDeepStrictEqual } from 'node:util';
import { seriesOf } from '../../../submitter/allowlist/series.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { roundedDown } from '../../../submitter/ticket/rounding.ts';
import { ticketJson, ticketMarkdown } from '../../../submitter/ticket/text.ts';
import { ticket } from '../../../submitter/ticket/ticket.ts';
import type { Dice } from './leaving.ts';
import type { NaiveLine } from './naive-report.ts';

interface Owner {
  readonly of: Material;
  /** The allowlist, and what a naive reader makes of its lines. */
  readonly text: string;
  readonly lines: readonly NaiveLine[];
}

/** `1, 2, 5, 10, 20, 50`: what the counts up to 50 are rounded down to. */
const STEPS = [...new Set(Array.from({ length: 50 }, (_, i) => roundedDown(i + 1)))].join(', ');

/**
 * A ticket has only lines of fields that a `ticket` line names, with steps for numbers, and words that never change.
 */
export function ticketFault({ of, text, lines }: Owner, dice: Dice): string | null {
  for (const [program, { counts }] of [...of.programs].slice(0, 1)) {
    const registered = of.registries.get('random');
    const catalogue = registered?.catalogues.get(program);
    if (registered === undefined || catalogue === undefined) return 'no catalogue';
    const exact = dice(2) === 0;
    const wish = { program, area: dice(2) === 0 ? 'other' : null, metric: '*', exact, days: null };
    const { value } = ticket({ allowed: registered.allowed, catalogue, counts, today: of.today }, wish);
    if (value === null) continue;
    const [words = '', rows = '', end = ''] = ticketMarkdown(value).split(/```(?:text)?\n/);
    for (const row of rows.split('\n').slice(0, -1)) {
      const [field = '', count = ''] = row.split(' ');
      if (!lines.some((line) => line.section === 'ticket' && line.takes(field))) return `no ticket line takes ${row}`;
      if (exact ? !/^[1-9][0-9]*$/.test(count) : roundedDown(Number(count)) !== Number(count))
        return `${row} is not rounded`;
    }
    const version = / random ([0-9.]+) /.exec(text)?.[1] ?? '';
    const about =
      `Counts of \`${program}\` (${wish.area === null ? '' : 'area other, '}metric *), recorded on one machine ` +
      `over at most 49 days as \`random\` ${seriesOf(version)} declares them.`;
    if (!words.startsWith(`${about}\nCounts are ${exact ? 'exact' : `rounded down to ${STEPS} and so on`}.\n`))
      return words;
    if (!/^\nA ticket of (?:one line|[0-9]+ lines) like this can say up to [0-9.]+ bits [^]*\n$/.test(end)) return end;
    const listed = Object.entries((JSON.parse(ticketJson(value)) as { fields: object }).fields).map((pair) =>
      pair.join(' '),
    );
    if (!isDeepStrictEqual(listed, rows.split('\n').slice(0, -1))) return 'JSON and Markdown differ';
  }
  return null;
}
