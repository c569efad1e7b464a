/**
 * Every reason for which nothing leaves has a sentence of its own, and is asked for before anything is drawn or made.
 */
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keepDraw } from '../../../submitter/reports/drawn.ts';
import { contents } from '../folder.ts';
import { Machine } from './pty/machine.ts';
import { generate, SUBMIT } from './pty/registry.ts';
import { dayFile } from './program.ts';

const test = suite('what stops leaving');

const TO = 'https://reports.example.org/rust';
const YES = { keys: [{ after: 'Anything else changes nothing: ', type: 'yes\r' }] };

/**
 * A machine on which consent was given on 2026-11-10 and something was counted in the week after; today is 2026-11-23.
 */
async function consented(): Promise<Machine> {
  const one = new Machine('2026-11-10');
  generate(one.folder);
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  await one.tally(['consent', 'grant', TO], YES);
  dayFile(one.folder, 'rustc', 'until-2027-01-05.2026-11-17.1.95.0-stable', { 'rustc.ice.total': 3 });
  one.day = '2026-11-23';
  return one;
}

const change = (one: Machine, path: string, edit: (text: string) => string): void =>
  writeFileSync(join(one.store, path), edit(readFileSync(join(one.store, path), 'utf8')));

interface Stop {
  readonly does: (one: Machine) => unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly to?: string;
  readonly says: string;
}

const AGAIN = `\`tally consent grant ${TO}\` asks again`;

