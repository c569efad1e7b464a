/** The sample registry as a user has it added, and stores, consents and draws for tests of what leaves. */
import { allowlist } from '../../generators/allowlist/generate.ts';
import { catalogue } from '../../generators/catalogue/generate.ts';
import type { Registry } from '../../model/registry/types.ts';
import { parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import { copyWithout, parseCopy } from '../../submitter/allowlist/copy.ts';
import { parseAllowlist } from '../../submitter/allowlist/file.ts';
import type { Allowlist } from '../../submitter/allowlist/list.ts';
import { parseCatalogue } from '../../submitter/registries/catalogue.ts';
import { newConsent, type Consent } from '../../submitter/consent/consent.ts';
import type { Binding } from '../../submitter/own-folder/own-folder.ts';
import { allowedBy, describe, type Allowed } from '../../submitter/permit.ts';
import type { Registered } from '../../submitter/registries/registered.ts';
import type { Random } from '../../submitter/reports/noise.ts';
import type { Recorded } from '../../submitter/reports/recorded.ts';
import type { Material } from '../../submitter/reports/report.ts';
import { generatedFiles } from '../list.ts';

export const RECIPIENT = 'https://metrics.example.org/report';
export const HERE: Binding = { path: '/home/ada/tallybook/_tally', inode: '7340155', born: '1795363650.768418622' };

export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is no day`);
  return day;
}

const textOf = (registry: Registry): string => allowlist.generate(registry)[0]?.text ?? '';

export function listOf(registry: Registry): Allowlist {
  const { value, findings } = parseAllowlist(Buffer.from(textOf(registry), 'latin1'), generatedFiles(registry));
  if (value === null) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return value;
}

export interface Reduced {
  /** Ids, fields and lists whose lines are deleted from the working copy. */
  readonly deleted?: readonly string[];
  readonly withheld?: readonly string[];
}

export function allowedOf(list: Allowlist, { deleted = [], withheld = [] }: Reduced = {}): Allowed {
  const copy = parseCopy(list, Buffer.from(copyWithout(list, new Set(deleted)), 'latin1'));
  const globs = withheld.map((glob) => ({ glob, where: '_tally/deny:1' }));
  return allowedBy({ list, left: copy.lines ?? [], withheld: globs, signedBy: [] });
}

export function registered(registry: Registry, reduced: Reduced = {}): Registered {
  const catalogues = catalogue.generate(registry).map(({ text }) => {
    const read = parseCatalogue(Buffer.from(text));
    if (typeof read === 'string') throw new Error(read);
    return [read.program, read] as const;
  });
  const allowed = allowedOf(listOf(registry), reduced);
  return { name: registry.name, allowed, catalogues: new Map(catalogues) };
}

export type Counted = Readonly<Record<string, number>>;

/** The counts of one day, of a block of the sample registry 0.1.0 unless told. */
export function counted(day: string, counts: Counted, changes: Partial<DayCounts> = {}): DayCounts {
  return {
    day: dayOf(day),
    dies: dayOf(day) + 49,
    version: '1.0.0-stable',
    registry: 'sample',
    registryVersion: '0.1.0',
    counts: new Map(Object.entries(counts)),
    blocks: 1,
    ...changes,
  };
}

export const on = (...counts: readonly DayCounts[]): Recorded => ({ state: 'on', denied: [], counts });

type Wanted = (id: string, group: string | null) => boolean;

export function consentTo(given: Registered, day: string, wanted: Wanted = () => true): Consent {
  return newConsent(HERE, RECIPIENT, describe(given.allowed).list, dayOf(day), ({ id, group }) => wanted(id, group));
}

export function material(
  given: Registered,
  today: string,
  programs: Readonly<Record<string, Recorded>>,
  changes: Partial<Material> = {},
): Material {
  return {
    recipient: RECIPIENT,
    here: HERE,
    consents: [consentTo(given, '2026-11-01')],
    registries: new Map([[given.name, given]]),
    programs: new Map(Object.entries(programs)),
    today: dayOf(today),
    ...changes,
  };
}

/** Bytes that a seed gives, for tests that draw; nothing else may use it. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return (bytes) => Uint8Array.from({ length: bytes }, () => word() >>> 24);
}
