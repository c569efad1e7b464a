/** The kit's registry, `demo-registry 0.1.0`, as README.md in the folder above has it: what drivers count. */

export const PROGRAM = 'demo';
export const REGISTRY = 'demo-registry 0.1.0';

/** Days that metrics are kept. */
export const KEPT = { long: 49, short: 14, fleet: 400 } as const;

export interface Field {
  /** What stands behind the program's name and a dot. */
  readonly name: string;
  readonly kept: number;
}

const LABELS = ['a', 'b', 'unknown'];
const ODD = ['x%20y', '100%25', 'a%2Cb%3Bc', '%3C%3D10', '%3E10', '%7Bx%7Cy%7D', 'unknown'];
const PAIRS = ['a,x', 'a,%3C%3D10', 'b,x', 'b,%3C%3D10'];
const SIZES = ['<=0', '<=10', '>10'];
const TIMES = ['a,<=10', 'a,>10', '%3C%3D10,<=10', '%3C%3D10,>10'];
const STACKS = ['a::b', 'a::b;_;c', '_'];

const labelled = (metric: string, labels: readonly string[]): readonly Field[] =>
  labels.map((label) => ({ name: `kit.${metric}{${label}}`, kept: KEPT.long }));

export const FIELDS: readonly Field[] = [
  { name: 'kit.total', kept: KEPT.long },
  { name: 'kit.brief', kept: KEPT.short },
  { name: 'kit.fleet', kept: KEPT.fleet },
  ...labelled('label', LABELS),
  ...labelled('odd', ODD),
  ...labelled('pair', PAIRS),
  ...labelled('size', SIZES),
  ...labelled('time', TIMES),
  ...labelled('stack', STACKS),
];

export const fieldOf = (name: string, program = PROGRAM): string => `${program}.kit.${name}`;

/** Whether a field only counts in a fleet store. */
export const isFleet = (field: string): boolean => field.endsWith('.kit.fleet');
