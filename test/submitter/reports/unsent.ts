/** Weeks of which nothing is sent, as data: the store, consent or registry that is why, and the whole sentence. */
import type { Draw } from '../../../submitter/reports/draw.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { coarse, counter, histogram } from '../../metric.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { consentTo, counted, material, on, RECIPIENT, registered } from '../material.ts';

export const SAMPLE = registered(sampleRegistry);
export const CRASHES: Draw = {
  week: '2026-W46',
  recipient: RECIPIENT,
  drawn: { registry: 'sample', program: 'demo', group: 'crashes' },
};
export const WEEKLY: Draw = { ...CRASHES, drawn: { registry: 'sample', program: 'second', group: 'weekly' } };

/** A week in which demo crashed four times on two days, and days around it in which it crashed more. */
export const DEMO = on(
  counted('2026-11-08', { 'demo.crash.total': 100, 'demo.crash.again{true}': 1 }),
  counted('2026-11-09', { 'demo.crash.total': 1, 'demo.crash.again{false}': 1 }),
  counted('2026-11-15', { 'demo.crash.total': 3 }, { version: 'dev' }),
  counted('2026-11-16', { 'demo.crash.total': 100, 'demo.crash.again{true}': 1 }),
);

const at = (changes: Partial<Material>): Material => material(SAMPLE, '2026-11-22', { demo: DEMO }, changes);
const program = (demo: Material['programs'] extends ReadonlyMap<string, infer R> ? R : never): Material =>
  material(SAMPLE, '2026-11-22', { demo });
const withLines = (reduced: Parameters<typeof registered>[1]): Material =>
  at({ registries: new Map([['sample', registered(sampleRegistry, reduced)]]) });
const after = (registry: typeof sampleRegistry): Material =>
  at({ registries: new Map([['sample', registered(registry)]]) });
const crash = (level: readonly number[], changes = {}) => ({ ...coarse('crashes', 'sum', level), ...changes });
const short = registryWith(counter('demo.crash.total', crash([0, 1, 2, 5], { retention: 9 })));
const unfit = registryWith(histogram('demo.crash.long_ms', 'ms', [10, 100], coarse('crashes', 'max', [0, 20])));
const long = registryWith(
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((c) => counter(`demo.crash.${c.repeat(40)}`, crash([0, 1]))),
);

const { policy } = sampleRegistry;
const beyond = (days_beyond: number) => ({
  ...sampleRegistry,
  policy: { ...policy, classes: { ...policy.classes, coarse: { ...policy.classes.coarse, days_beyond } } },
});

