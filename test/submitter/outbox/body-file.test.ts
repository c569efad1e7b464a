/** Bodies and marks are letters by their subject: moved, copied, removed or damaged, none is taken for unsent. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { markedOf, sent, waiting, type BodyFile } from '../../../submitter/outbox/body-file.ts';
import { emptyOutbox, markSending, putOut } from '../../../submitter/outbox/outbox.ts';
import { waitingBody } from '../../../submitter/outbox/waiting-body.ts';
import { contents } from '../../scripts/folder.ts';
import { dayOf } from '../material.ts';
import { refusals } from '../refusal.ts';
import { CRASHES, prepared, TODAY, type Prepared } from '../waiting-store.ts';

const test = suite('letters by subject');

const TO = 'https://localhost:1/report';
const BEGUN = `# tallybook sending 1\nto ${TO}\nday 2026-11-21\n`;

interface Places {
  /** The body as it was written, and the same under another day. */
  readonly body: string;
  readonly moved: string;
  /** Its copy in `sent/`. */
  readonly copy: string;
}

interface Row {
  readonly does: (at: Places) => void;
  /** What is listed, by its place, with the day of its mark: `body`, `mark of moved begun 2026-11-21`. */
  readonly waits: readonly string[];
  readonly sent?: readonly string[];
  /** What `tally-send` says of the body, or of the place to which it was moved; null where it may be posted. */
  readonly says: string | null;
  /** What `tally consent revoke` removes of it. */
  readonly revoked?: readonly string[];
}

const begun = (place: string, mark: string): string =>
  `file/begun: sending \`${place}\` to ${TO} was begun on 2026-11-21 and did not end, so it may have arrived; ` +
  `to send it all the same, remove \`${mark}.sending\``;
const arrived = (copy: string): string => `file/sent: rustc.crashes of 2026-W46 was sent before; the copy is ${copy}`;
const mark = (path: string): void => writeFileSync(`${path}.sending`, BEGUN);

const ROWS: Readonly<Record<string, Row>> = {
  'as it was written': { does: () => 0, waits: ['body'], says: null, revoked: ['body'] },
  begun: { does: ({ body }) => mark(body), waits: ['body begun 2026-11-21'], says: begun('body', 'body') },
  'begun, the body removed': {
    does: ({ body }) => {
      mark(body);
      rmSync(body);
    },
    waits: ['mark of body begun 2026-11-21'],
    says: begun('body', 'body'),
  },
  'begun, the body moved to another day': {
    does: ({ body, moved }) => {
      mark(body);
      renameSync(body, moved);
    },
    waits: ['moved begun 2026-11-21'],
    says: begun('moved', 'body'),
  },
  'begun, and a copy under another day': {
    does: ({ body, moved }) => {
      mark(body);
      copyFileSync(body, moved);
    },
    waits: ['body begun 2026-11-21', 'moved begun 2026-11-21'],
    says: begun('moved', 'body'),
  },
  'not begun, and a copy under another day': {
    does: ({ body, moved }) => copyFileSync(body, moved),
    waits: ['body', 'moved'],
    says: null,
    revoked: ['body', 'moved'],
  },
  'the mark was damaged, and the body moved': {
    does: ({ body, moved }) => {
      writeFileSync(`${body}.sending`, '');
      renameSync(body, moved);
    },
    waits: ['moved begun, nobody knows when'],
    says:
      'file/odd-mark: `body.sending` does not hold: its first line is not `# tallybook sending 1`; ' +
      'so `moved` may have arrived; to send it all the same, remove `body.sending`',
  },
  'sent, and copied back': {
    does: ({ body, copy }) => {
      mark(copy);
      copyFileSync(body, copy);
    },
    waits: [],
    sent: ['copy begun 2026-11-21'],
    says: arrived('`copy`'),
    revoked: ['body'],
  },
  'sent, the copy removed': {
    does: ({ body, copy }) => {
      mark(copy);
      rmSync(body);
    },
    waits: [],
    sent: ['mark of copy begun 2026-11-21'],
    says: arrived('gone'),
  },
  'sent, killed before the copy was moved': {
    does: ({ body, copy }) => {
      mark(body);
      mark(copy);
    },
    waits: [],
    sent: ['body begun 2026-11-21'],
    says: arrived('`body`'),
    revoked: ['body'],
  },
  'sent, killed before its mark was removed': {
    does: ({ body, copy }) => {
      mark(body);
      mark(copy);
      renameSync(body, copy);
    },
    waits: [],
    sent: ['copy begun 2026-11-21'],
    says: arrived('`copy`'),
  },
  'the copy moved by hand, its mark not': {
    does: ({ body, copy }) => {
      mark(body);
      renameSync(body, copy);
    },
    waits: [],
    sent: ['copy begun 2026-11-21'],
    says: arrived('`copy`'),
  },
  'the copy moved by hand, without a mark': {
    does: ({ body, copy }) => renameSync(body, copy),
    waits: [],
    sent: ['copy'],
    says: arrived('`copy`'),
  },
};

