/**
 * What a command takes, read from the line that says how it is called, so that help and behaviour cannot differ:
 * `PROGRAM` must be given, `[PROGRAM]` may be, `[PROGRAM ...]` may be given often, `--days N` takes a value, `--exact`
 * takes none, and ` | ` stands between ways to call it. Pure.
 */

export interface Usage {
  readonly name: string;
  /** How many words it takes, at least and at most. */
  readonly least: number;
  readonly most: number;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
}

const OPTION = /\[?--([a-z][a-z-]*)( [^ \]]+)?( \|)?/g;

export function parseUsage(usage: string): Usage {
  const options = [...usage.matchAll(OPTION)].map(([, option = '', value]) => {
    return [option, { type: value === undefined ? 'boolean' : 'string' }] as const;
  });
  const [name = '', ...rest] = usage.replace(OPTION, '').split(' ');
  const ways = rest.join(' ').split('|');
  const words = ways.map((way) => way.split(' ').filter((word) => /[a-z]/i.test(word)));
  const least = Math.min(...words.map((way) => way.filter((word) => !word.startsWith('[')).length));
  const most = usage.includes('...') ? Infinity : Math.max(...words.map(({ length }) => length));
  return { name, least, most, options: Object.fromEntries(options) };
}
