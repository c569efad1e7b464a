// Code generated from registry/cargo/ by generators/typescript; DO NOT EDIT.
// Regenerate: npm run generate

import { counter, defineProgram, enumeration, flag, histogram, labeledCounter } from 'tallybook/recorder';

/** The names this program can record, one a line. */
export const names = `
TALLYBOOK-NAMES rust-toolchain 0.1.1
cargo.build.failed
cargo.build.fresh_pct
cargo.build.mean_active_pct
cargo.build.rebuild_wall_ms
cargo.build.units
cargo.build.wall_ms
cargo.build_script.duration_ms
cargo.command.name
cargo.command.outcome
cargo.config.rustc_wrapper
cargo.config.unstable_flag
cargo.fix.applied
cargo.fix.broke_code
cargo.lock.blocked
cargo.lock.wait_ms
cargo.package.rust_version_declared
cargo.profile.used
cargo.rebuild.cascade_units
cargo.rebuild.check_then_build
cargo.rebuild.reason
cargo.resolve.duration_ms
cargo.target_dir.size_mib
END
`;

/** Labels from registry/enumerations/, spelled as in fields, shared by the metrics that use them. */
export const labelLists = {
  /** Subcommands that come with Cargo, aliases included (registry/enumerations/cargo-subcommands.txt). */
  cargoSubcommands: [
    'add',
    'b',
    'bench',
    'build',
    'c',
    'check',
    'clean',
    'clippy',
    'config',
    'd',
    'doc',
    'fetch',
    'fix',
    'fmt',
    'generate-lockfile',
    'git-checkout',
    'help',
    'info',
    'init',
    'install',
    'locate-project',
    'login',
    'logout',
    'metadata',
    'miri',
    'new',
    'owner',
    'package',
    'pkgid',
    'publish',
    'r',
    'read-manifest',
    'remove',
    'report',
    'rm',
    'run',
    'rustc',
    'rustdoc',
    'search',
    't',
    'test',
    'tree',
    'uninstall',
    'update',
    'vendor',
    'verify-project',
    'version',
    'yank',
    'unknown',
  ],
  /** Unstable flags of Cargo, as it lists them itself (registry/enumerations/cargo-z-flags.txt). */
  cargoZFlags: [
    'allow-features',
    'any-build-script-metadata',
    'asymmetric-token',
    'avoid-dev-deps',
    'binary-dep-depinfo',
    'bindeps',
    'build-analysis',
    'build-dir-new-layout',
    'build-std',
    'build-std-features',
    'cargo-lints',
    'checksum-freshness',
    'codegen-backend',
    'direct-minimal-versions',
    'dual-proc-macros',
    'feature-unification',
    'fine-grain-locking',
    'fix-edition',
    'gc',
    'git',
    'gitoxide',
    'host-config',
    'json-target-spec',
    'lockfile-path',
    'minimal-versions',
    'msrv-policy',
    'mtime-on-use',
    'no-embed-metadata',
    'no-index-update',
    'panic-abort-tests',
    'panic-immediate-abort',
    'profile-hint-mostly-unused',
    'profile-rustflags',
    'public-dependency',
    'publish-timeout',
    'root-dir',
    'rustc-unicode',
    'rustdoc-depinfo',
    'rustdoc-map',
    'rustdoc-mergeable-info',
    'rustdoc-scrape-examples',
    'sbom',
    'script',
    'section-timings',
    'target-applies-to-host',
    'trim-paths',
    'unstable-options',
    'warnings',
    'unknown',
  ],
  /**
   * Reasons for which Cargo rebuilds a unit, in the words of its build log (registry/enumerations/dirty-reasons.txt).
   */
  dirtyReasons: [
    'checksum-use-changed',
    'compile-kind-changed',
    'config-settings-changed',
    'declared-features-changed',
    'dep-info-output-changed',
    'env-var-changed',
    'env-vars-changed',
    'features-changed',
    'forced',
    'fresh-build',
    'fs-status-outdated',
    'local-fingerprint-type-changed',
    'local-lengths-changed',
    'nothing-obvious',
    'number-of-dependencies-changed',
    'path-to-source-changed',
    'precalculated-components-changed',
    'profile-configuration-changed',
    'rerun-if-changed-output-file-changed',
    'rerun-if-changed-output-paths-changed',
    'rustc-changed',
    'rustflags-changed',
    'target-configuration-changed',
    'unit-dependency-info-changed',
    'unit-dependency-name-changed',
    'unknown',
  ],
} as const;

export type CargoSubcommands = (typeof labelLists.cargoSubcommands)[number];
export type CargoZFlags = (typeof labelLists.cargoZFlags)[number];
export type DirtyReasons = (typeof labelLists.dirtyReasons)[number];

