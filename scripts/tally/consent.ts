/**
 * `tally consent`: the yes of a store's owner to a printed list, for one recipient; shows and takes it back. It is given
 * by typing a whole word at a terminal and in no other way. Nothing is built or sent by it.
 */
import { rmSync } from 'node:fs';
import { dayText } from '../../recorders/typescript/store/day.ts';
import { readOn } from '../../recorders/typescript/store/on.ts';
import { isProgram, programFolder } from '../../recorders/typescript/store/place.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { newConsent, RECIPIENT, type Consent } from '../../submitter/consent/consent.ts';
import { keepConsent, readConsent } from '../../submitter/consent/gate.ts';
import { environmentStop } from '../../submitter/consent/holds.ts';
import { offersOf, offerWords } from '../../submitter/consent/offers.ts';
import { emptyOutbox } from '../../submitter/outbox/outbox.ts';
import { consentFile, newBinding } from '../../submitter/own-folder/own-folder.ts';
import { describe, permitSubmission } from '../../submitter/permit.ts';
import { recordingOf } from '../../submitter/reports/material.ts';
import { allWords, words as stopWords } from '../../submitter/stops/words.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { asked, hasTerminal } from './ask.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { agreedWords, consentQuestion } from './consent-words.ts';
import { place } from './place.ts';
import { chosenRegistry } from './chosen-registry.ts';
import { unstopped } from './unstopped.ts';

const ADDRESS = new RegExp(`^${RECIPIENT}$`);
const YES = 'yes';

type Options = Readonly<Record<string, unknown>>;

const ACTIONS: Readonly<Record<string, (words: readonly string[], options: Options, at: Surroundings) => number>> = {
  grant,
  show,
  revoke,
};

function run([action = '', ...words]: readonly string[], options: Options, at: Surroundings): number {
  const chosen = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (chosen === undefined)
    throw new Refusal(`\`tally consent\` is followed by grant, show or revoke, and not by \`${action}\``);
  if (action !== 'grant' && (words.length > 0 || options['registry'] !== undefined)) {
    throw new Refusal(`use it so: tally consent ${action}`);
  }
  return chosen(words, options, at);
}

function grant([recipient, ...only]: readonly string[], options: Options, at: Surroundings): number {
  if (recipient === undefined) throw new Refusal(`use it so: tally ${consent.usage}`);
  if (!ADDRESS.test(recipient)) {
    throw new Refusal(
      `\`${recipient}\` is no address of a recipient; it is https://, a host in lower case, and a path that begins with /, without user, query or fragment`,
    );
  }
  const stop = environmentStop(at.env);
  if (stop !== null) throw new Refusal(stopWords(stop));
  if (!hasTerminal())
    throw new Refusal('consent is given by a person at a terminal; here input or output is none, so nothing was asked');
  const { root } = place(at);
  const registered = chosenRegistry(root, textOption(options, 'registry'));
  const { list } = describe(registered.allowed);
  const closed = permitSubmission(registered.allowed, 'recipient', at.today);
  if (closed !== null)
    throw new Refusal(
      `there is nothing to agree to: ${stopWords(closed)}; \`tally preview\` shows what its reports would say`,
    );
  const wanted = wantedOf(root, only);
  const recordings = new Map(wanted.map((program) => [program, recordingOf(root, program)]));
  const all = offersOf(registered, recordings, at.today);
  const offered = all.filter(({ stops }) => stops.length === 0);
  const refused = all.flatMap((offer) =>
    offer.stops.length === 0 ? [] : [`${offerWords(offer)}: ${allWords(offer.stops)}`],
  );
  if (offered.length === 0) {
    const why = refused.map((line) => `; ${line}`).join('');
    throw new Refusal(
      `there is nothing to agree to: ${registered.name} has nothing that could be sent of ${wanted.join(', ')}${why}`,
    );
  }
  const lines = new Set(offered.flatMap((offer) => offer.lines.map(({ id }) => id)));
  const given = newConsent(unstopped(newBinding(root)), recipient, list, at.today, ({ id }) => lines.has(id));
  print(
    consentQuestion(given, offered, refused, {
      before: readConsent(root).value?.said ?? null,
      today: at.today,
      registered,
    }),
  );
  if (!asked(`Type ${YES} to agree. Anything else changes nothing: `, YES)) {
    print('Nothing was changed.\n');
    return 1;
  }
  const gone = orRefuse('empty the outbox', () => emptyOutbox(root));
  unstopped(keepConsent(root, given));
  print(granted(root, given, gone.length));
  return 0;
}

