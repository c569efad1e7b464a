/** The fleet that readers take from `on`: by its form alone, so from copies too, and from nothing that breaks it. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_FLEET } from '../../../recorders/typescript/store/on.ts';
import { readFleet } from '../../../recorders/typescript/store/read.ts';
import { inStore, turnOn, type Stored } from './stored.ts';

const test = suite('the fleet of a store');

const FLEET = { fleet: 'crater', experiment: 'pr-1', toolchain: 'master#1a2b3c', job: 'serde-1.0.0' };

/** What was done to a fleet store, and whether its fleet can be read. */
const COPIES: Readonly<Record<string, readonly [change: (stored: Stored) => void, is: 'read' | 'none' | 'broken']>> = {
  'nothing was done': [() => {}, 'read'],
  'its path is another': [(stored) => turnOn(stored, { ...FLEET, path: '/elsewhere' }), 'read'],
  'its inode is another': [(stored) => turnOn(stored, { ...FLEET, inode: '1' }), 'read'],
  'its birth is another': [(stored) => turnOn(stored, { ...FLEET, born: '1.000000000' }), 'read'],
  'it says no inode': [(stored) => turnOn(stored, { ...FLEET, inode: null }), 'read'],
  'it is gone': [({ folder }) => rmSync(`${folder}/on`), 'none'],
  'its folder is gone': [({ folder }) => rmSync(folder, { recursive: true }), 'none'],
  'it has a line that nobody knows': [({ folder }) => appendFileSync(`${folder}/on`, 'colour red\n'), 'broken'],
  'it is not UTF-8': [({ folder }) => appendFileSync(`${folder}/on`, Buffer.from('deny \xff\n', 'latin1')), 'broken'],
  'it is large': [({ folder }) => truncateSync(`${folder}/on`, 65_537), 'broken'],
  'it is a link': [
    ({ folder }) => {
      renameSync(`${folder}/on`, `${folder}/other`);
      symlinkSync('other', `${folder}/on`);
    },
    'broken',
  ],
  'it is a FIFO': [
    ({ folder }) => {
      rmSync(`${folder}/on`);
      execFileSync('mkfifo', [`${folder}/on`]);
    },
    'broken',
  ],
};

for (const [what, [change, is]] of Object.entries(COPIES)) {
  test(what, () =>
    inStore((stored) => {
      turnOn(stored, FLEET);
      change(stored);
      const { value, findings } = readFleet(stored.root, 'demo');
      assert.equal(value, is === 'read' ? FLEET : NO_FLEET);
      const broken = {
        file: `${stored.folder}/on`,
        line: 1,
        message: 'this does not have the form of `on`, so no fleet is taken from it',
        help: '`tally on PROGRAM` writes it again',
      };
      assert.equal(findings, is === 'broken' ? [broken] : []);
    }),
  );
}

test.run();
