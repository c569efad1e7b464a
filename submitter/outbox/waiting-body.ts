/**
 * The one file that may be posted, and everything that is asked before: is it in the outbox, was it sent or begun
 * before, does the allowlist permit its bytes, were they agreed to and drawn, is it still recorded. Reads only.
 */
import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import { isFolder, sameFile } from '../../recorders/typescript/store/regular.ts';
import type { Consent } from '../consent/consent.ts';
import { ownFolder } from '../own-folder/own-folder.ts';
import { readPrivate } from '../own-folder/private-file.ts';
import { ANSWER_FORMAT, type Answer, type Report } from '../body/text.ts';
import { permitReport } from '../permit.ts';
import type { Registered } from '../registries/registered.ts';
import { readAnswer, readDraw } from '../reports/drawn.ts';
import { recordingOf } from '../reports/material.ts';
import { recordingStop } from '../reports/recorded.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';
import { isAbout, outboxFolder, parseBodyName, sent, waiting, type BodyFile } from './body-file.ts';
import { aboutOf, bodyStop, linesOf, type About, type Drawn } from './sendable.ts';

const MOST_BYTES = 1 << 16;

/** The file as one that waits in the outbox. */
export function waitingBody(root: string, file: string, today: Day): Stopped<BodyFile> {
  const folder = outboxFolder(root);
  // Whoever names a mark is told of the file that it marks; only the name of a file itself can have it sent.
  const name = basename(file).replace(/\.sending$/, '');
  const path = `${folder}/${name}`;
  const isThere = [root, ownFolder(root), folder].every(isFolder) && isFolderOf(file, folder);
  if (!isThere) return stopped(stop('file/not-there', file, folder));
  const subject = parseBodyName(name);
  if (subject === null) return stopped(stop('file/named-otherwise', path));
  const isMeant = isAbout(subject);
  const before = sent(root).find(isMeant);
  if (before !== undefined) {
    return stopped(stop('file/sent', subject.what, subject.period, before.isThere ? before.path : null));
  }
  const there = waiting(root).filter(isMeant);
  const begun = there.find(({ mark }) => mark !== null);
  if (begun !== undefined) return stopped(begunStop(path, begun));
  const body = there.find((one) => one.path === path);
  if (body === undefined) return stopped(stop('file/irregular', path));
  if (body.dies <= today) return stopped(stop('file/died', path, dayText(body.dies)));
  return name === basename(file) ? given(body) : stopped(stop('file/named-otherwise', file));
}

/** Whatever the mark says: that sending began. */
function begunStop(path: string, { mark }: BodyFile): Stop {
  const { path: file = '', said = '' } = mark ?? {};
  return typeof said === 'string'
    ? stop('file/odd-mark', path, file, said)
    : stop('file/begun', path, file, said.to, said.day);
}

function isFolderOf(file: string, folder: string): boolean {
  const above = statSync(dirname(resolve(file)), { bigint: true, throwIfNoEntry: false });
  return above !== undefined && sameFile(above, lstatSync(folder, { bigint: true }));
}

/** What would be posted. */
export interface Posting {
  readonly bytes: Uint8Array;
  readonly about: About;
}

/**
 * The bytes that are sent, once everything that could refuse them was asked. Turning a program off, or some of it,
 * refuses too.
 */
export function postingOf(
  root: string,
  { path, period, what }: BodyFile,
  consent: Consent,
  { allowed, catalogues }: Registered,
  today: Day,
): Stopped<Posting> {
  const bytes = readPrivate(path, MOST_BYTES);
  if (typeof bytes === 'string') return stopped(stop('file/unreadable', bytes));
  const verdict = permitReport(allowed, bytes, today, 'recipient');
  if (verdict.value === null) return verdict;
  const about = aboutOf(verdict.value);
  const drawn = drawnFor(root, verdict.value, consent.recipient);
  if (drawn.value === null) return drawn;
  const refused =
    bodyStop(verdict.value, { name: { period, what }, consent, allowed, drawn: drawn.value, today }) ??
    recordingStop(
      about.program,
      recordingOf(root, about.program),
      linesOf(about, consent, allowed).now,
      catalogues.get(about.program),
    );
  return refused === null ? given({ bytes, about }) : stopped(refused);
}

/** What was drawn of all that a body needs. The files of others may hold or not. */
function drawnFor(root: string, body: Report | Answer, recipient: string): Stopped<Drawn> {
  if (body.format === ANSWER_FORMAT) {
    const answer = readAnswer(root, body);
    return answer.value === null ? answer : given({ draw: null, answer: answer.value.said });
  }
  const draw = readDraw(root, body.week, recipient);
  return draw.value === null ? draw : given({ draw: draw.value.said, answer: null });
}
