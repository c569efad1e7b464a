/**
 * Why nothing is drafted, written out or sent: the environment, the registries that were added, the consent, what is
 * recorded, the draws, and the file that waits. These are asked before `permit` and beside it.
 */
import { row } from './row.ts';

const ADD = '`tally add DIR` adds it';
const GRANT = '`tally consent grant RECIPIENT` prints a list and asks';
const CLOCK = 'set the clock right';
const again = (recipient: string): string => `\`tally consent grant ${recipient}\` asks again`;
const at = (file: string, line: number): string => (line === 0 ? `\`${file}\`` : `\`${file}\` line ${line}`);

const ENVIRONMENT_STOPS = {
  'environment/forbids': row(
    (variable: string) => `\`${variable}\` is set, so nothing leaves this machine`,
    'unset it where you sit at a terminal',
  ),
  'store/none': row((root: string) => `there is no store in \`${root}\` yet`, '`tally on PROGRAM` makes it'),
  'folder/irregular': row((path: string) => `\`${path}\` is a link or a file and not a folder`, 'move it away'),
  'registry/none': row(
    () => 'no registry was added, so nothing can leave',
    '`tally add DIR` adds one, where DIR is the generated/ folder of a registry',
  ),
  'registry/broken': row(
    (file: string, line: number, message: string) => `nothing can leave: ${at(file, line)}: ${message}`,
    '`tally status` says what to do',
  ),
  'registry/gone': row(
    (registry: string) => `consent was given for the registry ${registry}, which is not there any more`,
    ADD,
  ),
  'withheld/broken': row(
    (file: string, line: number, message: string) => `nothing can leave: ${at(file, line)}: ${message}`,
    'put that right, or remove the file',
  ),
};

const CONSENT_STOPS = {
  'consent/none': row(
    () => 'no consent was given, so nothing can be sent',
    `\`tally preview\` shows what reports would say, and ${GRANT}`,
  ),
  'consent/broken': row(
    (path: string, message: string) => `\`${path}\` does not hold: ${message}`,
    '`tally consent revoke` removes it',
  ),
  'consent/other-store': row(
    (part: string, was: string, is: string | null, _recipient: string) =>
      `consent was given in another store: its ${part} was ${was} and is ${is ?? 'not known'}`,
    (_part, _was, _is, recipient) => again(recipient),
  ),
  'consent/other-recipient': row(
    (was: string, recipient: string) => `consent was given for ${was}, not for ${recipient}`,
    (_was, recipient) => again(recipient),
  ),
  'consent/other-registry': row(
    (was: string, registry: string, _recipient: string) =>
      `consent was given for the registry ${was}, not for ${registry}`,
    (_was, _registry, recipient) => again(recipient),
  ),
  'consent/older': row(
    (registry: string, was: string, now: string) => `consent was given for ${registry} ${was}, and ${now} is older`,
    'add the newer one with `tally add DIR`',
  ),
  'consent/other-series': row(
    (registry: string, was: string, series: string, now: string, _recipient: string) =>
      `consent was given for ${registry} ${was} and holds for ${series}; this is ${now}, which may say more`,
    (_registry, _was, _series, _now, recipient) => again(recipient),
  ),
  'consent/clock': row(
    (day: string, today: string) => `consent was given on ${day}, and this machine's clock says ${today}`,
    CLOCK,
  ),
  'consent/fewer-reports': row(
    (program: string, was: number, now: number, _recipient: string) =>
      `consent was given when ${was} reports a week were expected for ${program}, now they are ${now}`,
    (_program, _was, _now, recipient) => again(recipient),
  ),
  'consent/not-agreed': row((what: string) => `there is no consent to ${what}`, GRANT),
  'consent/too-late': row(
    (day: string) => `consent was given on ${day}, and the week began no later`,
    'the first week that begins after that day can be reported',
  ),
  'consent/too-new': row(
    () => 'no whole week has passed since consent was given',
    'the first whole week after that day counts',
  ),
  'line/gone': row((id: string) => `${id} was agreed to with it and has no line in it any more`, GRANT),
  'line/new': row((id: string) => `${id} is in it now and was not agreed to`, GRANT),
  'line/changed': row((id: string, what: string) => `${id} has ${what} than was agreed to`, GRANT),
};

