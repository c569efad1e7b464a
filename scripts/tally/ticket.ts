/**
 * `tally ticket`: what its owner may attach to an issue by hand, as text. It is printed or written to a file and goes
 * nowhere else. Every field is asked of `permit`; what is refused is said on standard error.
 */
import { readProgram } from '../../recorders/typescript/store/read.ts';
import { NAME, whole } from '../../submitter/allowlist/line.ts';
import { writeNew } from '../../submitter/own-folder/private-file.ts';
import type { Stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { roundingWords } from '../../submitter/ticket/rounding.ts';
import { ticketJson, ticketMarkdown } from '../../submitter/ticket/text.ts';
import { aboutWords, ticket, type Wish } from '../../submitter/ticket/ticket.ts';
import { print, remark } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { chosenRegistry } from './chosen-registry.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { atMost, report } from './findings.ts';
import { place } from './place.ts';
import { oneOf, wantedPrograms } from './asked.ts';
import { sweep } from './sweep.ts';

const LISTED = 20;
const READ = 'Read it before you attach it to anything.\n';
const ROUNDED = roundingWords();
const AREA = whole(NAME);

type Options = Readonly<Record<string, unknown>>;

function run([program = '']: readonly string[], options: Options, at: Surroundings): number {
  const { root } = place(at);
  const wish = wishOf(program, options);
  const format = oneOf('format', ['markdown', 'json'] as const, textOption(options, 'format')) ?? 'markdown';
  sweep(root, at.today);
  wantedPrograms(root, program);
  const { name, allowed, catalogues } = chosenRegistry(root, textOption(options, 'registry'), (one) =>
    one.catalogues.has(program),
  );
  const catalogue = catalogues.get(program);
  if (catalogue === undefined) throw new Refusal(`${name} does not describe ${program}`);
  const read = readProgram(root, program, at.today);
  const { value, stops } = ticket({ allowed, catalogue, counts: read.value, today: at.today }, wish);
  const status = report(read.findings, LISTED);
  remark(refusedWords(stops));
  if (value === null) {
    const why =
      stops.length === 0
        ? `nothing is recorded of ${program} (${aboutWords(wish)}); \`tally show ${program}\` shows what is`
        : 'everything that was asked for is refused';
    remark(`No ticket was made: ${why}.\n`);
    return 1;
  }
  deliver(format === 'json' ? ticketJson(value) : ticketMarkdown(value), textOption(options, 'out'));
  return status;
}

function wishOf(program: string, options: Options): Wish {
  const [area, metric] = [textOption(options, 'area'), textOption(options, 'metric')];
  if (area === null && metric === null) {
    throw new Refusal(
      `a ticket is about something: say --area (such as \`tally ticket ${program} --area ice\`) or --metric`,
    );
  }
  if (area !== null && !AREA.test(area))
    throw new Refusal(`\`${area}\` is no area; it is the second part of an id, such as ice in rustc.ice.total`);
  return { program, area, metric, exact: options['exact'] === true, days: daysOf(textOption(options, 'days')) };
}

function daysOf(text: string | null): number | null {
  if (text === null) return null;
  if (/^(?:[1-9][0-9]{0,2}|1000)$/.test(text)) return Number(text);
  throw new Refusal(`--days is a number from 1 to 1000, and not \`${text}\``);
}

function refusedWords(stops: readonly Stop[]): string {
  const lines = atMost(stops.map(words), LISTED).map((line) => `  ${line}\n`);
  return lines.length === 0 ? '' : `Not in the ticket:\n${lines.join('')}`;
}

/** Prints the text, or writes it to a new file that its owner alone may read. */
function deliver(text: string, path: string | null): void {
  if (path === null) {
    print(text);
    remark(`This was printed and went nowhere else. ${READ}`);
    return;
  }
  orRefuse(`write \`${path}\``, () => writeNew(path, text));
  print(`Wrote ${path} and sent nothing. ${READ}`);
}

export const ticketCommand: Command = {
  usage:
    'ticket PROGRAM --area AREA | --metric GLOB [--exact] [--days N] [--format markdown|json] [--out FILE] ' +
    '[--registry NAME]',
  summary: 'make a text to attach to an issue by hand',
  help: `One total for each field over all days that are kept, rounded down to ${ROUNDED}; no days. What no
ticket line of the allowlist names is left out, and said on standard error.

  --area AREA      all of an area, such as ice
  --metric GLOB    an id, or a glob over ids and fields in which * stands for any characters
  --exact          the numbers as they are
  --days N         only the last N days
  --format json    the same as an object
  --out FILE       write it to a new file and do not print it
  --registry NAME  which registry, where several describe the program`,
  run,
};
