/**
 * `tally consent`: the yes of a store's owner to a printed list, for one recipient; shows and takes it back. It is
 * given by typing a whole word at a terminal and in no other way. Nothing is built or sent by it.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { latestDay } from '../../recorders/typescript/store/witness.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { whole } from '../../submitter/allowlist/line.ts';
import { isUnreleased } from '../../submitter/allowlist/series.ts';
import { newConsent, RECIPIENT } from '../../submitter/consent/consent.ts';
import { keepConsent, readConsent, sizeStop } from '../../submitter/consent/gate.ts';
import { environmentStop } from '../../submitter/consent/holds.ts';
import { offersOf, unstoppedOf } from '../../submitter/consent/offers.ts';
import { emptyOutbox } from '../../submitter/outbox/outbox.ts';
import { consentFile, newBinding } from '../../submitter/own-folder/own-folder.ts';
import { remove } from '../../submitter/own-folder/private-file.ts';
import { describe, permitSubmission } from '../../submitter/permit.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { recordingOf, recordingsOf } from '../../submitter/reports/material.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words as stopWords } from '../../submitter/stops/tally-words.ts';
import { print, printLines } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { asked, hasTerminal } from './ask.ts';
import { wantedPrograms } from './asked.ts';
import { asSentence, refusedWords } from './body-words.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { agreedWords, consentQuestion } from './consent-words.ts';
import { place } from './place.ts';
import { chosenRegistry } from './chosen-registry.ts';
import { unstopped } from './unstopped.ts';

const ADDRESS = whole(RECIPIENT);
const YES = 'yes';

type Options = Readonly<Record<string, unknown>>;

function run([action, ...words]: readonly string[], options: Options, at: Surroundings): number {
  if (action === 'grant') return grant(words, options, at);
  const act = action === 'show' ? show : action === 'revoke' ? revoke : null;
  if (act === null || words.length > 0 || options['registry'] !== undefined) throw misused();
  return act(place(at).root);
}

const misused = (): Refusal => new Refusal(`usage: tally ${consent.usage}`);

function grant([recipient, ...only]: readonly string[], options: Options, at: Surroundings): number {
  const { env, today } = at;
  if (recipient === undefined) throw misused();
  if (!ADDRESS.test(recipient))
    throw new Refusal(
      `\`${recipient}\` is not the address of a recipient: ` +
        'https://HOST/PATH, the host in lower case, without user, query or fragment',
    );
  const forbidden = environmentStop(env);
  if (forbidden !== null) throw new Refusal(stopWords(forbidden));
  if (!hasTerminal()) throw new Refusal('consent is given by a person at a terminal; here input or output is none');
  const { root } = place(at);
  assertFile(consentFile(root));
  const before = readConsent(root).value?.said ?? null;
  assertLatest(root, before?.day ?? null, today);
  const registered = releasedRegistry(root, textOption(options, 'registry'));
  const { offered, refused } = offersTo(root, registered, only, today);
  const ids = new Set(offered.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const { list } = describe(registered.allowed);
  const given = newConsent(unstopped(newBinding(root)), recipient, list, today, ({ id }) => ids.has(id));
  const large = sizeStop(given);
  if (large !== null) throw new Refusal(stopWords(large));
  printLines(consentQuestion(given, offered, refused, { before, today, registered }));
  if (!asked(`Type ${YES} to agree. Anything else changes nothing: `, YES)) {
    print('Nothing was changed.\n');
    return 1;
  }
  const gone = emptied(root);
  unstopped(keepConsent(root, given));
  printLines([
    `You agreed on ${dayText(today)}. It is written in`,
    `  ${consentFile(root)}`,
    // What waits was made under another consent, so it must not reach this recipient.
    ...(gone === 0 ? [] : [`${removed(gone)} under what you agreed to before.`]),
    `Nothing was sent. Weeks that begin after today can be reported to ${recipient}:`,
    '  tally preview          shows the report, byte for byte',
    '  tally submit           writes it to a file and says how to send it',
    '  tally consent revoke   takes the consent back',
  ]);
  return 0;
}

/** The registry that is meant. What was generated between two releases is never meant unless it is named or alone. */
function releasedRegistry(root: string, name: string | null): Registered {
  const isReleased = ({ allowed }: Registered): boolean => !isUnreleased(describe(allowed).list.version);
  const isAny = unstopped(registeredIn(root)).some(isReleased);
  return chosenRegistry(root, name, isAny ? isReleased : undefined);
}

