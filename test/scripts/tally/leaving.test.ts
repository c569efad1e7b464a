/** From a yes at a terminal to a copy of what was sent: every sentence on the way, word for word. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDay } from '../../../recorders/typescript/store/day.ts';
import { waiting } from '../../../submitter/outbox/body-file.ts';
import { keepSent, markSending } from '../../../submitter/outbox/outbox.ts';
import { Machine } from './pty/machine.ts';
import { generate, SUBMIT } from './pty/registry.ts';
import { contents } from '../folder.ts';
import { dayFile } from './program.ts';

const test = suite('leaving');

const TO = 'https://reports.example.org/rust';
const ASKED = 'Anything else changes nothing: ';
const answer = (type: string) => ({ keys: [{ after: ASKED, type }] });
const YES = answer('yes\r');

/** A machine on which rustc is on and the registry was added. */
async function machine(day: string): Promise<Machine> {
  const one = new Machine(day);
  generate(one.folder);
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  return one;
}

const fill = ({ folder }: Machine): void =>
  dayFile(folder, 'rustc', 'until-2027-01-05.2026-11-17.1.95.0-stable', {
    'rustc.diagnostics.error_code{E0308}': 120,
    'rustc.ice.frames{rustc_ast::ast;_}': 1,
    'rustc.ice.total': 3,
    'rustc.toolchain.channel{stable}': 9,
    'rustc.config.bootstrap_env{false}': 9,
  });

test('help', async () => {
  const one = new Machine('2026-11-10');
  for (const command of ['keys', 'withhold', 'release', 'ticket', 'consent', 'diff', 'preview', 'submit', 'log']) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await one.tally([command, '--help']);
  }
  one.compare('help');
});

test('a yes is typed in full, and nothing else is one', async () => {
  const one = await machine('2026-11-10');
  for (const typed of ['\r', 'y\r', 'Yes\r', 'yes please\r', 'no\r', '\u0004', 'yes']) {
    const keys =
      typed === 'yes'
        ? [
            { after: ASKED, type: 'yes' },
            { after: 'yes', type: '\u0003' },
          ]
        : answer(typed).keys;
    // oxlint-disable-next-line no-await-in-loop -- one store
    const { code, out } = await one.tally(['consent', 'grant', TO], { keys });
    assert.is.not(code, 0, out);
    assert.not.ok(contents(one.store).has('_tally/consent'), `${JSON.stringify(typed)} was taken for a yes`);
  }
});

