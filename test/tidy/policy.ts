/**
 * Who may import what, and who may do what nobody else may: ARCHITECTURE's rules as tables. The first row whose `in`
 * begins the path decides. Paths are from the project's folder; a name that ends in `/` or `*` stands for all it
 * begins.
 */

/** What a generator may know of the model: what a registry is, never how one is read, checked or compared. */
const MODEL_FOR_GENERATORS = ['model/schema/', 'model/registry/'];

const MODEL_PACKAGES = ['typebox', 'typebox/*', 'js-yaml', 'semver/*', 'node:crypto'];

const FOR_GENERATORS = ['generators/*.ts', ...MODEL_FOR_GENERATORS, 'handlebars/runtime.js', 'node:crypto'];

const FOR_SUBMITTER = [
  'submitter/',
  'recorders/typescript/',
  'generated/types/',
  ...['crypto', 'fs', 'os', 'path', 'process', 'readline', 'url'].map((name) => `node:${name}`),
];

export interface Row {
  readonly in: string;
  readonly may: readonly string[];
  /** Also the folder the file stands in. */
  readonly own?: true;
}

export const IMPORTS: readonly Row[] = [
  { in: 'registry/', may: [] },
  { in: 'model/source/load.ts', may: ['model/', ...MODEL_PACKAGES, 'node:fs', 'node:path'] },
  { in: 'model/', may: ['model/', ...MODEL_PACKAGES] },
  { in: 'generators/index.ts', may: ['generators/', ...MODEL_FOR_GENERATORS] },
  { in: 'generators/templates.d.ts', may: ['handlebars'] },
  { in: 'generators/schema/', own: true, may: [...FOR_GENERATORS, 'typebox'] },
  { in: 'generators/allowlist/', own: true, may: [...FOR_GENERATORS, 'generators/catalogue/'] },
  { in: 'generators/', own: true, may: FOR_GENERATORS },
  {
    in: 'recorders/typescript/',
    may: ['recorders/typescript/', 'node:crypto', 'node:fs', 'node:os', 'node:path', 'node:process'],
  },
  { in: 'generated/', own: true, may: ['tallybook/recorder'] },
  { in: 'submitter/send.ts', may: [...FOR_SUBMITTER, 'node:net', 'node:tls'] },
  { in: 'submitter/', may: FOR_SUBMITTER },
];

/**
 * Where a program's commands are: what the file that starts it imports from there and names in its table `COMMANDS` is
 * a command. Nobody else of those who ship imports one, so each can be read alone, and what two of them need has a file
 * of its own.
 */
export const COMMANDS: readonly { readonly program: string; readonly in: string }[] = [
  { program: 'scripts/tally.ts', in: 'scripts/tally/' },
  { program: 'scripts/tallybook.ts', in: 'scripts/tallybook/' },
];

/** What users and authors start; `package.json` may start more. */
export const PROGRAMS = ['scripts/tally.ts', 'scripts/tally-send.ts', 'scripts/tallybook.ts'];

/** What `package.json` exports, by which this project may call it too. */
export const OWN_PACKAGE: Readonly<Record<string, string>> = { 'tallybook/recorder': 'recorders/typescript/index.ts' };

/** In no program, so they may import what no other may. */
export const NOT_SHIPPED = ['scripts/dev/', 'test/'];

/** What only these may import, and why. */
export const IMPORTED_BY: readonly { readonly of: string; readonly by: readonly string[]; readonly why: string }[] = [
  { of: 'scripts/dev/', by: NOT_SHIPPED, why: 'the tools of developers are in no program' },
  { of: 'test/', by: NOT_SHIPPED, why: 'tests are in no program' },
  ...['sendable', 'waiting-body'].map((file) => ({
    of: `submitter/outbox/${file}.ts`,
    by: ['submitter/outbox/', 'scripts/tally-send.ts', 'test/'],
    why: 'tally has no words for what stops the posting of a file',
  })),
];

/** Of all that this program stands on, by imports or in its bundle, only one file may have a socket. */
export const SENDER = { program: 'scripts/tally-send.ts', socket: 'submitter/send.ts' };

/**
 * Names that only these files may import, nor may anybody else import all of the file that has them: with them a file
 * could make up what an allowlist allows, or compare its days. Tests may, and fuzzers, which make registries of their
 * own.
 */
export const NAMES: readonly { readonly name: string; readonly from: string; readonly by: readonly string[] }[] = [
  { name: 'allowedBy', from: 'submitter/permit.ts', by: ['submitter/registries/registered.ts'] },
  { name: 'lookupOf', from: 'submitter/allowlist/lookup.ts', by: ['submitter/permit.ts'] },
  { name: 'untilOf', from: 'submitter/allowlist/until.ts', by: ['submitter/allowlist/'] },
  { name: 'untilText', from: 'submitter/allowlist/until.ts', by: ['submitter/permit.ts', 'scripts/tally/add.ts'] },
];

/** What decides whether something may leave: these reach no other module of Node, however far their imports go. */
export const PURE = {
  in: ['submitter/permit.ts', 'submitter/allowlist/', 'submitter/body/'],
  may: ['node:crypto'],
};

/**
 * A file below `in` that can refuse has a test of its own name: one whose imports reach `stop`, one that speaks of
 * findings, one that throws. `without` says which has none, and what tests it instead.
 */
export const OWN_TEST: {
  readonly in: string;
  readonly stop: string;
  readonly without: Readonly<Record<string, string>>;
} = {
  in: 'submitter/',
  stop: 'submitter/stops/stop.ts',
  without: {
    'submitter/reports/material.ts': 'types only',
    'submitter/ticket/text.ts': 'lays out a ticket that was permitted; ticket.test.ts compares it whole',
  },
};

