/** `on`: what it may say, and that a folder it was not said of is off, with the part that differs. */
import { execFileSync } from 'node:child_process';
import fs, {
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { binding, NO_FLEET, OF_A_FLEET, onText, parseOn, readOn } from '../../../recorders/typescript/store/on.ts';
import { inStore, turnOn, type Stored } from './stored.ts';

const test = suite('on');

const WHOLE = {
  path: '/home/zoë/t t/rustc',
  inode: '7340155',
  born: '1795363650.768418622',
  fleet: 'crater',
  experiment: 'pr-12345',
  toolchain: 'master#1a2b3c',
  job: 'serde-1.0.0',
  deny: ['rustc.host.*', '*'],
};

test('says what it was told, in any order', () => {
  const text = onText(WHOLE);
  assert.is(
    text,
    '# tallybook on 1\npath /home/zoë/t t/rustc\ninode 7340155\nborn 1795363650.768418622\nfleet crater\n' +
      'experiment pr-12345\ntoolchain master#1a2b3c\njob serde-1.0.0\ndeny rustc.host.*\ndeny *\n',
  );
  assert.equal(parseOn(text), WHOLE);
  const [first, ...lines] = text.trimEnd().split('\n');
  assert.equal(parseOn(`${[first, ...lines.toReversed()].join('\n')}\n`), { ...WHOLE, deny: WHOLE.deny.toReversed() });
  assert.equal(parseOn('# tallybook on 1\npath /a\n'), {
    path: '/a',
    inode: null,
    born: null,
    ...NO_FLEET,
    deny: [],
  });
});

const REFUSED = [
  '',
  '# tallybook on 1\n',
  'path /a\n',
  '# tallybook on 2\npath /a\n',
  '# tallybook on 1\npath /a',
  '# tallybook on 1\r\npath /a\r\n',
  '# tallybook on 1\n\npath /a\n',
  '# tallybook on 1\npath /a\n\n',
  '# tallybook on 1\npath /a\npath /a\n',
  '# tallybook on 1\npath /a\npath /b\n',
  '# tallybook on 1\npath \n',
  '# tallybook on 1\npath /a\nsend yes\n',
  '# tallybook on 1\npath /a\nconstructor x\n',
  '# tallybook on 1\npath /a\ninode 07\n',
  '# tallybook on 1\npath /a\ninode -7\n',
  '# tallybook on 1\npath /a\nborn 1\n',
  '# tallybook on 1\npath /a\nborn 1.12345678\n',
  '# tallybook on 1\npath /a\nfleet Crater\n',
  `# tallybook on 1\npath /a\nfleet ${'a'.repeat(41)}\n`,
  ...OF_A_FLEET.flatMap((key) => [
    `# tallybook on 1\npath /a\n${key} a\n`,
    `# tallybook on 1\npath /a\nfleet a\n${key} a b\n`,
    `# tallybook on 1\npath /a\nfleet a\n${key} \n`,
    `# tallybook on 1\npath /a\nfleet a\n${key} ${'a'.repeat(201)}\n`,
    `# tallybook on 1\npath /a\nfleet a\n${key} a\n${key} b\n`,
  ]),
  '# tallybook on 1\npath /a\ndeny \n',
  '# tallybook on 1\npath /a\ndeny a\ndeny a\n',
  '# tallybook on 1\npath /a\ndeny a b\n',
  '# tallybook on 1\npath /a\n# deny a\n',
];

for (const text of REFUSED) {
  test(`off: ${JSON.stringify(text).slice(0, 80)}`, () => assert.is(parseOn(text), null));
}

/** What was done to a store that is on, and what is said of it then. */
const OFF: Readonly<Record<string, readonly [change: (stored: Stored) => void, why: string]>> = {
  'the file is gone': [({ folder }) => rmSync(`${folder}/on`), 'missing'],
  'the folder is gone': [({ folder }) => rmSync(folder, { recursive: true }), 'missing'],
  'a file stands where the folder was': [
    ({ folder }) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    },
    'missing',
  ],
  'the file is a link': [
    ({ folder }) => {
      renameSync(`${folder}/on`, `${folder}/other`);
      symlinkSync('other', `${folder}/on`);
    },
    'unreadable',
  ],
  'the file is a FIFO': [
    ({ folder }) => {
      rmSync(`${folder}/on`);
      execFileSync('mkfifo', [`${folder}/on`]);
    },
    'unreadable',
  ],
  'the file is a folder': [
    ({ folder }) => {
      rmSync(`${folder}/on`);
      mkdirSync(`${folder}/on`);
    },
    'unreadable',
  ],
  'the folder is a link': [
    ({ folder }) => {
      renameSync(folder, `${folder}_`);
      symlinkSync(`${folder}_`, folder);
    },
    'unreadable',
  ],
  'the file is large': [({ folder }) => truncateSync(`${folder}/on`, 65_537), 'malformed'],
  'the file is not UTF-8': [({ folder }) => writeFileSync(`${folder}/on`, Buffer.from([0xff])), 'malformed'],
  'the file says no inode': [
    ({ folder }) => writeFileSync(`${folder}/on`, `# tallybook on 1\npath ${folder}\n`),
    'malformed',
  ],
  'it was said of another path': [(stored) => turnOn(stored, { path: '/elsewhere' }), 'mismatch path /elsewhere'],
  'it was said of another folder': [(stored) => turnOn(stored, { inode: '1' }), 'mismatch inode 1'],
  'the folder was made at another time': [
    (stored) => turnOn(stored, { born: '1.000000000' }),
    'mismatch born 1.000000000',
  ],
};

