/**
 * `tally show --html FILE`: what was counted, what is deleted when and what could leave, as one page for its owner. Reads
 * the store and the registries that were added, and writes that one file, which nobody else may read. It never replaces
 * a file that is no such page.
 */
import { closeSync, existsSync, fchmodSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readProgram, type StoreFinding } from '../../recorders/typescript/store/read.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { recordingOf } from '../../submitter/reports/material.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import type { Surroundings } from './command.ts';
import { declaredPrograms } from './declared.ts';
import { documentText, MARK } from './page/document.ts';
import { factsOf } from './page/facts.ts';

export interface Asked {
  readonly root: string;
  readonly programs: readonly string[];
  /** The glob of fields that was asked for. */
  readonly metric: string | null;
  readonly wanted: (field: string) => boolean;
}

/** Writes the page and says where. Answers what the reader refused. */
export function writePage(
  path: string,
  { root, programs, metric, wanted }: Asked,
  at: Surroundings,
): readonly StoreFinding[] {
  if (path === '') throw new Refusal('--html needs the name of a file');
  const declared = declaredPrograms(root);
  const findings: StoreFinding[] = [];
  const recorded = programs.map((program) => {
    const read = readProgram(root, program, at.today);
    for (const finding of read.findings) findings.push(finding);
    return {
      program,
      ...recordingOf(root, program),
      counts: read.value,
      dropped: read.dropped,
      declared: declared.get(program) ?? null,
    };
  });
  const refused = findings.map((finding) => ({ ...finding, file: pathless(root, finding.file) }));
  const { registered, stop } = registeredOrStop(root);
  const facts = factsOf({
    ...{ today: at.today, recorded, wanted, metric, registered, stop, findings: refused },
    pathless: (text) => pathless(root, text),
  });
  write(resolve(path), documentText(facts), at);
  print(
    `Wrote ${resolve(path)}, which only you may read, and sent nothing. It is a copy: it stays until you delete it.\n`,
  );
  return findings;
}

/** Words as the page shows them, which may be seen by others: without the folders of its owner. */
const pathless = (root: string, words: string): string => words.replaceAll(`${root}/`, '');

/** Where something does not hold, the page says so, and that nothing can leave. */
function registeredOrStop(root: string): { readonly registered: readonly Registered[]; readonly stop: string | null } {
  const { value } = registeredIn(root);
  const broken =
    'Nothing, while a registry or the list of what is withheld does not hold. `tally status` says which and what to do.';
  if (value === null) return { registered: [], stop: broken };
  const none = 'Nothing: no registry was added. `tally add DIR` adds one.';
  return { registered: value, stop: value.length === 0 ? none : null };
}

/** Through a file beside it, so that whoever opens the page finds the old one or the new one. */
function write(path: string, text: string, { random }: Surroundings): void {
  orRefuse(`write \`${path}\``, () => {
    if (!existsSync(dirname(path)))
      throw new Refusal(`there is no folder \`${dirname(path)}\`; make it, or name a file elsewhere with --html`);
    assertReplaceable(path);
    const beside = `${path}.${Buffer.from(random(8)).toString('hex')}.part`;
    const file = openSync(beside, 'wx', 0o600);
    try {
      fchmodSync(file, 0o600);
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
  });
}

/** Refuses what is there and was not written here. */
function assertReplaceable(path: string): void {
  const there = look(path);
  if (there === null) return;
  if (!there.isFile())
    throw new Refusal(`\`${path}\` is a folder, a link or something else that is no file; name another with --html`);
  const file = openSync(path, 'r');
  try {
    const begin = Buffer.alloc(MARK.length);
    readSync(file, begin, 0, begin.length, 0);
    if (begin.toString('latin1') === MARK) return;
  } finally {
    closeSync(file);
  }
  throw new Refusal(
    `\`${path}\` is no page that tally wrote, so it is not replaced; name another with --html, or remove it`,
  );
}
