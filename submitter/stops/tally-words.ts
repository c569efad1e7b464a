/** The stops that `tally` can meet, in words. It posts no file, so it has none for that; only `tally-send` has. */
import { wordsBy } from './say.ts';
import { STOPS } from './table.ts';

export const { sentence, words, allWords } = wordsBy(STOPS);
