/** A mark of sending that does not hold: it is not none, so nothing is sent, and what it marks stays. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { waiting } from '../../../submitter/outbox/body-file.ts';
import { emptyOutbox, markSending } from '../../../submitter/outbox/outbox.ts';
import { waitingBody } from '../../../submitter/outbox/waiting-body.ts';
import { dayOf } from '../material.ts';
import { refusals } from '../refusal.ts';
import { prepared, TODAY } from '../waiting-store.ts';

const test = suite('marks that do not hold');

const TO = 'https://localhost:1/report';

const ODD_MARK = (why: string): string =>
  `file/odd-mark: \`FILE.sending\` does not hold: ${why}; so \`FILE\` may have arrived; ` +
  'to send it all the same, remove `FILE.sending`';

/** What stands where the mark of a body does, and does not hold. It stops the sending like one that does. */
const ODD_MARKS: Readonly<Record<string, readonly [make: (path: string) => void, why: string]>> = {
  empty: [(path) => writeFileSync(path, ''), 'its first line is not `# tallybook sending 1`'],
  cut: [(path) => writeFileSync(path, '# tallybook sending 1\nto https://a.example/'), 'its last line does not end'],
  'without a day': [
    (path) => writeFileSync(path, '# tallybook sending 1\nto https://a.example/\n'),
    'line 3 is not a valid `day` line',
  ],
  'of a day that does not exist': [
    (path) => writeFileSync(path, '# tallybook sending 1\nto https://a.example/\nday 2026-02-30\n'),
    'there is no day 2026-02-30',
  ],
  'of something else besides': [
    (path) => writeFileSync(path, '# tallybook sending 1\nto https://a.example/\nday 2026-11-21\nx\n'),
    'line 4 is not a valid `day` line',
  ],
  'a link': [(path) => symlinkSync('nowhere', path), 'it is no regular file'],
  'a folder': [(path) => mkdirSync(path), 'it is no regular file'],
};

for (const [name, [make, why]] of Object.entries(ODD_MARKS)) {
  test(`a mark that does not hold: ${name}`, () => {
    const at = prepared(TO);
    make(`${at.report}.sending`);
    const { value, stops } = waitingBody(at.root, at.report, dayOf(TODAY));
    assert.is(value, null);
    assert.equal(
      refusals(stops).map((text) => text?.replaceAll(at.report, 'FILE')),
      [ODD_MARK(why)],
    );
    const [body] = waiting(at.root).filter(({ path }) => path === at.report);
    assert.is(typeof body?.mark?.said, 'string');
    assert.is(body === undefined || markSending(at.root, body, { to: TO, day: TODAY }), 'begun');
    assert.not.ok(emptyOutbox(at.root).includes(at.report), 'what may have arrived stays');
  });
}

test.run();
