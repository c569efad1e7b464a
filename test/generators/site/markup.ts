/**
 * A strict reader of the HTML that the site is made of: every attribute quoted, every element closed, nothing but known
 * elements. It throws on anything else, so that text which became markup cannot pass for something it overlooked.
 */

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Markup {
  readonly tags: readonly Tag[];
  /** All text, decoded, in order. */
  readonly text: string;
}

const VOID = new Set(['meta', 'link', 'img', 'input', 'wbr']);
const KNOWN = new Set(
  (
    'html head meta title link script body a header p span nav ul ol li main h1 h2 h3 footer section aside div ' +
    'dl dt dd table caption thead tbody tr th td details summary pre code small strong kbd ' +
    'form label input select option button img wbr'
  ).split(' '),
);

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/y;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#96;': '`',
  '&#x60;': '`',
  '&#x3D;': '=',
  '&#123;': '{',
};

/** Throws on an entity that is none, and on a bare ampersand. */
function decode(text: string): string {
  return text.replace(/&[^;&]{0,8};?/g, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`unknown entity ${entity}`);
    return character;
  });
}

export function readMarkup(html: string): Markup {
  if (!html.startsWith('<!doctype html>\n')) throw new Error('no doctype');
  const tags: Tag[] = [];
  const open: string[] = [];
  let text = '';
  let at = '<!doctype html>'.length;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const end = next < 0 ? html.length : next;
    text += decode(html.slice(at, end));
    at = end;
    if (at === html.length) break;
    TAG.lastIndex = at;
    const found = TAG.exec(html);
    const [all = '', slash = '', name = '', attributes = ''] = found ?? [];
    if (found === null || !KNOWN.has(name)) throw new Error(`no element of ours: ${html.slice(at, at + 60)}`);
    at += all.length;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
      continue;
    }
    if (!VOID.has(name)) open.push(name);
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, decode(value)] as const);
    tags.push({ name, attributes: new Map(pairs) });
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return { tags, text };
}

export const valuesOf = ({ tags }: Markup, attribute: string): readonly string[] =>
  tags.flatMap(({ attributes }) => attributes.get(attribute) ?? []);
