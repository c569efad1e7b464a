/**
 * What every page has: policy, title, navigation, breadcrumbs, one heading. A page is given as data, and the same page
 * always becomes the same bytes.
 */
import type { GeneratedFile, Registry } from '../../model/registry/types.ts';
import { render } from '../page.ts';
import crumbsTemplate from './crumbs.html.hbs';
import { fragment, safe, nothing, plain, type Html } from './html.ts';
import { INDEX, rootOf } from './links.ts';
import pageTemplate from './page.html.hbs';

/** Nothing but what stands beside the page; no request leaves its origin. */
export const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";

const NAVIGATION: readonly (readonly [path: string, name: string])[] = [
  [INDEX, 'Metrics'],
  ['programs.html', 'Programs'],
  ['classes.html', 'Classes'],
  ['groups.html', 'Groups'],
  ['enumerations.html', 'Lists'],
  ['rules.html', 'Rules'],
  ['policy.html', 'Policy'],
  ['disclosure.html', 'Disclosure'],
  ['changelog.html', 'Changelog'],
  ['verify.html', 'Verify'],
];

/** The pages above a page, below the index. */
export type Crumb = readonly [path: string, name: string];

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly heading?: Html;
  readonly crumbs?: readonly Crumb[];
  readonly body: readonly Html[];
  readonly scripts?: readonly string[];
}

export function pageFile(page: Page, registry: Registry): GeneratedFile {
  const root = rootOf(page.path);
  const chapter = (page.crumbs ?? [])[0]?.[0] ?? page.path;
  const text = render(pageTemplate, {
    policy: fragment(CONTENT_POLICY),
    title: plain(page.title),
    registry: registry.name,
    edition: `${registry.version} ${registry.status}`,
    as_of: registry.as_of,
    root,
    scripts: (page.scripts ?? []).map((script) => `${root}${script}`),
    navigation: NAVIGATION.map(([path, name]) => ({
      address: `${root}${path}`,
      name,
      current: currentMark(path, page.path, chapter),
    })),
    crumbs: page.path === INDEX ? nothing : crumbs(page, root),
    heading: page.heading ?? plain(page.title),
    body: page.body,
  });
  return { path: `site/${page.path}`, text: whole(text) };
}

/**
 * The same text in one piece. An engine keeps a text that was put together as a tree of its parts until it is looked
 * into, and thousands of such trees keep the collector busy for longer than all of them took to make.
 */
function whole(text: string): string {
  text.indexOf('\0');
  return text;
}

/** A page of its own is `page`; the chapter that a page belongs to is only `true`. */
function currentMark(path: string, here: string, chapter: string): Html {
  if (path === here) return safe` aria-current="page"`;
  return path === chapter ? safe` aria-current="true"` : nothing;
}

function crumbs(page: Page, root: string): Html {
  const above: readonly Crumb[] = [[INDEX, 'Metrics'], ...(page.crumbs ?? []).filter(([path]) => path !== INDEX)];
  const view = above.map(([path, name]) => ({ address: `${root}${path}`, name: plain(name) }));
  return fragment(render(crumbsTemplate, { crumbs: view, here: plain(page.title) }).trimEnd());
}
