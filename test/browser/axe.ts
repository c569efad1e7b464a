/** What axe-core finds wrong with a page for people who use it otherwise than by looking and pointing. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** One sentence a violation, with the first element of it; the page must be open with `unguarded`. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<Found>('axe.run(document, { resultTypes: ["violations"] })');
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}): ${nodes[0]?.html}: ${nodes[0]?.failureSummary ?? ''}`,
  );
}