/** Sentences as `tally submit` and `tally preview` print them; FOLDER, INODE and BORN stand for what differs. */
const STOPS: Readonly<Record<string, Stop>> = {
  CI: {
    does: () => 0,
    environment: { CI: 'true' },
    says: '`CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  },
  DO_NOT_TRACK: {
    does: () => 0,
    environment: { DO_NOT_TRACK: '1' },
    says: '`DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  },
  'another recipient': {
    does: () => 0,
    to: 'https://other.example.org/',
    says:
      `consent was given for ${TO}, not for https://other.example.org/; \`tally consent grant ` +
      `https://other.example.org/\` asks again`,
  },
  'a major version': {
    does: async (one) => {
      generate(one.folder, { version: '0.2.0' });
      await one.tally(['add', 'generated']);
    },
    says: `consent was given for rust-toolchain 0.1.0 and holds for 0.1; this is 0.2.0, which may say more; ${AGAIN}`,
  },
  'a store that was moved': {
    does: (one) => {
      renameSync(one.store, join(one.folder, 'old'));
      cpSync(join(one.folder, 'old'), one.store, { recursive: true });
    },
    says: `consent was given in another store: its inode was INODE and is INODE; ${AGAIN}`,
  },
  'submit lines that expired': {
    does: (one) => (one.day = '2027-02-20'),
    says:
      'the submit lines of rust-toolchain 0.1.0 expired on 2027-02-20, so nothing of it can be sent; ' +
      'add a newer version with `tally add DIR`',
  },
  'a clock set back': {
    does: (one) => (one.day = '2026-11-09'),
    says: "consent was given on 2026-11-10, and this machine's clock says 2026-11-09; set the clock right",
  },
  'a registry that was removed': {
    does: (one) => rmSync(join(one.store, '_tally/registries'), { recursive: true }),
    says: 'consent was given for the registry rust-toolchain, which is not there any more; `tally add DIR` adds it',
  },
  'an allowlist that was changed': {
    does: (one) =>
      change(one, '_tally/registries/rust-toolchain/working/allowlist.txt', (text) => text.replace('5+', '5-9|10+')),
    says:
      'nothing can leave: `FOLDER/store/_tally/registries/rust-toolchain/working/allowlist.txt` line ' +
      '12: the untouched file has no such line; `tally status` says what to do',
  },
  'a consent that was changed': {
    does: (one) => change(one, '_tally/consent', (text) => text.replace('day 2026-11-10', 'day 2026-02-30')),
    says: '`FOLDER/store/_tally/consent` does not hold: there is no day 2026-02-30; `tally consent revoke` removes it',
  },
};

for (const [name, { does, environment = {}, to, says }] of Object.entries(STOPS)) {
  test(name, async () => {
    const one = await consented();
    await does(one);
    const before = contents(one.store);
    for (const command of ['preview', 'submit']) {
      // oxlint-disable-next-line no-await-in-loop -- one store
      const { code, out, err } = await one.tally([command, ...(to === undefined ? [] : ['--to', to])], { environment });
      const said = err.replaceAll(one.folder, 'FOLDER').replace(/was [0-9]+ and is [0-9]+/, 'was INODE and is INODE');
      assert.is(said, `tally: ${says}\n`);
      assert.is(out, '');
      assert.is(code, 2);
    }
    const after = contents(one.store);
    assert.not.ok(
      [...after.keys()].some((path) => /^_tally\/(?:draws|answers)\//.test(path)),
      'something was drawn',
    );
    assert.equal(
      [...after.keys()].filter((path) => !before.has(path)),
      [],
    );
  });
}

test('a registry that became a preview is not added, and what was agreed to holds', async () => {
  const one = await consented();
  generate(one.folder, { version: '0.1.1', status: 'preview' });
  const { err, code } = await one.tally(['add', 'generated']);
  assert.is(
    err,
    'rust-toolchain 0.1.1 is a preview, which nobody signs, and what was added of rust-toolchain is signed; ' +
      'nothing was changed. Get the files that are signed: allowlist/allowlist.txt.sig is among them.\n',
  );
  assert.is(code, 1);
  assert.is((await one.tally(['submit'])).code, 0);
});

/** The one file of a folder of `_tally/`, by its path in the store. */
const only = (one: Machine, folder: string): string =>
  [...contents(one.store).keys()].find((path) => path.startsWith(`_tally/${folder}/until-`)) ?? '';

test('a draw that was changed stops the report, and an answer itself; status says both', async () => {
  const one = await consented();
  await one.tally(['preview']);
  const [draw, answer] = [only(one, 'draws'), only(one, 'answers')];
  change(one, draw, (text) => text.replace('drawn', 'drew'));
  const why = (path: string, message: string): string =>
    `\`${one.store}/${path}\` does not hold: ${message}; tally alone writes it; put a copy of before back`;
  const drawn = why(draw, 'line 4 is not a valid `drawn` line');
  const half = await one.tally(['preview']);
  assert.ok(half.out.includes(`\n${drawn}.\n\nThe answer of this quarter, drawn around the truth once:\n`), half.out);
  assert.is(half.code, 0);
  change(one, answer, (text) => `${text}x`);
  const { out, code } = await one.tally(['submit']);
  assert.is(
    out,
    `${drawn}.\nNo answer about rustc.config.bootstrap_env: ${why(answer, 'its last line does not end')}.\n`,
  );
  assert.is(code, 1);
  const status = await one.tally(['status']);
  assert.ok(status.out.includes(`\n${drawn}.\n`), status.out);
  assert.ok(status.out.includes(`\n${why(answer, 'its last line does not end')}.\n`), status.out);
  assert.is(status.code, 1);
});

test('a draw of a week that has not come stops nothing, and status says what may have arrived', async () => {
  const one = await consented();
  await one.tally(['preview']);
  await one.tally(['submit']);
  const path = /tally-send (\S+)/.exec((await one.tally(['submit'])).out)?.[1] ?? '';
  writeFileSync(`${path}.sending`, `# tallybook sending 1\nto https://reports.example.org/rust\nday 2026-11-23\n`);
  const drawn = { registry: 'rust-toolchain', program: 'rustc', group: 'crashes' };
  keepDraw(one.store, { week: '2030-W01', recipient: TO, drawn });
  const { out, code } = await one.tally(['status']);
  assert.match(
    out,
    /\nNothing is known to have arrived, as far as is kept \(tally log\)\.\nMay have arrived: 1 file \(tally log\)\.\n/,
  );
  assert.is(code, 0, out);
  assert.is((await one.tally(['preview'])).code, 0);
});

test('a mark that does not hold is told of, and what it marks is not written again', async () => {
  const one = await consented();
  await one.tally(['submit']);
  const path = join(one.store, only(one, 'outbox'));
  writeFileSync(`${path}.sending`, '# tallybook sending 1\n');
  const log = await one.tally(['log']);
  const odd = `${path}.sending does not hold: line 2 is not a valid \`to\` line`;
  assert.ok(log.out.includes(` may have arrived: ${odd}\n`), log.out);
  const { out } = await one.tally(['submit']);
  assert.ok(out.includes(`${path} may have arrived, since ${odd}. It is not sent again, and is deleted on `), out);
  assert.match((await one.tally(['consent', 'revoke'])).out, /Removed 1 file that waited to be sent/);
  assert.ok(contents(one.store).has(only(one, 'outbox')));
});

test('consent is not asked for where it could not be given', async () => {
  const one = new Machine('2026-11-10');
  generate(one.folder, { status: 'preview' });
  await one.tally(['consent', 'grant', TO]);
  await one.tally(['consent', 'grant', TO], { keys: [] });
  await one.tally(['on', 'rustc']);
  await one.tally(['consent', 'grant', TO], { keys: [] });
  await one.tally(['add', 'generated']);
  await one.tally(['consent', 'grant', TO], { keys: [] });
  await one.tally(['consent', 'grant', TO], { keys: [], environment: { CI: '1' } });
  await one.tally(['consent', 'grant', TO], { keys: [], environment: { DO_NOT_TRACK: '1' } });
  await one.tally(['consent', 'grant', 'http://reports.example.org/'], { keys: [] });
  await one.tally(['consent', 'grant'], { keys: [] });
  await one.tally(['consent', 'agree'], { keys: [] });
  await one.tally(['consent', 'show', TO], { keys: [] });
  generate(one.folder, { version: '0.1.1' });
  await one.tally(['add', 'generated']);
  await one.tally(['add', 'generated', '--keys', 'generated/allowlist/allowlist.txt']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  await one.tally(['keys']);
  await one.tally(['withhold', 'rustc.*']);
  await one.tally(['consent', 'grant', TO], { keys: [] });
  await one.tally(['consent', 'grant', TO, 'cargo'], { keys: [] });
  assert.not.ok(contents(one.store).has('_tally/consent'));
  one.compare('not-asked');
});

test('what is printed is what is agreed to', async () => {
  const one = await consented();
  await one.tally(['submit']);
  await one.tally(['withhold', 'rustc.ice.total']);
  await one.tally(['consent', 'grant', 'https://other.example.org/'], YES);
  const agreed = contents(one.store).get('_tally/consent') ?? '';
  assert.equal(
    agreed.split('\n').filter((line) => line.startsWith('submit')),
    SUBMIT.filter((line) => !line.includes('ice')),
  );
  assert.not.ok([...contents(one.store).keys()].some((path) => path.startsWith('_tally/outbox/until')));
  one.compare('another-recipient');
});

test.run();
