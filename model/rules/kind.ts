/** Rules about what single kinds need: buckets in order, frames of one list, patterns that end. */
import { atValue } from '../findings/problem.ts';
import { metric, metricCheck, type Rules } from './rule.ts';

export const kindRules = {
  'histogram/bounds-order': {
    summary: 'The bounds of a histogram ascend.',
    why: 'A value is counted in the first bucket whose bound it does not exceed.',
    bad: metric('kind: histogram\nunit: count\nbounds: [10, 5, 100]'),
    good: metric('kind: histogram\nunit: count\nbounds: [5, 10, 100]'),
    check: metricCheck(['bounds'], ({ bounds }, draft, report) => {
      const wrong = bounds.findIndex((bound, i) => i > 0 && bound <= (bounds[i - 1] ?? -1));
      if (wrong > 0)
        report(
          atValue(draft.place('bounds', wrong)),
          `the bound ${bounds[wrong]} of \`${draft.name}\` does not exceed the one before it, ${bounds[wrong - 1]}`,
          'give the bounds in ascending order',
        );
    }),
  },
  'frames/one-source': {
    summary: 'Frames come from one list of names.',
    why: 'The list is all that stands between a stack and the names in somebody’s own code.',
    bad: metric('kind: frames\nframes: { depth: 8 }'),
    good: metric('kind: frames\nframes: { names: shapes, depth: 8 }'),
  },
  'text/infinite': {
    summary: 'The pattern of a text has a finite language.',
    why: 'Where anything fits, anything ends up: a name, a path, a message. What can be counted can be reviewed.',
    bad: metric('kind: text\npattern: "v[0-9]+"'),
    good: metric('kind: text\npattern: "v[0-9]{1,2}"'),
  },
} as const satisfies Rules;