/** Modules that open sockets; `node:` is added before comparing. */
export const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'inspector'];

/** Modules through which anything else could be loaded or run. */
export const ROUNDABOUT_MODULES = ['module', 'vm', 'worker_threads', 'child_process', 'cluster', 'repl'];

const LOADER = 'scripts/dev/build/template-loader.mjs';

/** Where a rule does not hold, as `rule:detail` or `rule:*`, and why. Nothing else is excepted. */
export const EXCEPTIONS: readonly { readonly in: string; readonly what: string; readonly why: string }[] = [
  { in: 'test/', what: 'network:*', why: 'loopback servers that prove what is sent' },
  { in: 'test/', what: 'way-round:*', why: 'tests run the programs, compilers and generated code' },
  { in: 'submitter/send.ts', what: 'network:*', why: 'the one file that sends, for one person, at their command' },
  {
    in: 'scripts/tallybook/docs/serve.ts',
    what: 'network:node:http',
    why: 'shows the built site on the loopback address only',
  },
  { in: 'generators/templates.d.ts', what: 'language:default export', why: 'what an imported template is' },
  { in: 'scripts/dev/build/text.d.ts', what: 'language:default export', why: 'what an imported text is' },
  { in: 'scripts/dev/build/templates.mjs', what: 'way-round:node:module', why: 'registers the hook for templates' },
  { in: LOADER, what: 'way-round:node:module', why: 'loads Handlebars only for a template' },
  { in: LOADER, what: 'way-round:createRequire', why: 'the same' },
  { in: 'scripts/dev/run.mjs', what: 'way-round:computed import', why: 'runs the source that it is given' },
  {
    in: 'scripts/dev/soak/stall.ts',
    what: 'way-round:node:module',
    why: 'counts the calls of a program, and delays it',
  },
  { in: 'scripts/dev/test/watch-uvu.mjs', what: 'way-round:node:module', why: 'registers the hook for uvu' },
  { in: 'scripts/dev/test/run-file.ts', what: 'way-round:computed import', why: 'imports the test files it found' },
  { in: 'scripts/dev/build/package.ts', what: 'way-round:node:child_process', why: 'runs the compiler for the types' },
  {
    in: 'scripts/tallybook/enumerations/run.ts',
    what: 'way-round:node:child_process',
    why: 'runs the reviewed commands of lists',
  },
  {
    in: 'scripts/tallybook/diff/side.ts',
    what: 'way-round:node:child_process',
    why: 'asks git for the files of a commit',
  },
  { in: 'scripts/dev/bench/', what: 'way-round:node:child_process', why: 'measures programs from their start' },
  { in: 'scripts/dev/test/lanes.ts', what: 'way-round:node:child_process', why: 'runs test files side by side' },
  { in: 'scripts/dev/soak/', what: 'way-round:node:child_process', why: 'kills and suspends the hosts it starts' },
  { in: 'scripts/dev/workspace/', what: 'way-round:node:child_process', why: 'builds crates and calls the compiler' },
  { in: 'dist/tally-send.mjs', what: 'network:*', why: 'the program of that one file' },
  { in: 'dist/tallybook.mjs', what: 'way-round:Function', why: 'TypeBox compiles a schema to a function' },
  { in: 'dist/tallybook.mjs', what: 'way-round:bare globalThis', why: 'Handlebars and TypeBox look for globals' },
  {
    in: 'dist/tallybook.mjs',
    what: 'way-round:node:child_process',
    why: 'Commander can run subcommands; we declare none',
  },
];

/** These know the registry only through generated files, so they never name a path into it. */
export const WITHOUT_REGISTRY = ['submitter/', 'recorders/', 'generated/'];

export const MAX_LINES = 250;
/** Of TypeScript and JavaScript. Templates (`.hbs`) may be wider: a line of HTML is laid out as it is printed. */
export const MAX_COLUMNS = 120;

/** What the formatter leaves alone, and why: all of `ignorePatterns` in `.oxfmtrc.json`. */
export const UNFORMATTED: Readonly<Record<string, string>> = {
  'dist/**': 'built',
  'generated/**': 'laid out by its generator',
  'registry/**': 'laid out by people',
  'recorders/rust/**': 'rustfmt',
  'test/cases/**': 'compared byte for byte',
  'test/store/cases/**': 'compared byte for byte',
  'test/**/golden/**': 'compared byte for byte',
  '**/*.md': 'laid out by people',
  '**/*.hbs': 'laid out as it is printed',
  'package-lock.json': 'written by npm',
};

/** Files that set up a formatter or linter, anywhere but once at the top. */
export const SETTINGS =
  /(?:^|\/)\.?(?:prettier|oxfmt|oxlint|eslint|biome|dprint)[\w.-]*(?:rc|ignore|config|json)\b[^/]*$/;
export const OWN_SETTINGS = ['.oxfmtrc.json', '.oxlintrc.json'];

/** Files, or folders, that may be longer and wider than that and turn the formatter off, and why. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  'generated/': 'nobody reads generated code from top to bottom',
};

export const begins = (path: string, pattern: string): boolean => {
  if (pattern.endsWith('/')) return path.startsWith(pattern);
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return path === pattern;
  const middle = path.slice(head.length, path.length - tail.length);
  return path.startsWith(head) && path.endsWith(tail) && (tail === '' || !middle.includes('/'));
};
