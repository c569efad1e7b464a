/** Writing one file whole. Decides nothing about what is in it or whether it may be replaced. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts the text there whole or not at all: a full disk must not cost somebody their declarations. */
export function replaceFile(path: string, text: string): void {
  const part = `${path}.part`;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(part, { force: true });
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
