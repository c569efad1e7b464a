/**
 * Hostile places for a store, one row each: what is done to a sound store before a host records into it. The host must
 * not be able to tell, and where `records` is false not a byte may have changed.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileName, header, KEPT, PROGRAM, turnOn } from '../../scripts/dev/soak/place.ts';

/** A folder for the scene; the store is `store` in it, and sound. */
export interface Place {
  readonly folder: string;
  readonly root: string;
  readonly program: string;
}

export interface Scene {
  readonly name: string;
  /** Whether counts are recorded all the same; `own` if only in numbered files; null if that is not to say. */
  readonly records: boolean | 'own' | null;
  readonly make: (place: Place) => void;
  /** Whoever cannot ask when a directory was made does not record. */
  readonly born?: true;
  /** It takes long to make, so it is done once for each recorder. */
  readonly once?: true;
  /** Words before the host's command. */
  readonly under?: readonly string[];
  /** What `TALLYBOOK_HOME` is; the store's root if absent. */
  readonly home?: (place: Place) => string;
  /** As somebody who is not root; of whom the store is not. */
  readonly nobody?: true;
}

/** Version 1.0.0 is what the host says it is. */
export const VERSION = '1.0.0-stable';
const LONG = fileName(VERSION, 0, KEPT.long);
const SHORT = fileName(VERSION, 0, KEPT.short);
const NOBODY = 65_534;

const instead = (path: string, act: (path: string) => void): void => {
  rmSync(path, { recursive: true, force: true });
  act(path);
};
const fifo = (path: string): void => void execFileSync('mkfifo', ['-m', '600', path]);
/** The same thing in place of both files of the day. */
const dayFile = (name: string, act: (path: string) => void): Scene => ({
  name: `the day file is ${name}`,
  records: 'own',
  make: ({ program }) => [LONG, SHORT].forEach((file) => act(join(program, file))),
});
const PLACES: readonly Scene[] = [
  { name: 'a sound store', records: true, make: () => undefined },
  { name: 'no store', records: false, make: ({ root }) => rmSync(root, { recursive: true }) },
  { name: 'no folder of the program', records: false, make: ({ program }) => rmSync(program, { recursive: true }) },
  { name: 'no on', records: false, make: ({ program }) => rmSync(join(program, 'on')) },
  {
    name: 'a file for the root',
    records: false,
    make: ({ root }) => instead(root, (path) => writeFileSync(path, 'x')),
  },
  { name: 'a FIFO for the root', records: false, make: ({ root }) => instead(root, fifo) },
  { name: 'a FIFO for the program', records: false, make: ({ program }) => instead(program, fifo) },
  {
    name: 'a file for the program',
    records: false,
    make: ({ program }) => instead(program, (p) => writeFileSync(p, 'x')),
  },
  { name: 'a FIFO for on', records: false, make: ({ program }) => instead(join(program, 'on'), fifo) },
  {
    name: 'a directory for on',
    records: false,
    make: ({ program }) => instead(join(program, 'on'), (p) => mkdirSync(p)),
  },
  {
    name: 'a link to the root',
    records: false,
    make: ({ root, folder }) => {
      renameSync(root, join(folder, 'elsewhere'));
      symlinkSync('elsewhere', root);
    },
  },
  {
    name: 'a link to the program',
    records: false,
    make: ({ root, program }) => {
      renameSync(program, join(root, 'elsewhere'));
      symlinkSync('elsewhere', program);
    },
  },
  {
    name: 'a link to on',
    records: false,
    make: ({ program }) => {
      renameSync(join(program, 'on'), join(program, 'elsewhere'));
      symlinkSync('elsewhere', join(program, 'on'));
    },
  },
  {
    name: 'a link to a device for on',
    records: false,
    make: ({ program }) => instead(join(program, 'on'), (p) => symlinkSync('/dev/zero', p)),
  },
  {
    name: 'a copied store',
    records: false,
    make: ({ root, folder }) => cpSync(root, join(folder, 'copy'), { recursive: true }),
    home: ({ folder }) => join(folder, 'copy'),
  },
  {
    name: 'a store that was moved away and copied back',
    records: false,
    make: ({ root, folder }) => {
      renameSync(root, join(folder, 'away'));
      cpSync(join(folder, 'away'), root, { recursive: true, preserveTimestamps: true });
    },
  },
  {
    name: 'a read-only store of its owner',
    records: false,
    nobody: true,
    make: ({ root, program }) => {
      for (const path of [join(program, 'on'), program, root]) chownSync(path, NOBODY, NOBODY);
      chmodSync(join(program, 'on'), 0o400);
      chmodSync(program, 0o500);
    },
  },
  { name: "somebody else's store", records: false, nobody: true, make: () => undefined },
  {
    name: "somebody else's store that can be read",
    records: false,
    nobody: true,
    make: ({ root, program }) => {
      chmodSync(root, 0o755);
      chmodSync(program, 0o755);
      chmodSync(join(program, 'on'), 0o644);
    },
  },
  {
    name: 'more other files than a sweep looks at',
    once: true,
    records: true,
    make: ({ program }) => {
      for (let i = 0; i < 10_100; i++) writeFileSync(join(program, `other-${i}`), '');
    },
  },
  {
    name: 'no bytes that a file may have',
    records: null,
    make: () => undefined,
    under: ['sh', '-c', 'trap \'\' XFSZ; ulimit -f 0; exec "$0" "$@"'],
  },
  { name: 'umask 0777', records: true, make: () => undefined, under: ['sh', '-c', 'umask 0777; exec "$0" "$@"'] },
  { name: 'umask 0', records: true, make: () => undefined, under: ['sh', '-c', 'umask 0; exec "$0" "$@"'] },
  { name: 'the clock a year back', records: true, make: () => undefined, under: ['faketime', '-f', '-365d'] },
  { name: 'the clock a year ahead', records: true, make: () => undefined, under: ['faketime', '-f', '+365d'] },
];

