/** The stops that `tally` can meet, in words. It posts no file, so it has no words for those of one: only `tally-send` does. */
import { wordsBy } from './say.ts';
import { STOPS } from './table.ts';

export const { sentence, words, allWords } = wordsBy(STOPS);
