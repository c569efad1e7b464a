/**
 * All that the site is made from. Besides the registry these are facts that other stages worked out: a generator may
 * neither compare registries nor simulate people nor read another output, so they are handed to it as plain data.
 */
import type { Registry } from '../../model/registry/types.ts';
import type { CatalogueMetric } from '../../model/schema/wire.ts';

/** One thing that changed between two releases, in words. */
export interface HistoryChange {
  /** `metric`, `group`, `policy` … */
  readonly kind: string;
  readonly name: string;
  readonly words: readonly string[];
}

export interface Release {
  readonly version: string;
  readonly day: string;
  /** False for what stands in the registry and is in no release yet. */
  readonly released: boolean;
  /** What the release is and what became of consent, in one sentence. */
  readonly summary: string;
  readonly changes: readonly HistoryChange[];
}

export interface RuleText {
  readonly id: string;
  readonly severity: 'error' | 'note';
  readonly summary: string;
  readonly why: string;
  /** Example texts, under the path of a file or `metric`. */
  readonly bad: Readonly<Record<string, string>>;
  readonly good: Readonly<Record<string, string>>;
}

export interface KindText {
  readonly name: string;
  readonly summary: string;
  readonly example: string;
}

export interface TextTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Disclosure {
  readonly about: string;
  readonly tables: readonly TextTable[];
  readonly findings: readonly string[];
  readonly svg: string;
}

export interface SiteInput {
  readonly registry: Registry;
  /** The text of the allowlist. */
  readonly allowlist: string;
  /** Every metric as the catalogues describe it. */
  readonly catalogue: readonly CatalogueMetric[];
  /** Newest first. */
  readonly history: readonly Release[];
  readonly rules: readonly RuleText[];
  readonly kinds: readonly KindText[];
  /** Null where nothing was simulated. */
  readonly disclosure: Disclosure | null;
  /** The script of the index. */
  readonly script: string;
}
