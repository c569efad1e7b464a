/** `tally` has the words of every stop but those of a file that is to be posted. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FILE_STOPS } from '../../../submitter/stops/files.ts';
import { stop } from '../../../submitter/stops/stop.ts';
import { STOPS } from '../../../submitter/stops/table.ts';
import { words as tallyWords } from '../../../submitter/stops/tally-words.ts';
import { words } from '../../../submitter/stops/words.ts';

const test = suite('words of tally');

test('they are those of the table', () => {
  const of = stop('recording/off', 'demo');
  assert.equal(tallyWords(of), 'recording is off for demo; `tally on demo` turns it on');
  assert.equal(tallyWords(of), words(of));
});

test('those of a file are not among them', () => {
  assert.equal(
    Object.keys(FILE_STOPS).filter((id) => id in STOPS),
    [],
  );
  assert.equal(tallyWords(stop('file/irregular', 'F')), 'file/irregular');
});

test.run();
