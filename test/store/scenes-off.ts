/**
 * Values of `TALLYBOOK_HOME` that are no root, and `on` files of which a line does not hold, one row each: recording
 * is off and nothing is touched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Scene } from './scenes.ts';

const rewritten = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));
const on = (name: string, change: (text: string) => string): Scene => ({
  name: `on: ${name}`,
  records: false,
  make: ({ program }) => rewritten(join(program, 'on'), change),
});
const home = (name: string, value: (place: Place) => string, records = false): Scene => ({
  name: `TALLYBOOK_HOME is ${name}`,
  records,
  make: () => undefined,
  home: value,
});

const ON: readonly Scene[] = [
  on('empty', () => ''),
  on('another format', (text) => text.replace('on 1', 'on 2')),
  on('a line too many', (text) => `${text}colour red\n`),
  on('an empty line', (text) => `${text}\n`),
  on('a remark', (text) => `${text}# mine\n`),
  on('another path', (text) => text.replace('/store/', '/other/')),
  on('a path with a slash at its end', (text) => text.replace(/^(path .*)$/m, '$1/')),
  on('no path', (text) => text.replace(/^path .*\n/m, '')),
  on('two paths', (text) => text.replace(/^(path .*\n)/m, '$1$1')),
  on('another inode', (text) => text.replace(/^inode .*$/m, 'inode 1')),
  on('an inode with a leading zero', (text) => text.replace(/^inode /m, 'inode 0')),
  on('two inodes', (text) => text.replace(/^(inode .*\n)/m, '$1$1')),
  on('another birth', (text) => `${text}born 1.000000001\n`),
  on('a birth without nanoseconds', (text) => `${text}born 1\n`),
  on('a birth of 0, which is what a system says that knows none', (text) => `${text}born 0.000000000\n`),
  on('two births', (text) => `${text}born 1.000000001\nborn 1.000000001\n`),
  on('a fleet with a capital', (text) => `${text}fleet Crater\n`),
  on('two fleets', (text) => `${text}fleet a\nfleet b\n`),
  ...['experiment', 'toolchain', 'job'].flatMap((key) => [
    on(`a fleet with an empty ${key}`, (text) => `${text}fleet a\n${key} \n`),
    on(`a ${key} without a fleet`, (text) => `${text}${key} a\n`),
    on(`a ${key} twice`, (text) => `${text}fleet a\n${key} a\n${key} b\n`),
    on(`a ${key} with a space`, (text) => `${text}fleet a\n${key} a b\n`),
    on(`a ${key} of 201 characters`, (text) => `${text}fleet a\n${key} ${'a'.repeat(201)}\n`),
  ]),
  on('CR LF', (text) => text.replaceAll('\n', '\r\n')),
  on('a NUL', (text) => `${text}\0\n`),
  on('over 64 KiB', (text) => text + 'deny nothing.at.all\n'.repeat(3500)),
  on('the first line twice', (text) => `# tallybook on 1\n${text}`),
  on('a space before its path', (text) => text.replace('path ', 'path  ')),
];

const HOMES: readonly Scene[] = [
  home('empty', () => ''),
  home('relative', () => 'store'),
  home('a dot', () => '.'),
  home('a slash', () => '/'),
  home('with a line feed', ({ root }) => `${root}\n`),
  home('with a tab', ({ root }) => `${root}\t`),
  home('its parent and back', ({ root }) => `${root}/../store`),
  home('with a slash within', ({ root }) => root.replace(/\/store$/, '//store')),
  home('with slashes at its end', ({ root }) => `${root}///`, true),
  home('a device', () => '/dev/null'),
  home('very long', ({ root }) => `${root}/${'x'.repeat(5000)}`),
];

export const OFF_SCENES: readonly Scene[] = [...ON, ...HOMES];
