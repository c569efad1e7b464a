/**
 * A registry for the hostile cases, written by hand: two programs, three groups, a noised metric, every form of field,
 * and people who sign it.
 */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import type { Allowlist } from '../../../submitter/allowlist/list.ts';
import type { Given } from '../../../submitter/allowlist/lookup.ts';
import { allowedBy, type Allowed } from '../../../submitter/permit.ts';
import { signatureText, signedBytes, type PinnedKey } from '../../../submitter/registries/signature.ts';
import { parseDay, type Day } from '../../../recorders/typescript/store/day.ts';
import { listFilesIn, setLines, withCatalogues, withWords } from '../../list.ts';

const TICKET = 'values=count class=ticket keep=49d until=2027-11-01 since=0.1.0';
const COARSE = 'class=coarse keep=49d/30d until=2027-11-01 since=0.1.0';

/** The lists of names that its lines refer to. */
export const LISTS = {
  paths: ['rustc_ast::ast', 'rustc_ast::visit', 'rustc_middle::ty'],
  queries: ['mir_borrowck', 'typeck'],
} as const;

export const BODY = {
  submit: [
    `submit cargo.build.failed values=0|1-9|10+ reduce=sum group=builds ${COARSE}`,
    'submit rustc.config.bootstrap values=false|true reduce=any class=noised k=2 epsilon=1 ' +
      'keep=49d/30d until=2027-05-01 since=0.1.0',
    `submit rustc.ice.incremental values=0|1+ reduce=days group=crashes ${COARSE}`,
    'submit rustc.ice.old values=false|true reduce=all group=channels class=coarse keep=49d/30d ' +
      'until=2026-12-01 since=0.1.0',
    `submit rustc.ice.total values=0|1|2-4|5+ reduce=sum group=crashes ${COARSE}`,
    `submit rustc.pass.longest_ms values=0-10|11+ reduce=max group=channels ${COARSE}`,
    `submit rustc.toolchain.channel values=stable|beta|nightly|dev|unknown reduce=mode group=channels ${COARSE}`,
  ],
  ticket: [
    `ticket rustc.diagnostics.error_code{E0308} ${TICKET}`,
    `ticket rustc.diagnostics.error_code{E0502} ${TICKET}`,
    `ticket rustc.diagnostics.error_code{unknown} ${TICKET}`,
    `ticket rustc.ice.edition{text:v[0-9]%7B2%7D(a%7Cb)?} ${TICKET}`,
    `ticket rustc.ice.frames{names:paths*3} ${TICKET}`,
    `ticket rustc.ice.queries{names:queries*2} ${TICKET}`,
    `ticket rustc.invocation.wall_ms{<=100} ${TICKET}`,
    `ticket rustc.invocation.wall_ms{>100} ${TICKET}`,
    'ticket rustc.pass.short values=count class=ticket keep=49d until=2026-12-02 since=0.1.0',
  ],
  fleet: ['fleet rustc.fleet.steps{a,b} values=count class=fleet keep=49d until=2027-11-01 since=0.1.0'],
  set: setLines(LISTS),
} as const;

export const PROGRAMS = ['cargo', 'rustc'] as const;

type Sections = { readonly [K in keyof typeof BODY]: readonly string[] };

export interface Wish {
  /** Metrics that its catalogues say are recorded and go nowhere. */
  readonly sealed?: readonly string[];
  readonly registry?: string;
  readonly version?: string;
  readonly status?: 'preview' | 'active';
  readonly asOf?: string;
  /** The open groups of cargo. */
  readonly cargo?: string;
  /** How many signatures it asks for. */
  readonly signatures?: number;
  readonly body?: Partial<Sections>;
}

/** An allowlist with the right counts and sums, those of its catalogues too; of no release it has none. */
export function listText(wish: Wish = {}): string {
  const text = bareListText(wish);
  const catalogues = PROGRAMS.map((program) => [program, catalogueText(text, program, wish.sealed)]);
  return withCatalogues(text, Object.fromEntries(catalogues));
}

