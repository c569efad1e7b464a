// Code generated from registry/ripgrep/ by generators/rust; DO NOT EDIT.
// Regenerate: npm run generate

//! Metrics of ripgrep: A line-oriented search tool; shows that nothing here is tied to a compiler.
#![allow(dead_code, reason = "a program may record only some of its metrics")]

/// What this program can record: hand it to `tallybook::start`.
#[rustfmt::skip]
pub static PROGRAM: ::tallybook::Program = ::tallybook::Program::new(
    "ripgrep",
    "rust-toolchain",
    "0.1.1",
    &[
        &flag::USED,
        &ignore::SOURCE,
        &regex::ENGINE,
        &search::OUTCOME,
        &search::STRATEGY,
        &search::THREADS,
        &search::TOTAL,
        &search::WALL_MS,
    ],
);

/// The names it can record, kept in the binary so that `strings` shows them.
#[used]
static NAMES: &str = "
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
";

/// Lists from registry/enumerations/, shared by the metrics that use them.
pub mod lists {
    tallybook::labels! {
        /// Long flags that ripgrep completes, without their dashes
        /// (registry/enumerations/ripgrep-flags.txt).
        pub enum RipgrepFlags {
            AfterContext = "after-context",
            AutoHybridRegex = "auto-hybrid-regex",
            BeforeContext = "before-context",
            Binary = "binary",
            BlockBuffered = "block-buffered",
            ByteOffset = "byte-offset",
            CaseSensitive = "case-sensitive",
            Color = "color",
            Colors = "colors",
            Column = "column",
            Context = "context",
            ContextSeparator = "context-separator",
            Count = "count",
            CountMatches = "count-matches",
            Crlf = "crlf",
            Debug = "debug",
            DfaSizeLimit = "dfa-size-limit",
            Encoding = "encoding",
            Engine = "engine",
            FieldContextSeparator = "field-context-separator",
            FieldMatchSeparator = "field-match-separator",
            File = "file",
            Files = "files",
            FilesWithMatches = "files-with-matches",
            FilesWithoutMatch = "files-without-match",
            FixedStrings = "fixed-strings",
            Follow = "follow",
            Generate = "generate",
            Glob = "glob",
            GlobCaseInsensitive = "glob-case-insensitive",
            Heading = "heading",
            Help = "help",
            Hidden = "hidden",
            HostnameBin = "hostname-bin",
            HyperlinkFormat = "hyperlink-format",
            Iglob = "iglob",
            Ignore = "ignore",
            IgnoreCase = "ignore-case",
            IgnoreDot = "ignore-dot",
            IgnoreExclude = "ignore-exclude",
            IgnoreFile = "ignore-file",
            IgnoreFileCaseInsensitive = "ignore-file-case-insensitive",
            IgnoreFiles = "ignore-files",
            IgnoreGlobal = "ignore-global",
            IgnoreMessages = "ignore-messages",
            IgnoreParent = "ignore-parent",
            IgnoreVcs = "ignore-vcs",
            IncludeZero = "include-zero",
            InvertMatch = "invert-match",
            Json = "json",
            LineBuffered = "line-buffered",
            LineNumber = "line-number",
            LineRegexp = "line-regexp",
            MaxColumns = "max-columns",
            MaxColumnsPreview = "max-columns-preview",
            MaxCount = "max-count",
            MaxDepth = "max-depth",
            MaxFilesize = "max-filesize",
            Messages = "messages",
            Mmap = "mmap",
            Multiline = "multiline",
            MultilineDotall = "multiline-dotall",
            NoAutoHybridRegex = "no-auto-hybrid-regex",
            NoBinary = "no-binary",
            NoBlockBuffered = "no-block-buffered",
            NoByteOffset = "no-byte-offset",
            NoColumn = "no-column",
            NoConfig = "no-config",
            NoContextSeparator = "no-context-separator",
            NoCrlf = "no-crlf",
            NoEncoding = "no-encoding",
            NoFilename = "no-filename",
            NoFixedStrings = "no-fixed-strings",
            NoFollow = "no-follow",
            NoGlobCaseInsensitive = "no-glob-case-insensitive",
            NoHeading = "no-heading",
            NoHidden = "no-hidden",
            NoIgnore = "no-ignore",
            NoIgnoreDot = "no-ignore-dot",
            NoIgnoreExclude = "no-ignore-exclude",
            NoIgnoreFileCaseInsensitive = "no-ignore-file-case-insensitive",
            NoIgnoreFiles = "no-ignore-files",
            NoIgnoreGlobal = "no-ignore-global",
            NoIgnoreMessages = "no-ignore-messages",
            NoIgnoreParent = "no-ignore-parent",
            NoIgnoreVcs = "no-ignore-vcs",
            NoIncludeZero = "no-include-zero",
            NoInvertMatch = "no-invert-match",
            NoJson = "no-json",
            NoLineBuffered = "no-line-buffered",
            NoLineNumber = "no-line-number",
            NoMaxColumnsPreview = "no-max-columns-preview",
            NoMessages = "no-messages",
            NoMmap = "no-mmap",
            NoMultiline = "no-multiline",
            NoMultilineDotall = "no-multiline-dotall",
            NoOneFileSystem = "no-one-file-system",
            NoPcre2 = "no-pcre2",
            NoPcre2Unicode = "no-pcre2-unicode",
            NoPre = "no-pre",
            NoRequireGit = "no-require-git",
            NoSearchZip = "no-search-zip",
            NoSortFiles = "no-sort-files",
            NoStats = "no-stats",
            NoText = "no-text",
            NoTrim = "no-trim",
            NoUnicode = "no-unicode",
            Null = "null",
            NullData = "null-data",
            OneFileSystem = "one-file-system",
            OnlyMatching = "only-matching",
            Passthru = "passthru",
            PathSeparator = "path-separator",
            Pcre2 = "pcre2",
            Pcre2Unicode = "pcre2-unicode",
            Pcre2Version = "pcre2-version",
            Pre = "pre",
            PreGlob = "pre-glob",
            Pretty = "pretty",
            Quiet = "quiet",
            RegexSizeLimit = "regex-size-limit",
            Regexp = "regexp",
            Replace = "replace",
            RequireGit = "require-git",
            SearchZip = "search-zip",
            SmartCase = "smart-case",
            Sort = "sort",
            SortFiles = "sort-files",
            Sortr = "sortr",
            Stats = "stats",
            StopOnNonmatch = "stop-on-nonmatch",
            Text = "text",
            Threads = "threads",
            Trace = "trace",
            Trim = "trim",
            Type = "type",
            TypeAdd = "type-add",
            TypeClear = "type-clear",
            TypeList = "type-list",
            TypeNot = "type-not",
            Unicode = "unicode",
            Unrestricted = "unrestricted",
            Version = "version",
            Vimgrep = "vimgrep",
            WithFilename = "with-filename",
            WordRegexp = "word-regexp",
            Unknown = "unknown",
        }
    }
}

