/** `tally add`: keeps a copy of a registry's generated files, by which counts are described and may one day leave. */
import { existsSync } from 'node:fs';
import type { Day } from '../../recorders/typescript/store/day.ts';
import type { Section } from '../../submitter/allowlist/line.ts';
import type { Allowlist } from '../../submitter/allowlist/list.ts';
import { isUnreleased } from '../../submitter/allowlist/series.ts';
import { untilText } from '../../submitter/allowlist/until.ts';
import { expiredOn } from '../../submitter/permit.ts';
import { addRegistry, type Outcome } from '../../submitter/registries/add.ts';
import type { Source } from '../../submitter/registries/source.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { print, remark } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { asSentence, notYetWords } from './body-words.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { place } from './place.ts';
import { keysOf, sourceOf } from './source-files.ts';
import { ensureFolder } from './store-folder.ts';

function run([folder = '']: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  const keysFile = textOption(options, 'keys');
  const keys = keysFile === null ? null : keysOf(keysFile);
  const source = sourceOf(folder);
  if (source === null) return 1;
  if (!existsSync(`${root}/CACHEDIR.TAG`)) {
    throw new Refusal(words(stop('store/none', root)));
  }
  const outcome = orRefuse(`keep a copy in \`${root}\``, () => {
    ensureFolder(`${root}/_tally`);
    return addRegistry(root, source, keys);
  });
  if (outcome.done !== null) {
    print(outcomeWords(source, outcome, at.today));
    return 0;
  }
  remark(`${outcome.why}; nothing was changed. ${outcome.todo}.\n`);
  return 1;
}

const DONE = {
  new: 'was added',
  again: 'was there already',
  newer: 'was added over an older version',
  signed: 'was added in place of one that nobody signed',
  beside: 'is kept beside the releases',
} as const;

type Added = Exclude<Outcome, { done: null }>;

function outcomeWords({ allowlist, catalogues }: Source, { done, deleted, folder }: Added, today: Day): string {
  const { registry, version, lines, submitUntil } = allowlist;
  const size = (section: Section): string =>
    counted(lines.filter(({ line }) => line.section === section).length, `${section} line`);
  const until = expiredOn(allowlist, today) === null ? 'until' : 'but they expired on';
  const sent = isUnreleased(version)
    ? 'nothing is sent by them'
    : `their owner may send it, ${until} ${untilText(submitUntil)}`;
  const early = notYetWords(allowlist, today);
  return `${registry} ${version} ${DONE[done]}. ${statusWords(allowlist)}
${early === null ? '' : `${asSentence(early)}\n`}It describes ${[...catalogues.keys()].join(', ')}. Its allowlist has
  ${size('submit')}: ${sent}
  ${size('ticket')}: their owner may show it in a file
  ${size('fleet')}: a fleet store may collect it
Adding it sends nothing and allows nothing by itself. To allow less, delete lines from
  ${folder}/working/allowlist.txt
${deletedWords(deleted)}`;
}

function deletedWords(deleted: number): string {
  if (deleted === 0) return '';
  const [stay, them] = deleted === 1 ? ['stays', 'it, or what it says'] : ['stay', 'them, or what they say'];
  return `of which ${counted(deleted, 'line')} ${stay} deleted: you deleted ${them}, before.\n`;
}

function statusWords({ status, version }: Allowlist): string {
  if (isUnreleased(version))
    return 'It was generated between two releases: it describes what was counted under it, and nothing is reported.';
  return status === 'preview'
    ? 'It is a preview: nothing of it can be sent anywhere but to a file.'
    : 'It is signed; `tally keys` says by whom.';
}

export const add: Command = {
  usage: 'add DIR [--keys FILE]',
  summary: 'add a registry: what is declared, and what could leave',
  help: `
DIR is the generated/ folder of a registry, of which a copy is kept in the store. Refused are a version older than one
that was added, other files under the same version, a later version that goes further than its series did, and a preview
where a signed one was added. What was generated between two releases (0.0.0) is kept beside the releases. What you
deleted of a metric stays deleted in the copy that takes the place of yours, and in that of 0.0.0, however its lines are
spelled there; of a metric that the new list does not have, it is forgotten.

  --keys FILE  the keys that must have signed an active registry; they are pinned when it is first added`,
  run,
};
