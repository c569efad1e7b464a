/** Rules about what is written for people: questions that ask something, justifications that justify. */
import type { DraftValues } from '../stages/draft.ts';
import { keyAt, START, type Place } from '../findings/problem.ts';
import { INVISIBLE_IN_PROSE } from '../findings/visible.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { allOf, metric, metricCheck, type Check, type Report, type Context, type Rules } from './rule.ts';

const PROSE = ['summary', 'description', 'question', 'justification'] as const;
const JUSTIFIED = metric(
  'justification: The cache costs disk space on every machine; ' +
    'if it is hardly ever used we remove it in the next release.',
);
const SHORTEST = { question: 20, justification: 60 } as const;

export const textRules = {
  'text/too-short': {
    summary: 'A question has at least 20 characters, a justification at least 60.',
    why: 'Nothing shorter has yet said what would be decided from the answer.',
    bad: metric('justification: We need it for work.'),
    good: JUSTIFIED,
    check: allOf((['question', 'justification'] as const).map(tooShort)),
  },
  'text/boilerplate': {
    summary: 'No text is, or opens with, one of the phrases that say nothing (policy.yaml lists them).',
    why: 'A form filled with "TBD" passes for a reviewed one later.',
    bad: metric('justification: "TODO: say which decision would change with the answer, and what it could reveal."'),
    good: JUSTIFIED,
    check: boilerplate,
  },
  'text/question-mark': {
    summary: 'A question ends with a question mark.',
    why: 'A metric answers a question somebody asked; a statement of interest does not ask anything.',
    bad: metric('question: How often the cache is used.'),
    good: metric('question: How often is the cache used?'),
    check: metricCheck(['question'], ({ question }, draft, report) => {
      if (!question.trim().endsWith('?'))
        report(
          draft.place('question'),
          `the question of \`${draft.name}\` does not end with a question mark`,
          'ask one question, and end it with a question mark',
        );
    }),
  },
  'text/summary-stop': {
    summary: 'A summary is a title: it ends without a full stop.',
    why: 'It stands in tables and headings and as the first line of generated documentation.',
    bad: metric('summary: Uses of the cache.'),
    good: metric('summary: Uses of the cache'),
    check: metricCheck(['summary'], ({ summary }, draft, report) => {
      if (summary.trim().endsWith('.'))
        report(
          draft.place('summary'),
          `the summary of \`${draft.name}\` ends with a full stop`,
          'remove the full stop',
        );
    }),
  },
  'text/repeated': {
    summary: 'No two metrics have the same question or the same justification.',
    why: 'Two metrics with one question are one metric too many; a copied justification was not thought about.',
    bad: metric('question: How many builds are there in a week?'),
    good: metric('question: How often is the cache used?'),
    check: allOf((['question', 'justification'] as const).map(repeated)),
  },
  'text/invisible': {
    summary: 'Texts hold no invisible, control or direction-changing characters.',
    why: 'They make a declaration read differently from what it says.',
    bad: metric('summary: "Uses of the\\u202E cache"'),
    good: metric('summary: Uses of the cache'),
    check: allOf([...PROSE.map(invisible), invisibleElsewhere]),
  },
} as const satisfies Rules;

/** Longer texts are not measured exactly. */
const SURELY_LONG = 120;

const normalise = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The length of a text that may be too short; a long text is never measured exactly. */
const shortLength = (text: string): number => (text.length > SURELY_LONG ? text.length : [...normalise(text)].length);

function tooShort(key: 'question' | 'justification'): Check {
  return metricCheck([key], (values: Pick<DraftValues, typeof key>, draft, report) => {
    const length = shortLength(values[key]);
    if (length >= SHORTEST[key]) return;
    const shortest = `at least ${SHORTEST[key]} are needed to say something`;
    report(
      draft.place(key),
      `the ${key} of \`${draft.name}\` has ${length} characters; ${shortest}`,
      key === 'question'
        ? 'ask one specific question'
        : 'say what would be decided from the answer, and why this class',
    );
  });
}

function repeated(key: 'question' | 'justification'): Check {
  return ({ drafts }, report) => {
    const first = new Map<string, string>();
    for (const draft of drafts) {
      const text = draft.values[key];
      if (text === undefined) continue;
      const earlier = first.get(text);
      if (earlier === undefined) first.set(text, draft.id);
      else
        report(
          draft.file,
          keyAt([...draft.path, key]),
          `\`${draft.id}\` has the same ${key} as \`${earlier}\``,
          'say what this metric alone answers, or drop one of the two',
        );
    }
  };
}

/**
 * `todo`, `todo: …`, `n/a.` but not "none of the …": a phrase is the whole text, or ends at a mark. One expression for
 * all phrases.
 */
function boilerplate({ drafts, policy }: Context, report: Report): void {
  const phrases = policy.boilerplate.map((phrase) =>
    phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'),
  );
  const opening = new RegExp(`^\\s*(${phrases.join('|')})(?:\\s*[.,:;!?-]|\\s*$)`, 'i');
  for (const draft of drafts) {
    for (const key of PROSE) {
      const phrase = opening.exec(draft.values[key] ?? '-')?.[1];
      if (phrase === undefined) continue;
      const message = `the ${key} of \`${draft.name}\` says only \`${phrase.toLowerCase()}\``;
      report(
        draft.file,
        draft.place(key),
        message,
        'write it for this metric; CONTRIBUTING.md shows what each text is for',
      );
    }
  }
}

/** The first invisible character of a text, as four or more hexadecimal digits; null when there is none. */
function invisibleIn(text: string): string | null {
  const found = INVISIBLE_IN_PROSE.exec(text);
  return found === null ? null : (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function invisible(key: (typeof PROSE)[number]): Check {
  return metricCheck([key], (values: Pick<DraftValues, typeof key>, draft, report) => {
    const code = invisibleIn(values[key]);
    if (code !== null)
      report(draft.place(key), `the ${key} of \`${draft.name}\` holds the invisible character U+${code}`, 'remove it');
  });
}

/** What people read of programs, groups, teams, tombstones and lists. */
function invisibleElsewhere({ registry, areas, enumerations }: Context, report: Report): void {
  const reportInvisible = (file: string, at: Place, what: string, text: string): void => {
    const code = invisibleIn(text);
    if (code !== null) report(file, at, `${what} holds the invisible character U+${code}`, 'remove it');
  };
  for (const [name, summary] of Object.entries(registry.teams))
    reportInvisible(REGISTRY_FILE, keyAt(['teams', name]), `team \`${name}\``, summary);
  for (const [name, { summary, groups = {} }] of Object.entries(registry.programs)) {
    reportInvisible(REGISTRY_FILE, keyAt(['programs', name, 'summary']), `the summary of \`${name}\``, summary);
    for (const [group, { summary: words }] of Object.entries(groups))
      reportInvisible(REGISTRY_FILE, keyAt(['programs', name, 'groups', group]), `group \`${group}\``, words);
  }
  for (const area of areas)
    for (const [name, { reason }] of Object.entries(area.removed))
      reportInvisible(area.file, keyAt(['removed', name, 'reason']), `the reason for removing \`${name}\``, reason);
  for (const { name, file, summary, toolchain, command } of enumerations)
    reportInvisible(file, START, `the header of the list \`${name}\``, `${summary}${toolchain}${command}`);
}