/// Declared in registry/ripgrep/flag.yaml.
pub mod flag {
    use super::lists;
    use tallybook::{LabeledCounter, Meta};

    /// Searches by the flags they were given.
    ///
    /// Counts each long flag once for each run that was given it, a short flag under its long name.
    /// Values (patterns, globs, paths, colours) are never looked at. Flags from a configuration
    /// file are counted by ripgrep's own instrumentation and not by a wrapper script, which sees
    /// the command line alone.
    ///
    /// `ripgrep.flag.used`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/flag.yaml).
    pub static USED: LabeledCounter<lists::RipgrepFlags, 147> =
        LabeledCounter::new(Meta::new("ripgrep.flag.used", 49));
}

/// Declared in registry/ripgrep/ignore.yaml.
pub mod ignore {
    use tallybook::{LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `source` of `ripgrep.ignore.source`.
        pub enum Source {
            Gitignore = "gitignore",
            Global = "global",
            Ignore = "ignore",
            None = "none",
            Rgignore = "rgignore",
            Unknown = "unknown",
        }
    }

    /// Searches by the kind of ignore file that decided something.
    ///
    /// Counts, for each search, every kind of ignore file that left out at least one entry, and
    /// none if no entry was left out by any. Neither the rules nor the names of what they matched
    /// are kept. Entries skipped as hidden or binary do not count.
    ///
    /// `ripgrep.ignore.source`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/ignore.yaml).
    pub static SOURCE: LabeledCounter<Source, 6> =
        LabeledCounter::new(Meta::new("ripgrep.ignore.source", 49));
}

