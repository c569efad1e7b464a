// Code generated from registry/cargo/ by generators/rust; DO NOT EDIT.
// Regenerate: npm run generate

//! Metrics of cargo: Cargo, the package manager and build tool of Rust.
#![allow(dead_code, reason = "a program may record only some of its metrics")]

/// What this program can record: hand it to `tallybook::start`.
#[rustfmt::skip]
pub static PROGRAM: ::tallybook::Program = ::tallybook::Program::new(
    "cargo",
    "rust-toolchain",
    "0.1.1",
    &[
        &build::FAILED,
        &build::FRESH_PCT,
        &build::MEAN_ACTIVE_PCT,
        &build::REBUILD_WALL_MS,
        &build::UNITS,
        &build::WALL_MS,
        &build_script::DURATION_MS,
        &command::NAME,
        &command::OUTCOME,
        &config::RUSTC_WRAPPER,
        &config::UNSTABLE_FLAG,
        &fix::APPLIED,
        &fix::BROKE_CODE,
        &lock::BLOCKED,
        &lock::WAIT_MS,
        &package::RUST_VERSION_DECLARED,
        &profile::USED,
        &rebuild::CASCADE_UNITS,
        &rebuild::CHECK_THEN_BUILD,
        &rebuild::REASON,
        &resolve::DURATION_MS,
        &target_dir::SIZE_MIB,
    ],
);

/// The names it can record, kept in the binary so that `strings` shows them.
#[used]
static NAMES: &str = "
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
";

/// Lists from registry/enumerations/, shared by the metrics that use them.
pub mod lists {
    tallybook::labels! {
        /// Subcommands that come with Cargo, aliases included
        /// (registry/enumerations/cargo-subcommands.txt).
        pub enum CargoSubcommands {
            Add = "add",
            B = "b",
            Bench = "bench",
            Build = "build",
            C = "c",
            Check = "check",
            Clean = "clean",
            Clippy = "clippy",
            Config = "config",
            D = "d",
            Doc = "doc",
            Fetch = "fetch",
            Fix = "fix",
            Fmt = "fmt",
            GenerateLockfile = "generate-lockfile",
            GitCheckout = "git-checkout",
            Help = "help",
            Info = "info",
            Init = "init",
            Install = "install",
            LocateProject = "locate-project",
            Login = "login",
            Logout = "logout",
            Metadata = "metadata",
            Miri = "miri",
            New = "new",
            Owner = "owner",
            Package = "package",
            Pkgid = "pkgid",
            Publish = "publish",
            R = "r",
            ReadManifest = "read-manifest",
            Remove = "remove",
            Report = "report",
            Rm = "rm",
            Run = "run",
            Rustc = "rustc",
            Rustdoc = "rustdoc",
            Search = "search",
            T = "t",
            Test = "test",
            Tree = "tree",
            Uninstall = "uninstall",
            Update = "update",
            Vendor = "vendor",
            VerifyProject = "verify-project",
            Version = "version",
            Yank = "yank",
            Unknown = "unknown",
        }
    }

