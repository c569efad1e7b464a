/**
 * `tallybook release`: freezes the registry as its version, and adds what changed since the last one to CHANGELOG.md.
 * A release is written once and never again; a registry with errors, or with too low a version, is not released.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed } from '../../../model/check.ts';
import { compare } from '../../../model/compare/compare.ts';
import { declare } from '../../../model/stages/declare.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { loadTree } from '../../../model/source/load.ts';
import { readRelease } from '../../../model/releases/restore.ts';
import { snapshot, snapshotText } from '../../../model/releases/snapshot.ts';
import { MAX_RELEASE_BYTES, RELEASES } from '../../../model/source/tree.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { checkFolder, verdict } from '../checked-folder.ts';
import { print, remark } from '../../terminal/print.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';
import { section, withSection } from './changelog.ts';

export const CHANGELOG = 'CHANGELOG.md';
const EMPTY = '# Changelog\n';

/** Writes both files or neither, and says where they are. */
export function runRelease({ root }: { readonly root: string }): number {
  const { value: registry, findings } = checkFolder(root);
  if (registry === null || failed(findings)) {
    print(formatFindings(findings, 'text'));
    remark(`\n${verdict(registry, findings)}; nothing was released\n`);
    return 1;
  }
  const file = `${RELEASES}/${registry.version}.json`;
  if (lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined)
    throw new Refusal(`${file} exists already; raise \`version\` in registry/registry.yaml to release again`);
  const text = snapshotText(snapshot(registry));
  if (Buffer.byteLength(text) > MAX_RELEASE_BYTES)
    throw new Refusal(
      `${file} would be larger than ${MAX_RELEASE_BYTES / 1024 / 1024} MiB, which \`tallybook check\` would not read`,
    );
  const last = lastRelease(root);
  const comparison = last === null ? null : compare(last, registry);
  const old = orRefuse(`read \`${join(root, CHANGELOG)}\``, () => readChangelog(join(root, CHANGELOG)));
  writeBoth(root, [
    [file, text],
    [CHANGELOG, withSection(old, registry.version, section(registry, comparison))],
  ]);
  print(`released ${registry.name} ${registry.version}: ${file}, and what changed in ${CHANGELOG}\n`);
  return 0;
}

/** The newest release; the check has already found it sound. */
function lastRelease(root: string): Registry | null {
  const newest = declare(loadTree(root)).releases.at(-1);
  return newest === undefined ? null : readRelease(newest.file, newest.text).value;
}

function readChangelog(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? EMPTY : readFileSync(path, 'utf8');
}

/** Everything is on the disk before anything takes its place, so that a full disk leaves things as they were. */
function writeBoth(root: string, files: readonly (readonly [string, string])[]): void {
  const parts = files.map(([path, text]) => ({ path: join(root, path), part: join(root, `${path}.part`), text }));
  orRefuse(`write below \`${root}\``, () => {
    try {
      for (const { part, text } of parts) {
        mkdirSync(dirname(part), { recursive: true });
        rmSync(part, { force: true });
        writeFileSync(part, text, { flag: 'wx' });
      }
      for (const { path, part } of parts) renameSync(part, path);
    } finally {
      for (const { part } of parts) rmSync(part, { force: true });
    }
  });
}
