/**
 * A registry whose names take every width, so that each way in which a formatter may break a line occurs. No checked
 * registry holds all of it.
 */
import type { Metric, Registry } from '../../model/registry/types.ts';
import { counter, enumeration, flag, frames, histogram, inline, listed, text, type Changes } from '../metric.ts';
import { registryOf, sampleRegistry } from '../sample.ts';

const list = (at: number) => sampleRegistry.enumerations[at] ?? { name: '', values: [] };

/** `n` ascending bounds; every fifth table has some that are too wide to share a line. */
const bounds = (n: number): readonly number[] =>
  Array.from({ length: 1 + ((n * 7) % 60) }, (_, i) => (i + 1) * (n % 5 === 0 ? 1_000_000_000 : 10 ** ((i + n) % 8)));

const labels = (n: number): readonly string[] =>
  Array.from({ length: 1 + (n % 13) }, (_, i) => `label ${i} ${'x'.repeat(n)}`);

/** One metric of each kind whose name has `width` characters. */
function metrics(area: string, width: number): readonly Metric[] {
  const id = (kind: string): string => `demo.${area}.${kind.padEnd(width, 'x')}`;
  const changes: Changes = { flush_now: width % 2 === 0, live: width % 3 !== 0, retention: width };
  return [
    counter(id('a'), changes),
    counter(id('b'), { ...changes, privacy_class: 'fleet' }),
    counter(id('c'), { ...changes, labels: [listed('code', list(0))] }),
    counter(id('d'), { ...changes, labels: [listed('code', list(0)), inline('other', ...labels(width))] }),
    counter(id('e'), { ...changes, labels: [inline('one', ...labels(width)), inline('two', 'x')] }),
    enumeration(id('f'), inline('value', ...labels(width)), changes),
    flag(id('g'), changes),
    frames(id('h'), list(1), width, changes),
    frames(id('i'), list(2), width, changes),
    histogram(id('j'), 'ms', bounds(width), changes),
    text(id('k'), 'x'.repeat(width) + '[0-9]{2}'.repeat(width % 6), 1, changes),
  ];
}

const WIDTHS = Array.from({ length: 40 }, (_, i) => i + 1);

export const widthRegistry: Registry = registryOf(
  ['m', 'm'.repeat(12), 'm'.repeat(25), 'm'.repeat(40)].flatMap((area) =>
    WIDTHS.flatMap((width) => metrics(area, width)),
  ),
);
