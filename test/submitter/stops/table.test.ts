/**
 * The whole table of stops, with made-up facts: every sentence and what its owner can do is in the golden. Every row is
 * used, and no two say the same.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FIELD_STOPS } from '../../../submitter/stops/fields.ts';
import { FILE_STOPS } from '../../../submitter/stops/files.ts';
import { REPORT_STOPS } from '../../../submitter/stops/reports.ts';
import { SENDING_STOPS } from '../../../submitter/stops/sending.ts';
import type { Stop } from '../../../submitter/stops/stop.ts';
import { STOPS } from '../../../submitter/stops/table.ts';
import { sentence, words } from '../../../submitter/stops/words.ts';
import { golden } from '../../golden.ts';
import { sources } from '../../tidy/sources.ts';
import { advice } from '../refusal.ts';
import { FACTS } from './facts.ts';

const test = suite('the table of stops');

const ALL: readonly Stop[] = FACTS.map(([id, facts]) => ({ id, facts }));

test('every sentence, and what its owner can do', () => {
  const rows = ALL.map((stop) => `${stop.id}\n  ${sentence(stop)}\n  advice: ${advice(stop) ?? 'none'}\n`);
  golden('test/submitter/stops/table.txt', rows.join(''));
});

test('a sentence is printable ASCII, without a full stop, and so is advice', () => {
  for (const stop of ALL) {
    for (const text of [sentence(stop), advice(stop)]) {
      if (text !== null) assert.match(text, /^[ -~]*[^ .]$/, stop.id);
    }
  }
});

test('the four tables have no id in common', () => {
  const ids = [FIELD_STOPS, REPORT_STOPS, SENDING_STOPS, FILE_STOPS].flatMap((rows) => Object.keys(rows));
  assert.equal(ids.sort(), [...new Set(ALL.map(({ id }) => id))].sort());
});

/** The words of a row, without what its facts put into them. */
function template({ id, facts }: Stop): string {
  const texts = facts.flat().map(String);
  return texts.reduce((text, fact) => text.replaceAll(fact, '...'), words({ id, facts }));
}

test('no two rows say the same', () => {
  const seen = new Map<string, string>();
  for (const stop of ALL) {
    const text = template(stop);
    assert.is(seen.get(text) ?? stop.id, stop.id, text);
    seen.set(text, stop.id);
  }
});

const TABLES = /^submitter\/stops\/(?:fields|files|reports|sending)\.ts$/;

test('every row is created somewhere', () => {
  const texts = [...sources()].filter(([path]) => /^(?:submitter|scripts)\//.test(path) && !TABLES.test(path));
  const code = texts.map(([, text]) => text.replace(/\/\*[^]*?\*\//g, '')).join('');
  const created = (id: string): boolean =>
    new RegExp(`\\bstop\\(\\s*'${id}'|\\breadOwn\\([^;]*?,\\s*'${id}',?\\s*\\)`).test(code);
  assert.equal(
    Object.keys({ ...STOPS, ...FILE_STOPS }).filter((id) => !created(id)),
    [],
  );
});

test.run();
