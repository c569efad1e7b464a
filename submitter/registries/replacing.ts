/**
 * What may replace what: the table of generators/allowlist/FORMAT.md, *Replacing*, row by row. What comes is taken or
 * refused by the first row that fits; a refusal says what is in the way and what to do. Pure: who asks reads what is
 * there, verifies the signatures, and writes.
 */
import type { Allowlist } from '../allowlist/list.ts';
import { compareVersions, isUnreleased, nextSeries, seriesOf } from '../allowlist/series.ts';
import { goesFurther } from './further.ts';
import { keysText } from './pinned-keys.ts';
import type { PinnedKey, Verdict } from './signature.ts';

/** What is kept of the registry already. */
export interface There {
  /** The highest version that was added. */
  readonly version: string;
  /** Its allowlist; null where the copy that is kept does not hold. */
  readonly list: Allowlist | null;
  /** The metrics that its catalogues say are recorded and go nowhere. */
  readonly sealed: ReadonlySet<string>;
}

export interface Meeting {
  readonly comes: Allowlist;
  /** Null where nothing was added. */
  readonly there: There | null;
  /** Whether every file is the one that was added under this version. */
  readonly isSame: boolean;
  /** The keys that are pinned, and those that are named with what comes. */
  readonly pinned: readonly PinnedKey[] | null;
  readonly given: readonly PinnedKey[] | null;
  /** Who signed what comes, by the keys that are pinned, or else given. */
  readonly signed: Verdict;
  /** Where it is kept, for words. */
  readonly folder: string;
}

/** `signed` is taken in place of what nobody signed, whatever the versions; `beside` is of version 0.0.0. */
export type Taken = 'new' | 'again' | 'newer' | 'signed' | 'beside';

/** A clause of why, and a sentence of what to do; both without a full stop. */
export interface Refused {
  readonly why: string;
  readonly todo: string;
}

type Row = (meeting: Meeting) => Taken | Refused | null;

const named = ({ registry, version }: Allowlist): string => `${registry} ${version}`;

/** Whether what is there was signed: nothing that nobody signed may take its place. */
const isSigned = ({ pinned, there }: Meeting): boolean => pinned !== null || there?.list?.status === 'active';

/** Where nothing is signed, a version that was a mistake is undone by removing it. Pinned keys would go with it. */
const orForget = (meeting: Meeting, get: string): string =>
  isSigned(meeting)
    ? get
    : `${get}; or if ${meeting.there?.version} was a mistake, remove \`${meeting.folder}\`, and with it what you ` +
      'deleted of its lines, and add this again';

/** By what each is about, in the order in which they are asked. */
export const ROWS: Readonly<Record<string, Row>> = {
  'keys for a preview': ({ comes, given }) =>
    comes.status === 'preview' && given !== null
      ? {
          why: `${named(comes)} is a preview, which nobody signs, and --keys names keys that must have signed it`,
          todo: 'Add it without --keys, or get the files that are signed',
        }
      : null,
  'between releases': ({ comes }) => (isUnreleased(comes.version) ? 'beside' : null),
  'other keys': ({ comes, pinned, given }) =>
    pinned !== null && given !== null && keysText(pinned) !== keysText(given)
      ? {
          why: `other keys are pinned for ${comes.registry} than --keys names`,
          todo: 'Add it without --keys: it must be signed by the keys that are pinned, which `tally keys` shows',
        }
      : null,
  'a preview over what is signed': (meeting) =>
    meeting.comes.status === 'preview' && isSigned(meeting)
      ? {
          why:
            `${named(meeting.comes)} is a preview, which nobody signs, and what was added of ` +
            `${meeting.comes.registry} is signed`,
          todo: 'Get the files that are signed: allowlist/allowlist.txt.sig is among them',
        }
      : null,
  'no keys': ({ comes, pinned, given }) =>
    comes.status === 'active' && pinned === null && given === null
      ? {
          why: `${named(comes)} is active, and no keys are pinned for it`,
          todo: '`--keys FILE` names the keys that must have signed it',
        }
      : null,
  'not signed': ({ comes, pinned, signed }) =>
    comes.status === 'active' && 'refused' in signed
      ? {
          why: `${named(comes)} is active, and ${signed.refused}`,
          todo:
            pinned === null
              ? 'Get the files that are signed by the keys of --keys'
              : 'Get the files that are signed by the keys that are pinned, which `tally keys` shows',
        }
      : null,
  'signed over what nobody signed': (meeting) =>
    meeting.comes.status === 'active' && meeting.there !== null && !isSigned(meeting) ? 'signed' : null,
  'nothing there': ({ there }) => (there === null ? 'new' : null),
  older: (meeting) =>
    meeting.there !== null && compareVersions(meeting.comes.version, meeting.there.version) < 0
      ? {
          why: `${named(meeting.comes)} is older than ${meeting.there.version}, which was added before`,
          todo: orForget(meeting, `Get the files of ${meeting.there.version} or of a later version`),
        }
      : null,
  again: ({ comes, there, isSame }) => (comes.version === there?.version && isSame ? 'again' : null),
  'other files': (meeting) =>
    meeting.comes.version === meeting.there?.version
      ? {
          why:
            `these files of ${named(meeting.comes)} are not those that were added as ` +
            `${meeting.comes.version} before`,
          todo: orForget(meeting, 'Get the files as they were published, or a later version'),
        }
      : null,
  'nothing to compare with': (meeting) =>
    meeting.there !== null && meeting.there.list === null
      ? {
          why:
            `the copy of ${meeting.comes.registry} ${meeting.there.version} that is kept does not hold, ` +
            `so ${meeting.comes.version} cannot be compared with it`,
          todo: orForget(meeting, `Add the files of ${meeting.there.version} again first`),
        }
      : null,
  'fewer signatures': ({ comes, there }) => {
    const before = there?.list?.limits.signatures ?? 0;
    const { signatures } = comes.limits;
    if (there === null || signatures >= before) return null;
    return {
      why:
        `${named(comes)} asks for ${signatures} signatures, and ${there.version}, which was added before, ` +
        `for ${before}`,
      todo: `Tell those who publish it: a later version asks for ${before} or more`,
    };
  },
  'goes further': ({ comes, there }) => {
    if (there === null || there.list === null) return null;
    const further = goesFurther(there.list, comes, there.sealed);
    if (further === null) return null;
    const { line, id, how } = further;
    const where = line === 0 ? 'its header' : `line ${line} of its allowlist (${id})`;
    return {
      why:
        `${named(comes)} goes further than ${there.version}, which was added before, and both are of ` +
        `${seriesOf(comes.version)}: ${where} ${how}`,
      todo: `Tell those who publish it: what goes further is ${nextSeries(comes.version)} or later`,
    };
  },
  newer: () => 'newer',
};

/** What becomes of what comes, and the name of the row that says so. */
export function replacing(meeting: Meeting): { readonly row: string; readonly said: Taken | Refused } {
  for (const [row, asks] of Object.entries(ROWS)) {
    const said = asks(meeting);
    if (said !== null) return { row, said };
  }
  return { row: 'newer', said: 'newer' };
}
