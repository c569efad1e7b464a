/**
 * Whether the allowlist and the catalogues of a registry say the same. They are generated from one registry, so any
 * difference means that one of them was changed. Pure.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import type { CatalogueMetric } from './catalogue.ts';
import type { Line } from '../allowlist/line.ts';
import type { Allowlist } from '../allowlist/list.ts';
import { isUnreleased } from '../allowlist/series.ts';

/** A file of a registry, or a line of it, and what is wrong there. */
export interface RegistryFinding {
  readonly file: string;
  /** 0 for the file as a whole. */
  readonly line: number;
  readonly message: string;
}

/** Paths in a registry are spelled with `/` on every system, since their sums are kept. */
export const ALLOWLIST = 'allowlist/allowlist.txt';
export const LISTS = 'allowlist/lists';
export const CATALOGUES = 'catalogue';

export const pathOfList = (list: string): string => `${LISTS}/${list}.txt`;

export const catalogueOf = (program: string): string => `${CATALOGUES}/${program}.json`;
export const isOfCatalogue = (path: string): boolean => path.startsWith(`${CATALOGUES}/`);

/** The list whose file has this path, or null. */
export const listOf = (path: string): string | null =>
  path.startsWith(`${LISTS}/`) ? path.slice(LISTS.length + 1, -'.txt'.length) : null;

/** What `generated/` says to the user's programs. */
export interface Source {
  readonly allowlist: Allowlist;
  /** By program. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** The bytes of every file, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The bytes of `allowlist.txt.sig`; null if there is none, or none that can be read. */
  readonly signatures: Uint8Array | null;
}

/** The name that it is kept under: what was generated between two releases stands beside its registry. */
export const keptAs = ({ registry, version }: Pick<Allowlist, 'registry' | 'version'>): string =>
  isUnreleased(version) ? `${registry}.${version}` : registry;

/** The metrics that its catalogues say are recorded and go nowhere. */
export const sealedIn = ({ catalogues }: Pick<Source, 'catalogues'>): ReadonlySet<string> => {
  const metrics = [...catalogues.values()].flatMap((catalogue) => catalogue.metrics);
  return new Set(metrics.flatMap(({ id, live, leaves }) => (live && leaves === null ? [id] : [])));
};

type Described = Pick<Source, 'allowlist' | 'catalogues'>;

/** Every difference between the list and its catalogues, one of each program; files are paths within the folder. */
export function sourceFindings({ allowlist, catalogues }: Described): readonly RegistryFinding[] {
  const found: RegistryFinding[] = [];
  const say = (file: string, message: string, line = 0): void => void found.push({ file, line, message });
  const metrics = new Map<string, CatalogueMetric>();
  for (const [program, { registry, version, status, metrics: described }] of catalogues) {
    const [own, listed] = [nameOf({ registry, version, status }), nameOf(allowlist)];
    if (own !== listed) say(catalogueOf(program), `it is of ${own}; the allowlist is of ${listed}`);
    for (const metric of described) metrics.set(metric.id, metric);
  }
  const listed = new Set<string>();
  for (const { number, line } of allowlist.lines) {
    if (line.section === 'set') continue;
    const message = lineFinding(line, metrics.get(line.id));
    if (message !== null && !listed.has(line.id)) say(ALLOWLIST, message, number);
    listed.add(line.id);
  }
  for (const { id, leaves } of metrics.values()) {
    if (leaves !== null && !listed.has(id)) say(ALLOWLIST, `it has no ${leaves} line of ${id}`);
  }
  return found;
}

const nameOf = ({ registry, version, status }: Pick<Allowlist, 'registry' | 'version' | 'status'>): string =>
  `${registry} ${version} (${status})`;

function lineFinding(line: Exclude<Line, { section: 'set' }>, metric: CatalogueMetric | undefined): string | null {
  if (metric === undefined) return `no catalogue describes ${line.id}`;
  if (metric.leaves === line.section) return null;
  const there = metric.leaves === null ? 'goes nowhere' : `has ${metric.leaves} lines`;
  return `it is a ${line.section} line; the catalogue says that ${line.id} ${there}`;
}
