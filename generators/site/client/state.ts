/** What somebody asked of the index, and its spelling in the address, so that a link shows the same again. Pure. */

export interface State {
  readonly query: string;
  /** By key; without an entry, or with an empty one, anything goes. */
  readonly filters: Readonly<Record<string, string>>;
}

export const EMPTY: State = { query: '', filters: {} };

/** Reads the part of an address from `?` on. Keys that no filter has are left out. */
export function readState(search: string, keys: readonly string[]): State {
  const given = new URLSearchParams(search);
  const filters = keys.flatMap((key) => {
    const value = given.get(key) ?? '';
    return value === '' ? [] : [[key, value] as const];
  });
  return { query: given.get('q') ?? '', filters: Object.fromEntries(filters) };
}

/** Its spelling: empty, or from `?` on, always in the same order. */
export function writeState({ query, filters }: State, keys: readonly string[]): string {
  const written = new URLSearchParams();
  if (query.trim() !== '') written.set('q', query);
  for (const key of keys) {
    const value = filters[key] ?? '';
    if (value !== '') written.set(key, value);
  }
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}
