/** What voids a consent: the environment, the store, the registry, the clock, and lines that say more than agreed. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newConsent } from '../../../submitter/consent/consent.ts';
import { consentStop, environmentStop, type Now } from '../../../submitter/consent/holds.ts';
import { describe } from '../../../submitter/permit.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { consentTo, dayOf, HERE, listOf, RECIPIENT, registered, textOf } from '../material.ts';
import { refusal } from '../refusal.ts';

const test = suite('whether a consent holds');

const SAMPLE = registered(sampleRegistry);
const LIST = describe(SAMPLE.allowed).list;

const NOW: Now = { here: HERE, recipient: RECIPIENT, allowlist: LIST, today: dayOf('2026-11-22') };
const again = `\`tally consent grant ${RECIPIENT}\` asks again`;
const version = (text: string): Partial<Now> => ({ allowlist: { ...LIST, version: text } });

const STOPS: readonly (readonly [changes: Partial<Now>, why: string | null])[] = [
  [{}, null],
  [version('0.1.7'), null],
  [
    version('0.2.0'),
    'consent/other-series: consent was given for sample 0.1.0 and holds for 0.1; this is 0.2.0, ' +
      `which may say more; ${again}`,
  ],
  [
    version('1.0.0'),
    'consent/other-series: consent was given for sample 0.1.0 and holds for 0.1; this is 1.0.0, ' +
      `which may say more; ${again}`,
  ],
  [
    { recipient: 'https://other.example.org/' },
    'consent/other-recipient: consent was given for https://metrics.example.org/report, not for ' +
      'https://other.example.org/; `tally consent grant https://other.example.org/` asks again',
  ],
  [
    { allowlist: { ...LIST, registry: 'other' } },
    `consent/other-registry: consent was given for the registry sample, not for other; ${again}`,
  ],
  [
    { here: { ...HERE, path: '/mnt/_tally' } },
    'consent/other-store: consent was given in another store: its path was ' +
      `/home/ada/tallybook/_tally and is /mnt/_tally; ${again}`,
  ],
  [
    { here: { ...HERE, inode: '5' } },
    `consent/other-store: consent was given in another store: its inode was 7340155 and is 5; ${again}`,
  ],
  [
    { here: { ...HERE, born: null } },
    'consent/other-store: consent was given in another store: its born was 1795363650.768418622 and ' +
      `is not known; ${again}`,
  ],
  [
    { today: dayOf('2026-10-31') },
    "consent/clock: consent was given on 2026-11-01, and this machine's clock says 2026-10-31; set the clock right",
  ],
  [
    { allowlist: { ...LIST, programs: LIST.programs.map((one) => ({ ...one, reporters: 400 })) } },
    'consent/fewer-reports: consent was given when 1000 reports a week were expected for demo, now ' +
      `they are 400; ${again}`,
  ],
];

for (const [changes, why] of STOPS) {
  test(`consent holds unless ${why}`, () => {
    assert.is(refusal(consentStop(consentTo(SAMPLE, '2026-11-01'), { ...NOW, ...changes })), why);
  });
}

test('an older version in the series stops too', () => {
  const later = listOf(textOf({ ...registryWith(), version: '0.1.2' }));
  const consent = newConsent(HERE, RECIPIENT, later, 1, () => true);
  assert.is(
    refusal(consentStop(consent, NOW)),
    'consent/older: consent was given for sample 0.1.2, and 0.1.0 is older; add the newer one with `tally add DIR`',
  );
});

const ENVIRONMENTS: readonly (readonly [Record<string, string>, string | null])[] = [
  [{}, null],
  [{ CI: '', DO_NOT_TRACK: '' }, null],
  [{ DO_NOT_TRACK: '0' }, null],
  [
    { DO_NOT_TRACK: '1' },
    'environment/forbids: `DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you ' +
      'sit at a terminal',
  ],
  [
    { DO_NOT_TRACK: 'false' },
    'environment/forbids: `DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you ' +
      'sit at a terminal',
  ],
  [
    { CI: 'true' },
    'environment/forbids: `CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  ],
  [
    { CI: 'false', DO_NOT_TRACK: '0' },
    'environment/forbids: `CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  ],
];

for (const [env, why] of ENVIRONMENTS) {
  test(`in ${JSON.stringify(env)}`, () => assert.is(refusal(environmentStop(env)), why));
}

test.run();