/** The programs that were named, or all that are recorded here. Refuses where none is. */
function wantedOf(root: string, only: readonly string[]): readonly string[] {
  const odd = only.find((program) => !isProgram(program) || readOn(programFolder(root, program)).state === 'off');
  if (odd !== undefined)
    throw new Refusal(`\`${odd}\` is not on, so nothing of it could be sent; \`tally status\` says what is`);
  const on = programs(root).filter((program) => readOn(programFolder(root, program)).state === 'on');
  if (on.length === 0)
    throw new Refusal('nothing is on, so there is nothing to agree to; `tally on PROGRAM` turns recording on');
  return only.length === 0 ? on : on.filter((program) => only.includes(program));
}

/** What waits was made under another consent, so it must not reach this recipient. */
function granted(root: string, { day, recipient }: Consent, gone: number): string {
  return `${[
    `You agreed on ${dayText(day)}. It is written in`,
    `  ${consentFile(root)}`,
    ...(gone === 0 ? [] : [`Removed ${counted(gone, 'file')} that waited to be sent under what you agreed to before.`]),
    `Nothing was sent. Weeks that begin after today can be reported to ${recipient}:`,
    '  tally preview          shows what would be in the report, byte for byte',
    '  tally submit           writes it to a file and says how to send that',
    '  tally consent revoke   takes the consent back',
  ].join('\n')}\n`;
}

function show(_words: readonly string[], _options: Options, at: Surroundings): number {
  const { root } = place(at);
  const given = unstopped(readConsent(root)).said;
  if (given === null) {
    print(
      'No consent was given, so nothing can be sent.\n`tally preview` shows what reports would say, and `tally consent grant RECIPIENT` prints a list and asks.\n',
    );
    return 0;
  }
  print(`${agreedWords(given)}Written in ${consentFile(root)}\nTo take it back: tally consent revoke\n`);
  return 0;
}

function revoke(_words: readonly string[], _options: Options, at: Surroundings): number {
  const { root } = place(at);
  const path = consentFile(root);
  const was = orRefuse(`look at \`${path}\``, () => look(path)) !== null;
  orRefuse(`remove \`${path}\``, () => rmSync(path, { force: true }));
  const gone = orRefuse('empty the outbox', () => emptyOutbox(root));
  const first = was ? 'The consent is taken back' : 'No consent was given';
  const waited =
    gone.length === 0
      ? 'Nothing was waiting to be sent.'
      : `Removed ${counted(gone.length, 'file')} that waited to be sent.`;
  print(
    `${first}: nothing can be sent. ${waited}\nWhat was sent before cannot be called back: reports hold nothing by which they could be found. \`tally log\` lists them.\n`,
  );
  return 0;
}

export const consent: Command = {
  usage: 'consent grant RECIPIENT [PROGRAM ...] [--registry NAME] | show | revoke',
  summary: 'agree that reports may be sent to a recipient, show that, or take it back',
  help: `grant prints what could be sent, to whom and how seldom, and asks for a yes at a terminal. It is for one recipient, one
registry, and the programs that are named, or all that are on; it holds while the registry can say no more than what was
printed. It sends nothing. CI and DO_NOT_TRACK refuse it; nothing in the environment grants it.

revoke removes the consent and what waits to be sent.

  --registry NAME  which registry, where several were added`,
  run,
};
