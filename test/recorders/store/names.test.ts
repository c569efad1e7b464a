/** Where a store is, days, names of files, globs and check sums: tables of what is and what is not. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blockText, crc32, headerText } from '../../../recorders/typescript/store/block.ts';
import { dayText, parseDay, today, untilMidnight } from '../../../recorders/typescript/store/day.ts';
import { matcher } from '../../../recorders/typescript/store/glob.ts';
import { nameText, parseName, programVersion } from '../../../recorders/typescript/store/name.ts';
import { isProgram, storeRoot } from '../../../recorders/typescript/store/place.ts';

const test = suite('the words of a store');

const ROOTS: readonly (readonly [env: NodeJS.ProcessEnv, platform: NodeJS.Platform, root: string | null])[] = [
  [{ TALLYBOOK_HOME: '/s', XDG_STATE_HOME: '/x', HOME: '/h' }, 'linux', '/s'],
  [{ TALLYBOOK_HOME: '/s//', HOME: '/h' }, 'linux', '/s'],
  [{ TALLYBOOK_HOME: '/s/../t', HOME: '/h' }, 'linux', '/s/../t'],
  [{ TALLYBOOK_HOME: '', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: '/', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: 's', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: '/a\nb', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: '/a\u{fffd}', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: '/a\u{85}', HOME: '/h' }, 'linux', null],
  [{ TALLYBOOK_HOME: '/zoë', HOME: '/h' }, 'linux', '/zoë'],
  [{ XDG_STATE_HOME: '/x/', HOME: '/h' }, 'linux', '/x/tallybook'],
  [{ XDG_STATE_HOME: 'x', HOME: '/h' }, 'linux', '/h/.local/state/tallybook'],
  [{ XDG_STATE_HOME: '', HOME: '/h' }, 'freebsd', '/h/.local/state/tallybook'],
  [{ HOME: '/' }, 'linux', '/.local/state/tallybook'],
  [{ HOME: '' }, 'linux', null],
  [{}, 'linux', null],
  [{ HOME: '/h', XDG_STATE_HOME: '/x' }, 'darwin', '/h/Library/Application Support/tallybook'],
  [{ LOCALAPPDATA: 'C:\\a\\' }, 'win32', 'C:\\a\\tallybook'],
  [{ HOME: '/h' }, 'win32', null],
];

for (const [env, platform, root] of ROOTS) {
  test(`root of ${JSON.stringify(env)} on ${platform}`, () => assert.is(storeRoot(env, platform), root));
}

test('names of programs', () => {
  for (const name of ['a', 'rustc', 'a1_2b', 'a'.repeat(40)]) assert.ok(isProgram(name), name);
  for (const name of ['', 'A', '1a', 'a_', '_a', 'a__b', 'a-b', 'a.b', '..', 'a/b', 'a\n', 'a'.repeat(41)])
    assert.not(isProgram(name), name);
});

test('days to text and back', () => {
  assert.is(dayText(0), '1970-01-01');
  for (const day of [0, 1, 11_016, 20_779, 2_932_896]) assert.is(parseDay(dayText(day)), day);
  for (const text of ['1969-12-31', '2027-02-29', '2026-13-01', '2026-1-01', '10000-01-01', '2026-11-22 ', ''])
    assert.is(parseDay(text), null, text);
  assert.is(dayText(today(Date.UTC(2026, 10, 22, 23, 59, 59, 999))), '2026-11-22');
  assert.is(today(-1), -1);
  assert.is(untilMidnight(Date.UTC(2026, 10, 22, 23, 59, 59)), 1000);
  assert.is(untilMidnight(0), 86_400_000);
});

const VERSIONS = {
  '1.95.0': '1.95.0-stable',
  '1.95.0-stable': '1.95.0-stable',
  '1.97.0-nightly': '1.97.0-nightly',
  '1.97.0-beta.3': '1.97.0-beta',
  '1.97.0-beta.3+meta': '1.97.0-beta',
  '1.97.0+meta': '1.97.0-stable',
  '0.0.0': '0.0.0-stable',
  '999999.0.1': '999999.0.1-stable',
  '1000000.0.1': 'dev',
  '1.97.0-dev': 'dev',
  '1.97.0-beta3': 'dev',
  '1.97.0-': 'dev',
  '01.2.3': 'dev',
  '1.2': 'dev',
  '1.2.3.4': 'dev',
  'v1.2.3': 'dev',
  '1.2.3\n': 'dev',
  '1.95.0 (59807616e 2026-04-14)': 'dev',
  '': 'dev',
};

for (const [said, version] of Object.entries(VERSIONS)) {
  test(`version ${JSON.stringify(said)}`, () => assert.is(programVersion(said), version));
}
test('a version that is no text', () => assert.is(programVersion(7 as never), 'dev'));

const NAMES = [
  'until-2027-01-10.2026-11-22.1.95.0-stable',
  'until-2027-01-10.2026-11-22.dev',
  'until-2026-11-23.2026-11-22.0.0.0-nightly.0123456789abcdef',
  'until-2029-08-18.2026-11-22.1.2.3-beta.0123456789abcdef.part',
];
const NO_NAMES = [
  'on',
  'until-2026-11-22.2026-11-22.dev',
  'until-2029-08-19.2026-11-22.dev',
  'until-2027-02-29.2026-11-22.dev',
  'until-2027-01-10.2026-11-22.1.95.0',
  'until-2027-01-10.2026-11-22.1.95.0-stable.part',
  'until-2027-01-10.2026-11-22.dev.0123456789ABCDEF',
  'until-2027-01-10.2026-11-22.dev.0123456789abcde',
  'until-2027-01-10.2026-11-22.dev.0123456789abcdef.part~',
  'until-2027-01-10.2026-11-22.dev\n',
];

test('names of files', () => {
  for (const text of NAMES) {
    const name = parseName(text);
    assert.is(name === null ? null : nameText(name), text);
  }
  for (const text of NO_NAMES) assert.is(parseName(text), null, text);
});

test('globs', () => {
  const table: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
    ['a.b', ['a.b'], ['a.bc', 'xa.b', 'aXb']],
    ['*', ['', 'a'], []],
    ['a*', ['a', 'ab'], ['ba']],
    ['*b', ['b', 'ab'], ['ba']],
    ['a*a', ['aa', 'aba'], ['a']],
    ['a*b*c', ['abc', 'axbxc', 'abbcc'], ['ac', 'acb']],
    ['a**b', ['ab', 'axb'], ['a']],
    ['*b*b*', ['bb', 'abab'], ['ab']],
    ['ab*bc', ['abbc'], ['abc']],
    ['a?[b]', ['a?[b]'], ['axb']],
  ];
  for (const [glob, yes, no] of table) {
    for (const field of yes) assert.ok(matcher(glob)(field), `${glob} is ${field}`);
    for (const field of no) assert.not(matcher(glob)(field), `${glob} is not ${field}`);
  }
  assert.not(matcher(`${'a*'.repeat(5000)}b`)('a'.repeat(16_000)));
});

test('a block is as the contract shows it', () => {
  assert.is(crc32(Buffer.from('123456789')), 0xcbf43926);
  const counts = [
    ['rustc.ice.total', 1],
    ['rustc.diagnostics.error_code{E0502}', 3],
  ] as const;
  const name = { dies: parseDay('2027-01-10') ?? 0, day: parseDay('2026-11-22') ?? 0, version: '1.95.0-stable' };
  assert.is(
    headerText('rustc', name) + blockText('rust-toolchain', '0.1.0', counts) + blockText('rust-toolchain', '0.1.0', []),
    '# tallybook day 1\n# rustc 1.95.0-stable day 2026-11-22 dies 2027-01-10\n\n' +
      '# + rust-toolchain 0.1.0\nrustc.diagnostics.error_code{E0502} 3\nrustc.ice.total 1\n# = 2 8bb68f01\n\n' +
      '# + rust-toolchain 0.1.0\n# = 0 7ea76f2c\n',
  );
});

test.run();
