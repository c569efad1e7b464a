/** What is told of letters whose body or mark was moved, removed or damaged, and after a clock that leapt. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { golden } from '../../golden.ts';
import { contents } from '../folder.ts';
import { Machine } from './pty/machine.ts';
import { generate } from './pty/registry.ts';
import { dayFile } from './program.ts';

const test = suite('letters');

const TO = 'https://reports.example.org/rust';
const MARK = `# tallybook sending 1\nto ${TO}\nday 2026-11-23\n`;

interface Written {
  readonly one: Machine;
  readonly outbox: string;
  readonly sent: string;
  /** Names of the report and the answer that wait. */
  readonly report: string;
  readonly answer: string;
}

/** A machine on which a report and an answer wait, on 2026-11-23. */
async function written(): Promise<Written> {
  const one = new Machine('2026-11-10');
  generate(one.folder);
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  await one.tally(['consent', 'grant', TO], { keys: [{ after: 'Anything else changes nothing: ', type: 'yes\r' }] });
  dayFile(one.folder, 'rustc', 'until-2027-01-05.2026-11-17.1.95.0-stable', {
    'rustc.ice.total': 3,
    'rustc.config.bootstrap_env{false}': 9,
  });
  one.day = '2026-11-23';
  await one.tally(['submit']);
  const [outbox, sent] = ['outbox', 'sent'].map((name) => join(one.store, '_tally', name));
  const [report = '', answer = ''] = readdirSync(outbox ?? '').sort();
  return { one, outbox: outbox ?? '', sent: sent ?? '', report, answer };
}

/** What becomes of the report and of the answer; then all that tells of them is asked, and compared with a file. */
const STATES: Readonly<Record<string, (at: Written) => void>> = {
  'marks-alone': ({ outbox, report, answer }) => {
    writeFileSync(join(outbox, `${report}.sending`), MARK);
    writeFileSync(join(outbox, `${answer}.sending`), '');
    for (const name of [report, answer]) rmSync(join(outbox, name));
  },
  'moved-and-damaged': ({ outbox, report, answer }) => {
    writeFileSync(join(outbox, `${report}.sending`), MARK);
    writeFileSync(join(outbox, `${answer}.sending`), MARK.slice(0, -4));
    renameSync(join(outbox, report), join(outbox, report.replace('2026-11-30', '2026-11-29')));
  },
  'notes-gone': ({ outbox, sent, report, answer }) => {
    mkdirSync(sent);
    renameSync(join(outbox, report), join(sent, report.replace('2026-11-30', '2027-01-11')));
    writeFileSync(join(sent, `${answer}.sending`), MARK);
    rmSync(join(outbox, answer));
  },
};

const COMMANDS = ['log', 'status', 'submit', 'consent revoke', 'log'];

for (const [name, does] of Object.entries(STATES)) {
  test(`all that tells of ${name}`, async () => {
    const at = await written();
    does(at);
    let text = '';
    for (const command of COMMANDS) {
      // oxlint-disable-next-line no-await-in-loop -- one store
      const { code, out, err } = await at.one.tally(command.split(' '));
      const told = command === 'status' ? [...out.matchAll(/^.*\(tally log\)\.\n/gm)].join('') : out;
      text += `$ tally ${command}\n${told}${err}--- code ${code}\n`;
    }
    golden(`test/scripts/tally/pty/golden/letters-${name}.txt`, text.replaceAll(at.one.folder, 'FOLDER'));
  });
}

test('a clock that leapt for a day of use has nothing sent again', async () => {
  const at = await written();
  const { one, outbox, sent, report, answer } = at;
  mkdirSync(sent);
  const copy = report.replace('2026-11-30', '2027-01-11');
  renameSync(join(outbox, report), join(sent, copy));
  writeFileSync(join(sent, `${copy}.sending`), MARK);
  writeFileSync(join(outbox, `${answer}.sending`), MARK);
  const before = [...contents(one.store).keys()].filter((path) => path.startsWith('_tally/'));
  one.day = '2027-03-15';
  dayFile(one.folder, 'rustc', 'until-2027-05-03.2027-03-15.1.95.0-stable', { 'rustc.ice.total': 1 });
  for (const command of ['status', 'clean', 'log', 'preview', 'submit', 'show']) {
    // oxlint-disable-next-line no-await-in-loop -- one store
    await one.tally(command.split(' '));
  }
  one.day = '2026-11-23';
  assert.equal(
    before.filter((path) => !contents(one.store).has(path)),
    [],
  );
  const { out } = await one.tally(['submit']);
  assert.match(out, /^rustc\.crashes of 2026-W47 was sent on 2026-11-23 to https:\/\/reports\.example\.org\/rust\. /m);
  assert.match(out, /^Sending .*bootstrap_env\.json was begun on 2026-11-23 and not ended: it may have arrived at /m);
  assert.not.match(out, 'tally-send');
});

test.run();
