/**
 * Sites for tests: of the sample registry or of any other, with a small made-up disclosure test in place of the slow
 * one.
 */
import type { Disclosure } from '../../../generators/site/input.ts';
import { site } from '../../../generators/site/generate.ts';
import type { ReleaseFile } from '../../../model/stages/declarations.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { siteInput } from '../../../scripts/tallybook/docs/input.ts';
import { sampleRegistry } from '../../sample.ts';

export const DISCLOSURE: Disclosure = {
  about: 'Made up.',
  tables: [{ caption: 'A table', head: ['Report', 'Unique'], rows: [['demo/crashes', '0.00 %']] }],
  findings: ['note small-cells: <b>'],
  svg: '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

export const SCRIPT = '// script\n';

/** The files of a site by path, without `site/`. */
export function madeSite(
  registry: Registry = sampleRegistry,
  releases: readonly ReleaseFile[] = [],
): ReadonlyMap<string, string> {
  const files = site(siteInput(registry, releases, { script: SCRIPT, disclosure: DISCLOSURE }));
  return new Map(files.map(({ path, text }) => [path.slice('site/'.length), text]));
}

export const pagesOf = (files: ReadonlyMap<string, string>): readonly (readonly [path: string, text: string])[] =>
  [...files].filter(([path]) => path.endsWith('.html'));
