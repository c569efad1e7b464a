/** What somebody may have done to the copy of a registry in a store, as data. The findings stand in stores.txt. */
import { seenText } from '../../../submitter/registries/highest-seen.ts';
import { listPaths } from '../../list.ts';
import { catalogueText, LISTS, listText, person, pinned, signatures, type Wish } from './registry.ts';

export const ADA = person('ada');
export const EVE = person('eve');
const MALLORY = person('mallory');
/** Somebody else who calls herself ada. */
const FALSE_ADA = person('ada');

/** Paths in the folder of the registry. */
const LIST = 'pristine/allowlist/allowlist.txt';
const SIG = `${LIST}.sig`;
const NAMES = 'pristine/allowlist/lists/paths.txt';
const QUERIES = 'pristine/allowlist/lists/queries.txt';
const COPY = 'working/allowlist.txt';
const KEYS = 'keys';
const SEEN = 'seen';
/** In the folder above all registries. */
const WITHHELD = '../../withheld';

type Edit = (text: string) => string | null;

export interface StoreCase {
  readonly name: string;
  readonly wish?: Wish;
  /** What becomes of files after the registry was added; null removes one. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** Whether the findings refuse everything; else it only shows what is left. */
  readonly holds?: true;
}

const PREVIEW: Wish = { status: 'preview' };
const put =
  (text: string): Edit =>
  () =>
    text;
const replaced =
  (from: string | RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, to);
const signed = (...people: readonly (typeof ADA)[]): Edit => put(signatures(listText(), ...people));
const wider = replaced('0|1|2-4|5+', '0|1|2|3|4|5+');
const keysOf = (...people: readonly (typeof ADA)[]): Edit =>
  put(
    `# tallybook keys 1\n${pinned(...people)
      .map(({ name, key }) => `key ${name} ${key}\n`)
      .join('')}`,
  );

