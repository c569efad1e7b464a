/** The TypeScript recorder's driver for the conformance kit; README.md in the folder above says what it is asked. */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  counter,
  defineProgram,
  frames,
  histogram,
  labeledCounter,
  labeledCounter2,
  labeledHistogram,
  start,
} from '../../../recorders/typescript/index.ts';
import type { Recording } from '../../../recorders/typescript/index.ts';
import { dayText, parseDay } from '../../../recorders/typescript/store/day.ts';
import { storeRoot } from '../../../recorders/typescript/store/place.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';

const ODD = ['x y', '100%', 'a,b;c', '<=10', '>10', '{x|y}', 'unknown'];
const SPELLED = ['x%20y', '100%25', 'a%2Cb%3Bc', '%3C%3D10', '%3E10', '%7Bx%7Cy%7D', 'unknown'];

/** The metrics of the kit's registry under this program's name; and how each field is counted. */
function registry(name: string) {
  const of = (id: string, keep = 49) => ({ id: `${name}.kit.${id}`, keep });
  const kit = {
    total: counter(of('total')),
    brief: counter(of('brief', 14)),
    fleet: counter({ ...of('fleet', 400), fleet: true }),
    label: labeledCounter({ ...of('label'), labels: ['a', 'b', 'unknown'] }),
    odd: labeledCounter({ ...of('odd'), labels: SPELLED }),
    pair: labeledCounter2({
      ...of('pair'),
      labels: [
        ['a', 'b', 'unknown'],
        ['x', '%3C%3D10', 'unknown'],
      ],
    }),
    size: histogram({ ...of('size'), bounds: [0, 10] }),
    time: labeledHistogram({ ...of('time'), labels: ['a', '%3C%3D10', 'unknown'], bounds: [10] }),
    stack: frames({ ...of('stack'), list: ['a::b', 'c'], depth: 4 }),
  };
  const once: readonly (readonly [field: string, count: () => void])[] = [
    ...ODD.map((label, i) => [`odd{${SPELLED[i] ?? ''}}`, () => kit.odd.incrementAny(label)] as const),
    ['pair{a,x}', () => kit.pair.incrementAny('a', 'x')],
    ['pair{a,%3C%3D10}', () => kit.pair.incrementAny('a', '<=10')],
    ['pair{b,x}', () => kit.pair.incrementAny('b', 'x')],
    ['pair{b,%3C%3D10}', () => kit.pair.incrementAny('b', '<=10')],
    ['size{<=0}', () => kit.size.record(0)],
    ['size{<=10}', () => kit.size.record(10)],
    ['size{>10}', () => kit.size.record(11)],
    ['time{a,<=10}', () => kit.time.recordAny('a', 0)],
    ['time{a,>10}', () => kit.time.recordAny('a', 11)],
    ['time{%3C%3D10,<=10}', () => kit.time.recordAny('<=10', 10)],
    ['time{%3C%3D10,>10}', () => kit.time.recordAny('<=10', 11)],
    ['stack{a::b}', () => kit.stack.record(['a::b'])],
    ['stack{a::b;_;c}', () => kit.stack.record(['a::b', 'd', 'c'])],
    ['stack{_}', () => kit.stack.record(['d'])],
  ];
  const many: readonly (readonly [field: string, count: (amount: number) => void])[] = [
    ['total', (amount) => kit.total.add(amount)],
    ['brief', (amount) => kit.brief.add(amount)],
    ['fleet', (amount) => kit.fleet.add(amount)],
    ['label{a}', (amount) => kit.label.add('a', amount)],
    ['label{b}', (amount) => kit.label.add('b', amount)],
    ['label{unknown}', (amount) => kit.label.add('unknown', amount)],
    ...once.map(([field, count]) => [field, (amount: number) => repeat(amount, count)] as const),
  ];
  return {
    program: defineProgram({ name, registry: 'demo-registry', version: '0.1.0', metrics: { kit } }),
    fields: new Map(many.map(([field, count]) => [`${name}.kit.${field}`, count])),
  };
}

function repeat(times: number, act: () => void): void {
  for (let i = 0; i < times; i++) act();
}

/** The sums and refusals of a program as the fixtures have them. */
function read(program: string, today: string): string {
  const { value, findings } = readProgram(
    storeRoot(process.env, process.platform) ?? '',
    program,
    parseDay(today) ?? 0,
  );
  const sums: Record<string, Record<string, Record<string, number>>> = {};
  for (const { version, day, counts } of value) {
    const sum = ((sums[version] ??= {})[dayText(day)] ??= {});
    for (const [field, count] of counts) sum[field] = Math.min(Number.MAX_SAFE_INTEGER, (sum[field] ?? 0) + count);
  }
  const refused = findings.map(({ file, line }) => ({ file: file.slice(file.lastIndexOf('/') + 1), line }));
  return JSON.stringify({ sums, refused });
}

const say = (line: string): void => void writeSync(1, `${line}\n`);

let recording: Recording | null = null;
let fields: ReadonlyMap<string, (amount: number) => void> = new Map();

const WORDS: Readonly<Record<string, (first: string, second: string) => string>> = {
  hello: () => 'hello 1 tallybook-typescript births=yes reads=yes',
  start: (name, version) => {
    const made = registry(name);
    fields = made.fields;
    recording = start(made.program, version);
    return recording.isOn ? 'on' : 'off';
  },
  count: (field, amount) => {
    const count = fields.get(field);
    count?.(Number(amount));
    return count === undefined ? 'cannot' : 'ok';
  },
  flush: () => {
    say('begun');
    return recording?.flush() === true ? 'written' : 'failed';
  },
  read,
};

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const [word = '', first = '', second = ''] = line.split(' ');
  if (word === 'end') {
    input.close();
    process.stdin.destroy();
  } else say(WORDS[word]?.(first, second) ?? 'cannot');
});
