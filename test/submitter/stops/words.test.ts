/** Stops in words: sentence and advice of each, joined in one clause. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stop, type Stop } from '../../../submitter/stops/stop.ts';
import { allWords, sentence, words } from '../../../submitter/stops/words.ts';
import { advice } from '../refusal.ts';

const test = suite('stops in words');

const OFF = stop('recording/off', 'demo');
const JSON_STOP = stop('body/json');

/** Sentence, advice, and both. */
const CASES: readonly (readonly [stop: Stop, sentence: string, advice: string | null, words: string])[] = [
  [JSON_STOP, 'the body is not JSON', null, 'the body is not JSON'],
  [
    stop('consent/clock', '2026-11-10', '2026-11-09'),
    "consent was given on 2026-11-10, and this machine's clock says 2026-11-09",
    'set the clock right',
    "consent was given on 2026-11-10, and this machine's clock says 2026-11-09; set the clock right",
  ],
  [
    OFF,
    'recording is off for demo',
    '`tally on demo` turns it on',
    'recording is off for demo; `tally on demo` turns it on',
  ],
];

for (const [of, says, todo, both] of CASES) {
  test(of.id, () => assert.equal([sentence(of), advice(of), words(of)], [says, todo, both]));
}

test('all of them are one clause, in their order', () => {
  assert.is(allWords([]), '');
  assert.is(allWords([OFF, JSON_STOP]), 'recording is off for demo; `tally on demo` turns it on; the body is not JSON');
});

test.run();
