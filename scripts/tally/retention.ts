/** How long files of a program live, in words, from the registries that were added. */
import { addedRegistries } from '../../submitter/registries/registries.ts';

export function retentionWords(root: string, program: string): string {
  const metrics = addedRegistries(root).flatMap(({ source }) => source?.catalogues.get(program)?.metrics ?? []);
  const days = new Set(metrics.filter(({ live }) => live).map(({ retention }) => retention));
  const words = [...days]
    .sort((a, b) => a - b)
    .join(', ')
    .replace(/, (\d+)$/, ' or $1');
  const after = words === '' ? '' : `, after ${words} days`;
  return `The name of a file begins with the day on which it is deleted${after}.`;
}
