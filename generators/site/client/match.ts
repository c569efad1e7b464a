/**
 * The search of the index: which metrics a state of the page shows, best first. Pure, so that it is tested without a
 * browser. A linear scan: 5,000 metrics take about a millisecond, which needs no index and no library.
 */
import type { State } from './state.ts';

export interface IndexData {
  /** What can be filtered by, with its values. */
  readonly filters: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Id, summary, owners, and for each filter the place of its value, or -1. By id, as the rows of the page. */
  readonly metrics: readonly (readonly [id: string, summary: string, owners: string, places: readonly number[]])[];
}

export interface LabelData {
  /** The labels of a list, one a line. */
  readonly lists: readonly string[];
  /** The lists of each metric, one a dimension. */
  readonly metrics: readonly (readonly number[])[];
}

export interface Found {
  /** The place of the metric in the data. */
  readonly place: number;
  readonly score: number;
  /** A label that was searched for, or null. */
  readonly label: string | null;
}

export interface Searchable {
  readonly data: IndexData;
  readonly labels: LabelData | null;
  readonly texts: readonly (readonly [id: string, summary: string, owners: string])[];
  /** The lists in lower case, between line feeds. */
  readonly lists: readonly string[];
}

/** Everything in lower case, once. */
export function searchable(data: IndexData, labels: LabelData | null): Searchable {
  return {
    data,
    labels,
    texts: data.metrics.map(([id, summary, owners]) => [id.toLowerCase(), summary.toLowerCase(), owners.toLowerCase()]),
    lists: (labels?.lists ?? []).map((list) => `\n${list.toLowerCase()}\n`),
  };
}

/** The metrics that a state shows: all words of the query somewhere in each, and every filter met. Best first. */
export function find(index: Searchable, { query, filters }: State): readonly Found[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const wanted = index.data.filters.map(({ key, values }) => {
    const value = filters[key] ?? '';
    return value === '' ? null : values.indexOf(value);
  });
  const hits = words.map((word) => labelHits(index, word));
  const found: Found[] = [];
  index.data.metrics.forEach(([, , , places], place) => {
    if (wanted.some((value, i) => value !== null && places[i] !== value)) return;
    const one = scored(index, place, words, hits);
    if (one !== null) found.push(one);
  });
  return words.length === 0 ? found : found.sort((a, b) => b.score - a.score || a.place - b.place);
}

function scored(index: Searchable, place: number, words: readonly string[], hits: readonly Hits[]): Found | null {
  let score = 0;
  let label: string | null = null;
  for (const [i, word] of words.entries()) {
    const inText = textScore(index, place, word);
    const hit = inText >= WHOLE_PART ? null : labelOf(index, place, hits[i] ?? NO_HITS);
    if (inText === 0 && hit === null) return null;
    score += Math.max(inText, hit === null ? 0 : hit.whole ? WHOLE_LABEL : PART_OF_LABEL);
    label ??= hit?.label ?? null;
  }
  return { place, score, label };
}

const WHOLE_PART = 8;
const WHOLE_LABEL = 6;
const START_OF_PART = 5;
const IN_ID = 4;
const IN_SUMMARY = 3;
const IN_OWNERS = 2;
const PART_OF_LABEL = 1;

function textScore(index: Searchable, place: number, word: string): number {
  const [id, summary, owners] = index.texts[place] ?? ['', '', ''];
  if (`.${id}.`.includes(`.${word}.`)) return WHOLE_PART;
  if (`.${id}`.includes(`.${word}`) || id.includes(`_${word}`)) return START_OF_PART;
  if (id.includes(word)) return IN_ID;
  if (summary.includes(word)) return IN_SUMMARY;
  return owners.includes(word) ? IN_OWNERS : 0;
}

interface Hit {
  readonly label: string;
  readonly whole: boolean;
}
type Hits = ReadonlyMap<number, Hit>;
const NO_HITS: Hits = new Map();

/** For each list the first label that is the word, or else the first that holds it. */
function labelHits({ lists, labels }: Searchable, word: string): Hits {
  if (labels === null || word.length < 2) return NO_HITS;
  const hits = new Map<number, Hit>();
  lists.forEach((list, i) => {
    const exact = list.indexOf(`\n${word}\n`);
    const at = exact >= 0 ? exact + 1 : list.indexOf(word);
    if (at < 0) return;
    const start = list.lastIndexOf('\n', at) + 1;
    const label = (labels.lists[i] ?? '').slice(start - 1, list.indexOf('\n', at) - 1);
    hits.set(i, { label, whole: exact >= 0 });
  });
  return hits;
}

function labelOf({ labels }: Searchable, place: number, hits: Hits): Hit | null {
  for (const list of labels?.metrics[place] ?? []) {
    const hit = hits.get(list);
    if (hit !== undefined) return hit;
  }
  return null;
}
