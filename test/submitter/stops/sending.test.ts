/** What differs from case to case in the sentences of sending: a line or a whole file, and whom the advice names. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stop, type Stop } from '../../../submitter/stops/stop.ts';
import { refusal } from '../refusal.ts';

const test = suite('stops of sending');

const TO = 'https://metrics.example.org/';
const AGAIN = `\`tally consent grant ${TO}\` asks again`;

const CASES: readonly (readonly [stop: Stop, text: string])[] = [
  [
    stop('registry/broken', '/x/allowlist.txt', 0, 'it is empty'),
    'registry/broken: nothing can leave: `/x/allowlist.txt`: it is empty; `tally status` says what to do',
  ],
  [
    stop('registry/broken', '/x/allowlist.txt', 12, 'it is empty'),
    'registry/broken: nothing can leave: `/x/allowlist.txt` line 12: it is empty; `tally status` says what to do',
  ],
  [
    stop('withheld/broken', '/x/withheld', 1, 'it is not a glob'),
    'withheld/broken: nothing can leave: `/x/withheld` line 1: it is not a glob; put that right, or remove the file',
  ],
  [
    stop('consent/other-store', 'inode', '7', null, TO),
    `consent/other-store: consent was given in another store: its inode was 7 and is not known; ${AGAIN}`,
  ],
  [
    stop('consent/other-recipient', 'https://other.example.org/', TO),
    `consent/other-recipient: consent was given for https://other.example.org/, not for ${TO}; ${AGAIN}`,
  ],
  [
    stop('consent/other-registry', 'a', 'b', TO),
    `consent/other-registry: consent was given for the registry a, not for b; ${AGAIN}`,
  ],
  [
    stop('consent/fewer-reports', 'demo', 1000, 999, TO),
    'consent/fewer-reports: consent was given when 1000 reports a week were expected for demo, now they are 999; ' +
      AGAIN,
  ],
  [
    stop('recording/denied', 'demo', 'demo.a.b', '*{true}'),
    'recording/denied: demo.a.b is not recorded as a whole: `deny *{true}` in the `on` file of demo; ' +
      "`tally on demo '*{true}'` records it again",
  ],
  [
    stop('file/begun', '/x/a.json', '/x/a.json.sending', TO, '2026-11-21'),
    `file/begun: sending \`/x/a.json\` to ${TO} was begun on 2026-11-21 and did not end, so it may have arrived; ` +
      'to send it all the same, remove `/x/a.json.sending`',
  ],
];

for (const [of, text] of CASES) test(text.slice(0, 70), () => assert.is(refusal(of), text));

test.run();