test('from consent to the copy', async () => {
  const one = await machine('2026-11-10');
  await one.tally(['consent', 'show']);
  await one.tally(['consent', 'grant', TO], YES);
  await one.tally(['consent', 'show']);
  await one.tally(['preview']);
  await one.tally(['submit']);
  one.day = '2026-11-23';
  await one.tally(['preview']);
  fill(one);
  await one.tally(['preview']);
  await one.tally(['preview', 'rustc', '--to', TO]);
  const before = contents(one.store);
  await one.tally(['submit']);
  await one.tally(['submit']);
  await one.tally(['log']);
  await one.tally(['status']);
  const today = parseDay(one.day) ?? 0;
  const [first, second] = waiting(one.store);
  if (first === undefined || second === undefined) throw new Error('nothing waits');
  assert.is(markSending(one.store, second, { to: TO, day: one.day }), 'marked');
  assert.is(markSending(one.store, second, { to: TO, day: one.day }), 'begun');
  const bytes = readFileSync(second.path);
  const copy = keepSent(one.store, second, today);
  assert.equal(readFileSync(copy?.path ?? ''), bytes);
  assert.is(markSending(one.store, first, { to: TO, day: one.day }), 'marked');
  await one.tally(['log']);
  await one.tally(['submit']);
  await one.tally(['status']);
  await one.tally(['consent', 'revoke']);
  await one.tally(['consent', 'revoke']);
  await one.tally(['log']);
  await one.tally(['submit']);
  one.day = '2027-01-10';
  await one.tally(['log']);
  one.day = '2027-01-11';
  await one.tally(['log']);
  // Only a day of use bears out what a clock says.
  dayFile(one.folder, 'rustc', 'until-2027-03-01.2027-01-11.1.95.0-stable', {});
  one.day = '2027-01-12';
  await one.tally(['log']);
  const drawn = [...before].filter(([path]) => /^_tally\/(?:draws|answers)\//.test(path));
  assert.is(drawn.length, 2);
  for (const [path, text] of drawn) assert.is(contents(one.store).get(path), text, 'the draw moved');
  one.compare('consent-to-copy');
});

test('the draw is made once', async () => {
  const one = await machine('2026-11-10');
  await one.tally(['consent', 'grant', TO], YES);
  one.day = '2026-11-23';
  fill(one);
  const { out } = await one.tally(['preview']);
  for (const byte of [1, 0x7f, 0xfe]) {
    one.byte = byte;
    // oxlint-disable-next-line no-await-in-loop -- one store
    assert.is((await one.tally(['preview'])).out, out);
  }
  await one.tally(['consent', 'revoke']);
  one.day = '2026-11-18';
  const { code, err } = await one.tally(['consent', 'grant', TO], YES);
  assert.is(code, 0, err);
  one.day = '2026-11-22';
  assert.match((await one.tally(['preview'])).out, /^Nothing can be reported of 2026-W46/m);
  one.day = '2026-11-30';
  const { code: later } = await one.tally(['preview']);
  assert.is(later, 0, 'a clock that was wrong stops nothing once it is right');
});

test('what changed since consent', async () => {
  const one = await machine('2026-11-10');
  await one.tally(['diff']);
  await one.tally(['consent', 'grant', TO], YES);
  await one.tally(['diff']);
  const total = SUBMIT.flatMap((line) =>
    line.includes('rustc.ice.total')
      ? [line, 'asks rustc.ice.total How seldom?', 'means rustc.ice.total Counts it.']
      : line,
  );
  generate(one.folder, { version: '0.1.1', submit: total });
  await one.tally(['add', 'generated']);
  await one.tally(['diff']);
  generate(one.folder, { version: '0.1.2', submit: [] });
  await one.tally(['add', 'generated']);
  await one.tally(['diff']);
  await one.tally(['status']);
  generate(one.folder, { version: '0.2.0', submit: total });
  await one.tally(['add', 'generated']);
  await one.tally(['diff']);
  one.compare('diff');
});

test('words that others wrote are shown and never obeyed', async () => {
  const one = new Machine('2026-11-10');
  const [first = '', ...others] = SUBMIT;
  const id = first.split(' ')[1] ?? '';
  const words = [
    `asks ${id} %1B[2J%0Ayes%E2%80%AEcaf%C3%A9%C2%9B%F3%A0%81%81 %E3%85%A4%C2%A0`,
    `means ${id} 100 %25${' of it'.repeat(20)}`,
  ];
  generate(one.folder, { submit: [first, ...words, ...others] });
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  const { out } = await one.tally(['consent', 'grant', TO], answer('no\r'));
  assert.match(out, '      asks: \\u{1b}[2J\\u{a}yes\\u{202e}caf\u00e9\\u{9b}\\u{e0041} \\u{3164}\\u{a0}');
  const of = (times: number): string => Array(times).fill('of it').join(' ');
  assert.match(out.replaceAll('\r', ''), `      means: 100 % ${of(13)} of\n        it ${of(6)}\n`);
});

test('what is withheld', async () => {
  const one = await machine('2026-11-23');
  fill(one);
  await one.tally(['withhold']);
  await one.tally(['withhold', 'rustc.ice.*']);
  await one.tally(['withhold', 'rustc.ice.*']);
  await one.tally(['withhold', 'rustc.icy.total']);
  await one.tally(['withhold', 'a b']);
  await one.tally(['withhold', '*.framez{rustc_*}']);
  await one.tally(['withhold', 'rustc.ice.frames{names:paths*32}']);
  await one.tally(['withhold', '*.frames{rustc_*}']);
  for (const glob of ['*.framez{rustc_*}', 'rustc.ice.frames{names:paths*32}', '*.frames{rustc_*}']) {
    // oxlint-disable-next-line no-await-in-loop -- one store
    await one.tally(['release', glob]);
  }
  await one.tally(['off', 'rustc', 'rustc.ice.frames{names:paths*32}']);
  await one.tally(['withhold', 'rustc.ice.queries{*}']);
  await one.tally(['withhold', 'rustc.ice.queries']);
  await one.tally(['release', 'rustc.ice.queries']);
  await one.tally(['preview']);
  await one.tally(['ticket', 'rustc', '--area', 'ice']);
  await one.tally(['status']);
  await one.tally(['release', 'rustc.ice.*']);
  await one.tally(['release', 'rustc.ice.*']);
  writeFileSync(join(one.store, '_tally/withheld'), 'a b\n');
  await one.tally(['withhold']);
  await one.tally(['preview']);
  await one.tally(['status']);
  one.compare('withheld');
});

test('tickets', async () => {
  const one = await machine('2026-11-23');
  await one.tally(['ticket', 'rustc', '--area', 'ice']);
  fill(one);
  await one.tally(['ticket', 'rustc', '--area', 'ice']);
  await one.tally(['ticket', 'rustc', '--metric', 'rustc.diagnostics.*', '--exact', '--format', 'json', '--days', '7']);
  await one.tally(['ticket', 'rustc', '--metric', 'rustc.diagnostics.*', '--days', '5']);
  await one.tally(['ticket', 'rustc', '--area', 'toolchain']);
  await one.tally(['ticket', 'rustc', '--area', 'ice', '--out', 'ticket.md']);
  await one.tally(['ticket', 'rustc', '--area', 'ice', '--out', 'ticket.md']);
  await one.tally(['ticket', 'rustc']);
  await one.tally(['ticket', 'rustc', '--area', 'Ice']);
  await one.tally(['ticket', 'rustc', '--area', 'ice', '--days', '0']);
  await one.tally(['ticket', 'rustc', '--area', 'ice', '--format', 'xml']);
  await one.tally(['ticket', 'rustcc', '--area', 'ice']);
  await one.tally(['ticket', 'rustc', '--area', 'ice', '--registry', 'other']);
  one.compare('tickets');
});

test('somebody new reads a ticket by what commands print', async () => {
  const one = new Machine('2026-11-23');
  generate(one.folder, { status: 'preview' });
  let printed = 'tally on rustc';
  const follow = async (...words: readonly string[]): Promise<void> => {
    const told = ['tally', ...words].join(' ').replace('generated', 'DIR');
    assert.ok(printed.includes(told), `nothing said to run \`${told}\`:\n${printed}`);
    const { out, err } = await one.tally(words);
    printed += out + err;
  };
  await follow('on', 'rustc');
  fill(one);
  await follow('show', 'rustc');
  await follow('status');
  await follow('add', 'generated');
  assert.match(printed, /^ {2}If you did not report that: tally ticket rustc --area ice$/m);
  await follow('ticket', 'rustc', '--area', 'ice');
  assert.match(printed, /^rustc\.ice\.frames\{rustc_ast::ast;_\} 1$/m);
});

test.run();