function placesOf({ root, report }: Prepared): Places {
  mkdirSync(join(root, '_tally/sent'));
  const moved = join(dirname(report), 'until-2026-12-20.2026-W46.rustc.crashes.json');
  return { body: report, moved, copy: join(root, '_tally/sent/until-2027-01-10.2026-W46.rustc.crashes.json') };
}

for (const [name, { does, waits, sent: gone = [], says, revoked = [] }] of Object.entries(ROWS)) {
  test(name, () => {
    const at = prepared(TO);
    const places = placesOf(at);
    const words = (text: string): string =>
      Object.entries(places).reduce((said, [word, path]: [string, string]) => said.replaceAll(path, word), text);
    const listed = (letter: BodyFile): string => {
      const when = letter.mark === null ? '' : ` begun${markedOf(letter) === null ? ', nobody knows when' : ''}`;
      const day = markedOf(letter)?.day;
      return `${letter.isThere ? '' : 'mark of '}${words(letter.path)}${when}${day === undefined ? '' : ` ${day}`}`;
    };
    const ofReport = ({ what }: BodyFile): boolean => what === CRASHES.what;
    does(places);
    assert.equal(waiting(at.root).filter(ofReport).map(listed).sort(), waits);
    assert.equal(sent(at.root).map(listed), gone);
    const asked = contents(at.root).has(places.moved.slice(at.root.length + 1)) ? places.moved : places.body;
    const { value, stops } = waitingBody(at.root, asked, dayOf(TODAY));
    assert.equal(
      refusals(stops).map((text) => words(text ?? '')),
      says === null ? [] : [says],
    );
    if (value !== null) assert.is(markSending(at.root, value, { to: TO, day: TODAY }), 'marked');
    assert.is(putOut(at.root, CRASHES, dayOf('2026-12-28'), Buffer.from('x'))?.how, gone.length > 0 ? 'sent' : 'there');
    if (value !== null) rmSync(`${value.path}.sending`);
    const removed = emptyOutbox(at.root).map(words);
    assert.equal(removed.filter((path) => !path.includes('bootstrap')).sort(), revoked);
  });
}

test('of two that post a body and its copy at once, not both go on', () => {
  const at = prepared(TO);
  const { body, moved } = placesOf(at);
  copyFileSync(body, moved);
  const [first, second] = waiting(at.root).filter(({ what }) => what === CRASHES.what);
  if (first === undefined || second === undefined) throw new Error('both wait');
  assert.is(markSending(at.root, first, { to: TO, day: TODAY }), 'marked');
  assert.is(markSending(at.root, second, { to: TO, day: TODAY }), 'begun');
  assert.is(waiting(at.root).length, 3);
  assert.not.ok(contents(at.root).has(`${second.path.slice(at.root.length + 1)}.sending`), 'it leaves no mark');
});

test('what was left half-written goes with what waits', () => {
  const at = prepared(TO);
  const part = `${at.report}.0123456789abcdef.part`;
  writeFileSync(part, 'rustc.ice.total');
  assert.equal(emptyOutbox(at.root).length, 2);
  assert.not.ok([...contents(at.root).keys()].some((path) => path.startsWith('_tally/outbox/until')));
});

test.run();