    tallybook::labels! {
        /// Unstable flags of Cargo, as it lists them itself
        /// (registry/enumerations/cargo-z-flags.txt).
        pub enum CargoZFlags {
            AllowFeatures = "allow-features",
            AnyBuildScriptMetadata = "any-build-script-metadata",
            AsymmetricToken = "asymmetric-token",
            AvoidDevDeps = "avoid-dev-deps",
            BinaryDepDepinfo = "binary-dep-depinfo",
            Bindeps = "bindeps",
            BuildAnalysis = "build-analysis",
            BuildDirNewLayout = "build-dir-new-layout",
            BuildStd = "build-std",
            BuildStdFeatures = "build-std-features",
            CargoLints = "cargo-lints",
            ChecksumFreshness = "checksum-freshness",
            CodegenBackend = "codegen-backend",
            DirectMinimalVersions = "direct-minimal-versions",
            DualProcMacros = "dual-proc-macros",
            FeatureUnification = "feature-unification",
            FineGrainLocking = "fine-grain-locking",
            FixEdition = "fix-edition",
            Gc = "gc",
            Git = "git",
            Gitoxide = "gitoxide",
            HostConfig = "host-config",
            JsonTargetSpec = "json-target-spec",
            LockfilePath = "lockfile-path",
            MinimalVersions = "minimal-versions",
            MsrvPolicy = "msrv-policy",
            MtimeOnUse = "mtime-on-use",
            NoEmbedMetadata = "no-embed-metadata",
            NoIndexUpdate = "no-index-update",
            PanicAbortTests = "panic-abort-tests",
            PanicImmediateAbort = "panic-immediate-abort",
            ProfileHintMostlyUnused = "profile-hint-mostly-unused",
            ProfileRustflags = "profile-rustflags",
            PublicDependency = "public-dependency",
            PublishTimeout = "publish-timeout",
            RootDir = "root-dir",
            RustcUnicode = "rustc-unicode",
            RustdocDepinfo = "rustdoc-depinfo",
            RustdocMap = "rustdoc-map",
            RustdocMergeableInfo = "rustdoc-mergeable-info",
            RustdocScrapeExamples = "rustdoc-scrape-examples",
            Sbom = "sbom",
            Script = "script",
            SectionTimings = "section-timings",
            TargetAppliesToHost = "target-applies-to-host",
            TrimPaths = "trim-paths",
            UnstableOptions = "unstable-options",
            Warnings = "warnings",
            Unknown = "unknown",
        }
    }

    tallybook::labels! {
        /// Reasons for which Cargo rebuilds a unit, in the words of its build log
        /// (registry/enumerations/dirty-reasons.txt).
        pub enum DirtyReasons {
            ChecksumUseChanged = "checksum-use-changed",
            CompileKindChanged = "compile-kind-changed",
            ConfigSettingsChanged = "config-settings-changed",
            DeclaredFeaturesChanged = "declared-features-changed",
            DepInfoOutputChanged = "dep-info-output-changed",
            EnvVarChanged = "env-var-changed",
            EnvVarsChanged = "env-vars-changed",
            FeaturesChanged = "features-changed",
            Forced = "forced",
            FreshBuild = "fresh-build",
            FsStatusOutdated = "fs-status-outdated",
            LocalFingerprintTypeChanged = "local-fingerprint-type-changed",
            LocalLengthsChanged = "local-lengths-changed",
            NothingObvious = "nothing-obvious",
            NumberOfDependenciesChanged = "number-of-dependencies-changed",
            PathToSourceChanged = "path-to-source-changed",
            PrecalculatedComponentsChanged = "precalculated-components-changed",
            ProfileConfigurationChanged = "profile-configuration-changed",
            RerunIfChangedOutputFileChanged = "rerun-if-changed-output-file-changed",
            RerunIfChangedOutputPathsChanged = "rerun-if-changed-output-paths-changed",
            RustcChanged = "rustc-changed",
            RustflagsChanged = "rustflags-changed",
            TargetConfigurationChanged = "target-configuration-changed",
            UnitDependencyInfoChanged = "unit-dependency-info-changed",
            UnitDependencyNameChanged = "unit-dependency-name-changed",
            Unknown = "unknown",
        }
    }
}

/// Declared in registry/cargo/build.yaml.
pub mod build {
    use tallybook::{Counter, Histogram, Meta};

    /// Builds in which a unit did not compile.
    ///
    /// Counts builds that Cargo ended as unsuccessful because the compiler refused at least one
    /// unit, whatever the subcommand. A build with ten broken units counts once. Failing build
    /// scripts, failing tests and interrupted builds are not counted. What is reported of it is the
    /// week's sum as 0, 1 to 9, 10 to 49, or 50 and more.
    ///
    /// `cargo.build.failed`, coarse, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
    pub static FAILED: Counter = Counter::new(Meta::new("cargo.build.failed", 49));

