/**
 * What `tally` keeps in `_tally/` about leaving: consent, the weeks' draws, the answers. Each is one text file, read
 * whole and replaced whole. A file that is there and does not hold stops everything that would need it.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { binding } from '../../recorders/typescript/store/on.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { consentText, parseConsent, type Binding, type Consent } from '../../submitter/consent/consent.ts';
import { makeFolder, readPrivate, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';

const MAX_BYTES = 1 << 20;
const NS_A_SECOND = 1_000_000_000n;

export const ownFolder = (root: string): string => join(root, '_tally');
export const consentFile = (root: string): string => join(ownFolder(root), 'consent');
export const weeksFile = (root: string): string => join(ownFolder(root), 'week');
export const answersFile = (root: string): string => join(ownFolder(root), 'answers');

/** What a file says, or null if there is none. Refuses one that does not hold. `help` says what to do about it. */
export function kept<T>(path: string, parse: (text: string) => T | string, help: string): T | null {
  if (orRefuse(`look at \`${path}\``, () => look(path)) === null) return null;
  const bytes = readPrivate(path, MAX_BYTES);
  const value = typeof bytes === 'string' ? bytes : parse(Buffer.from(bytes).toString('utf8'));
  if (typeof value === 'string') throw new Refusal(`\`${path}\` does not hold: ${value}; ${help}`);
  return value;
}

/** Replaces a file of `_tally/`, and makes that folder if need be. */
export function keep(root: string, path: string, text: string): void {
  orRefuse(`write \`${path}\``, () => {
    makeOwnFolder(root);
    replaceFile(path, text);
  });
}

function makeOwnFolder(root: string): void {
  if (!isFolder(root)) throw new Refusal(`there is no store in \`${root}\` yet; \`tally on PROGRAM\` makes it`);
  const folder = ownFolder(root);
  if (!makeFolder(folder)) throw new Refusal(`\`${folder}\` is a link or a file and no folder; move it away`);
}

/** The consent that was given, whether it holds now or not. */
export const givenConsent = (root: string): Consent | null =>
  kept(consentFile(root), parseConsent, '`tally consent revoke` removes it');

export const keepConsent = (root: string, consent: Consent): void =>
  keep(root, consentFile(root), consentText(consent));

/** What a consent that is given now is bound to. */
export function newBinding(root: string): Binding {
  return orRefuse(`look at \`${ownFolder(root)}\``, () => {
    makeOwnFolder(root);
    return { path: ownFolder(root), ...binding(ownFolder(root)) };
  });
}

/** What `_tally/` is now, to be compared with what a consent is bound to. */
export function presentBinding(root: string): Binding {
  const path = ownFolder(root);
  if (!isFolder(path)) return { path, inode: null, born: null };
  const { ino, birthtimeNs: ns } = orRefuse(`look at \`${path}\``, () => lstatSync(path, { bigint: true }));
  return { path, inode: String(ino), born: `${ns / NS_A_SECOND}.${String(ns % NS_A_SECOND).padStart(9, '0')}` };
}
