/** How drafts and bodies are shown: what they say, their bytes, and why there is none. Pure. */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import type { Allowlist } from '../../submitter/allowlist/list.ts';
import { latin1 } from '../../submitter/bytes.ts';
import type { Answer, Report } from '../../submitter/body/text.ts';
import { choiceText } from '../../submitter/consent/consent.ts';
import type { Drafts } from '../../submitter/reports/drafts.ts';
import { offerWords, type Offer } from '../../submitter/consent/offers.ts';
import { opensOn } from '../../submitter/permit.ts';
import type { Stop } from '../../submitter/stops/stop.ts';
import { allWords } from '../../submitter/stops/tally-words.ts';

/** What a body says, a line for each metric. */
export const valueLines = (said: Report | Answer): readonly string[] =>
  'values' in said
    ? Object.entries(said.values).map(([id, value]) => `  ${id} = ${value}`)
    : [`  ${said.metric} = ${said.value}`];

/** The body as text, the spaces at its end counted and not shown. */
export function bytesWords(bytes: Uint8Array): readonly string[] {
  const text = latin1(bytes).trimEnd();
  return [`  ${text}`, `  and ${bytes.length - text.length - 1} spaces and a line feed: ${bytes.length} bytes`];
}

/** Why the week has no report. */
export function noReportWords(week: string, report: Drafts['report']): string {
  const { drawn, body } = report;
  if (drawn === null) return asSentence(allWords(body.stops));
  return `${choiceText(drawn)} was drawn for ${week}, and nothing of that week is sent: ${allWords(body.stops)}.`;
}

/** Why there is no answer about a metric. */
export const noAnswerWords = (metric: string, stops: readonly Stop[]): string =>
  `No answer about ${metric}: ${allWords(stops)}.`;

/** The groups and answers of which nothing can be sent, and why, a line for each. */
export const refusedWords = (offers: readonly Offer[]): readonly string[] =>
  offers.filter(({ stops }) => stops.length > 0).map((offer) => `${offerWords(offer)}: ${allWords(offer.stops)}`);

/** Why nothing leaves by a list yet; null where its first day has come. */
export function notYetWords(list: Allowlist, today: Day): string | null {
  const first = opensOn(list, today);
  if (first === null) return null;
  return (
    `nothing leaves by it before ${first}: it is of ${list.asOf}, after tomorrow by this machine's clock ` +
    `(${dayText(today)}); set the clock right, or if it is right, tell whoever publishes the registry`
  );
}

/** A reason as a sentence. */
export const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Lines below a head, apart from what stands before; nothing where there are none. */
export const section = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', head, ...lines];

export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