    /// Share of a build's units that were still fresh.
    ///
    /// Records, for each build that had at least one unit, the percentage of its units that Cargo
    /// found up to date, rounded down. Builds in which all units were fresh record 100. What is
    /// reported of it is the week's median, as half or less, up to nine in ten, or more.
    ///
    /// `cargo.build.fresh_pct`, coarse, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
    pub static FRESH_PCT: Histogram<9> = Histogram::new(
        Meta::new("cargo.build.fresh_pct", 49),
        &[0, 10, 25, 50, 75, 90, 99, 100],
    );

    /// Share of the allowed jobs that a build kept busy.
    ///
    /// Records the average number of units at work during a build, as a percentage of the jobs that
    /// Cargo was allowed to run at once. Builds of fewer than two dirty units record nothing.
    /// Threads inside one compiler do not count, so a parallel front end lowers the figure without
    /// leaving a processor idle.
    ///
    /// `cargo.build.mean_active_pct`, ticket, kept 49 days, since 0.1.0
    /// (registry/cargo/build.yaml).
    pub static MEAN_ACTIVE_PCT: Histogram<9> = Histogram::new(
        Meta::new("cargo.build.mean_active_pct", 49),
        &[0, 10, 25, 50, 75, 90, 99, 100],
    );

    /// Duration of a build after an edit in the workspace.
    ///
    /// Records the duration of those builds in which a changed file of the workspace itself was the
    /// root of everything that had to be redone. First builds, builds after an update of
    /// dependencies or of the toolchain, and builds in which nothing was stale are excluded. Cargo
    /// decides this from its own reasons for rebuilding; which file it was is not kept.
    ///
    /// `cargo.build.rebuild_wall_ms`, ticket, kept 49 days, since 0.1.0
    /// (registry/cargo/build.yaml).
    pub static REBUILD_WALL_MS: Histogram<11> = Histogram::new(
        Meta::new("cargo.build.rebuild_wall_ms", 49),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );

    /// Units in a build.
    ///
    /// Records the number of units that a build consisted of, fresh ones included. A unit is one
    /// run of the compiler or of a build script for one target of one package, so a package with a
    /// build script counts three times. Nothing says which packages they were.
    ///
    /// `cargo.build.units`, sealed, kept 14 days, since 0.1.0 (registry/cargo/build.yaml).
    pub static UNITS: Histogram<12> = Histogram::new(
        Meta::new("cargo.build.units", 14),
        &[0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    );

    /// Time from the start of a build to its last unit.
    ///
    /// Records how long Cargo took from reading the workspace to the end of the last unit, in
    /// milliseconds, as one bucket. A build in which everything was fresh counts too. Running the
    /// program or the tests afterwards is not part of it, and a build that was interrupted records
    /// nothing.
    ///
    /// `cargo.build.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/cargo/build.yaml).
    pub static WALL_MS: Histogram<11> = Histogram::new(
        Meta::new("cargo.build.wall_ms", 49),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );
}

/// Declared in registry/cargo/build_script.yaml.
pub mod build_script {
    use tallybook::{Histogram, Meta};

    /// Time that a build script ran.
    ///
    /// Records, for each run of a build script, the milliseconds from its start to its end.
    /// Compiling the script is a unit of its own and not included. It is recorded only in a fleet
    /// store, and which package the script belongs to is not part of it.
    ///
    /// `cargo.build_script.duration_ms`, fleet, kept 49 days, since 0.1.0
    /// (registry/cargo/build_script.yaml).
    pub static DURATION_MS: Histogram<11> = Histogram::new(
        Meta::fleet("cargo.build_script.duration_ms", 49),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );
}

/// Declared in registry/cargo/command.yaml.
pub mod command {
    use super::lists;
    use tallybook::{LabeledCounter, Meta};

