/**
 * `tally show --html FILE`: what was counted, what is deleted when and what could leave, as one page for its owner.
 * Reads the store and the registries that were added, and writes that one file, readable by its owner alone. It never
 * replaces a file that is not such a page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readProgram, type StoreFinding } from '../../recorders/typescript/store/read.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { replaceFile } from '../../submitter/own-folder/private-file.ts';
import { registeredIn } from '../../submitter/registries/registered.ts';
import { recordingOf } from '../../submitter/reports/material.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { asSentence } from './body-words.ts';
import type { Surroundings } from './command.ts';
import { declaredPrograms } from './declarations.ts';
import { documentText, MARK } from './page/document.ts';
import { factsOf, type Given } from './page/facts.ts';

export interface Asked extends Pick<Given, 'metric' | 'wanted'> {
  readonly root: string;
  readonly programs: readonly string[];
}

/** Writes the page and says where. Answers what the reader refused. */
export function writePage(file: string, asked: Asked, at: Surroundings): readonly StoreFinding[] {
  if (file === '') throw new Refusal('--html needs the name of a file');
  const { root, programs, metric, wanted } = asked;
  const path = resolve(file);
  const declared = declaredPrograms(root);
  const recorded = programs.map((program) => {
    const { value: counts, ...read } = readProgram(root, program, at.today);
    return { program, counts, declared: declared.get(program) ?? null, ...read, ...recordingOf(root, program) };
  });
  const findings = recorded.flatMap((one) => one.findings);
  /** The page may be seen by others: it is without the folders of its owner, however their names are spelled. */
  const pathless = (words: string): string => words.replaceAll(`${root}/`, '').replaceAll(`${resolve(root)}/`, '');
  const shown = findings.map((finding) => ({ ...finding, file: pathless(finding.file) }));
  const { today } = at;
  const facts = factsOf({
    today,
    recorded,
    wanted,
    metric,
    findings: shown,
    pathless,
    ...registeredOrStop(root, pathless),
  });
  write(path, documentText(facts));
  print(`Wrote ${path}, which only you may read. It is a copy: it stays until you delete it.\n`);
  return findings;
}

/** Where something does not hold, the page says so, and that nothing can leave. */
function registeredOrStop(root: string, shown: (words: string) => string): Pick<Given, 'registered' | 'stop'> {
  const { value, stops } = registeredIn(root);
  const [why] = value?.length === 0 ? [stop('registry/none')] : stops;
  return { registered: value ?? [], stop: why === undefined ? null : shown(asSentence(words(why))) };
}

/** Through a file beside it, so that a reader finds the old page or the new one. */
function write(path: string, text: string): void {
  orRefuse(`write \`${path}\``, () => {
    assertReplaceable(path);
    replaceFile(path, text);
  });
}

/** Refuses what is there and was not written here. */
function assertReplaceable(path: string): void {
  const elsewhere = 'name another file with --html';
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Refusal(`there is no folder \`${folder}\`; make it, or ${elsewhere}`);
  const there = look(path);
  if (there === null || (there.isFile() && readFileSync(path, 'latin1').startsWith(MARK))) return;
  throw new Refusal(`\`${path}\` is not a page that tally wrote, or is a link to one; ${elsewhere}, or remove it`);
}
