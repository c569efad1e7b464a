/**
 * The half of `npm run fuzz` that is about stores: sound day files and `on` files (and one that is not), broken at
 * random, and read by the real reader and by a naive one. It must never throw; what counts is what the naive one
 * counts; and each line that is not empty, of a header or of a block that counts is in exactly one stretch that one
 * finding is about.
 */
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { blockText, headerText, identityText } from '../../../recorders/typescript/store/block.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { NO_FLEET, type On, onText, parseOn } from '../../../recorders/typescript/store/on.ts';
import { readDayFile } from '../../../recorders/typescript/store/read.ts';
import { mutated, mutations } from './mutate.ts';
import { expected, expectedOn } from '../../../test/store/kit/naive.ts';

const PROGRAM = 'demo';
const FILE = 'until-2027-01-10.2026-11-22.1.95.0-stable';

function nameOf(text: string) {
  const name = parseName(text);
  if (name === null) throw new Error(`${text} is not a valid name`);
  return name;
}

const NAME = nameOf(FILE);
const HEADER = headerText(PROGRAM, NAME);
const ONE = blockText('demo-registry', '0.1.0', [['demo.run.total', 3]]);
const TWO = blockText('r', '12.0.345678', [
  ['demo.run.label{a}', 1],
  ['demo.run.label{b%20c,<=10}', 9_007_199_254_740_991],
  ['demo.stack.frames{a::b;_;c_d::e}', 12],
]);

const DAY_FILES = [
  HEADER + ONE,
  HEADER + TWO + ONE,
  HEADER + blockText('r', '0.1.0', []) + HEADER + TWO,
  `${HEADER}# replaces 0123456789abcdef\n# dropped 4\n${ONE}${TWO}`,
  ONE + TWO + ONE,
  HEADER + ONE + blockText('r', '0.1.0', [['demo.run.total', 9_007_199_254_740_992]]),
];

const ON: On = {
  path: '/home/ada/demo',
  inode: '7340155',
  born: '1795363650.768418622',
  ...NO_FLEET,
  deny: [],
};
const FLEET = { fleet: 'crater', experiment: 'pr-1', toolchain: 'master#1a2b3c', job: 'a-1.0' };
const ON_FILES = [onText(ON), onText({ ...ON, ...FLEET, deny: ['demo.run.*', '*'] })];

/** What differs between the two readers of a day file, or null. */
function dayFileFault(text: string): string | null {
  const { value, findings } = readDayFile(Buffer.from(text, 'latin1'), { file: FILE, program: PROGRAM, name: NAME });
  const wanted = expected(text, PROGRAM, identityText(PROGRAM, NAME));
  if (wanted.whole !== null) {
    return value === null &&
      isDeepStrictEqual(
        findings.map(({ line }) => line),
        [wanted.whole],
      )
      ? null
      : `the file is refused whole by line ${wanted.whole}`;
  }
  if (value === null) return 'the file is not refused whole';
  const blocks = value.blocks.map(({ registry, registryVersion, counts }) =>
    [`# + ${registry} ${registryVersion}`, ...[...counts].map(([field, count]) => `${field} ${count}`)].join('\n'),
  );
  if (!isDeepStrictEqual(blocks, wanted.blocks)) return `what counts is\n${wanted.blocks.join('\n')}`;
  const lines = findings.map(({ line }) => line);
  if (
    !isDeepStrictEqual(
      lines,
      wanted.refused.map(({ line }) => line),
    )
  )
    return `refused is ${wanted.refused.map(({ from, to, line }) => `${from}-${to} by ${line}`).join(', ')}`;
  const other = isDeepStrictEqual(value.replaces, wanted.replaces) && value.dropped === wanted.dropped;
  return other ? null : `it replaces ${wanted.replaces.join()} and dropped ${wanted.dropped}`;
}

/** The same for an `on` file. */
function onFault(text: string): string | null {
  const on = parseOn(text);
  const wanted = expectedOn(text);
  const said = on === null ? null : onText(on).split('\n').slice(1, -1).sort().join('\n');
  return said === wanted ? null : `it says ${wanted ?? 'nothing'}`;
}

/** Breaks and reads so many files; throws with the smallest file on which the readers differ. */
export function fuzz(runs: number, seed: number): void {
  const subjects = [
    { bases: DAY_FILES, runs: Math.ceil(runs * 0.9), fault: dayFileFault },
    { bases: ON_FILES, runs: Math.ceil(runs * 0.1), fault: onFault },
  ];
  for (const subject of subjects) {
    fc.assert(
      fc.property(mutations, (broken) => {
        const text = mutated(subject.bases, broken);
        const fault = subject.fault(text);
        if (fault !== null) throw new Error(`${fault}, in ${JSON.stringify(text)}`);
      }),
      { seed, numRuns: subject.runs, endOnFailure: false },
    );
  }
}
