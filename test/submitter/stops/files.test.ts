/** What is said of a file that is not the one to post, in full. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FILE_STOPS } from '../../../submitter/stops/files.ts';
import { stop, type Stop } from '../../../submitter/stops/stop.ts';
import { words } from '../../../submitter/stops/words.ts';

const test = suite('stops of a file');

const SUBMIT = '`tally submit` writes what can be sent';

const SAID: readonly (readonly [Stop, string])[] = [
  [stop('file/not-there', 'F', 'OUT'), `\`F\` is not in \`OUT\`, and nothing else is sent; ${SUBMIT}`],
  [
    stop('file/named-otherwise', 'F'),
    '`F` is not named like anything that `tally submit` writes; `tally submit` writes what can be sent',
  ],
  [stop('file/sent', 'W', 'P', 'COPY'), 'W of P was sent before; the copy is `COPY`'],
  [stop('file/sent', 'W', 'P', null), 'W of P was sent before; the copy is gone'],
  [stop('file/irregular', 'F'), '`F` is not a regular file; `tally submit` writes what can be sent'],
  [stop('file/unreadable', 'it cannot be read'), 'it cannot be read'],
  [stop('file/died', 'F', 'DAY'), `\`F\` died on DAY; ${SUBMIT}`],
  [
    stop('file/begun', 'F', 'F.sending', 'TO', 'DAY'),
    'sending `F` to TO was begun on DAY and did not end, so it may have arrived; ' +
      'to send it all the same, remove `F.sending`',
  ],
  [
    stop('file/odd-mark', 'F', 'F.sending', 'it is odd'),
    '`F.sending` does not hold: it is odd; so `F` may have arrived; to send it all the same, remove `F.sending`',
  ],
  [
    stop('quarter/not-now', 'P', 'Q'),
    'it is of P, and only Q can be answered now; remove it, and `tally submit` writes what can be sent',
  ],
  [
    stop('file/says-otherwise', 'A', 'P', 'B', 'Q'),
    'its name says A of P, and it says B of Q; remove it, and `tally submit` writes what can be sent',
  ],
  [
    stop('file/not-drawn', 'W', 'TO'),
    'nothing was drawn for W and TO; remove it, and `tally submit` writes what can be sent',
  ],
  [
    stop('file/other-draw', 'A', 'W', 'B'),
    'A was drawn for W, not B; remove it, and `tally submit` writes what can be sent',
  ],
  [
    stop('file/not-answered', 'M', 'Q'),
    'no answer about M was drawn in Q; remove it, and `tally submit` writes what can be sent',
  ],
  [
    stop('file/other-answer', 'A', 'M', 'B'),
    '`A` was drawn as the answer about M, not `B`; remove it, and `tally submit` writes what can be sent',
  ],
];

test('each says this', () => {
  for (const [of, said] of SAID) assert.equal(words(of), said);
});

test('none is missing', () =>
  assert.equal([...new Set(SAID.map(([{ id }]) => id))].sort(), Object.keys(FILE_STOPS).sort()));

test.run();
