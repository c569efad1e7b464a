/** Files, consents, registries and stores of which nothing is sent: each with its sentence. */
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './case.ts';
import { ANSWER, BOOTSTRAP, CRASHES, put, REPORT, WEEK, type Prepared } from '../waiting-store.ts';

const REMOVE = 'remove it, and `tally submit` writes what can be sent';

const write = (path: string, edit: (text: string) => string): void =>
  writeFileSync(path, edit(readFileSync(path, 'latin1')), 'latin1');
const tallyFile = ({ root }: Prepared, name: string): string => join(root, '_tally', name);
const OTHER = 'https://other.example/report';

export const LETTERS: Readonly<Record<string, Case>> = {
  'no file': { before: () => [], said: 'usage: tally-send FILE [--proxy http://HOST:PORT] [--ca FILE]' },
  'two files': {
    before: ({ report, answer }) => [report, answer],
    said: 'usage: tally-send FILE [--proxy http://HOST:PORT] [--ca FILE]',
  },
  'an unknown option': {
    before: ({ report }) => [report, '--insecure'],
    said: 'usage: tally-send FILE [--proxy http://HOST:PORT] [--ca FILE]',
  },
  'a file elsewhere': {
    before: (at) => {
      const path = join(at.folder, 'copy.json');
      copyFileSync(at.report, path);
      return [path];
    },
    said:
      '`FOLDER/copy.json` is not in `FOLDER/store/_tally/outbox`, and nothing else is sent; `tally ' +
      'submit` writes what can be sent',
  },
  'a file elsewhere in the store': {
    before: (at) => [tallyFile(at, 'consent')],
    said:
      '`CONSENT` is not in `FOLDER/store/_tally/outbox`, and nothing else is sent; `tally submit` ' +
      'writes what can be sent',
  },
  'an outbox that is a link': {
    before: ({ root, folder, report }) => {
      renameSync(join(root, '_tally/outbox'), join(folder, 'outbox'));
      symlinkSync(join(folder, 'outbox'), join(root, '_tally/outbox'));
      return [report];
    },
    said:
      '`FILE` is not in `FOLDER/store/_tally/outbox`, and nothing else is sent; `tally submit` writes ' +
      'what can be sent',
  },
  'a link': {
    before: ({ folder, report }) => {
      renameSync(report, join(folder, 'report.json'));
      symlinkSync(join(folder, 'report.json'), report);
    },
    said: '`FILE` is not a regular file; `tally submit` writes what can be sent',
  },
  'a folder': {
    before: ({ report }) => {
      rmSync(report);
      mkdirSync(report);
    },
    said: '`FILE` is not a regular file; `tally submit` writes what can be sent',
  },
  'a missing file': {
    before: ({ report }) => rmSync(report),
    said: '`FILE` is not a regular file; `tally submit` writes what can be sent',
  },
  'another name': {
    before: ({ report, root }) => {
      const path = join(root, '_tally/outbox/report.json');
      renameSync(report, path);
      return [path];
    },
    said:
      `\`FOLDER/store/_tally/outbox/report.json\` is not named like anything that \`tally submit\` ` +
      'writes; `tally submit` writes what can be sent',
  },
  'the name of another week': {
    before: ({ report }) => {
      const path = report.replace('W46', 'W45');
      renameSync(report, path);
      return [path];
    },
    said:
      '`FOLDER/store/_tally/outbox/until-2026-12-28.2026-W45.rustc.crashes.json` is not sent: its name ' +
      `says rustc.crashes of 2026-W45, and it says rustc.crashes of 2026-W46; ${REMOVE}`,
  },
  'a file that died': {
    options: { today: '2026-12-28' },
    said: '`FILE` died on 2026-12-28; `tally submit` writes what can be sent',
  },
  'a file that was begun': {
    before: ({ report }) =>
      writeFileSync(`${report}.sending`, '# tallybook sending 1\nto https://a.example/\nday 2026-11-21\n'),
    said:
      'sending `FILE` to https://a.example/ was begun on 2026-11-21 and did not end, so it may have ' +
      'arrived; to send it all the same, remove `FILE.sending`',
  },
  'a mark that was cut': {
    before: ({ report }) => writeFileSync(`${report}.sending`, '# tally'),
    said:
      '`FILE.sending` does not hold: its first line is not `# tallybook sending 1`; so `FILE` may have arrived; ' +
      'to send it all the same, remove `FILE.sending`',
  },
  'no consent': {
    before: (at) => rmSync(tallyFile(at, 'consent')),
    said:
      'no consent was given, so nothing can be sent; `tally preview` shows what reports would say, and ' +
      '`tally consent grant RECIPIENT` prints a list and asks',
  },
  'a consent that was changed': {
    before: (at) => write(tallyFile(at, 'consent'), (text) => text.replace('5+ ', '5-9|10+ ')),
    said:
      '`FILE` is not sent: rustc.ice.total has other values than was agreed to; `tally consent grant ' +
      'RECIPIENT` prints a list and asks',
  },
  'a recipient that was changed': {
    before: (at) => write(tallyFile(at, 'consent'), (text) => text.replace(/^recipient .*$/m, `recipient ${OTHER}`)),
    said: `\`FILE\` is not sent: nothing was drawn for ${WEEK} and ${OTHER}; ${REMOVE}`,
  },
  'consent in a store that was moved': {
    before: (at) => write(tallyFile(at, 'consent'), (text) => text.replace(/^path .*$/m, 'path /elsewhere/_tally')),
    said:
      'consent was given in another store: its path was /elsewhere/_tally and is FOLDER/store/_tally; ' +
      '`tally consent grant TO` asks again',
  },
  'consent after the week began': {
    changes: { consentDay: '2026-11-09' },
    said:
      '`FILE` is not sent: consent was given on 2026-11-09, and the week began no later; the first ' +
      'week that begins after that day can be reported',
  },
  'consent to something else': {
    before: (at) =>
      write(tallyFile(at, 'consent'), (text) => text.replace(/^(?:submit|asks|means) rustc.ice.*\n/gm, '')),
    said:
      '`FILE` is not sent: there is no consent to rustc.crashes; `tally consent grant RECIPIENT` ' +
      'prints a list and asks',
  },
  'a preview': {
    changes: { status: 'preview' },
    said: 'rust-toolchain 0.1.0 is a preview: nothing of it can be sent to anybody, only written to a file',
  },
  'a signature that was changed': {
    before: (at) => rmSync(tallyFile(at, 'registries/rust-toolchain/pristine/allowlist/allowlist.txt.sig')),
    said:
      'nothing can leave: ' +
      '`FOLDER/store/_tally/registries/rust-toolchain/pristine/allowlist/allowlist.txt.sig`: there is ' +
      'no allowlist.txt.sig beside its allowlist; `tally status` says what to do',
  },
  'a line that was deleted': {
    before: (at) =>
      write(tallyFile(at, 'registries/rust-toolchain/working/allowlist.txt'), (text) =>
        text.replace(/^submit rustc.ice.*\n/m, ''),
      ),
    said:
      '`FILE` is not sent: the submit line of `rustc.ice.total`, or one of its words, is deleted in your copy of the ' +
      'allowlist; put that line back to allow it',
  },
  'a field that is withheld': {
    before: (at) => writeFileSync(tallyFile(at, 'withheld'), 'rustc.ice.*\n'),
    said:
      '`FILE` is not sent: `rustc.ice.total` is withheld by `rustc.ice.*` in ' +
      "_tally/withheld:1; `tally release 'rustc.ice.*'` allows it again",
  },
  'a value that is no level': {
    before: ({ report }) => write(report, (text) => text.replace('"2-4"', '"3-4"')),
    said: '`FILE` is not sent: the value of `rustc.ice.total` is `3-4`; its line takes `0`, `1`, `2-4`, `5+`',
  },
  'a byte more': {
    before: ({ report }) => write(report, (text) => `${text}\n`),
    said: '`FILE` is not sent: the body has 1025 bytes; every body has 1024',
  },
  'something in the spaces at the end': {
    before: ({ report }) => write(report, (text) => text.replace(/ {3}\n$/, ' a \n')),
    said: '`FILE` is not sent: the body is not JSON',
  },
  'another key': {
    before: ({ report }) => write(report, (text) => text.replace('W46"', 'W46","who":"ada"').replace(/ {12}\n$/, '\n')),
    said: '`FILE` is not sent: the report has `who`; it may have format, group, registry, series, values, week only',
  },
  'another week than the last': {
    before: ({ root, report }) => {
      rmSync(report);
      return [put(root, { ...CRASHES, period: '2026-W45' }, { ...REPORT, week: '2026-W45' })];
    },
    said:
      '`FOLDER/store/_tally/outbox/until-2026-12-28.2026-W45.rustc.crashes.json` is not sent: it is of ' +
      '2026-W45, and only 2026-W46 can be reported now',
  },
  'a group that was not drawn': {
    before: (at) => write(at.draw, (text) => text.replace('rustc/crashes', 'rustc/channels')),
    said:
      `\`FILE\` is not sent: rust-toolchain rustc/channels was drawn for 2026-W46, not rust-toolchain ` +
      `rustc/crashes; ${REMOVE}`,
  },
  'draws that were changed': {
    before: (at) => write(at.draw, (text) => `${text}x`),
    said:
      '`FILE` is not sent: `DRAW` does not hold: its last line does not end; ' +
      'tally alone writes it; put a copy of before back',
  },
  'an answer that was not drawn': {
    before: ({ root, answer }) => {
      rmSync(answer);
      return [put(root, BOOTSTRAP, { ...ANSWER, value: 'false' })];
    },
    said:
      '`FOLDER/store/_tally/outbox/until-2026-12-28.2026-Q4.rustc.config.bootstrap_env.json` is not ' +
      `sent: \`true\` was drawn as the answer about rustc.config.bootstrap_env, not \`false\`; ${REMOVE}`,
  },
  'an answer without a draw': {
    before: (at) => {
      rmSync(at.kept);
      return [at.answer];
    },
    said:
      '`FOLDER/store/_tally/outbox/until-2026-12-28.2026-Q4.rustc.config.bootstrap_env.json` is not ' +
      `sent: no answer about rustc.config.bootstrap_env was drawn in 2026-Q4; ${REMOVE}`,
  },
  'a program that was turned off': {
    before: ({ root }) => rmSync(join(root, 'rustc/on')),
    said: '`FILE` is not sent: recording is off for rustc; `tally on rustc` turns it on',
  },
  'a fleet store': {
    before: ({ root }) => write(join(root, 'rustc/on'), (text) => `${text}fleet crater\n`),
    said: '`FILE` is not sent: rustc is recorded into a fleet store, of which nothing is ever sent',
  },
  'a field that is not recorded': {
    before: ({ root }) => write(join(root, 'rustc/on'), (text) => `${text}deny rustc.ice.*\n`),
    said:
      '`FILE` is not sent: rustc.ice.total is not recorded as a whole: `deny rustc.ice.*` in the `on` ' +
      "file of rustc; `tally on rustc 'rustc.ice.*'` records it again",
  },
  'nowhere to keep a copy': {
    before: (at) => writeFileSync(tallyFile(at, 'sent'), ''),
    said: '`FOLDER/store/_tally/sent`, where copies are kept, is a link or a file; move it away',
  },
  'a mark that cannot be written': {
    options: {
      preload:
        `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.writeSync = ` +
        `() => { throw new Error('ENOSPC: no space left on device'); }; syncBuiltinESMExports();`,
    },
    said: 'nothing was sent to TO: `FILE.sending` cannot be written: ENOSPC: no space left on device',
  },
};
