/** The one file that may be posted: where it must be, what its name and its bytes must be, and what must still hold. */
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readConsent } from '../../../submitter/consent/gate.ts';
import { waiting } from '../../../submitter/outbox/body-file.ts';
import { keepSent, markSending } from '../../../submitter/outbox/outbox.ts';
import { postingOf, waitingBody } from '../../../submitter/outbox/waiting-body.ts';
import { keepAnswer, keepDraw } from '../../../submitter/reports/drawn.ts';
import { registeredIn } from '../../../submitter/registries/registered.ts';
import { dayOf } from '../material.ts';
import { refusals } from '../refusal.ts';
import { ANSWER, BOOTSTRAP, prepared, put, REPORT, TODAY, WEEK, type Prepared } from '../waiting-store.ts';

const REMOVE = 'remove it, and `tally submit` writes what can be sent';

const test = suite('the body that waits');

const TO = 'https://localhost:1/report';
const NAME = 'until-2026-12-28.2026-W46.rustc.crashes.json';

interface Case {
  /** What was done since `tally submit`; may give another path to ask for. */
  readonly before?: (at: Prepared) => string | void;
  readonly today?: string;
  /** FILE and FOLDER stand for the report and for the folder of the test; null where the file may be posted. */
  readonly why: string | null;
}

const notThere = (path: string): string =>
  `file/not-there: \`${path}\` is not in \`FOLDER/store/_tally/outbox\`, and nothing else is sent; ` +
  '`tally submit` writes what can be sent';
const irregular = 'file/irregular: `FILE` is not a regular file; `tally submit` writes what can be sent';

const BEGUN =
  `file/begun: sending \`FILE\` to ${TO} was begun on 2026-11-21 and did not end, so it may have arrived; ` +
  'to send it all the same, remove `FILE.sending`';

/** A folder becomes a link to what it was. */
function behindLink(path: string, folder: string): void {
  renameSync(path, join(folder, 'moved'));
  symlinkSync(join(folder, 'moved'), path);
}

const FILES: Readonly<Record<string, Case>> = {
  'as it was written': { why: null },
  'by a relative path': { before: ({ report }) => relative(process.cwd(), report), why: null },
  'through a link to the outbox': {
    before: ({ folder, report }) => {
      symlinkSync(dirname(report), join(folder, 'link'));
      return join(folder, 'link', NAME);
    },
    why: null,
  },
  'a copy elsewhere': {
    before: ({ folder, report }) => {
      copyFileSync(report, join(folder, NAME));
      return join(folder, NAME);
    },
    why: notThere(`FOLDER/${NAME}`),
  },
  'in a folder that does not exist': {
    before: ({ folder }) => join(folder, 'nowhere', NAME),
    why: notThere(`FOLDER/nowhere/${NAME}`),
  },
  'an outbox that is a link': {
    before: ({ folder, root }) => behindLink(join(root, '_tally/outbox'), folder),
    why: notThere('FILE'),
  },
  'a `_tally` that is a link': {
    before: ({ folder, root }) => behindLink(join(root, '_tally'), folder),
    why: notThere('FILE'),
  },
  'another name': {
    before: ({ root }) => join(root, '_tally/outbox/report.json'),
    why:
      'file/named-otherwise: `FOLDER/store/_tally/outbox/report.json` is not named like anything that ' +
      '`tally submit` writes; `tally submit` writes what can be sent',
  },
  missing: { before: ({ report }) => rmSync(report), why: irregular },
  'a link': {
    before: ({ folder, report }) => behindLink(report, folder),
    why: irregular,
  },
  'a folder': {
    before: ({ report }) => {
      rmSync(report);
      mkdirSync(report);
    },
    why: irregular,
  },
  'sent before, and there again': {
    before: ({ root, report }) => {
      const [body] = waiting(root).filter(({ path }) => path === report);
      if (body === undefined || markSending(root, body, { to: TO, day: TODAY }) !== 'marked')
        throw new Error('it does not wait');
      keepSent(root, body, dayOf(TODAY));
      put(root, { period: '2026-W45', what: 'rustc.crashes' }, { ...REPORT, week: '2026-W45' });
    },
    why:
      'file/sent: rustc.crashes of 2026-W46 was sent before; the copy is ' +
      '`FOLDER/store/_tally/sent/until-2027-01-10.2026-W46.rustc.crashes.json`',
  },
  'on its last day': { today: '2026-12-27', why: null },
  'on the day it dies': {
    today: '2026-12-28',
    why: 'file/died: `FILE` died on 2026-12-28; `tally submit` writes what can be sent',
  },
  'the name of a mark that is not there': {
    before: ({ report }) => `${report}.sending`,
    why:
      'file/named-otherwise: `FILE.sending` is not named like anything that `tally submit` writes; ' +
      '`tally submit` writes what can be sent',
  },
  'the mark of one that was begun before': {
    before: ({ report }) => {
      writeFileSync(`${report}.sending`, `# tallybook sending 1\nto ${TO}\nday 2026-11-21\n`);
      return `${report}.sending`;
    },
    why: BEGUN,
  },
};

const anonymous = (text: string | null, { folder, report, draw, kept }: Prepared): string | null =>
  Object.entries({ FILE: report, DRAW: draw, ANSWERED: kept, FOLDER: folder }).reduce(
    (said: string | null, [word, path]) => said?.replaceAll(path, word) ?? null,
    text,
  );