export const STORES: readonly StoreCase[] = [
  { name: 'nothing was changed', edits: {}, holds: true },
  { name: 'a preview, unchanged and unsigned', wish: PREVIEW, edits: { [SIG]: put(''), [KEYS]: put('') }, holds: true },
  {
    name: 'a line deleted from the copy',
    edits: { [COPY]: replaced(/submit rustc\.ice\.total.*\n/, '') },
    holds: true,
  },
  { name: 'every line deleted from the copy', edits: { [COPY]: put('') }, holds: true },
  { name: 'a line changed in the copy', edits: { [COPY]: wider } },
  { name: 'a date moved in the copy', edits: { [COPY]: replaced('until=2027-05-01', 'until=2028-05-01') } },
  {
    name: 'a line added to the copy',
    edits: {
      [COPY]: (text) => `${text}ticket rustc.x.y values=count class=ticket keep=49d until=2027-11-01 since=0.1.0\n`,
    },
  },
  { name: 'a line twice in the copy', edits: { [COPY]: replaced(/(submit rustc\.ice\.total.*\n)/, '$1$1') } },
  { name: 'two lines swapped in the copy', edits: { [COPY]: replaced(/(ticket .*\n)(ticket .*\n)/, '$2$1') } },
  { name: 'a name more in a set line of the copy', edits: { [COPY]: replaced('names=3', 'names=4') } },
  { name: 'the copy with CR', edits: { [COPY]: replaced(/\n/g, '\r\n') } },
  { name: 'the copy with a byte order mark', edits: { [COPY]: (text) => `\u00ef\u00bb\u00bf${text}` } },
  { name: 'half a line at the end of the copy', edits: { [COPY]: (text) => text.slice(0, -9) } },
  { name: 'a comment in the copy', edits: { [COPY]: (text) => `${text}# not this\n` } },
  { name: 'no copy', edits: { [COPY]: () => null } },
  { name: 'a line of the untouched file changed', edits: { [LIST]: wider } },
  { name: 'both files changed alike', edits: { [LIST]: wider, [COPY]: wider } },
  { name: 'both files changed, sum and all', wish: PREVIEW, edits: replacedWith({ ...PREVIEW, body: { fleet: [] } }) },
  {
    name: 'only the allowlist changed, sum and all',
    wish: PREVIEW,
    edits: { [LIST]: put(listText({ ...PREVIEW, body: { fleet: [] } })) },
  },
  { name: 'an active registry made a preview', edits: replacedWith(PREVIEW) },
  { name: 'a preview made active', wish: PREVIEW, edits: replacedWith({}) },
  { name: 'every file changed and seen as such, signatures not', edits: unsigned() },
  { name: 'an older version put back', wish: { version: '0.1.4' }, edits: replacedWith({ version: '0.1.3' }) },
  { name: 'a newer version put there by hand', edits: replacedWith({ version: '0.2.0' }) },
  { name: 'the files of another registry', edits: replacedWith({ registry: 'other' }) },
  { name: 'the version seen lowered', wish: { version: '0.1.4' }, edits: { [SEEN]: replaced('0.1.4', '0.1.3') } },
  { name: 'a version seen after this one', edits: { [SEEN]: replaced('0.1.0', '0.10.0') } },
  { name: 'a sum of what was seen changed', edits: { [SEEN]: replaced(/\n[0-9a-f]{4}/, '\n0000') } },
  { name: 'nothing seen', edits: { [SEEN]: () => null } },
  { name: 'seen, and no version', edits: { [SEEN]: put('# tallybook seen 1\n') } },
  { name: 'no signatures', edits: { [SIG]: () => null } },
  { name: 'one signature', edits: { [SIG]: signed(ADA) } },
  { name: 'one signature twice', edits: { [SIG]: (text) => text.replace(/(signed ada .*\n)signed.*\n/, '$1$1') } },
  { name: 'a signature of a stranger', edits: { [SIG]: signed(ADA, MALLORY) } },
  { name: 'a signature by another key of that name', edits: { [SIG]: signed(FALSE_ADA, EVE) } },
  { name: 'a third signature, which is false', edits: { [SIG]: signed(ADA, EVE, MALLORY) } },
  { name: 'signatures of another file', edits: { [SIG]: put(signatures(listText({ version: '0.1.1' }), ADA, EVE)) } },
  {
    name: 'the sum of the file over signatures of another',
    edits: {
      [SIG]: (text) =>
        text
          .split('\n')
          .slice(0, 2)
          .concat(signatures('x', ADA, EVE).split('\n').slice(2))
          .join('\n'),
    },
  },
  { name: 'a signature cut short', edits: { [SIG]: (text) => text.slice(0, -9) } },
  { name: 'text after the signatures', edits: { [SIG]: (text) => `${text}and more\n` } },
  { name: 'a name more in a list', edits: { [NAMES]: (text) => `${text}serde::de\n` } },
  { name: 'a name less in a list', edits: { [QUERIES]: replaced('typeck\n', '') } },
  { name: 'a name twice in a list', edits: { [NAMES]: replaced(/^(.*\n)/, '$1$1') } },
  { name: 'a list in another order', edits: { [QUERIES]: put('typeck\nmir_borrowck\n') } },
  { name: 'no file of a list', edits: { [NAMES]: () => null } },
  { name: 'a file of a list that is not there', edits: { 'pristine/allowlist/lists/more.txt': put('a\n') } },
  {
    name: 'another file that is no list',
    edits: { 'pristine/allowlist/lists/paths.txt.orig': put('a\n') },
    holds: true,
  },
  {
    name: 'a question deleted from the copy',
    edits: { [COPY]: replaced(/asks rustc\.ice\.total.*\n/, '') },
    holds: true,
  },
  { name: 'a question changed in the copy', edits: { [COPY]: replaced('total How often?', 'total How seldom?') } },
  { name: 'no keys', edits: { [KEYS]: () => null } },
  { name: 'the key of one person for two', edits: { [KEYS]: keysOf(ADA, { ...ADA, name: 'eve' }) } },
  { name: 'keys out of order', edits: { [KEYS]: keysOf(EVE, ADA) } },
  { name: 'a key that is none', edits: { [KEYS]: replaced(/key ada .*/, 'key ada AAAA') } },
  { name: 'keys of strangers', edits: { [KEYS]: keysOf(MALLORY) } },
  { name: 'an empty file of keys', edits: { [KEYS]: put('') } },
  { name: 'a glob that is withheld', edits: { [WITHHELD]: put('rustc.ice.*\n\n*{E0502}') }, holds: true },
  { name: 'a withheld line with a space', edits: { [WITHHELD]: put('rustc.ice.*\nrustc.config *\n') } },
  { name: 'withheld with CR', edits: { [WITHHELD]: put('rustc.ice.*\r\n') } },
  { name: 'withheld with a byte order mark', edits: { [WITHHELD]: put('\u00ef\u00bb\u00bfrustc.ice.*\n') } },
  { name: 'withheld of two megabytes', edits: { [WITHHELD]: put('rustc.ice.total\n'.repeat(1 << 17)) } },
];

/** Every file of the untouched copy and the working one, as if that registry had been added, with good signatures. */
function replacedWith(wish: Wish): StoreCase['edits'] {
  const text = listText(wish);
  const catalogues = ['cargo', 'rustc'].map(
    (name) => [`pristine/catalogue/${name}.json`, put(catalogueText(text, name))] as const,
  );
  return {
    [LIST]: put(text),
    [COPY]: put(text),
    ...Object.fromEntries(Object.entries(listPaths(LISTS)).map(([path, names]) => [`pristine/${path}`, put(names)])),
    [SIG]: put(signatures(text, ADA, EVE)),
    ...Object.fromEntries(catalogues),
  };
}

/** A registry with one line less, put there whole, but for the signatures, which nobody can make. */
function unsigned(): StoreCase['edits'] {
  const { [SIG]: _, ...edits } = replacedWith({ body: { fleet: [], submit: [] } });
  const paths = [LIST, NAMES, QUERIES, 'pristine/catalogue/cargo.json', 'pristine/catalogue/rustc.json'];
  const files = paths.map(
    (path) => [path.replace('pristine/', ''), Buffer.from(edits[path]?.('') ?? '', 'latin1')] as const,
  );
  return { ...edits, [SEEN]: put(seenText('0.1.0', new Map(files))) };
}