    /// Cargo's own subcommands and how often each was run.
    ///
    /// Counts runs of Cargo by the subcommand asked for, among those that come with the toolchain.
    /// A built-in short form counts under itself, so `b` and `build` are told apart; an alias from
    /// a configuration file counts as what it stands for. A subcommand that some other program
    /// supplies counts as unknown, as does a misspelling. No argument is looked at.
    ///
    /// `cargo.command.name`, ticket, kept 49 days, since 0.1.0 (registry/cargo/command.yaml).
    pub static NAME: LabeledCounter<lists::CargoSubcommands, 49> =
        LabeledCounter::new(Meta::new("cargo.command.name", 49));

    tallybook::labels! {
        /// Values of `outcome` of `cargo.command.outcome`.
        pub enum Outcome {
            CompileError = "compile_error",
            NetworkError = "network_error",
            Success = "success",
            UsageError = "usage_error",
            Unknown = "unknown",
        }
    }

    /// How runs of Cargo end.
    ///
    /// Counts runs of Cargo as success, compile_error (the compiler refused a unit), usage_error
    /// (arguments, manifest or configuration) or network_error (a registry or repository could not
    /// be reached). The rest counts as unknown, for example a failing test, a failing build script
    /// or a full disk. Cargo exits with 101 for most of these, which is why only Cargo itself can
    /// tell them apart.
    ///
    /// `cargo.command.outcome`, ticket, kept 49 days, since 0.1.0 (registry/cargo/command.yaml).
    pub static OUTCOME: LabeledCounter<Outcome, 5> =
        LabeledCounter::new(Meta::new("cargo.command.outcome", 49));
}

/// Declared in registry/cargo/config.yaml.
pub mod config {
    use super::lists;
    use tallybook::{Enumeration, LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `values` of `cargo.config.rustc_wrapper`.
        pub enum RustcWrapper {
            None = "none",
            Sccache = "sccache",
            Unknown = "unknown",
        }
    }

    /// Wrapper that Cargo was told to start the compiler through.
    ///
    /// Records, once for each compilation that Cargo starts, whether a compiler wrapper is
    /// configured and whether it is sccache, by comparing the stem of its file name. The wrapper
    /// that records these metrics looks at what stands behind it and does not count itself. Any
    /// other wrapper is unknown and its name is dropped. The variant for workspace members alone is
    /// not considered.
    ///
    /// `cargo.config.rustc_wrapper`, coarse, kept 49 days, since 0.1.0
    /// (registry/cargo/config.yaml).
    pub static RUSTC_WRAPPER: Enumeration<RustcWrapper, 3> =
        Enumeration::new(Meta::new("cargo.config.rustc_wrapper", 49));

    /// Unstable flags that were on when Cargo ran.
    ///
    /// Counts runs of Cargo by each unstable flag that was on, whether given as `-Z`, in a
    /// configuration file or through the environment. A flag given twice counts once. Values are
    /// dropped, for they can hold paths and the names of features. A flag that Cargo rejected, as
    /// stable releases do, is not counted.
    ///
    /// `cargo.config.unstable_flag`, ticket, kept 49 days, since 0.1.0
    /// (registry/cargo/config.yaml).
    pub static UNSTABLE_FLAG: LabeledCounter<lists::CargoZFlags, 49> =
        LabeledCounter::new(Meta::new("cargo.config.unstable_flag", 49));
}

/// Declared in registry/cargo/fix.yaml.
pub mod fix {
    use tallybook::{Counter, LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `applicability` of `cargo.fix.applied`.
        pub enum Applied {
            HasPlaceholders = "HasPlaceholders",
            MachineApplicable = "MachineApplicable",
            MaybeIncorrect = "MaybeIncorrect",
            Unspecified = "Unspecified",
            Unknown = "unknown",
        }
    }

