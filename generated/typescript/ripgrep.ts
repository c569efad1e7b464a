// Code generated from registry/ripgrep/ by generators/typescript; DO NOT EDIT.
// Regenerate: npm run generate

import { counter, defineProgram, histogram, labeledCounter } from 'tallybook/recorder';

/** The names this program can record, one a line. */
export const names = `
TALLYBOOK-NAMES rust-toolchain 0.1.1
ripgrep.flag.used
ripgrep.ignore.source
ripgrep.regex.engine
ripgrep.search.outcome
ripgrep.search.strategy
ripgrep.search.threads
ripgrep.search.total
ripgrep.search.wall_ms
END
`;

/** Labels from registry/enumerations/, spelled as in fields, shared by the metrics that use them. */
export const labelLists = {
  /** Long flags that ripgrep completes, without their dashes (registry/enumerations/ripgrep-flags.txt). */
  ripgrepFlags: [
    'after-context',
    'auto-hybrid-regex',
    'before-context',
    'binary',
    'block-buffered',
    'byte-offset',
    'case-sensitive',
    'color',
    'colors',
    'column',
    'context',
    'context-separator',
    'count',
    'count-matches',
    'crlf',
    'debug',
    'dfa-size-limit',
    'encoding',
    'engine',
    'field-context-separator',
    'field-match-separator',
    'file',
    'files',
    'files-with-matches',
    'files-without-match',
    'fixed-strings',
    'follow',
    'generate',
    'glob',
    'glob-case-insensitive',
    'heading',
    'help',
    'hidden',
    'hostname-bin',
    'hyperlink-format',
    'iglob',
    'ignore',
    'ignore-case',
    'ignore-dot',
    'ignore-exclude',
    'ignore-file',
    'ignore-file-case-insensitive',
    'ignore-files',
    'ignore-global',
    'ignore-messages',
    'ignore-parent',
    'ignore-vcs',
    'include-zero',
    'invert-match',
    'json',
    'line-buffered',
    'line-number',
    'line-regexp',
    'max-columns',
    'max-columns-preview',
    'max-count',
    'max-depth',
    'max-filesize',
    'messages',
    'mmap',
    'multiline',
    'multiline-dotall',
    'no-auto-hybrid-regex',
    'no-binary',
    'no-block-buffered',
    'no-byte-offset',
    'no-column',
    'no-config',
    'no-context-separator',
    'no-crlf',
    'no-encoding',
    'no-filename',
    'no-fixed-strings',
    'no-follow',
    'no-glob-case-insensitive',
    'no-heading',
    'no-hidden',
    'no-ignore',
    'no-ignore-dot',
    'no-ignore-exclude',
    'no-ignore-file-case-insensitive',
    'no-ignore-files',
    'no-ignore-global',
    'no-ignore-messages',
    'no-ignore-parent',
    'no-ignore-vcs',
    'no-include-zero',
    'no-invert-match',
    'no-json',
    'no-line-buffered',
    'no-line-number',
    'no-max-columns-preview',
    'no-messages',
    'no-mmap',
    'no-multiline',
    'no-multiline-dotall',
    'no-one-file-system',
    'no-pcre2',
    'no-pcre2-unicode',
    'no-pre',
    'no-require-git',
    'no-search-zip',
    'no-sort-files',
    'no-stats',
    'no-text',
    'no-trim',
    'no-unicode',
    'null',
    'null-data',
    'one-file-system',
    'only-matching',
    'passthru',
    'path-separator',
    'pcre2',
    'pcre2-unicode',
    'pcre2-version',
    'pre',
    'pre-glob',
    'pretty',
    'quiet',
    'regex-size-limit',
    'regexp',
    'replace',
    'require-git',
    'search-zip',
    'smart-case',
    'sort',
    'sort-files',
    'sortr',
    'stats',
    'stop-on-nonmatch',
    'text',
    'threads',
    'trace',
    'trim',
    'type',
    'type-add',
    'type-clear',
    'type-list',
    'type-not',
    'unicode',
    'unrestricted',
    'version',
    'vimgrep',
    'with-filename',
    'word-regexp',
    'unknown',
  ],
} as const;

export type RipgrepFlags = (typeof labelLists.ripgrepFlags)[number];

