/** Rules about what is written for people: questions that ask something, justifications that justify. */
import type { DraftValues } from '../draft.ts';
import { keyAt } from '../problem.ts';
import { metric, metricCheck, type Check, type Report, type Context, type RuleDoc } from './rule.ts';

const SHORTEST = { question: 20, justification: 60 } as const;

export const textRules = {
  'text/too-short': {
    summary: 'A question has at least 20 characters, a justification at least 60.',
    why: 'Nothing shorter has yet said what would be decided from the answer.',
    bad: metric('justification: We need it for work.'),
    good: metric(
      'justification: The cache costs disk space on every machine; if it is hardly ever used we remove it in the next release.',
    ),
  },
  'text/boilerplate': {
    summary: 'No text is, or opens with, one of the phrases that say nothing (policy.yaml lists them).',
    why: 'A form filled with "TBD" passes for a reviewed one later.',
    bad: metric('justification: "TODO: say which decision would change with the answer, and what it could reveal."'),
    good: metric(
      'justification: The cache costs disk space on every machine; if it is hardly ever used we remove it in the next release.',
    ),
  },
  'text/question-mark': {
    summary: 'A question ends with a question mark.',
    why: 'A metric answers a question somebody asked; a statement of interest is none.',
    bad: metric('question: How often the cache is used.'),
    good: metric('question: How often is the cache used?'),
  },
  'text/summary-stop': {
    summary: 'A summary is a title: it ends without a full stop.',
    why: 'It stands in tables and headings and as the first line of generated documentation.',
    bad: metric('summary: Uses of the cache.'),
    good: metric('summary: Uses of the cache'),
  },
  'text/repeated': {
    summary: 'No two metrics have the same question or the same justification.',
    why: 'Two metrics with one question are one metric too many; a copied justification was not thought about.',
    bad: metric('question: How many builds are there in a week?'),
    good: metric('question: How often is the cache used?'),
  },
  'text/invisible': {
    summary: 'Texts hold no invisible, control or direction-changing characters.',
    why: 'They make a declaration read differently from what it says.',
    bad: metric('summary: "Uses of the\\u202E cache"'),
    good: metric('summary: Uses of the cache'),
  },
} as const satisfies Record<string, RuleDoc>;

/** More than the schema of the policy allows a phrase to have, so that what follows one is seen too. */
const LONGEST_PHRASE = 120;
const PROSE = ['summary', 'description', 'question', 'justification'] as const;
const INVISIBLE =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const normal = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The length of a text that may be too short; a long text is never measured exactly. */
const shortLength = (text: string): number => (text.length > LONGEST_PHRASE ? text.length : [...normal(text)].length);

function repeated(context: Context, key: 'question' | 'justification', report: Report): void {
  const first = new Map<string, string>();
  for (const draft of context.drafts) {
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
}

/** `todo`, `todo: …`, `n/a.` but not "none of the …". */
function opensWith(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  return text.length === phrase.length || /^\s*[.,:;!?-]/.test(text.slice(phrase.length));
}

export const textChecks: readonly Check[] = [
  ...(['question', 'justification'] as const).map((key) =>
    metricCheck('text/too-short', [key], (values: Pick<DraftValues, typeof key>, draft, report) => {
      const length = shortLength(values[key]);
      if (length < SHORTEST[key])
        report(
          draft.place(key),
          `the ${key} of \`${draft.name}\` has ${length} characters; at least ${SHORTEST[key]} are needed to say something`,
          key === 'question'
            ? 'ask one specific question'
            : 'say what would be decided from the answer, and why this class',
        );
    }),
  ),
  ...PROSE.map((key) =>
    metricCheck('text/boilerplate', [key], (values: Pick<DraftValues, typeof key>, draft, report, { policy }) => {
      const opening = normal(values[key].slice(0, LONGEST_PHRASE));
      const phrase = policy.boilerplate.find((phrase) => opensWith(opening, phrase));
      if (phrase !== undefined)
        report(
          draft.place(key),
          `the ${key} of \`${draft.name}\` says only \`${phrase}\``,
          'write it for this metric; CONTRIBUTING.md shows what each text is for',
        );
    }),
  ),
  ...PROSE.map((key) =>
    metricCheck('text/invisible', [key], (values: Pick<DraftValues, typeof key>, draft, report) => {
      const found = INVISIBLE.exec(values[key]);
      if (found === null) return;
      const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      report(draft.place(key), `the ${key} of \`${draft.name}\` holds the invisible character U+${code}`, 'remove it');
    }),
  ),
  metricCheck('text/question-mark', ['question'], ({ question }, draft, report) => {
    if (!question.trim().endsWith('?'))
      report(
        draft.place('question'),
        `the question of \`${draft.name}\` is no question`,
        'end it with a question mark',
      );
  }),
  metricCheck('text/summary-stop', ['summary'], ({ summary }, draft, report) => {
    if (summary.trim().endsWith('.'))
      report(draft.place('summary'), `the summary of \`${draft.name}\` ends with a full stop`, 'remove the full stop');
  }),
  {
    rule: 'text/repeated',
    run: (context, report) => (['question', 'justification'] as const).forEach((key) => repeated(context, key, report)),
  },
];
