/** Every page of the site, one by one and together: what each has to have, and that every link leads somewhere. */
import { posix } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CONTENT_POLICY } from '../../../generators/site/shell.ts';
import { realRegistry } from '../../real.ts';
import { sampleRegistry } from '../../sample.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { madeSite, pagesOf } from './made.ts';
import { readMarkup, valuesOf, type Markup } from './markup.ts';

const test = suite('site/pages');

test('the policy allows what stands beside the page, and nothing else', () => {
  assert.is(
    CONTENT_POLICY,
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; " +
      "form-action 'self'",
  );
});

interface Read {
  readonly files: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, Markup>;
}

function read(registry: Registry): Read {
  const files = madeSite(registry);
  const pages = pagesOf(files).map(([path, text]) => {
    try {
      return [path, readMarkup(text)] as const;
    } catch (error) {
      throw new Error(`${path}: ${String(error)}`, { cause: error });
    }
  });
  return { files, pages: new Map(pages) };
}

const isExternal = (address: string): boolean => /^[a-z]+:/i.test(address) || address.startsWith('//');

/** A relative address as path and anchor; what stands between `?` and `#` is for the script. */
function target(from: string, address: string): readonly [path: string, anchor: string] {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
  return [path === '' ? from : posix.join(posix.dirname(from), path), anchor];
}

const REGISTRIES: readonly (readonly [string, Registry])[] = [
  ['sample', sampleRegistry],
  ['real', realRegistry],
];

for (const [name, registry] of REGISTRIES) {
  const { files, pages } = read(registry);

  test(`${name}: every page has a policy, a title of its own, one heading, landmarks and a skip link`, () => {
    const titles = new Set<string>();
    for (const [path, page] of pages) {
      const of = (element: string) => page.tags.filter((tag) => tag.name === element);
      const policies = of('meta').filter((tag) => tag.attributes.has('http-equiv'));
      assert.is(policies.map((tag) => tag.attributes.get('content')).join(), CONTENT_POLICY, path);
      assert.is(of('h1').length, 1, path);
      for (const landmark of ['main', 'header', 'footer', 'title'])
        assert.ok(of(landmark).length >= 1, `${path}: ${landmark}`);
      assert.is(of('a')[0]?.attributes.get('href'), '#page-content', path);
      assert.is(of('html')[0]?.attributes.get('lang'), 'en-GB', path);
      const title = /<title>([^<]*)<\/title>/.exec(files.get(path) ?? '')?.[1] ?? '';
      assert.not(titles.has(title), `${path}: another page is called ${title}`);
      titles.add(title);
    }
  });

  test(`${name}: no page has a style or a script of its own, or loads anything from elsewhere`, () => {
    for (const [path, page] of pages) {
      for (const { name: element, attributes } of page.tags) {
        for (const key of attributes.keys()) assert.not.match(key, /^(?:on|style$|srcset$|ping$)/, path);
        if (element === 'script') assert.ok(attributes.has('src'), path);
        const loaded = attributes.get('src') ?? (element === 'link' ? attributes.get('href') : undefined);
        if (loaded !== undefined && loaded !== 'data:,')
          assert.ok(files.has(target(path, loaded)[0]), `${path}: ${loaded}`);
        if (attributes.has('action')) assert.is(attributes.get('action'), 'index.html');
      }
      assert.not.match(files.get(path) ?? '', /<script[^>]*>[^<]/);
    }
    assert.not.match(files.get('style.css') ?? '', /url\(|@import/);
  });

  test(`${name}: every link and anchor resolves; links elsewhere are sources and send no referrer`, () => {
    const sources = new Set(registry.metrics.flatMap((metric) => metric.sources));
    for (const [path, page] of pages) {
      for (const { name: element, attributes } of page.tags) {
        const address = attributes.get('href');
        if (element !== 'a' || address === undefined) continue;
        if (isExternal(address)) {
          assert.ok(sources.has(address), `${path}: ${address}`);
          assert.is(attributes.get('rel'), 'noreferrer');
          continue;
        }
        const [to, anchor] = target(path, address);
        assert.ok(files.has(to), `${path}: no ${to}`);
        if (anchor !== '')
          assert.ok(
            valuesOf(pages.get(to) ?? { tags: [], text: '' }, 'id').includes(anchor),
            `${path}: no ${to}#${anchor}`,
          );
      }
    }
  });

  test(`${name}: ids are unique, and every label, description and control points at one`, () => {
    for (const [path, page] of pages) {
      const ids = valuesOf(page, 'id');
      assert.is(new Set(ids).size, ids.length, path);
      for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
        for (const value of valuesOf(page, attribute))
          assert.ok(ids.includes(value), `${path}: ${attribute}="${value}"`);
    }
  });

  test(`${name}: every page can be reached by links from the index`, () => {
    const seen = new Set(['index.html']);
    for (const path of seen) {
      for (const address of valuesOf(pages.get(path) ?? { tags: [], text: '' }, 'href')) {
        const [to] = target(path, address);
        if (!isExternal(address) && pages.has(to)) seen.add(to);
      }
    }
    assert.is([...pages.keys()].filter((path) => !seen.has(path)).join(), '');
    for (const { id } of registry.metrics)
      assert.ok(seen.has(`metrics/${id}.html`) && files.has(`metrics/${id}.json`), id);
  });

  test(`${name}: the index lists every metric without a script, and filters link only to metrics there are`, () => {
    const index = pages.get('index.html');
    for (const { id, summary } of registry.metrics) {
      assert.ok(index?.text.includes(id), id);
      if (/^[\w .,'-]+$/.test(summary)) assert.ok(index?.text.includes(summary), summary);
    }
    const keys = index?.tags.filter((tag) => tag.name === 'select').map((tag) => tag.attributes.get('name'));
    assert.equal(keys, ['program', 'class', 'kind', 'sink', 'retention', 'expires', 'use', 'group']);
  });

  test(`${name}: a metric's page says everything that is declared, and holds its lines of the allowlist`, () => {
    const metric = registry.metrics.find(({ privacy_class, live }) => privacy_class === 'coarse' && live);
    if (metric === undefined) throw new Error('no coarse metric');
    const page = pages.get(`metrics/${metric.id}.html`);
    const text = page?.text.replace(/\s+/g, ' ') ?? '';
    for (const words of [
      metric.description,
      metric.question,
      metric.justification,
      metric.expires,
      metric.file,
      ...metric.owners,
    ])
      assert.ok(text.includes(words.replace(/`/g, '').trim().replace(/\s+/g, ' ')), words);
    assert.ok(text.includes(`submit ${metric.id} values=`));
    assert.ok(text.includes(`grep -E ' ${metric.id.replaceAll('.', '\\.')}[ {]' generated/allowlist/allowlist.txt`));
  });
}

test.run();