/** Metrics of ripgrep: A line-oriented search tool; shows that nothing here is tied to a compiler. */
export const metrics = {
  /** Declared in registry/ripgrep/flag.yaml. */
  flag: {
    /**
     * Searches by the flags they were given.
     *
     * Counts each long flag once for each run that was given it, a short flag under its long name. Values (patterns,
     * globs, paths, colours) are never looked at. Flags from a configuration file are counted by ripgrep's own
     * instrumentation and not by a wrapper script, which sees the command line alone.
     *
     * `ripgrep.flag.used`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/flag.yaml).
     */
    used: labeledCounter({
      id: 'ripgrep.flag.used',
      keep: 49,
      labels: labelLists.ripgrepFlags,
    }),
  },
  /** Declared in registry/ripgrep/ignore.yaml. */
  ignore: {
    /**
     * Searches by the kind of ignore file that decided something.
     *
     * Counts, for each search, every kind of ignore file that left out at least one entry, and none if no entry was
     * left out by any. Neither the rules nor the names of what they matched are kept. Entries skipped as hidden or
     * binary do not count.
     *
     * `ripgrep.ignore.source`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/ignore.yaml).
     */
    source: labeledCounter({
      id: 'ripgrep.ignore.source',
      keep: 49,
      labels: ['gitignore', 'global', 'ignore', 'none', 'rgignore', 'unknown'],
    }),
  },
  /** Declared in registry/ripgrep/regex.yaml. */
  regex: {
    /**
     * Searches by regular expression engine.
     *
     * Counts searches by the engine that ran: the default one, PCRE2, PCRE2 chosen automatically for a pattern that
     * needs it, or plain string search. The pattern itself is never looked at; what counts is which engine was built
     * for it.
     *
     * `ripgrep.regex.engine`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/regex.yaml).
     */
    engine: labeledCounter({
      id: 'ripgrep.regex.engine',
      keep: 49,
      labels: ['auto_hybrid', 'default', 'fixed_strings', 'pcre2', 'unknown'],
    }),
  },
  /** Declared in registry/ripgrep/search.yaml. */
  search: {
    /**
     * What a search ended in: matches, none, or an error.
     *
     * Counts searches by exit status: a match, no match, an error, or a match together with an error, for instance a
     * folder that could not be read. The wrapper script tells the last two apart by whether anything was printed. An
     * end by signal counts as unknown.
     *
     * `ripgrep.search.outcome`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
     */
    outcome: labeledCounter({
      id: 'ripgrep.search.outcome',
      keep: 49,
      labels: ['error', 'match', 'no_match', 'partial_error', 'unknown'],
    }),
    /**
     * Searches by the way they read their input.
     *
     * Counts searches by how most of their files were read: through memory maps, through a buffer, whole into memory
     * for a search over several lines, or from standard input. Which files these were is not kept.
     *
     * `ripgrep.search.strategy`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
     */
    strategy: labeledCounter({
      id: 'ripgrep.search.strategy',
      keep: 49,
      labels: ['buffered', 'mmap', 'multiline', 'stdin', 'unknown'],
    }),
    /**
     * Threads that a search used.
     *
     * Records how many threads a search started for searching, whether chosen by ripgrep or by `--threads`. A search of
     * a single file or of standard input uses one. The number is about the search and not about the machine.
     *
     * `ripgrep.search.threads`, coarse, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
     */
    threads: histogram({
      id: 'ripgrep.search.threads',
      keep: 49,
      bounds: [1, 2, 4, 8, 16],
    }),
    /**
     * Searches.
     *
     * Counts runs of ripgrep that search. Runs that print help, versions, type lists or completions are left out, and
     * `--files`, which lists without searching, is left out too.
     *
     * `ripgrep.search.total`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
     */
    total: counter({
      id: 'ripgrep.search.total',
      keep: 49,
    }),
    /**
     * Time that ripgrep took.
     *
     * Records the time from start to end of a search in milliseconds, as one bucket. Time spent waiting for a pager or
     * for standard input is part of it, because the process cannot tell these apart from searching.
     *
     * `ripgrep.search.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
     */
    wallMs: histogram({
      id: 'ripgrep.search.wall_ms',
      keep: 49,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
  },
};

/** What this program can record: hand it to `start`. */
export const program = defineProgram({
  name: 'ripgrep',
  registry: 'rust-toolchain',
  version: '0.1.1',
  metrics,
});