const RECORDING_STOPS = {
  'recording/off': row(
    (program: string) => `recording is off for ${program}`,
    (program) => `\`tally on ${program}\` turns it on`,
  ),
  'recording/fleet': row(
    (program: string) => `${program} is recorded into a fleet store, of which nothing is ever sent`,
  ),
  'recording/denied': row(
    (program: string, id: string, glob: string) =>
      `${id} is not recorded as a whole: \`deny ${glob}\` in the \`on\` file of ${program}`,
    (program, _id, glob) => `\`tally on ${program} '${glob}'\` records it again`,
  ),
  'recording/no-bounds': row(
    (program: string, id: string) => `the catalogue of ${program} does not have the bounds that ${id} is reported by`,
    'get the registry again and `tally add` it',
  ),
  'recording/nothing': row((program: string, when: string) => `${program} recorded nothing ${when}`),
  'recording/died': row(
    (id: string, days: number) => `${id} is kept for ${days} days, so the first days of the week are gone`,
  ),
};

const DRAFT_STOPS = {
  'draw/clock': row(
    (now: string, seen: string) => `this machine's clock says ${now}, and ${seen} was seen before`,
    CLOCK,
  ),
  'draw/broken': row(
    (path: string, message: string) => `\`${path}\` does not hold: ${message}`,
    // Removing it makes another draw possible, so that is not suggested in passing.
    'it is written by tally alone; a copy of before has to be put back',
  ),
  'draw/none': row((week: string) => `nothing can be reported of ${week}: it began no later than consent was given`),
  'week/not-last': row((week: string, last: string) => `it is of ${week}, and only ${last} can be reported now`),
  'quarter/not-now': row((quarter: string, now: string) => `it is of ${quarter}, and only ${now} can be answered now`),
  'report/too-long': row((what: string) => `its longest ${what} does not fit a body`),
  'answer/other-series': row(
    (registry: string, series: string, quarter: string) => `it was answered for ${registry} ${series} in ${quarter}`,
  ),
  'answer/budget': row(
    (epsilon: number, aYear: number, left: number) =>
      `it would cost ${epsilon}, and of ${aYear} for four quarters ${left} is left`,
    'it can be answered again in a later quarter',
  ),
};

const FILE_STOPS = {
  'file/not-there': row(
    (file: string, folder: string) => `\`${file}\` is not in \`${folder}\`, and nothing else is sent`,
    '`tally submit` writes what can be sent',
  ),
  'file/named-otherwise': row((path: string) => `\`${path}\` is not named like anything that \`tally submit\` writes`),
  'file/sent': row(
    (what: string, period: string, copy: string) => `${what} of ${period} was sent before; the copy is \`${copy}\``,
  ),
  'file/irregular': row((path: string) => `\`${path}\` is not a regular file`),
  'file/unreadable': row((message: string) => message),
  'file/died': row(
    (path: string, day: string) => `\`${path}\` died on ${day}`,
    '`tally submit` writes what can be sent',
  ),
  'file/begun': row(
    (path: string, to: string, day: string) =>
      `sending \`${path}\` to ${to} was begun on ${day} and did not end, so it may have arrived`,
    (path) => `to send it all the same, remove \`${path}.sending\``,
  ),
  'file/says-otherwise': row(
    (name: string, named: string, what: string, period: string) =>
      `its name says ${name} of ${named}, and it says ${what} of ${period}`,
  ),
  'file/not-drawn': row((week: string, recipient: string) => `nothing was drawn for ${week} and ${recipient}`),
  'file/other-draw': row(
    (drawn: string, week: string, choice: string) => `${drawn} was drawn for ${week}, not ${choice}`,
  ),
  'file/not-answered': row((metric: string, quarter: string) => `no answer about ${metric} was drawn in ${quarter}`),
  'file/other-answer': row(
    (drawn: string, metric: string, value: string) =>
      `\`${drawn}\` was drawn as the answer about ${metric}, not \`${value}\``,
  ),
};

export const SENDING_STOPS = {
  ...ENVIRONMENT_STOPS,
  ...CONSENT_STOPS,
  ...RECORDING_STOPS,
  ...DRAFT_STOPS,
  ...FILE_STOPS,
};