const FILES: readonly Scene[] = [
  dayFile('a directory', (path) => mkdirSync(path)),
  dayFile('a FIFO', fifo),
  dayFile('a link to nothing', (path) => symlinkSync('nowhere', path)),
  dayFile('a link to itself', (path) => symlinkSync(path, path)),
  dayFile('a link to a file', (path) => {
    writeFileSync(`${path}.target`, header(VERSION, 0, KEPT.long));
    symlinkSync(`${path}.target`, path);
  }),
  dayFile('a link to a device', (path) => symlinkSync('/dev/null', path)),
  dayFile('one byte over 8 MiB', (path) => {
    writeFileSync(path, '');
    truncateSync(path, 8 * 2 ** 20 + 1);
  }),
];

/** It is over what a program's files may have together, so whoever makes a file removes it. */
const ENORMOUS: Scene = {
  name: 'the day file is 1 GB without content',
  records: null,
  make: ({ program }) => {
    for (const file of [LONG, SHORT]) {
      writeFileSync(join(program, file), '');
      truncateSync(join(program, file), 10 ** 9);
    }
  },
};

const FLEETS: readonly Scene[] = [
  {
    name: 'a fleet store with all that may be said of it',
    records: true,
    make: ({ program }) => turnOn(program, 'fleet crater', 'experiment pr-1', 'toolchain master#1a2b3c', 'job a-1.0'),
  },
  {
    name: 'a toolchain of 200 characters',
    records: true,
    make: ({ program }) => turnOn(program, `toolchain ${'~'.repeat(200)}`, 'fleet a'),
  },
  {
    name: 'the birth of the folder, where the system knows it',
    records: true,
    born: true,
    make: ({ program }) => {
      const { birthtimeNs: born } = lstatSync(program, { bigint: true });
      const second = 10n ** 9n;
      turnOn(program, ...(born > 0n ? [`born ${born / second}.${String(born % second).padStart(9, '0')}`] : []));
    },
  },
];

const DENIED: Scene = {
  name: 'everything denied',
  records: true,
  make: ({ program }) => turnOn(program, 'deny *'),
};

export const SCENES: readonly Scene[] = [...PLACES, ...FILES, ENORMOUS, ...FLEETS, DENIED];
export { PROGRAM };
