/** How long files of a program live, in words, from the registries that were added. */
import { addedRegistries } from '../../submitter/registries/registries.ts';

const GENERAL = 'The name of a file begins with the day on which it is deleted.';

export function retentionWords(root: string, program: string): string {
  const days = new Set<number>();
  for (const { source } of addedRegistries(root)) {
    for (const { live, retention } of source?.catalogues.get(program)?.metrics ?? []) if (live) days.add(retention);
  }
  const sorted = [...days].sort((a, b) => a - b).map(String);
  const last = sorted.pop();
  if (last === undefined) return GENERAL;
  const words = sorted.length === 0 ? last : `${sorted.join(', ')} or ${last}`;
  return `${GENERAL.slice(0, -1)}, after ${words} days.`;
}
