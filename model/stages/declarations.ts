/** What a registry's files declare, each by itself: nothing is resolved and no default applied. Types only. */
import type { Problem, Path } from '../findings/problem.ts';
import type { Enumeration } from '../registry/types.ts';
import type { AreaFile, MetricDeclaration } from '../schema/declaration.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { Policy } from '../schema/policy.ts';
import type { RegistryFile } from '../schema/registry-file.ts';
import type { Roster } from '../schema/roster.ts';
import type { PlacedFile } from '../source/yaml.ts';

/** One area file. Keys that `invalid` names are present but unusable; the rest has the shape of `AreaFile`. */
export interface AreaDeclaration {
  readonly file: string;
  readonly program: string;
  /** The file's name without `.yaml`. */
  readonly stem: string;
  readonly area: string | null;
  readonly defaults: MetricDeclaration;
  readonly metrics: ReadonlyMap<string, MetricDeclaration>;
  readonly removed: NonNullable<AreaFile['removed']>;
  /** Whether something at or below this path has the wrong shape. */
  invalid(path: Path): boolean;
}

/** A file of `registry/releases/`, named after its version. */
export interface ReleaseFile {
  readonly file: string;
  readonly version: string;
  readonly text: string;
}

export interface Declarations {
  /** Null when the file is missing or has any problem of shape: no rule can be applied then. */
  readonly registry: RegistryFile | null;
  readonly policy: Policy | null;
  readonly areas: readonly AreaDeclaration[];
  readonly enumerations: readonly Enumeration[];
  /** In the order of their versions; what a file says is read when it is compared with. */
  readonly releases: readonly ReleaseFile[];
  /** Null when there is none, or it has any problem of shape. */
  readonly roster: Roster | null;
  readonly ledgers: readonly LedgerFile[];
  /** The texts of registry/approvals/labels/, by path. */
  readonly labelLists: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, PlacedFile>;
  readonly problems: readonly Problem[];
}
