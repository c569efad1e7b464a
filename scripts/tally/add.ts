/** `tally add`: keeps a copy of a registry's generated files, by which counts are described and may one day leave. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { untilText } from '../../submitter/allowlist/until.ts';
import { expiredOn } from '../../submitter/permit.ts';
import { addRegistry, readSource, type Outcome } from '../../submitter/registries/registries.ts';
import type { RegistryFinding, Source } from '../../submitter/registries/source.ts';
import { makeFolder } from '../../submitter/own-folder/private-file.ts';
import { print, remark } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { keysOf } from './keys.ts';
import { place } from './place.ts';

const LISTED = 20;

function run([folder = '']: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  const keysFile = textOption(options, 'keys');
  const given = keysFile === null ? null : keysOf(keysFile);
  const source = sourceOf(folder);
  if (source === null) return 1;
  if (!existsSync(join(root, 'CACHEDIR.TAG'))) {
    throw new Refusal(`there is no store in \`${root}\` yet; \`tally on PROGRAM\` makes it`);
  }
  const outcome = orRefuse(`keep a copy in \`${root}\``, () => {
    if (!makeFolder(join(root, '_tally')))
      throw new Refusal(`\`${join(root, '_tally')}\` is a link or a file and no folder; move it away`);
    return addRegistry(root, source, given);
  });
  if (outcome.done === null) {
    const pin =
      source.allowlist.status === 'active' && given === null
        ? ' `--keys FILE` names the keys that must have signed it, when they are not pinned yet.'
        : '';
    remark(
      `${outcome.why}; nothing was changed.${pin} To forget what was added and what you deleted of it: rm -r ${outcome.folder}\n`,
    );
    return 1;
  }
  print(said(source, outcome, at.today));
  return 0;
}

/** A `generated/` folder that was read and is sound; what is wrong with it is said, and null. */
export function sourceOf(folder: string): Source | null {
  if (!existsSync(join(folder, 'allowlist', 'allowlist.txt'))) {
    throw new Refusal(`\`${folder}\` has no allowlist/allowlist.txt; name the generated/ folder of a registry`);
  }
  const { value, findings } = orRefuse(`read \`${folder}\``, () => readSource(folder));
  remark(registryFindings(findings));
  return value;
}

function registryFindings(findings: readonly RegistryFinding[]): string {
  if (findings.length === 0) return '';
  const lines = findings
    .slice(0, LISTED)
    .map(({ file, line, message }) => `${file}${line === 0 ? '' : `:${line}`}: ${message}\n`);
  const more = findings.length > LISTED ? `and ${findings.length - LISTED} more\n` : '';
  return `${lines.join('')}${more}This is not what the registry's program generated; get the files again.\n`;
}

const DONE = { new: 'was added', again: 'was there already', newer: 'was added over an older version' } as const;

function said({ allowlist, catalogues }: Source, outcome: Exclude<Outcome, { done: null }>, today: Day): string {
  const { registry, version, status, counts, submitUntil } = allowlist;
  const preview =
    status === 'preview'
      ? ' It is a preview: nothing of it can be sent anywhere but to a file.'
      : ' It is signed; `tally keys` says by whom.';
  return `${[
    `${registry} ${version} ${DONE[outcome.done]}.${preview}`,
    `It describes ${[...catalogues.keys()].join(', ')}. Its allowlist has`,
    `  ${counted(counts.submit, 'submit line')}: their owner may send it, ${expiredOn(allowlist, today) === null ? 'until' : 'but they expired on'} ${untilText(submitUntil)}`,
    `  ${counted(counts.ticket, 'ticket line')}: their owner may show it in a file`,
    `  ${counted(counts.fleet, 'fleet line')}: a fleet store may collect it`,
    'Adding it sends nothing and allows nothing by itself. To allow less, delete lines from',
    `  ${join(outcome.folder, 'working', 'allowlist.txt')}`,
    ...(outcome.deleted === 0 ? [] : [`of which you deleted ${outcome.deleted}; they stay deleted.`]),
  ].join('\n')}\n`;
}

export const add: Command = {
  name: 'add',
  usage: 'add DIR [--keys FILE]',
  summary: 'add a registry: what is declared, and what could leave',
  help: `DIR is the generated/ folder of a registry, with allowlist/allowlist.txt and catalogue/. Every rule of the allowlist is
checked, its sum too, and a copy is kept in the store under _tally/registries/. An older version than was added before is
refused, and so are other files under the same version. Lines that you deleted from the working copy stay deleted.

  --keys FILE  the keys that must have signed an active registry; they are pinned when it is first added`,
  words: [1, 1],
  options: { keys: { type: 'string' } },
  run,
};