function bareListText({
  registry = 'demo',
  version = '0.1.0',
  status = 'active',
  asOf = '2026-11-22',
  cargo = 'builds',
  signatures: needed = 2,
  body,
}: Wish = {}): string {
  const sections: Sections = { ...BODY, ...body };
  const lines = withWords(Object.values(sections).flat());
  const text = lines.map((line) => `${line}\n`).join('');
  const counts = Object.entries(sections).map(([name, section]) => `${name}=${section.length}`);
  const isReleased = version !== '0.0.0';
  const sum = isReleased ? ` catalogue=${'0'.repeat(64)}` : '';
  return [
    '# tallybook allowlist 1',
    `# registry ${registry} ${version} ${status} as_of=${asOf}`,
    `# program cargo reporters=1000 basis=assumed open=${cargo}${sum}`,
    `# program rustc reporters=1000 basis=assumed open=channels|crashes${sum}`,
    `# limits epsilon_a_year=8 signatures=${needed}`,
    ...(isReleased ? [`# lines ${counts.join(' ')}`] : []),
    '# submit lines expire 2027-02-20',
    ...(isReleased ? [`# sha256 ${createHash('sha256').update(text).digest('hex')}`] : []),
    text,
  ].join('\n');
}

export function list(wish: Wish = {}): Allowlist {
  const { value, findings } = parseAllowlist(Buffer.from(listText(wish), 'latin1'), listFilesIn(listText(wish), LISTS));
  if (value === null) throw new Error(`the registry of the test does not hold: ${JSON.stringify(findings)}`);
  return value;
}

export type Change = Partial<Omit<Given, 'list'>> & { readonly wish?: Wish; readonly without?: RegExp };

/** What is allowed: everything, unless changed. `without` are the lines that the user deleted. */
export function allowed({ wish = {}, without, ...given }: Change = {}): Allowed {
  const published = list(wish);
  const left = published.lines.filter(({ text }) => without?.test(text) !== true);
  return allowedBy({ list: published, left, withheld: [], signedBy: ['ada', 'eve'], ...given });
}

export const day = (text: string): Day => {
  const found = parseDay(text);
  if (found === null) throw new Error(`${text} is no day`);
  return found;
};

export interface Person extends PinnedKey {
  readonly private: KeyObject;
}

export function person(name: string): Person {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { name, key: spki.subarray(-32).toString('base64'), private: privateKey };
}

export const pinned = (...people: readonly Person[]): readonly PinnedKey[] =>
  people.map(({ name, key }) => ({ name, key }));

/** `allowlist.txt.sig` of a file. */
export function signatures(text: string, ...people: readonly Person[]): string {
  const file = Buffer.from(text, 'latin1');
  return signatureText(
    file,
    people.map(({ name, private: key }) => ({
      name,
      signature: sign(null, signedBytes(name, file), key).toString('base64'),
    })),
  );
}

/** A catalogue with what is read of it, from the lines of the allowlist. */
export function catalogueText(text: string, program: string, sealed: readonly string[] = []): string {
  const list = parseAllowlist(Buffer.from(text, 'latin1'), listFilesIn(text, LISTS)).value;
  const leaves = new Map<string, string | null>(sealed.map((id) => [id, null]));
  for (const { line } of list?.lines ?? []) if (line.section !== 'set') leaves.set(line.id, line.section);
  const metrics = [...leaves]
    .filter(([id]) => id.startsWith(`${program}.`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, sink]) => ({
      id,
      kind: 'counter',
      summary: 'x',
      privacy_class: 'sealed',
      leaves: sink,
      live: true,
      retention: 49,
      labels: [],
      same_fact: [],
      bits: { bits: 0 },
    }));
  const { registry, version, status } = list ?? {};
  return JSON.stringify({
    format: 'tallybook catalogue 1',
    registry,
    version,
    status,
    as_of: '2026-11-22',
    program,
    summary: 'x',
    lists: [],
    metrics,
  });
}