for (const [name, { before, today = TODAY, why }] of Object.entries(FILES)) {
  test(`a file: ${name}`, () => {
    const at = prepared(TO);
    const file = before?.(at) ?? at.report;
    const { value, stops } = waitingBody(at.root, file, dayOf(today));
    assert.equal(
      refusals(stops).map((text) => anonymous(text, at)),
      why === null ? [] : [why],
    );
    assert.is(value?.path ?? null, why === null ? at.report : null);
  });
}

const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
const brokenDraw = (path: string, message: string): string =>
  `draw/broken: \`${path}\` does not hold: ${message}; tally alone writes it; put a copy of before back`;

const BODIES: Readonly<Record<string, Case>> = {
  'as it was written, though an answer was changed': {
    before: ({ kept }) => edit(kept, (text) => text.replace('answer 1', 'answer 2')),
    why: null,
  },
  'removed since': { before: ({ report }) => rmSync(report), why: 'file/unreadable: there is no such file' },
  'more than 64 KiB': {
    before: ({ report }) => writeFileSync(report, ' '.repeat((1 << 16) + 1)),
    why: 'file/unreadable: it is too large',
  },
  '64 KiB': {
    before: ({ report }) => writeFileSync(report, ' '.repeat(1 << 16)),
    why: 'body/length: the body has 65536 bytes; every body has 1024',
  },
  'a value that its line does not list': {
    before: ({ report }) => edit(report, (text) => text.replace('2-4', '2-5')),
    why: 'value/not-listed: the value of `rustc.ice.total` is `2-5`; its line takes `0`, `1`, `2-4`, `5+`',
  },
  'a draw that was changed': {
    before: ({ draw }) => edit(draw, (text) => `${text}x`),
    why: brokenDraw('DRAW', 'its last line does not end'),
  },
  'an answer that was changed': {
    before: ({ kept, answer }) => {
      edit(kept, (text) => text.replace('answer 1', 'answer 2'));
      return answer;
    },
    why: brokenDraw('ANSWERED', 'its first line is not `# tallybook answer 1`'),
  },
  'a draw of a week and an answer of a quarter to come': {
    before: ({ root }) => {
      const drawn = { registry: 'rust-toolchain', program: 'rustc', group: 'channels' };
      keepDraw(root, { week: '2030-W01', recipient: TO, drawn });
      keepAnswer(root, { ...ANSWER, quarter: '2030-Q1', value: 'false', epsilon: 1 });
    },
    why: null,
  },
  'no draws': {
    before: ({ draw }) => rmSync(draw),
    why: `file/not-drawn: nothing was drawn for ${WEEK} and ${TO}; ${REMOVE}`,
  },
  'a group that was not drawn': {
    before: ({ draw }) => edit(draw, (text) => text.replace('rustc/crashes', 'rustc/channels')),
    why:
      `file/other-draw: rust-toolchain rustc/channels was drawn for 2026-W46, not rust-toolchain ` +
      `rustc/crashes; ${REMOVE}`,
  },
  'an answer as it was drawn, though the draw was changed': {
    before: ({ draw, answer }) => {
      edit(draw, (text) => `${text}x`);
      return answer;
    },
    why: null,
  },
  'an answer that was not drawn': {
    before: ({ root, answer }) => {
      rmSync(answer);
      return put(root, BOOTSTRAP, { ...ANSWER, value: 'false' });
    },
    why:
      `file/other-answer: \`true\` was drawn as the answer about rustc.config.bootstrap_env, not ` +
      `\`false\`; ${REMOVE}`,
  },
  'a program that was turned off': {
    before: ({ root }) => rmSync(join(root, 'rustc/on')),
    why: 'recording/off: recording is off for rustc; `tally on rustc` turns it on',
  },
  'a metric of another body that is not recorded': {
    before: ({ root }) => edit(join(root, 'rustc/on'), (text) => `${text}deny rustc.config.*\n`),
    why: null,
  },
  'a metric of it that is not recorded': {
    before: ({ root }) => edit(join(root, 'rustc/on'), (text) => `${text}deny rustc.ice.*\n`),
    why:
      'recording/denied: rustc.ice.total is not recorded as a whole: `deny rustc.ice.*` in the `on` file of rustc; ' +
      "`tally on rustc 'rustc.ice.*'` records it again",
  },
};

for (const [name, { before, why }] of Object.entries(BODIES)) {
  test(`a body: ${name}`, () => {
    const at = prepared(TO);
    const bodies = waiting(at.root);
    const consent = readConsent(at.root).value?.said;
    const registered = registeredIn(at.root).value?.[0];
    const file = before?.(at) ?? at.report;
    const body = bodies.find(({ path }) => basename(path) === basename(file));
    if (body === undefined || !consent || registered === undefined) throw new Error('the store does not hold');
    const { value, stops } = postingOf(at.root, body, consent, registered, dayOf(TODAY));
    assert.equal(
      refusals(stops).map((text) => anonymous(text, at)),
      why === null ? [] : [why],
    );
    if (value === null) return;
    assert.equal(Buffer.from(value.bytes), readFileSync(file));
    assert.is(value.about.what, body.what);
  });
}

test.run();
