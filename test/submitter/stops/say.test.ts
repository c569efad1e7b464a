/** How a stop becomes words, whatever the table. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { wordsBy } from '../../../submitter/stops/say.ts';
import { stop } from '../../../submitter/stops/stop.ts';

const test = suite('words of stops');

const { sentence, words, allWords } = wordsBy({
  'body/json': () => 'it is not JSON',
  'store/none': (root: string) => [`there is none in ${root}`, 'make it'],
});
const [json, none, unknown] = [stop('body/json'), stop('store/none', 'R'), stop('body/ascii')];

test('a reason alone', () => assert.equal([sentence(json), words(json)], ['it is not JSON', 'it is not JSON']));

test('a reason and what to do', () =>
  assert.equal([sentence(none), words(none)], ['there is none in R', 'there is none in R; make it']));

test('several', () => assert.equal(allWords([json, none]), 'it is not JSON; there is none in R; make it'));

test('one without a row is named, so that a refusal stays one', () => assert.equal(words(unknown), 'body/ascii'));

test.run();