/** Why nothing is sent. */
export const UNSENT: readonly (readonly [what: string, of: Material, draw: Draw, why: string])[] = [
  ['no data', program(on()), CRASHES, 'demo recorded nothing in it'],
  [
    'data of other weeks',
    program(on(counted('2026-11-08', {}), counted('2026-11-16', {}))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  [
    'data of another series',
    program(on(counted('2026-11-10', {}, { registryVersion: '0.2.0' }))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  [
    'data of another registry',
    program(on(counted('2026-11-10', {}, { registry: 'other' }))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  ['off', program({ ...DEMO, state: 'off' }), CRASHES, 'recording is off for demo; `tally on demo` turns it on'],
  [
    'no such program',
    material(SAMPLE, '2026-11-22', {}),
    CRASHES,
    'recording is off for demo; `tally on demo` turns it on',
  ],
  [
    'a fleet',
    program({ ...DEMO, state: 'fleet' }),
    CRASHES,
    'demo is recorded into a fleet store, of which nothing is ever sent',
  ],
  [
    'a field that is not recorded',
    program({ ...DEMO, denied: ['demo.other.*', '*{true}'] }),
    CRASHES,
    'demo.crash.again is not recorded as a whole: `deny *{true}` in the `on` file of demo; `tally on ' +
      "demo '*{true}'` records it again",
  ],
  [
    'a field that is withheld',
    withLines({ withheld: ['demo.crash.t*'] }),
    CRASHES,
    '`demo.crash.total` is withheld by `demo.crash.t*` in _tally/deny:1; `tally release ' +
      "'demo.crash.t*'` allows it again",
  ],
  [
    'a deleted line',
    withLines({ deleted: ['demo.crash.again'] }),
    CRASHES,
    'the submit line of `demo.crash.again`, or one of its words, is deleted in your copy of the allowlist; ' +
      'put that line back to allow it',
  ],
  [
    'an older week',
    at({}),
    { ...CRASHES, week: '2026-W45' },
    'it is of 2026-W45, and only 2026-W46 can be reported now',
  ],
  [
    'consent in the week',
    at({ consents: [consentTo(SAMPLE, '2026-11-09')] }),
    CRASHES,
    'consent was given on 2026-11-09, and the week began no later; the first week that begins after ' +
      'that day can be reported',
  ],
  [
    'no consent',
    at({ consents: [] }),
    CRASHES,
    'there is no consent to sample; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'another group',
    at({ consents: [consentTo(SAMPLE, '2026-11-01', (_, group) => group === 'weekly')] }),
    CRASHES,
    'there is no consent to sample demo/crashes; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'part of a group',
    at({ consents: [consentTo(SAMPLE, '2026-11-01', (id) => id === 'demo.crash.total')] }),
    CRASHES,
    'demo.crash.again has a line now and was not agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'other levels',
    after(registryWith(counter('demo.crash.total', crash([0, 1, 2])))),
    CRASHES,
    'demo.crash.total has other values than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'another reduce',
    after(
      registryWith(counter('demo.crash.total', { ...crash([0, 1, 2, 5]), ...coarse('crashes', 'days', [0, 1, 2, 5]) })),
    ),
    CRASHES,
    'demo.crash.total has another `reduce` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a longer retention',
    after(registryWith(counter('demo.crash.total', crash([0, 1, 2, 5], { retention: 50 })))),
    CRASHES,
    'demo.crash.total has a longer `keep` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a longer retention where it went',
    after(beyond(31)),
    CRASHES,
    'demo.crash.again has a longer `keep` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a group that closed',
    after(registryWith(counter('demo.crash.total', { privacy_class: 'sealed' }))),
    CRASHES,
    'demo.crash.total was agreed to and has no line any more; `tally consent grant ' +
      'RECIPIENT` prints a list and asks',
  ],
  [
    'no registry',
    at({ registries: new Map() }),
    CRASHES,
    'consent was given for the registry sample, which is not there any more; `tally add DIR` adds it',
  ],
  [
    'another series',
    after({ ...sampleRegistry, version: '0.2.0' }),
    CRASHES,
    'consent was given for sample 0.1.0 and holds for 0.1; this is 0.2.0, which may say more; `tally ' +
      'consent grant https://metrics.example.org/report` asks again',
  ],
  [
    'a moved store',
    at({ here: { path: '/mnt/copy/_tally', inode: null, born: null } }),
    CRASHES,
    'consent was given in another store: its path was /home/ada/tallybook/_tally and is ' +
      '/mnt/copy/_tally; `tally consent grant https://metrics.example.org/report` asks again',
  ],
  [
    'expired lines',
    material(SAMPLE, '2027-02-28', { demo: on(counted('2027-02-17', {})) }),
    { ...CRASHES, week: '2027-W07' },
    'the submit lines expired on 2027-02-20, and with them that of `demo.crash.again`; a newer ' +
      'version may renew it: `tally add DIR`; the submit lines expired on 2027-02-20, and with them ' +
      'that of `demo.crash.total`; a newer version may renew it: `tally add DIR`',
  ],
  [
    'days that are gone',
    material(registered(short), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'demo.crash.total is kept for 9 days, so the first days of the week are gone',
  ],
  [
    'levels within a bucket',
    material(registered(unfit), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'the catalogue of demo does not have the bounds that demo.crash.long_ms is reported by; get the ' +
      'registry again and `tally add` it',
  ],
  [
    'long names',
    material(registered(long), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'its longest report does not fit a body',
  ],
];
