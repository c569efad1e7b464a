/** Whether a table of names in a binary says what a registry declares. Pure. */
import { programOf } from '../allowlist/line.ts';
import type { NameTable } from './names.ts';
import type { Source } from '../registries/source.ts';

/** A sentence for each difference; null is a registry that was not added. */
export function tableDifferences({ registry, version, ids }: NameTable, source: Source | null): readonly string[] {
  if (source === null) {
    return [
      `the registry ${registry} was not added, so its names were not compared; ` +
        '`tally add` its generated/ folder, or name that with --registry',
    ];
  }
  const { allowlist, catalogues } = source;
  const found: string[] = [];
  if (version !== allowlist.version) {
    found.push(`it was built with ${registry} ${version}; compared is ${allowlist.version}`);
  }
  const listed = new Set(ids);
  if (listed.size !== ids.length) found.push('its table has a name twice');
  const programs = new Set(ids.map((id) => programOf(id)));
  for (const program of programs) {
    const catalogue = catalogues.get(program);
    if (catalogue === undefined) {
      found.push(`it can record ${program}, of which ${registry} ${allowlist.version} knows nothing`);
      continue;
    }
    const live = new Map(catalogue.metrics.map((metric) => [metric.id, metric.live]));
    for (const id of listed) {
      if (!id.startsWith(`${program}.`) || live.get(id) === true) continue;
      found.push(
        live.has(id)
          ? `it can record ${id}, which is proposed or expired`
          : `it can record ${id}, which is not declared`,
      );
    }
    for (const [id, isLive] of live) {
      if (isLive && !listed.has(id)) found.push(`${id} is declared, and its table does not have it`);
    }
  }
  return found;
}
