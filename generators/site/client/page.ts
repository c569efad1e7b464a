/**
 * The index in a browser: shows, hides and orders the rows that the page already has. Asks nothing of any server but
 * the labels beside the page, keeps nothing, and leaves the page as it was if anything it needs is missing.
 */
import type { Browser, Event, Node } from './browser.ts';
import { find, searchable, type Found, type IndexData, type LabelData, type Searchable } from './match.ts';
import { EMPTY, readState, writeState, type State } from './state.ts';

declare const document: Browser['document'];
declare const location: Browser['location'];
declare const history: Browser['history'];
declare const addEventListener: Browser['addEventListener'];
/** Set by scripts beside the page; a script that is missing leaves its name unknown. */
declare const TALLYBOOK_INDEX: IndexData | undefined;
declare const TALLYBOOK_LABELS: LabelData | undefined;

/** More rows than this are shown only when somebody asks: laying out thousands takes a browser a second. */
const FIRST = 300;

interface Parts {
  readonly form: Node;
  readonly query: Node;
  readonly body: Node;
  readonly found: Node;
  readonly more: Node;
  readonly all: Node;
  readonly reset: Node;
  readonly filters: readonly (readonly [key: string, select: Node])[];
}

interface Listing {
  readonly parts: Parts;
  readonly rows: readonly Node[];
  readonly keys: readonly string[];
  index: Searchable;
  notes: Node[];
}

function partsOf(keys: readonly string[]): Parts | null {
  const [form, query, body, found, more, all, reset] = ['filters', 'q', 'rows', 'found', 'more', 'all', 'reset'].map(
    (id) => document.getElementById(id),
  );
  const filters = keys.flatMap((key) => {
    const select = document.getElementById(`f-${key}`);
    return select === null ? [] : [[key, select] as const];
  });
  if (!form || !query || !body || !found || !more || !all || !reset) return null;
  return { form, query, body, found, more, all, reset, filters };
}

const stateOf = ({ parts }: Listing): State => ({
  query: parts.query.value,
  filters: Object.fromEntries(parts.filters.map(([key, select]) => [key, select.value])),
});

function setState({ parts }: Listing, { query, filters }: State): void {
  parts.query.value = query;
  for (const [key, select] of parts.filters) select.value = filters[key] ?? '';
}

function show(listing: Listing, most = FIRST): void {
  const { parts, rows } = listing;
  const found = find(listing.index, stateOf(listing));
  const shown = found.slice(0, most);
  for (const note of listing.notes) note.remove();
  listing.notes = [];
  const wanted = new Set(shown.map(({ place }) => rows[place]));
  for (const row of rows) if (row.hidden === wanted.has(row)) row.hidden = !row.hidden;
  const order = document.createDocumentFragment();
  for (const one of shown) {
    const row = rows[one.place];
    if (row === undefined) continue;
    annotate(listing, row, one);
    order.append(row);
  }
  parts.body.append(order);
  parts.more.hidden = shown.length === found.length;
  parts.all.textContent = `Show the other ${found.length - shown.length}`;
  parts.found.textContent = `${found.length} of ${rows.length} metrics`;
}

/** Says which label was found, as its field is spelled. */
function annotate(listing: Listing, row: Node, { label }: Found): void {
  const place = row.querySelector('th');
  if (label === null || place === null) return;
  const note = document.createElement('code');
  note.textContent = `{${label}}`;
  note.setAttribute('class', 'hit');
  place.append(note);
  listing.notes.push(note);
}

/** An address can be written wherever the page may be; if a browser forbids it, only the link is lost. */
function remember(listing: Listing): void {
  try {
    const { pathname, hash } = location;
    history.replaceState(null, '', `${pathname}${writeState(stateOf(listing), listing.keys)}${hash}`);
  } catch {
    return;
  }
}

function change(listing: Listing): void {
  show(listing);
  remember(listing);
}

function loadLabels(listing: Listing): void {
  if (document.getElementById('labels') !== null) return;
  const script = document.createElement('script');
  script.setAttribute('id', 'labels');
  script.addEventListener('load', () => {
    listing.index = searchable(listing.index.data, typeof TALLYBOOK_LABELS === 'undefined' ? null : TALLYBOOK_LABELS);
    show(listing);
  });
  script.setAttribute('src', 'index-labels.js');
  document.head.append(script);
}

/** The links of what is found, in the order in which it stands. */
const linksIn = ({ parts }: Listing): readonly Node[] =>
  Array.from(parts.body.children)
    .filter((row) => !row.hidden)
    .flatMap((row) => row.querySelector('a') ?? []);

function move(listing: Listing, event: Event, by: number): void {
  const links = linksIn(listing);
  const here = links.findIndex((link) => link === document.activeElement);
  if (here < 0 && document.activeElement !== listing.parts.query) return;
  event.preventDefault();
  const next = here < 0 && by < 0 ? undefined : links[here + by];
  if (next !== undefined) next.focus();
  else if (here === 0) listing.parts.query.focus();
}

function onKey(listing: Listing, event: Event): void {
  if (event.ctrlKey === true || event.metaKey === true || event.altKey === true) return;
  const { query } = listing.parts;
  const isFilter = listing.parts.filters.some(([, select]) => select === document.activeElement);
  if (isFilter) return;
  if (event.key === '/' && document.activeElement !== query) {
    event.preventDefault();
    query.focus();
  } else if (event.key === 'Escape') {
    clear(listing);
    query.focus();
  } else if (event.key === 'Enter' && document.activeElement === query) {
    event.preventDefault();
    linksIn(listing)[0]?.click();
  } else if (event.key === 'ArrowDown') move(listing, event, 1);
  else if (event.key === 'ArrowUp') move(listing, event, -1);
}

function clear(listing: Listing): void {
  setState(listing, EMPTY);
  change(listing);
}

function start(data: IndexData): void {
  const keys = data.filters.map(({ key }) => key);
  const parts = partsOf(keys);
  const rows = parts === null ? [] : Array.from(parts.body.children);
  if (parts === null || rows.length !== data.metrics.length) return;
  const listing: Listing = { parts, rows, keys, index: searchable(data, null), notes: [] };
  parts.form.hidden = false;
  parts.query.addEventListener('focus', () => loadLabels(listing));
  parts.query.addEventListener('input', () => change(listing));
  for (const [, select] of parts.filters) select.addEventListener('change', () => change(listing));
  parts.form.addEventListener('submit', (event) => event.preventDefault());
  parts.reset.addEventListener('click', (event) => {
    event.preventDefault();
    clear(listing);
  });
  parts.all.addEventListener('click', () => show(listing, Infinity));
  document.addEventListener('keydown', (event) => onKey(listing, event));
  addEventListener('popstate', () => restore(listing));
  addEventListener('pageshow', () => {
    if (writeState(stateOf(listing), keys) !== writeState(readState(location.search, keys), keys)) restore(listing);
  });
  restore(listing);
}

/** What the address says; on coming back a browser may have filled in the form by itself. */
function restore(listing: Listing): void {
  const state = readState(location.search, listing.keys);
  setState(listing, state);
  if (state.query !== '') loadLabels(listing);
  show(listing);
}

if (typeof TALLYBOOK_INDEX !== 'undefined') start(TALLYBOOK_INDEX);
