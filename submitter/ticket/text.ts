/**
 * A ticket as text to paste: Markdown for people, JSON for programs. Both hold the same; neither has a name, a day or a
 * version of a program in it, and both end with what posting them means. Pure.
 */
import { roundingWords } from './rounding.ts';
import type { Ticket } from './ticket.ts';

const FORMAT = 'tallybook ticket 1';

/** Bits, rounded up to a tenth. */
const bitsText = (bits: number): string => String(Math.ceil(bits * 10) / 10);

/** What its owner must know before it is posted, a sentence each. */
export function ticketWords({ bits, implies, rows }: Ticket): readonly string[] {
  const lines = rows.length === 1 ? 'one line' : `${rows.length} lines`;
  return [
    `A ticket of ${lines} like this can say up to ${bitsText(bits)} bits about the machine it was counted on.`,
    'Once posted it is public, permanent, and under the account that posts it.',
    ...implies.map(
      ({ shown, told }) =>
        `\`${shown}\` also tells \`${told}\`, which is sent in reports: whoever has both may join them.`,
    ),
  ];
}

const period = ({ days }: Ticket): string => (days === 1 ? 'on one day' : `over at most ${days} days`);

/** Fields are printable ASCII without a line feed and begin with an id, so no line of them can end the fence. */
export function ticketMarkdown(ticket: Ticket): string {
  const { program, registry, series, about, rounded, rows } = ticket;
  const counts = rounded ? `Counts are rounded down to ${roundingWords()}.` : 'Counts are exact.';
  return [
    `Counts of \`${program}\` (${about}), recorded on one machine ${period(ticket)} ` +
      `as \`${registry}\` ${series} declares them.`,
    counts,
    '',
    '```text',
    ...rows.map(({ field, count }) => `${field} ${count}`),
    '```',
    '',
    ...ticketWords(ticket),
    '',
  ].join('\n');
}

export function ticketJson(ticket: Ticket): string {
  const { program, registry, series, about, rounded, days, rows, bits } = ticket;
  const fields = Object.fromEntries(rows.map(({ field, count }) => [field, count]));
  const facts = { format: FORMAT, program, registry, series, about, rounded, days_at_most: days, fields };
  return `${JSON.stringify({ ...facts, bits_at_most: Number(bitsText(bits)), notes: ticketWords(ticket) }, null, 2)}\n`;
}