    /// Suggestions that cargo fix applied, by applicability.
    ///
    /// Counts suggestions that `cargo fix` or `cargo clippy --fix` wrote into a file and kept, by
    /// the applicability the compiler gave them. Cargo takes only machine-applicable ones unless
    /// that filter is overridden, so the other three are normally zero. Suggestions that an editor
    /// applies are not seen, and a wrapper sees none at all, because Cargo bypasses it for the
    /// package being fixed.
    ///
    /// `cargo.fix.applied`, ticket, kept 49 days, since 0.1.0 (registry/cargo/fix.yaml).
    pub static APPLIED: LabeledCounter<Applied, 5> =
        LabeledCounter::new(Meta::new("cargo.fix.applied", 49));

    /// Fixes that Cargo took back because the code no longer compiled.
    ///
    /// Counts units in which `cargo fix` applied suggestions, saw new errors, and restored the
    /// files. Cargo prints a request to report this as a bug when it happens. Which lints were
    /// involved is not recorded, and neither is a fix that compiles and means something else.
    ///
    /// `cargo.fix.broke_code`, ticket, kept 49 days, since 0.1.0 (registry/cargo/fix.yaml).
    pub static BROKE_CODE: Counter = Counter::new(Meta::new("cargo.fix.broke_code", 49));
}

/// Declared in registry/cargo/lock.yaml.
pub mod lock {
    use tallybook::{Histogram, LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `lock` of `cargo.lock.blocked`.
        pub enum Blocked {
            ArtifactDirectory = "artifact_directory",
            BuildDirectory = "build_directory",
            PackageCache = "package_cache",
            Unknown = "unknown",
        }
    }

    /// Times that Cargo had to wait for a file lock, by lock.
    ///
    /// Counts each time a lock was held by another process and Cargo printed that it was blocking:
    /// on the package cache, on the folder for intermediate output or on the folder for final
    /// artefacts. Locks of other kinds, such as those of installed programs, count as unknown.
    /// Where the folder is does not matter and is not kept.
    ///
    /// `cargo.lock.blocked`, ticket, kept 49 days, since 0.1.0 (registry/cargo/lock.yaml).
    pub static BLOCKED: LabeledCounter<Blocked, 4> =
        LabeledCounter::new(Meta::new("cargo.lock.blocked", 49));

    /// Time that Cargo waited for a file lock.
    ///
    /// Records, for each lock that was not free at once, the milliseconds until Cargo got it. Locks
    /// that were free record nothing. A command that was cancelled while it waited records nothing
    /// either, so the longest waits are missing.
    ///
    /// `cargo.lock.wait_ms`, ticket, kept 49 days, since 0.1.0 (registry/cargo/lock.yaml).
    pub static WAIT_MS: Histogram<11> = Histogram::new(
        Meta::new("cargo.lock.wait_ms", 49),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );
}

/// Declared in registry/cargo/package.yaml.
pub mod package {
    use tallybook::{Flag, Meta};

    /// Whether a package of one's own states the oldest Rust it supports.
    ///
    /// Records, once for each compilation of a package that Cargo marks as primary, whether its
    /// manifest has a `rust-version`. The version itself is not read. Dependencies record nothing.
    /// The answer is yes if any such package compiled within the quarter had one.
    ///
    /// `cargo.package.rust_version_declared`, noised, kept 49 days, since 0.1.0
    /// (registry/cargo/package.yaml).
    pub static RUST_VERSION_DECLARED: Flag =
        Flag::new(Meta::new("cargo.package.rust_version_declared", 49));
}

/// Declared in registry/cargo/profile.yaml.
pub mod profile {
    use tallybook::{LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `profile` of `cargo.profile.used`.
        pub enum Used {
            Bench = "bench",
            Custom = "custom",
            Dev = "dev",
            Release = "release",
            Test = "test",
            Unknown = "unknown",
        }
    }

    /// Builds by profile.
    ///
    /// Counts builds by the profile they were made with. A profile that the workspace defines
    /// itself counts as custom, whatever it is called and whichever it inherits from. What a
    /// workspace changed inside dev or release is not looked at.
    ///
    /// `cargo.profile.used`, ticket, kept 49 days, since 0.1.0 (registry/cargo/profile.yaml).
    pub static USED: LabeledCounter<Used, 6> =
        LabeledCounter::new(Meta::new("cargo.profile.used", 49));
}

/// Declared in registry/cargo/rebuild.yaml.
pub mod rebuild {
    use super::lists;
    use tallybook::{Counter, Histogram, LabeledCounter, Meta};

