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
 * What makes a file below `in` a command: a constant of this type that it exports, or a function
 * that makes one; or a function that the program imports.
 */
export type Commands =
  | { readonly in: string; readonly exports: string }
  | { readonly in: string; readonly exports?: never; readonly importedBy: string };

/** No command imports another: each can be read alone, and what two of them need has a file of its own. */
export const COMMANDS: readonly Commands[] = [
  { in: 'scripts/tally/', exports: 'Command' },
  { in: 'scripts/tallybook/', importedBy: 'scripts/tallybook.ts' },
];

/** What only these may import, and why. */
export const IMPORTED_BY: readonly { readonly of: string; readonly by: readonly string[]; readonly why: string }[] = [
  { of: 'scripts/dev/', by: ['scripts/dev/', 'test/'], why: 'the tools of developers are in no program' },
  ...['sendable', 'waiting-body'].map((file) => ({
    of: `submitter/outbox/${file}.ts`,
    by: ['submitter/outbox/', 'scripts/tally-send.ts', 'test/'],
    why: 'tally has no words for what stops the posting of a file',
  })),
];

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

/** A file below `in` that imports a reason from `stops`, or that speaks of findings, has a test of its own name. */
export const OWN_TEST = { in: 'submitter/', stops: 'submitter/stops/' };

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
export const MAX_COLUMNS = 120;

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
