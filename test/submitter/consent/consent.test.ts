/** The record of a consent: what its text says, what voids it, and how a recipient's address is spelled. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  choicesOf,
  consentText,
  newConsent,
  parseConsent,
  RECIPIENT as GRAMMAR,
} from '../../../submitter/consent/consent.ts';
import { describe } from '../../../submitter/permit.ts';
import { sampleRegistry } from '../../sample.ts';
import { consentTo, RECIPIENT, registered } from '../material.ts';

const test = suite('consent');

const SAMPLE = registered(sampleRegistry);
const LIST = describe(SAMPLE.allowed).list;
const TERMS = 'keep=49d/30d until=2027-11-01 since=0.1.0';
const NOISED_TERMS = 'keep=49d/30d until=2027-05-01 since=0.1.0';

/** What the sample asks with a metric. */
function words(id: string): string {
  const [, area, name = ''] = id.split('.');
  return [
    `asks ${id} How often does ${name} happen in ${area}?`,
    `means ${id} Counts ${name} once for each time it happens in ${area}.`,
  ].join('\n');
}

const TEXT = `# tallybook consent 1
path /home/ada/tallybook/_tally
inode 7340155
born 1795363650.768418622
recipient https://metrics.example.org/report
registry sample 0.1.0
day 2026-11-01
epsilon_a_year 8
reporters demo 1000
reporters second 1000
submit demo.crash.again values=false|true reduce=any group=crashes class=coarse ${TERMS}
${words('demo.crash.again')}
submit demo.crash.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ${TERMS}
${words('demo.crash.total')}
submit demo.search.engine values=both|first|second|unknown reduce=mode class=noised k=4 epsilon=1 ${NOISED_TERMS}
${words('demo.search.engine')}
submit demo.search.uses_config values=false|true reduce=any class=noised k=2 epsilon=1 ${NOISED_TERMS}
${words('demo.search.uses_config')}
submit second.main.channel values=stable|beta|nightly|unknown reduce=mode group=weekly class=coarse ${TERMS}
${words('second.main.channel')}
submit second.main.runs values=0|1-3|4+ reduce=days group=weekly class=coarse ${TERMS}
${words('second.main.runs')}
`;

test('a record is this text, and the text is read as the record', () => {
  const consent = consentTo(SAMPLE, '2026-11-01');
  assert.is(consentText(consent), TEXT);
  assert.equal(parseConsent(TEXT), consent);
  assert.equal(choicesOf(consent), [
    { registry: 'sample', program: 'demo', group: 'crashes' },
    { registry: 'sample', program: 'second', group: 'weekly' },
  ]);
  const bare = newConsent(
    { path: '/x', inode: null, born: null },
    RECIPIENT,
    LIST,
    1,
    ({ group }) => group === 'weekly',
  );
  assert.equal(parseConsent(consentText(bare)), bare);
  for (const { number, text } of [...consent.agreed, ...bare.agreed].slice(0, 6)) {
    assert.is(
      TEXT.split('\n')
        .slice(number - 1, number + 2)
        .join('\n'),
      text,
    );
  }
});

/** One change of the record, and why it is none any more. */
const BROKEN: readonly (readonly [from: string | RegExp, to: string, why: string])[] = [
  ['consent 1', 'consent 2', 'its first line is not `# tallybook consent 1`'],
  [/\n$/, '', 'its last line does not end'],
  ['inode 7340155', 'inode 07', 'line 3 is not a valid `inode` line'],
  ['recipient https', 'recipient ftp', 'line 5 is not a valid `recipient` line'],
  ['recipient https', 'recipient http', 'line 5 is not a valid `recipient` line'],
  ['metrics.example', 'ada:x@metrics.example', 'line 5 is not a valid `recipient` line'],
  ['/report', '/report?who=ada', 'line 5 is not a valid `recipient` line'],
  [/recipient (.*)\n/, 'recipient $1\nrecipient $1\n', 'line 6 is not a valid `registry` line'],
  ['day 2026-11-01', 'day 2026-02-29', 'there is no day 2026-02-29'],
  ['day 2026-11-01\n', '', 'line 7 is not a valid `day` line'],
  ['epsilon_a_year 8\n', '', 'line 8 is not a valid `epsilon_a_year` line'],
  ['epsilon_a_year 8', 'epsilon_a_year 8e0', 'line 8 is not a valid `epsilon_a_year` line'],
  ['reporters second 1000', `reporters second ${'9'.repeat(400)}`, 'line 10 is not a valid `reporters` line'],
  ['reporters second 1000', 'reporters second 9007199254740992', 'line 10 is not a valid `reporters` line'],
  ['epsilon_a_year 8', `epsilon_a_year ${'9'.repeat(400)}`, 'line 8 is not a valid `epsilon_a_year` line'],
  ['epsilon_a_year 8', 'epsilon_a_year 8e-1', 'line 8 is not a valid `epsilon_a_year` line'],
  ['epsilon=1 ', `epsilon=${'9'.repeat(400)} `, 'line 17: it does not read like a submit line'],
  ['keep=49d', `keep=${'9'.repeat(400)}d`, 'line 11: it does not read like a submit line'],
  ['/30d', `/${'9'.repeat(400)}d`, 'line 11: it does not read like a submit line'],
  ['reporters second 1000\n', '', 'its `reporters` lines are not of the programs that its `submit` lines are of'],
  [/submit [^]*/, '', 'line 11 is not a valid `submit` line'],
  ['epsilon=1 ', 'epsilon=0 ', 'line 17: its epsilon is not above 0'],
  [/demo\.crash\.total/g, 'demo.crash.again', 'line 14: it stands twice or out of order'],
  ['submit demo.crash.total', 'submit demo.crash.again', 'line 15: it is not the `asks` line of demo.crash.again'],
  [/asks demo\.crash\.total .*\n/, '', 'line 15: it is not the `asks` line of demo.crash.total'],
  [/means demo\.crash\.total .*\n/, '', 'line 14: no `means` line of demo.crash.total stands right behind it'],
  [/(means demo\.crash\.total .*\n)/, '$1$1', 'line 17: it does not stand right behind its submit line'],
  ['How often', 'How  often', 'line 12: it is not the `asks` line of demo.crash.again'],
  ['How often', '%48ow often', 'line 12: it is not the `asks` line of demo.crash.again'],
  [
    /submit second.*channel.*/,
    `ticket second.main.channel values=count class=ticket keep=49d until=2027-11-01 since=0.1.0`,
    'line 23 is not a valid `submit` line',
  ],
  [/$/, 'note\n', 'line 29 is not a valid `submit` line'],
];

for (const [from, to, why] of BROKEN) {
  test(`no record: ${String(from)} as ${JSON.stringify(to)}`, () =>
    assert.is(parseConsent(TEXT.replace(from, to)), why));
}

test('an address is spelled in one way', () => {
  const whole = new RegExp(`^${GRAMMAR}$`);
  for (const good of [
    RECIPIENT,
    'https://a/',
    'https://a.example:8443/x/y',
    'https://localhost:80/',
    'https://127.0.0.1:9/z',
  ]) {
    assert.ok(whole.test(good), good);
    assert.is(new URL(good).href.replace(':80/', '/'), good.replace(':80/', '/'));
  }
  for (const bad of [
    'https://a',
    'https://A.example/',
    'http://a.example/',
    'https://a/#x',
    'https://-a/',
    'https://a/ b',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'http://localhost:80/',
    'http://127.0.0.1:9/z',
  ])
    assert.not.ok(whole.test(bad), bad);
});

test.run();
