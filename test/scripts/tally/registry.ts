/**
 * A small registry as its `generated/` folder has it, written by hand: what `tally` prints of it does not change when
 * the committed registry does. It declares three metrics of rustc that go somewhere, one that does not, and one
 * proposed.
 */
import { createHash } from 'node:crypto';
import { listPaths, setLines, withCatalogues, withWords } from '../../list.ts';

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';

const SUBMIT = [
  'submit rustc.ice.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ' +
    'keep=49d/30d until=2027-11-01 since=0.1.0',
];
const TICKET = [
  ...['E0308', 'E0502', 'unknown'].map(
    (code) => `ticket rustc.diagnostics.error_code{${code}} values=count class=ticket ${TERMS}`,
  ),
  `ticket rustc.ice.frames{names:paths*32} values=count class=ticket ${TERMS}`,
];
/** The lists of names that its lines refer to. */
export const LONG_NAME = 'rustc_middle::a_long_part_of_a_path::of_a_compiler_frame';
export const LISTS = { paths: ['rustc_ast::ast', LONG_NAME, 'rustc_middle::ty'] } as const;
export const LIST_PATHS = listPaths(LISTS);

const sections = { submit: SUBMIT, ticket: TICKET, fleet: [] as string[], set: setLines(LISTS) };
type Sections = { readonly [K in keyof typeof sections]: readonly string[] };

export interface Changes {
  readonly version?: string;
  readonly lines?: Partial<Sections>;
}

/**
 * An allowlist with the right counts and the right sums, that of `catalogueText` among them; of no release it has none.
 */
export function allowlistText({ version = '0.1.0', lines }: Changes = {}): string {
  const all: Sections = { ...sections, ...lines };
  const body = withWords(Object.values(all).flat())
    .map((line) => `${line}\n`)
    .join('');
  const counts = Object.entries(all).map(
    ([name, list]) => `${name}=${list.filter((line) => line.startsWith(`${name} `)).length}`,
  );
  const isReleased = version !== '0.0.0';
  const text = [
    '# tallybook allowlist 1',
    '# note Written for tests.',
    `# registry rust-toolchain ${version} preview as_of=2026-11-22`,
    '# program rustc reporters=1000 basis=assumed open=crashes',
    '# limits epsilon_a_year=8 signatures=2',
    ...(isReleased ? [`# lines ${counts.join(' ')}`] : []),
    '# submit lines expire 2027-02-20',
    ...(isReleased ? [`# sha256 ${createHash('sha256').update(body).digest('hex')}`] : []),
    body,
  ].join('\n');
  return withCatalogues(text, { rustc: catalogueText({ version }) });
}

const metric = (id: string, own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  kind: 'counter',
  id,
  live: true,
  privacy_class: 'ticket',
  leaves: 'ticket',
  retention: 49,
  labels: [],
  same_fact: [],
  bits: { bits: 0 },
  ...own,
});

/** A catalogue with what the user's programs read of it. */
export function catalogueText({ version = '0.1.0' }: Changes = {}): string {
  const sealed = { leaves: null, privacy_class: 'sealed', retention: 14 };
  const metrics = [
    metric('rustc.diagnostics.error_code', { summary: 'Errors by code', labels: [{ name: 'code', list: 'codes' }] }),
    metric('rustc.ice.frames', { summary: 'Where compilers fail', kind: 'frames' }),
    metric('rustc.ice.total', { summary: 'Internal compiler errors', leaves: 'submit', privacy_class: 'coarse' }),
    metric('rustc.invocation.wall_ms', {
      ...sealed,
      summary: 'Duration',
      kind: 'histogram',
      unit: 'ms',
      bounds: [10, 100],
    }),
    metric('rustc.size.proposed', { ...sealed, summary: 'Not yet', live: false }),
  ];
  const lists = [{ name: 'codes', values: ['E0308', 'E0502'] }];
  const top = { registry: 'rust-toolchain', version, status: 'preview', as_of: '2026-11-22', program: 'rustc' };
  return `${JSON.stringify({ format: 'tallybook catalogue 1', ...top, summary: 'A compiler', lists, metrics })}\n`;
}

/** The table that bindings of this registry keep in a binary. */
export const LIVE = [
  'rustc.diagnostics.error_code',
  'rustc.ice.frames',
  'rustc.ice.total',
  'rustc.invocation.wall_ms',
] as const;

export const tableText = (ids: readonly string[] = LIVE, version = '0.1.0'): string =>
  `\nTALLYBOOK-NAMES rust-toolchain ${version}\n${ids.map((id) => `${id}\n`).join('')}END\n`;
