/**
 * The registries that were added, each with what it allows now. One that does not hold, or a list of what is withheld
 * that does not, stops all of them: what its owner meant cannot be told. Reads `_tally/` and decides nothing about a
 * value.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { readWithheld } from '../consent/withheld.ts';
import { heldBack } from '../allowlist/held-back.ts';
import { allowedBy, type Allowed } from '../permit.ts';
import { given, stop, stopped, type Stopped } from '../stops/stop.ts';
import { addedRegistries } from './registries.ts';

export interface Registered {
  readonly name: string;
  readonly allowed: Allowed;
  /** By program. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}

export function registeredIn(root: string): Stopped<readonly Registered[]> {
  const added = addedRegistries(root);
  const broken = added.find(({ left }) => left === null)?.findings[0];
  if (broken !== undefined) return stopped(stop('registry/broken', broken.file, broken.line, broken.message));
  const { value: withheld, findings } = readWithheld(root);
  const [odd] = findings;
  if (withheld === null || odd !== undefined) {
    return stopped(stop('withheld/broken', odd?.file ?? '', odd?.line ?? 0, odd?.message ?? ''));
  }
  const registered = added.flatMap(({ name, source, left, signedBy }): readonly Registered[] => {
    if (source === null || left === null) return [];
    const allowed = allowedBy({ list: source.allowlist, left, withheld, signedBy });
    return [{ name, allowed, catalogues: source.catalogues }];
  });
  return given(registered);
}

/** How many lines of the allowlists that were added these globs hold back, some in part. */
export const heldBackIn = (root: string, globs: readonly string[]): number =>
  addedRegistries(root).reduce((sum, { source }) => sum + (source === null ? 0 : heldBack(source.allowlist, globs)), 0);
