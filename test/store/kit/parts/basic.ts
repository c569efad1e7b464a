/** Part `basic`: what any recorder does on a quiet day. */
import type { Part } from '../case.ts';
import { COUNTING } from './counting.ts';
import { DAYS } from './days.ts';
import { ON } from './on.ts';
import { WRITING } from './writing.ts';

export const BASIC: Part = {
  says: 'whether recording is on; names, headers, blocks, sums, retention, deny, days and versions',
  alone: true,
  cases: () => [...WRITING, ...COUNTING, ...DAYS, ...ON],
};
