/**
 * Why nothing is drafted, written out or sent: the environment, the registries that were added, the consent, what is
 * recorded, the draws. These are asked before `permit` and beside it.
 */
import { argument, type Said } from './row.ts';

const ADD = '`tally add DIR` adds it';
const GRANT = '`tally consent grant RECIPIENT` prints a list and asks';
const CLOCK = 'set the clock right';
const NEXT_QUARTER = 'it can be answered again in a later quarter';
const again = (recipient: string): string => `\`tally consent grant ${recipient}\` asks again`;
const otherConsent = (was: string, is: string, recipient: string): Said => [
  `consent was given for ${was}, not for ${is}`,
  again(recipient),
];
const broken = (path: string, message: string): string => `\`${path}\` does not hold: ${message}`;
const brokenList = (file: string, line: number, message: string): string =>
  `nothing can leave: \`${file}\`${line === 0 ? '' : ` line ${line}`}: ${message}`;

const ENVIRONMENT_STOPS = {
  'environment/forbids': (variable: string): Said => [
    `\`${variable}\` is set, so nothing leaves this machine`,
    'unset it where you sit at a terminal',
  ],
  'store/none': (root: string): Said => [`there is no store in \`${root}\` yet`, '`tally on PROGRAM` makes it'],
  'folder/irregular': (path: string): Said => [`\`${path}\` is a link or a file and not a folder`, 'move it away'],
  'registry/none': (): Said => [
    'no registry was added, so nothing can leave',
    '`tally add DIR` adds one, where DIR is the generated/ folder of a registry',
  ],
  'registry/broken': (file: string, line: number, message: string): Said => [
    brokenList(file, line, message),
    '`tally status` says what to do',
  ],
  'registry/gone': (registry: string): Said => [
    `consent was given for the registry ${registry}, which is not there any more`,
    ADD,
  ],
  'withheld/broken': (file: string, line: number, message: string): Said => [
    brokenList(file, line, message),
    'put that right, or remove the file',
  ],
};

const CONSENT_STOPS = {
  'consent/none': (): Said => [
    'no consent was given, so nothing can be sent',
    `\`tally preview\` shows what reports would say, and ${GRANT}`,
  ],
  'consent/broken': (path: string, message: string): Said => [
    broken(path, message),
    '`tally consent revoke` removes it',
  ],
  'consent/other-store': (part: string, was: string, is: string | null, recipient: string): Said => [
    `consent was given in another store: its ${part} was ${was} and is ${is ?? 'not known'}`,
    again(recipient),
  ],
  'consent/other-recipient': (was: string, recipient: string) => otherConsent(was, recipient, recipient),
  'consent/other-registry': (was: string, registry: string, recipient: string) =>
    otherConsent(`the registry ${was}`, registry, recipient),
  'consent/older': (registry: string, was: string, now: string): Said => [
    `consent was given for ${registry} ${was}, and ${now} is older`,
    'add the newer one with `tally add DIR`',
  ],
  'consent/other-series': (registry: string, was: string, series: string, now: string, recipient: string): Said => [
    `consent was given for ${registry} ${was} and holds for ${series}; this is ${now}, which may say more`,
    again(recipient),
  ],
  'consent/clock': (day: string, today: string): Said => [
    `consent was given on ${day}, and this machine's clock says ${today}`,
    CLOCK,
  ],
  'consent/later-counts': (day: string, today: string): Said => [
    `the store has counts of ${day}, and this machine's clock says ${today}, ` +
      'so what was counted before a yes could be sent',
    `${CLOCK}; if it is right, agree after that day, or \`tally clean --all\` removes what is of a day to come`,
  ],
  'consent/larger-budget': (was: number, now: number, recipient: string): Said => [
    `consent was given when answers could cost ${was} a year, now they can cost ${now}`,
    again(recipient),
  ],
  'consent/fewer-reports': (program: string, was: number, now: number, recipient: string): Said => [
    `consent was given when ${was} reports a week were expected for ${program}, now they are ${now}`,
    again(recipient),
  ],
  'consent/large': (bytes: number, most: number): Said => [
    `a consent to all of this would be a record of ${bytes} bytes, and no more than ${most} can be read back`,
    'name some of the programs alone: `tally consent grant RECIPIENT PROGRAM`',
  ],
  'consent/not-agreed': (what: string): Said => [`there is no consent to ${what}`, GRANT],
  'consent/too-late': (day: string): Said => [
    `consent was given on ${day}, and the week began no later`,
    'the first week that begins after that day can be reported',
  ],
  'consent/too-new': (): Said => [
    'no whole week has passed since consent was given',
    'the first whole week after that day counts',
  ],
  'line/gone': (id: string): Said => [`${id} was agreed to and has no line any more`, GRANT],
  'line/new': (id: string): Said => [`${id} has a line now and was not agreed to`, GRANT],
  'line/changed': (id: string, what: string): Said => [`${id} has ${what} than was agreed to`, GRANT],
};

const RECORDING_STOPS = {
  'recording/off': (program: string): Said => [
    `recording is off for ${program}`,
    `\`tally on ${program}\` turns it on`,
  ],
  'recording/fleet': (program: string) => `${program} is recorded into a fleet store, of which nothing is ever sent`,
  'recording/denied': (program: string, id: string, glob: string): Said => [
    `${id} is not recorded as a whole: \`deny ${glob}\` in the \`on\` file of ${program}`,
    `\`tally on ${program} ${argument(glob)}\` records it again`,
  ],
  'recording/no-bounds': (program: string, id: string): Said => [
    `the catalogue of ${program} does not have the bounds that ${id} is reported by`,
    'get the registry again and `tally add` it',
  ],
  'recording/nothing': (program: string, when: string) => `${program} recorded nothing ${when}`,
  'recording/died': (id: string, days: number) =>
    `${id} is kept for ${days} days, so the first days of the week are gone`,
};

const DRAFT_STOPS = {
  // Removing it makes another draw possible, so that is not suggested in passing.
  'draw/broken': (path: string, message: string): Said => [
    broken(path, message),
    'tally alone writes it; put a copy of before back',
  ],
  'draw/none': (week: string) => `nothing can be reported of ${week}: it began no later than consent was given`,
  'week/not-last': (week: string, last: string) => `it is of ${week}, and only ${last} can be reported now`,
  'report/too-long': (what: string) => `its longest ${what} does not fit a body`,
  'answer/other-series': (registry: string, series: string, quarter: string): Said => [
    `it was answered for ${registry} ${series} in ${quarter}`,
    NEXT_QUARTER,
  ],
  'answer/never': (epsilon: number, aYear: number) =>
    `one answer costs ${epsilon}, and all of a year may cost ${aYear}, so none is ever given`,
  'answer/budget': (epsilon: number, aYear: number, left: number): Said => [
    `it would cost ${epsilon}, and of ${aYear} for four quarters ${left} is left`,
    NEXT_QUARTER,
  ],
};

export const SENDING_STOPS = {
  ...ENVIRONMENT_STOPS,
  ...CONSENT_STOPS,
  ...RECORDING_STOPS,
  ...DRAFT_STOPS,
};
