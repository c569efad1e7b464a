/**
 * The one file that may be posted, and everything that is asked before: is it in the outbox, was it sent or begun before,
 * does the allowlist permit its bytes, were they agreed to and drawn. Reads only; a stop is a sentence.
 */
import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import { readOn } from '../../recorders/typescript/store/on.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { isFolder, sameFile } from '../../recorders/typescript/store/regular.ts';
import { permitReport } from '../../submitter/permit.ts';
import type { Consent } from '../../submitter/consent/consent.ts';
import { parseWeeks } from '../../submitter/reports/draw.ts';
import { parseLedger } from '../../submitter/reports/answer-ledger.ts';
import { type About, aboutOf, letterStop, linesOf } from '../../submitter/outbox/sendable.ts';
import { outboxFolder, parseLetterName, sent, waiting, type Letter } from '../../submitter/outbox/outbox.ts';
import { readPrivate } from '../../submitter/own-folder/private-file.ts';
import { recordingStop } from '../../submitter/reports/recorded.ts';
import { Refusal } from '../terminal/refusal.ts';
import { answersFile, kept, weeksFile } from '../tally/own-folder.ts';
import type { Leaving } from '../tally/offers.ts';

const MOST_BYTES = 1 << 16;
const CHANGED = 'it is written by tally alone; a copy of before has to be put back';

export interface Body {
  readonly bytes: Uint8Array;
  readonly about: About;
}

/** The file as one that waits in the outbox. */
export function letterAt(root: string, file: string, today: Day): Letter {
  const folder = outboxFolder(root);
  const path = join(folder, basename(file));
  const isThere = [root, join(root, '_tally'), folder].every(isFolder) && isFolderOf(file, folder);
  if (!isThere) throw new Refusal(`\`${file}\` is not in \`${folder}\`, and nothing else is sent`);
  const name = parseLetterName(basename(file));
  if (name === null) throw new Refusal(`\`${path}\` is named like nothing that \`tally submit\` writes`);
  const before = sent(root).find((one) => one.period === name.period && one.what === name.what);
  if (before !== undefined)
    throw new Refusal(`${name.what} of ${name.period} was sent before; the copy is \`${before.path}\``);
  const letter = waiting(root).find((one) => one.path === path);
  if (letter === undefined) throw new Refusal(`\`${path}\` is no regular file`);
  if (letter.dies <= today) throw new Refusal(`\`${path}\` died on ${dayText(letter.dies)}`);
  const { marked } = letter;
  if (marked === null) return letter;
  throw new Refusal(
    `sending \`${path}\` to ${marked.to} was begun on ${marked.day} and did not end, so it may have arrived; to send it all the same, remove \`${path}.sending\``,
  );
}

function isFolderOf(file: string, folder: string): boolean {
  const above = statSync(dirname(resolve(file)), { bigint: true, throwIfNoEntry: false });
  return above !== undefined && sameFile(above, lstatSync(folder, { bigint: true }));
}

/** The bytes that are sent, once everything that could refuse them was asked. */
export function bodyOf(root: string, letter: Letter, consent: Consent, { allowed, source }: Leaving, today: Day): Body {
  const refuse = (why: string): Refusal => new Refusal(`\`${letter.path}\` is not sent: ${why}`);
  const bytes = readPrivate(letter.path, MOST_BYTES);
  if (typeof bytes === 'string') throw refuse(bytes);
  const verdict = permitReport(allowed, bytes, today, 'recipient');
  if (!verdict.permitted) throw refuse(verdict.refusals.map(({ text }) => text).join('; '));
  const about = aboutOf(verdict.report);
  const drawn = {
    weeks: kept(weeksFile(root), parseWeeks, CHANGED),
    answers: kept(answersFile(root), parseLedger, CHANGED),
  };
  const stop =
    letterStop(verdict.report, { name: letter, consent, allowed, drawn, today }) ??
    offStop(root, about, linesOf(about, consent, allowed).now, source.catalogues.get(about.program));
  if (stop !== null) throw refuse(stop);
  return { bytes, about };
}

/** Whoever turns a program off, or some of it, wants no more of it to leave either. */
function offStop(
  root: string,
  { program }: About,
  lines: Parameters<typeof recordingStop>[2],
  catalogue: Parameters<typeof recordingStop>[3],
): string | null {
  const read = readOn(programFolder(root, program));
  if (read.state === 'off') return recordingStop(program, { state: 'off', denied: [], counts: [] }, lines, catalogue);
  const { fleet, deny: denied } = read.on;
  return recordingStop(program, { state: fleet === null ? 'on' : 'fleet', denied, counts: [] }, lines, catalogue);
}