/** What can be agreed to and what cannot, of the programs named or all that are on. Refuses where it is nothing. */
function offersTo(root: string, registered: Registered, only: readonly string[], today: Day) {
  const nothing = (why: string): Refusal => new Refusal(`there is nothing to agree to: ${why}`);
  const closed = permitSubmission(registered.allowed, 'recipient', today);
  if (closed?.id === 'status/unreleased') throw nothing(stopWords(closed));
  if (closed !== null) throw nothing(`${stopWords(closed)}; \`tally preview\` shows what its reports would say`);
  const on = programs(root).filter((program) => recordingOf(root, program).state !== 'off');
  if (on.length === 0) throw nothing('nothing is on; `tally on PROGRAM` turns recording on');
  const odd = only.find((program) => !on.includes(program));
  if (odd !== undefined) {
    wantedPrograms(root, odd);
    throw new Refusal(stopWords(stop('recording/off', odd)));
  }
  const wanted = on.filter((program) => only.length === 0 || only.includes(program));
  const offers = offersOf(registered, recordingsOf(root, wanted), today);
  const offered = unstoppedOf(offers);
  const refused = refusedWords(offers);
  if (offered.length > 0) return { offered, refused };
  throw nothing([`${registered.name} has nothing that could be sent of ${wanted.join(', ')}`, ...refused].join('; '));
}

/**
 * Refuses a day before that of the consent that is there, or of anything that was counted: only what is counted later
 * than a yes may be sent.
 */
function assertLatest(root: string, given: Day | null, today: Day): void {
  if (given !== null && given > today) {
    const why = stopWords(stop('consent/clock', dayText(given), dayText(today)));
    throw new Refusal(`${why}; if it is right, \`tally consent revoke\` comes first`);
  }
  const later = latestDay(root);
  if (later > today) throw new Refusal(stopWords(stop('consent/later-counts', dayText(later), dayText(today))));
}

/** Refuses a folder where the record is kept, before anything else is touched. */
function assertFile(path: string): void {
  if (isFolder(path)) throw new Refusal(`\`${path}\` is a folder; move it away`);
}

const emptied = (root: string): number => orRefuse('empty the outbox', () => emptyOutbox(root)).length;

const removed = (files: number): string => `Removed ${counted(files, 'file')} that waited to be sent`;

function show(root: string): number {
  const given = unstopped(readConsent(root)).said;
  printLines(
    given === null
      ? [asSentence(stopWords(stop('consent/none')))]
      : [...agreedWords(given), `Written in ${consentFile(root)}`, 'To take it back: tally consent revoke'],
  );
  return 0;
}

function revoke(root: string): number {
  const path = consentFile(root);
  assertFile(path);
  const was = orRefuse(`remove \`${path}\``, () => {
    const there = look(path) !== null;
    remove(path);
    return there;
  });
  const gone = emptied(root);
  printLines([
    `${was ? 'The consent is taken back' : 'No consent was given'}: nothing can be sent. ` +
      `${gone === 0 ? 'Nothing was waiting to be sent' : removed(gone)}.`,
    'What was sent before cannot be called back, since no report says whose it is. `tally log` lists it.',
  ]);
  return 0;
}

export const consent: Command = {
  usage: 'consent grant RECIPIENT [PROGRAM ...] [--registry NAME] | show | revoke',
  summary: 'agree that reports may be sent to a recipient, show that, or take it back',
  help: `grant prints what could be sent, to whom and how often, and asks for a yes at a terminal: for one recipient,
one registry, and the programs that are named, or all that are on. It sends nothing. CI and DO_NOT_TRACK refuse it.
revoke removes the consent and what waits to be sent.

  --registry NAME  which registry, where several were added`,
  run,
};
