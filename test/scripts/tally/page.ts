/** A store with something of every kind that the page of `tally show --html` shows, and what that page says as text. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumCatalogues } from '../../list.ts';
import { dayFile, fill, tally, writeIn, type Counts } from './program.ts';
import { allowlistText, catalogueText, LIST_PATHS, LONG_NAME } from './registry.ts';

/** What a hostile registry says of a metric. */
export const HOSTILE = `</h3><script>alert(1)</script><img src=x onerror='a()'> "q" &amp; \u202Edrow \`code\` \ud800`;

const OLDER = 'until-2027-01-05.2026-11-17.1.95.0-stable';

/**
 * Turns recording on, adds a registry, and counts, so many error codes among the rest; one line of the store does not
 * hold.
 */
export async function fillAll(folder: string, codes = 20): Promise<void> {
  await tally(['on', 'rustc'], { folder });
  await tally(['on', 'cargo'], { folder });
  writeIn(folder, 'generated/allowlist/allowlist.txt', allowlistText());
  for (const [path, text] of Object.entries(LIST_PATHS)) writeIn(folder, `generated/${path}`, text);
  writeIn(
    folder,
    'generated/catalogue/rustc.json',
    catalogueText().replace('"Errors by code"', JSON.stringify(HOSTILE)),
  );
  sumCatalogues(join(folder, 'generated'));
  await tally(['add', 'generated'], { folder });
  fill(folder);
  const many = Array.from({ length: codes }, (_, i): [string, number] => [
    `rustc.diagnostics.error_code{E${i + 1000}}`,
    i + 1,
  ]);
  const frames = Array<string>(32).fill(LONG_NAME);
  const counts: Counts = {
    ...Object.fromEntries(many),
    [`rustc.ice.frames{${frames.join(';')}}`]: 1,
    'rustc.ice.frames{elsewhere}': 2,
    [`rustc.made_up.thing{${'unbreakable'.repeat(20)}}`]: Number.MAX_SAFE_INTEGER,
  };
  dayFile(folder, 'rustc', OLDER, counts);
  appendFileSync(join(folder, 'store/rustc', OLDER), 'cut');
}

/** The text that a page shows, a line for each piece, without its style and markup. */
export function textOf(path: string): string {
  const body = readFileSync(path, 'utf8').replace(/<style>[^]*?<\/style>/, '');
  const pieces = body
    .replace(/<(?:wbr|br|time|\/time|code|\/code)\s*\/?>/g, '')
    .replace(/\s+/g, ' ')
    .split(/<[^>]*>/)
    .map((piece) => piece.trim());
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return `${pieces
    .filter((piece) => piece !== '')
    .map((piece) => piece.replace(/&([^;]+);/g, (whole, name: string) => names[name] ?? whole))
    .join('\n')}\n`;
}
