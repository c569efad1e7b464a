/**
 * The people of the disclosure test: 3,000 public crates in three versions, and reporters who depend on some of them.
 * Who they are is drawn from a seed alone; nothing here knows a metric. Real figures do not exist, so every number
 * below is an assumption, and a report on real people may come out worse.
 */
import { below, logNormal, random, type Random } from './random.ts';

export const CRATES = 3000;
const VERSIONS = 3;
const DOMAINS = 25;

/** How the users of a crate divide over its versions, newest first. */
const VERSION_SHARES = [0.6, 0.3, 0.1];

/** Popularity falls as 1 / rank (Zipf), as downloads of a package registry do. */
const ZIPF = 1;

/** Half of the dependencies come from the domain somebody works in: web, embedded, games … */
const FROM_HOME = 0.5;

const MEDIAN_DEPENDENCIES = 70;
const MOST_DEPENDENCIES = 400;

export interface Dictionary {
  /** The domain of each crate, by its rank. */
  readonly domains: readonly number[];
  /** Sums of popularity up to each crate. */
  readonly sums: readonly number[];
  /** For each domain, its crates and their sums. */
  readonly byDomain: readonly { readonly crates: readonly number[]; readonly sums: readonly number[] }[];
}

export interface Reporter {
  /** Versions of public crates, as `crate * 3 + version`. */
  readonly dependencies: readonly number[];
  /** Crates of their own, which nobody else has. */
  readonly own: number;
  /** Of the machine; 1 is the middle. */
  readonly speed: number;
  /** Builds in a typical week. */
  readonly builds: number;
}

export const VERSION_COUNT = CRATES * VERSIONS;
export const crateOf = (version: number): number => Math.floor(version / VERSIONS);

/** How widely a version is used, to compare versions by. */
export const popularity = (version: number): number =>
  (crateOf(version) + 1) ** -ZIPF * (VERSION_SHARES[version % VERSIONS] ?? 0);

export function dictionary(seed: number): Dictionary {
  const source = random(seed, 'crates');
  const domains = Array.from({ length: CRATES }, () => below(source, DOMAINS));
  const all = domains.map((_, crate) => crate);
  const byDomain = Array.from({ length: DOMAINS }, (_, domain) => {
    const crates = all.filter((crate) => domains[crate] === domain);
    return { crates, sums: sumsOf(crates) };
  });
  return { domains, sums: sumsOf(all), byDomain };
}

function sumsOf(crates: readonly number[]): readonly number[] {
  let sum = 0;
  return crates.map((crate) => (sum += (crate + 1) ** -ZIPF));
}

/** People who report; `names` tell one draw of them from another. */
export function reporters(
  from: Dictionary,
  count: number,
  seed: number,
  ...names: readonly (string | number)[]
): readonly Reporter[] {
  const source = random(seed, 'reporters', ...names);
  return Array.from({ length: count }, () => ({
    dependencies: dependencies(from, source),
    own: Math.max(1, Math.round(logNormal(source, 4, 0.8))),
    speed: logNormal(source, 1, 0.4),
    builds: logNormal(source, 60, 1),
  }));
}

function dependencies(from: Dictionary, source: Random): readonly number[] {
  const wanted = Math.min(MOST_DEPENDENCIES, Math.max(3, Math.round(logNormal(source, MEDIAN_DEPENDENCIES, 0.7))));
  const home = from.byDomain[below(source, DOMAINS)];
  const chosen = new Map<number, number>();
  // A drawn crate may be there already, and a small domain may hold no more: the tries are bounded.
  for (let tries = 0; chosen.size < wanted && tries < wanted * 20; tries++) {
    const isHome = home !== undefined && source.next() < FROM_HOME;
    const place = pick(isHome ? home.sums : from.sums, source);
    const crate = isHome ? (home.crates[place] ?? 0) : place;
    if (!chosen.has(crate)) chosen.set(crate, crate * VERSIONS + version(source));
  }
  return [...chosen.values()];
}

function version(source: Random): number {
  const [newest = 0, middle = 0] = VERSION_SHARES;
  const drawn = source.next();
  return drawn < newest ? 0 : drawn < newest + middle ? 1 : 2;
}

/** The place of a draw among cumulated weights. */
function pick(sums: readonly number[], source: Random): number {
  const drawn = source.next() * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > drawn) high = middle;
    else low = middle + 1;
  }
  return low;
}
