/** What could be agreed to: every group and answer of the programs that are there, each with all that is in its way. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offersOf, offerWords } from '../../../submitter/consent/offers.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recording } from '../../../submitter/reports/recorded.ts';
import { sampleRegistry } from '../../sample.ts';
import { dayOf, registered } from '../material.ts';
import { refusals } from '../refusal.ts';

const test = suite('offers');

const ON: Recording = { state: 'on', denied: [] };
const SAMPLE = registered(sampleRegistry);

interface Case {
  readonly registry?: Registered;
  readonly programs?: Readonly<Record<string, Recording>>;
  readonly today?: string;
  /** The stops of what has any, by its words. */
  readonly stops?: Readonly<Record<string, readonly string[]>>;
  /** What is offered, if it is not all. */
  readonly offered?: readonly string[];
}

const CRASHES = 'group crashes of demo';
const ENGINE = 'answer about demo.search.engine';
const CONFIG = 'answer about demo.search.uses_config';
const WEEKLY = 'group weekly of second';
const ALL = [CRASHES, ENGINE, CONFIG, WEEKLY];

const withheld = (id: string, glob: string): string =>
  `field/withheld: \`${id}\` is withheld by \`${glob}\` in _tally/deny:1; \`tally release '${glob}'\` allows it again`;
const deleted = (id: string): string =>
  `field/deleted: the submit line of \`${id}\`, or one of its words, is deleted in your copy of the allowlist; ` +
  'put that line back to allow it';
const expired = (id: string): string =>
  `field/expired: the submit lines expired on 2027-02-20, and with them that of \`${id}\`; ` +
  'a newer version may renew it: `tally add DIR`';
const never = 'answer/never: one answer costs 1, and all of a year may cost 0.5, so none is ever given';
const off = 'recording/off: recording is off for demo; `tally on demo` turns it on';
const fleet = 'recording/fleet: second is recorded into a fleet store, of which nothing is ever sent';

const CASES: Readonly<Record<string, Case>> = {
  'nothing is in the way': {},
  'on the last day': { today: '2027-02-19' },
  'the day after': {
    today: '2027-02-20',
    stops: {
      [CRASHES]: ['demo.crash.again', 'demo.crash.total'].map(expired),
      [ENGINE]: [expired('demo.search.engine')],
      [CONFIG]: [expired('demo.search.uses_config')],
      [WEEKLY]: ['second.main.channel', 'second.main.runs'].map(expired),
    },
  },
  'only one program is there': { programs: { second: ON }, offered: [WEEKLY] },
  'no program is there': { programs: {}, offered: [] },
  'a program that the registry does not have': {
    programs: { demo: ON, other: ON },
    offered: [CRASHES, ENGINE, CONFIG],
  },
  'one is off': {
    programs: { demo: { state: 'off', denied: [] }, second: ON },
    stops: { [CRASHES]: [off], [ENGINE]: [off], [CONFIG]: [off] },
  },
  'one is a fleet': { programs: { demo: ON, second: { state: 'fleet', denied: [] } }, stops: { [WEEKLY]: [fleet] } },
  'a field is not recorded': {
    programs: { demo: { state: 'on', denied: ['*again{true}'] }, second: ON },
    stops: {
      [CRASHES]: [
        'recording/denied: demo.crash.again is not recorded as a whole: `deny *again{true}` in the `on` file of ' +
          "demo; `tally on demo '*again{true}'` records it again",
      ],
    },
  },
  'one metric of a group is withheld': {
    registry: registered(sampleRegistry, { withheld: ['*.total'] }),
    stops: { [CRASHES]: [withheld('demo.crash.total', '*.total')] },
  },
  'one line of a group is deleted, and an answer': {
    registry: registered(sampleRegistry, { deleted: ['second.main.runs', 'demo.search.engine'] }),
    stops: { [ENGINE]: [deleted('demo.search.engine')], [WEEKLY]: [deleted('second.main.runs')] },
  },
  'one answer costs more than all of a year may': {
    registry: registered({ ...sampleRegistry, policy: { ...sampleRegistry.policy, epsilon_a_year: 0.5 } }),
    stops: { [ENGINE]: [never], [CONFIG]: [never] },
  },
  'all of it is withheld, and the program is off': {
    registry: registered(sampleRegistry, { withheld: ['demo.*'] }),
    programs: { demo: { state: 'off', denied: [] } },
    offered: [CRASHES, ENGINE, CONFIG],
    stops: {
      [CRASHES]: [withheld('demo.crash.again', 'demo.*'), withheld('demo.crash.total', 'demo.*'), off],
      [ENGINE]: [withheld('demo.search.engine', 'demo.*'), off],
      [CONFIG]: [withheld('demo.search.uses_config', 'demo.*'), off],
    },
  },
};

for (const [name, { registry = SAMPLE, programs, today = '2026-11-22', stops = {}, offered = ALL }] of Object.entries(
  CASES,
)) {
  test(name, () => {
    const recordings = new Map(Object.entries(programs ?? { demo: ON, second: ON }));
    const offers = offersOf(registry, recordings, dayOf(today));
    assert.equal(offers.map(offerWords), offered);
    for (const offer of offers) {
      assert.equal(refusals(offer.stops), stops[offerWords(offer)] ?? [], offerWords(offer));
    }
  });
}

test('an offer holds the lines of its group, or its own, and how many reports are expected', () => {
  const offers = offersOf(SAMPLE, new Map([['demo', ON]]), dayOf('2026-11-22'));
  assert.equal(
    offers.map(({ program, group, reporters, lines }) => [program, group, reporters, lines.map(({ id }) => id)]),
    [
      ['demo', 'crashes', 1000, ['demo.crash.again', 'demo.crash.total']],
      ['demo', null, 1000, ['demo.search.engine']],
      ['demo', null, 1000, ['demo.search.uses_config']],
    ],
  );
});

test.run();
