/** Every stop in words, for `tally-send`. */
import { FILE_STOPS } from './files.ts';
import { wordsBy } from './say.ts';
import { STOPS } from './table.ts';

export const { sentence, words, allWords } = wordsBy({ ...STOPS, ...FILE_STOPS });
