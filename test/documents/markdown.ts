/** What a test needs of a Markdown page: its fenced blocks, its words in back quotes, its links and its tables. */

export interface Block {
  readonly language: string;
  readonly text: string;
}

const FENCE = /^```(\w*)\n([^]*?)^```\n/gm;

export function blocks(page: string): readonly Block[] {
  return [...page.matchAll(FENCE)].map(([, language = '', text = '']) => ({ language, text }));
}

/** What stands in back quotes outside fenced blocks. */
export function quoted(page: string): readonly string[] {
  return [...page.replace(FENCE, '').matchAll(/`([^`]+)`/g)].map(([, words = '']) => words.replace(/\s+/g, ' '));
}

/** Where the links lead that stay in this repository. */
export function links(page: string): readonly string[] {
  const all = [...page.replace(FENCE, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return all.filter((target) => !/^(https?:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''));
}

/** The rows of the table whose heading begins with `| first |`, without it; cells as text joined by ` | `. */
export function table(page: string, first: string): readonly string[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  const rows = start < 0 ? [] : lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((line) => line.replace(/^\| | \|$/g, '').replaceAll('`', ''));
}

/** A shown output as a pattern: `…` stands for anything in its line, a line of `…` alone for any lines. */
export function shownPattern(shown: string): RegExp {
  const lines = shown.split('\n').map((line) => {
    if (line.trim() === '…') return '(?:.*\\n)*';
    return `${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}\\n`;
  });
  return new RegExp(`^${lines.slice(0, -1).join('')}$`);
}