for (const [what, [change, why]] of Object.entries(OFF)) {
  test(`off: ${what}`, () =>
    inStore((stored) => {
      turnOn(stored);
      assert.is(readOn(stored.folder).state, 'on');
      change(stored);
      const said = readOn(stored.folder);
      const words =
        said.state === 'on' ? ['on'] : said.why === 'mismatch' ? [said.why, said.part, said.recorded] : [said.why];
      assert.is(words.join(' '), why);
    }));
}

test('a copy is off, and says what is recorded and what was found', () =>
  inStore((stored) => {
    turnOn(stored);
    const copy = `${stored.root}/copy`;
    cpSync(stored.folder, copy, { recursive: true });
    assert.equal(readOn(copy), {
      state: 'off',
      why: 'mismatch',
      part: 'path',
      recorded: stored.folder,
      found: copy,
    });
    renameSync(stored.folder, `${stored.folder}_`);
    renameSync(copy, stored.folder);
    const back = readOn(stored.folder);
    assert.is(back.state === 'off' && back.why === 'mismatch' ? back.part : '', 'inode');
  }));

test('a birth that the system does not say is none that was recorded', () =>
  inStore((stored) => {
    for (const born of ['1795363650.768418622', '0.000000000']) {
      turnOn(stored, { born });
      const said = withoutBirths(() => readOn(stored.folder));
      assert.equal(said, { state: 'off', why: 'mismatch', part: 'born', recorded: born, found: 'not known' });
    }
    turnOn(stored, { born: null });
    assert.is(withoutBirths(() => readOn(stored.folder)).state, 'on');
  }));

/** As on a system that says 0 where it does not know when something was made. */
function withoutBirths<T>(use: () => T): T {
  const { lstatSync } = fs;
  const without = (path: string, options: object) => Object.assign(lstatSync(path, options) ?? {}, { birthtimeNs: 0n });
  Object.assign(fs, { lstatSync: without });
  syncBuiltinESMExports();
  try {
    return use();
  } finally {
    Object.assign(fs, { lstatSync });
    syncBuiltinESMExports();
  }
}

test('what is seen changes with the file', () =>
  inStore((stored) => {
    turnOn(stored);
    const seen = (): string => {
      const said = readOn(stored.folder);
      return said.state === 'on' ? said.seen : 'off';
    };
    const first = seen();
    assert.is(seen(), first);
    utimesSync(`${stored.folder}/on`, 1, 1);
    assert.is.not(seen(), first);
  }));

test('a birth is bound only where the system knows it: it stays when the folder changes', () =>
  inStore((stored) => {
    turnOn(stored);
    const { born } = binding(stored.folder);
    assert.ok(born === null || /^[1-9][0-9]*\.[0-9]{9}$/.test(born));
    writeFileSync(`${stored.folder}/anything`, '');
    assert.is(binding(stored.folder).born, born);
    assert.is(readOn(stored.folder).state, 'on');
  }));

test.run();