/** Metrics of cargo: Cargo, the package manager and build tool of Rust. */
export const metrics = {
  /** Declared in registry/cargo/build.yaml. */
  build: {
    /**
     * Builds in which a unit did not compile.
     *
     * Counts builds that Cargo ended as unsuccessful because the compiler refused at least one unit, whatever the
     * subcommand. A build with ten broken units counts once. Failing build scripts, failing tests and interrupted
     * builds are not counted. What is reported of it is the week's sum as 0, 1 to 9, 10 to 49, or 50 and more.
     *
     * `cargo.build.failed`, coarse, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    failed: counter({
      id: 'cargo.build.failed',
      keep: 49,
    }),
    /**
     * Share of a build's units that were still fresh.
     *
     * Records, for each build that had at least one unit, the percentage of its units that Cargo found up to date,
     * rounded down. Builds in which all units were fresh record 100. What is reported of it is the week's median, as
     * half or less, up to nine in ten, or more.
     *
     * `cargo.build.fresh_pct`, coarse, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    freshPct: histogram({
      id: 'cargo.build.fresh_pct',
      keep: 49,
      bounds: [0, 10, 25, 50, 75, 90, 99, 100],
    }),
    /**
     * Share of the allowed jobs that a build kept busy.
     *
     * Records the average number of units at work during a build, as a percentage of the jobs that Cargo was allowed to
     * run at once. Builds of fewer than two dirty units record nothing. Threads inside one compiler do not count, so a
     * parallel front end lowers the figure without leaving a processor idle.
     *
     * `cargo.build.mean_active_pct`, ticket, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    meanActivePct: histogram({
      id: 'cargo.build.mean_active_pct',
      keep: 49,
      bounds: [0, 10, 25, 50, 75, 90, 99, 100],
    }),
    /**
     * Duration of a build after an edit in the workspace.
     *
     * Records the duration of those builds in which a changed file of the workspace itself was the root of everything
     * that had to be redone. First builds, builds after an update of dependencies or of the toolchain, and builds in
     * which nothing was stale are excluded. Cargo decides this from its own reasons for rebuilding; which file it was
     * is not kept.
     *
     * `cargo.build.rebuild_wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    rebuildWallMs: histogram({
      id: 'cargo.build.rebuild_wall_ms',
      keep: 49,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
    /**
     * Units in a build.
     *
     * Records the number of units that a build consisted of, fresh ones included. A unit is one run of the compiler or
     * of a build script for one target of one package, so a package with a build script counts three times. Nothing
     * says which packages they were.
     *
     * `cargo.build.units`, sealed, kept 14 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    units: histogram({
      id: 'cargo.build.units',
      keep: 14,
      bounds: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    }),
    /**
     * Time from the start of a build to its last unit.
     *
     * Records how long Cargo took from reading the workspace to the end of the last unit, in milliseconds, as one
     * bucket. A build in which everything was fresh counts too. Running the program or the tests afterwards is not part
     * of it, and a build that was interrupted records nothing.
     *
     * `cargo.build.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
     */
    wallMs: histogram({
      id: 'cargo.build.wall_ms',
      keep: 49,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
  },
  /** Declared in registry/cargo/build_script.yaml. */
  buildScript: {
    /**
     * Time that a build script ran.
     *
     * Records, for each run of a build script, the milliseconds from its start to its end. Compiling the script is a
     * unit of its own and not included. It is recorded only in a fleet store, and which package the script belongs to
     * is not part of it.
     *
     * `cargo.build_script.duration_ms`, fleet, kept 49 days, since 0.1.0 (registry/cargo/build_script.yaml).
     */
    durationMs: histogram({
      id: 'cargo.build_script.duration_ms',
      keep: 49,
      fleet: true,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
  },
  /** Declared in registry/cargo/command.yaml. */
  command: {
    /**
     * Cargo's own subcommands and how often each was run.
     *
     * Counts runs of Cargo by the subcommand asked for, among those that come with the toolchain. A built-in short form
     * counts under itself, so `b` and `build` are told apart; an alias from a configuration file counts as what it
     * stands for. A subcommand that some other program supplies counts as unknown, as does a misspelling. No argument
     * is looked at.
     *
     * `cargo.command.name`, ticket, kept 49 days, since 0.1.0 (registry/cargo/command.yaml).
     */
    name: labeledCounter({
      id: 'cargo.command.name',
      keep: 49,
      labels: labelLists.cargoSubcommands,
    }),
    /**
     * How runs of Cargo end.
     *
     * Counts runs of Cargo as success, compile_error (the compiler refused a unit), usage_error (arguments, manifest or
     * configuration) or network_error (a registry or repository could not be reached). The rest counts as unknown, for
     * example a failing test, a failing build script or a full disk. Cargo exits with 101 for most of these, which is
     * why only Cargo itself can tell them apart.
     *
     * `cargo.command.outcome`, ticket, kept 49 days, since 0.1.0 (registry/cargo/command.yaml).
     */
    outcome: labeledCounter({
      id: 'cargo.command.outcome',
      keep: 49,
      labels: ['compile_error', 'network_error', 'success', 'usage_error', 'unknown'],
    }),
  },
  /** Declared in registry/cargo/config.yaml. */
  config: {
    /**
     * Wrapper that Cargo was told to start the compiler through.
     *
     * Records, once for each compilation that Cargo starts, whether a compiler wrapper is configured and whether it is
     * sccache, by comparing the stem of its file name. The wrapper that records these metrics looks at what stands
     * behind it and does not count itself. Any other wrapper is unknown and its name is dropped. The variant for
     * workspace members alone is not considered.
     *
     * `cargo.config.rustc_wrapper`, coarse, kept 49 days, since 0.1.0 (registry/cargo/config.yaml).
     */
    rustcWrapper: enumeration({
      id: 'cargo.config.rustc_wrapper',
      keep: 49,
      values: ['none', 'sccache', 'unknown'],
    }),
    /**
     * Unstable flags that were on when Cargo ran.
     *
     * Counts runs of Cargo by each unstable flag that was on, whether given as `-Z`, in a configuration file or through
     * the environment. A flag given twice counts once. Values are dropped, for they can hold paths and the names of
     * features. A flag that Cargo rejected, as stable releases do, is not counted.
     *
     * `cargo.config.unstable_flag`, ticket, kept 49 days, since 0.1.0 (registry/cargo/config.yaml).
     */
    unstableFlag: labeledCounter({
      id: 'cargo.config.unstable_flag',
      keep: 49,
      labels: labelLists.cargoZFlags,
    }),
  },
  /** Declared in registry/cargo/fix.yaml. */
  fix: {
    /**
     * Suggestions that cargo fix applied, by applicability.
     *
     * Counts suggestions that `cargo fix` or `cargo clippy --fix` wrote into a file and kept, by the applicability the
     * compiler gave them. Cargo takes only machine-applicable ones unless that filter is overridden, so the other three
     * are normally zero. Suggestions that an editor applies are not seen, and a wrapper sees none at all, because Cargo
     * bypasses it for the package being fixed.
     *
     * `cargo.fix.applied`, ticket, kept 49 days, since 0.1.0 (registry/cargo/fix.yaml).
     */
    applied: labeledCounter({
      id: 'cargo.fix.applied',
      keep: 49,
      labels: ['HasPlaceholders', 'MachineApplicable', 'MaybeIncorrect', 'Unspecified', 'unknown'],
    }),
    /**
     * Fixes that Cargo took back because the code no longer compiled.
     *
     * Counts units in which `cargo fix` applied suggestions, saw new errors, and restored the files. Cargo prints a
     * request to report this as a bug when it happens. Which lints were involved is not recorded, and neither is a fix
     * that compiles and means something else.
     *
     * `cargo.fix.broke_code`, ticket, kept 49 days, since 0.1.0 (registry/cargo/fix.yaml).
     */
    brokeCode: counter({
      id: 'cargo.fix.broke_code',
      keep: 49,
    }),
  },
  /** Declared in registry/cargo/lock.yaml. */
  lock: {
    /**
     * Times that Cargo had to wait for a file lock, by lock.
     *
     * Counts each time a lock was held by another process and Cargo printed that it was blocking: on the package cache,
     * on the folder for intermediate output or on the folder for final artefacts. Locks of other kinds, such as those
     * of installed programs, count as unknown. Where the folder is does not matter and is not kept.
     *
     * `cargo.lock.blocked`, ticket, kept 49 days, since 0.1.0 (registry/cargo/lock.yaml).
     */
    blocked: labeledCounter({
      id: 'cargo.lock.blocked',
      keep: 49,
      labels: ['artifact_directory', 'build_directory', 'package_cache', 'unknown'],
    }),
    /**
     * Time that Cargo waited for a file lock.
     *
     * Records, for each lock that was not free at once, the milliseconds until Cargo got it. Locks that were free
     * record nothing. A command that was cancelled while it waited records nothing either, so the longest waits are
     * missing.
     *
     * `cargo.lock.wait_ms`, ticket, kept 49 days, since 0.1.0 (registry/cargo/lock.yaml).
     */
    waitMs: histogram({
      id: 'cargo.lock.wait_ms',
      keep: 49,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
  },
  /** Declared in registry/cargo/package.yaml. */
  package: {
    /**
     * Whether a package of one's own states the oldest Rust it supports.
     *
     * Records, once for each compilation of a package that Cargo marks as primary, whether its manifest has a
     * `rust-version`. The version itself is not read. Dependencies record nothing. The answer is yes if any such
     * package compiled within the quarter had one.
     *
     * `cargo.package.rust_version_declared`, noised, kept 49 days, since 0.1.0 (registry/cargo/package.yaml).
     */
    rustVersionDeclared: flag({
      id: 'cargo.package.rust_version_declared',
      keep: 49,
    }),
  },
  /** Declared in registry/cargo/profile.yaml. */
  profile: {
    /**
     * Builds by profile.
     *
     * Counts builds by the profile they were made with. A profile that the workspace defines itself counts as custom,
     * whatever it is called and whichever it inherits from. What a workspace changed inside dev or release is not
     * looked at.
     *
     * `cargo.profile.used`, ticket, kept 49 days, since 0.1.0 (registry/cargo/profile.yaml).
     */
    used: labeledCounter({
      id: 'cargo.profile.used',
      keep: 49,
      labels: ['bench', 'custom', 'dev', 'release', 'test', 'unknown'],
    }),
  },
  /** Declared in registry/cargo/rebuild.yaml. */
  rebuild: {
    /**
     * Units rebuilt only because one below them was.
     *
     * Records, for each build with at least one stale unit, how many further units were redone merely because something
     * they depend on had been. The units at the root of it are not in the number. It needs the reasons for all units of
     * one build at once, which are discarded as soon as the number is known.
     *
     * `cargo.rebuild.cascade_units`, sealed, kept 14 days, since 0.1.0 (registry/cargo/rebuild.yaml).
     */
    cascadeUnits: histogram({
      id: 'cargo.rebuild.cascade_units',
      keep: 14,
      bounds: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    }),
    /**
     * Workspaces built fully right after being checked.
     *
     * Counts builds that compiled units from scratch although a check of the same units, with the same profile and
     * features and without an edit in between, had succeeded before. Each such build counts once, however many units it
     * repeated. Cargo sees both kinds of output in its own build folder and needs no memory of its own. What is
     * reported of it is the number of days in the week that had one, as 0, 1 to 3, or 4 and more.
     *
     * `cargo.rebuild.check_then_build`, coarse, kept 49 days, since 0.1.0 (registry/cargo/rebuild.yaml).
     */
    checkThenBuild: counter({
      id: 'cargo.rebuild.check_then_build',
      keep: 49,
    }),
    /**
     * Units built again, by Cargo's reason.
     *
     * Counts units that Cargo did not find fresh, by the reason it noted, in the words of its build log. Paths, times
     * of change, names of environment variables and old and new values, which that log holds beside the reason, are
     * dropped. An edited file and most units redone after one below them share the reason fs-status-outdated, whose
     * finer grounds are not recorded. A unit that the log calls new counts as fresh-build.
     *
     * `cargo.rebuild.reason`, ticket, kept 49 days, since 0.1.0 (registry/cargo/rebuild.yaml).
     */
    reason: labeledCounter({
      id: 'cargo.rebuild.reason',
      keep: 49,
      labels: labelLists.dirtyReasons,
    }),
  },
  /** Declared in registry/cargo/resolve.yaml. */
  resolve: {
    /**
     * Time spent resolving dependencies.
     *
     * Records the milliseconds that Cargo spent choosing versions and features of dependencies, once for each command
     * that did so, whether or not a lock file fixed the versions beforehand. Downloading is excluded; reading the local
     * index is included, because resolution asks for entries as it goes.
     *
     * `cargo.resolve.duration_ms`, sealed, kept 14 days, since 0.1.0 (registry/cargo/resolve.yaml).
     */
    durationMs: histogram({
      id: 'cargo.resolve.duration_ms',
      keep: 14,
      bounds: [10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    }),
  },
  /** Declared in registry/cargo/target_dir.yaml. */
  targetDir: {
    /**
     * Size of a build folder.
     *
     * Records, after the first build of a day, the disk space that the build folder of that build takes up, in
     * mebibytes. Files linked into it more than once count once. Where the folder is, and what in it takes the space,
     * is not kept. A folder that several workspaces share counts as one.
     *
     * `cargo.target_dir.size_mib`, ticket, kept 49 days, since 0.1.0 (registry/cargo/target_dir.yaml).
     */
    sizeMib: histogram({
      id: 'cargo.target_dir.size_mib',
      keep: 49,
      bounds: [1, 10, 100, 300, 1000, 3000, 10000, 30000, 100000],
    }),
  },
};

/** What this program can record: hand it to `start`. */
export const program = defineProgram({
  name: 'cargo',
  registry: 'rust-toolchain',
  version: '0.1.1',
  metrics,
});