    /// Units rebuilt only because one below them was.
    ///
    /// Records, for each build with at least one stale unit, how many further units were redone
    /// merely because something they depend on had been. The units at the root of it are not in the
    /// number. It needs the reasons for all units of one build at once, which are discarded as soon
    /// as the number is known.
    ///
    /// `cargo.rebuild.cascade_units`, sealed, kept 14 days, since 0.1.0
    /// (registry/cargo/rebuild.yaml).
    pub static CASCADE_UNITS: Histogram<12> = Histogram::new(
        Meta::new("cargo.rebuild.cascade_units", 14),
        &[0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    );

    /// Workspaces built fully right after being checked.
    ///
    /// Counts builds that compiled units from scratch although a check of the same units, with the
    /// same profile and features and without an edit in between, had succeeded before. Each such
    /// build counts once, however many units it repeated. Cargo sees both kinds of output in its
    /// own build folder and needs no memory of its own. What is reported of it is the number of
    /// days in the week that had one, as 0, 1 to 3, or 4 and more.
    ///
    /// `cargo.rebuild.check_then_build`, coarse, kept 49 days, since 0.1.0
    /// (registry/cargo/rebuild.yaml).
    pub static CHECK_THEN_BUILD: Counter =
        Counter::new(Meta::new("cargo.rebuild.check_then_build", 49));

    /// Units built again, by Cargo's reason.
    ///
    /// Counts units that Cargo did not find fresh, by the reason it noted, in the words of its
    /// build log. Paths, times of change, names of environment variables and old and new values,
    /// which that log holds beside the reason, are dropped. An edited file and most units redone
    /// after one below them share the reason fs-status-outdated, whose finer grounds are not
    /// recorded. A unit that the log calls new counts as fresh-build.
    ///
    /// `cargo.rebuild.reason`, ticket, kept 49 days, since 0.1.0 (registry/cargo/rebuild.yaml).
    pub static REASON: LabeledCounter<lists::DirtyReasons, 26> =
        LabeledCounter::new(Meta::new("cargo.rebuild.reason", 49));
}

/// Declared in registry/cargo/resolve.yaml.
pub mod resolve {
    use tallybook::{Histogram, Meta};

    /// Time spent resolving dependencies.
    ///
    /// Records the milliseconds that Cargo spent choosing versions and features of dependencies,
    /// once for each command that did so, whether or not a lock file fixed the versions beforehand.
    /// Downloading is excluded; reading the local index is included, because resolution asks for
    /// entries as it goes.
    ///
    /// `cargo.resolve.duration_ms`, sealed, kept 14 days, since 0.1.0
    /// (registry/cargo/resolve.yaml).
    pub static DURATION_MS: Histogram<11> = Histogram::new(
        Meta::new("cargo.resolve.duration_ms", 14),
        &[10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 300000],
    );
}

/// Declared in registry/cargo/target_dir.yaml.
pub mod target_dir {
    use tallybook::{Histogram, Meta};

    /// Size of a build folder.
    ///
    /// Records, after the first build of a day, the disk space that the build folder of that build
    /// takes up, in mebibytes. Files linked into it more than once count once. Where the folder is,
    /// and what in it takes the space, is not kept. A folder that several workspaces share counts
    /// as one.
    ///
    /// `cargo.target_dir.size_mib`, ticket, kept 49 days, since 0.1.0
    /// (registry/cargo/target_dir.yaml).
    pub static SIZE_MIB: Histogram<10> = Histogram::new(
        Meta::new("cargo.target_dir.size_mib", 49),
        &[1, 10, 100, 300, 1000, 3000, 10000, 30000, 100000],
    );
}