/// Declared in registry/ripgrep/regex.yaml.
pub mod regex {
    use tallybook::{LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `engine` of `ripgrep.regex.engine`.
        pub enum Engine {
            AutoHybrid = "auto_hybrid",
            Default = "default",
            FixedStrings = "fixed_strings",
            Pcre2 = "pcre2",
            Unknown = "unknown",
        }
    }

    /// Searches by regular expression engine.
    ///
    /// Counts searches by the engine that ran: the default one, PCRE2, PCRE2 chosen automatically
    /// for a pattern that needs it, or plain string search. The pattern itself is never looked at;
    /// what counts is which engine was built for it.
    ///
    /// `ripgrep.regex.engine`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/regex.yaml).
    pub static ENGINE: LabeledCounter<Engine, 5> =
        LabeledCounter::new(Meta::new("ripgrep.regex.engine", 49));
}

/// Declared in registry/ripgrep/search.yaml.
pub mod search {
    use tallybook::{Counter, Histogram, LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `outcome` of `ripgrep.search.outcome`.
        pub enum Outcome {
            Error = "error",
            Match = "match",
            NoMatch = "no_match",
            PartialError = "partial_error",
            Unknown = "unknown",
        }
    }

    /// What a search ended in: matches, none, or an error.
    ///
    /// Counts searches by exit status: a match, no match, an error, or a match together with an
    /// error, for instance a folder that could not be read. The wrapper script tells the last two
    /// apart by whether anything was printed. An end by signal counts as unknown.
    ///
    /// `ripgrep.search.outcome`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
    pub static OUTCOME: LabeledCounter<Outcome, 5> =
        LabeledCounter::new(Meta::new("ripgrep.search.outcome", 49));

    tallybook::labels! {
        /// Values of `strategy` of `ripgrep.search.strategy`.
        pub enum Strategy {
            Buffered = "buffered",
            Mmap = "mmap",
            Multiline = "multiline",
            Stdin = "stdin",
            Unknown = "unknown",
        }
    }

    /// Searches by the way they read their input.
    ///
    /// Counts searches by how most of their files were read: through memory maps, through a buffer,
    /// whole into memory for a search over several lines, or from standard input. Which files these
    /// were is not kept.
    ///
    /// `ripgrep.search.strategy`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
    pub static STRATEGY: LabeledCounter<Strategy, 5> =
        LabeledCounter::new(Meta::new("ripgrep.search.strategy", 49));

    /// Threads that a search used.
    ///
    /// Records how many threads a search started for searching, whether chosen by ripgrep or by
    /// `--threads`. A search of a single file or of standard input uses one. The number is about
    /// the search and not about the machine.
    ///
    /// `ripgrep.search.threads`, coarse, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
    pub static THREADS: Histogram<6> =
        Histogram::new(Meta::new("ripgrep.search.threads", 49), &[1, 2, 4, 8, 16]);

    /// Searches.
    ///
    /// Counts runs of ripgrep that search. Runs that print help, versions, type lists or
    /// completions are left out, and `--files`, which lists without searching, is left out too.
    ///
    /// `ripgrep.search.total`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
    pub static TOTAL: Counter = Counter::new(Meta::new("ripgrep.search.total", 49));

    /// Time that ripgrep took.
    ///
    /// Records the time from start to end of a search in milliseconds, as one bucket. Time spent
    /// waiting for a pager or for standard input is part of it, because the process cannot tell
    /// these apart from searching.
    ///
    /// `ripgrep.search.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/ripgrep/search.yaml).
    pub static WALL_MS: Histogram<11> = Histogram::new(
        Meta::new("ripgrep.search.wall_ms", 49),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );
}
