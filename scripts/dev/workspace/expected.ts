/**
 * What the store should say after a list of calls: every field that the wrapper counts, worked out a second time from
 * rustc's own JSON and text. Fields of measured quantities (times, processors) are only known by their sum.
 */
import { basename } from 'node:path';
import { readFlags, type Flags } from './flags.ts';
import { countDiagnostics } from './messages.ts';
import { countCrash, crashed } from './crash.ts';
import type { Call } from './calls.ts';
import { Expected, type Lists } from './fields.ts';

/** What is the same for all calls of one run. */
export interface Surroundings {
  /** Labels by list, as the catalogue has them. */
  readonly lists: Lists;
  /** `release`, `host`, `LLVM version` of `rustc -vV`. */
  readonly rustc: ReadonlyMap<string, string>;
  readonly ci: boolean;
  readonly bootstrap: boolean;
}

/** Metrics of which only the number of values is known here, and how many buckets were hit together. */
export const MEASURED = ['rustc.invocation.wall_ms', 'rustc.host.parallelism'];

export function expected(calls: readonly Call[], surroundings: Surroundings): ReadonlyMap<string, number> {
  const all = new Expected(surroundings.lists);
  for (const call of calls) countCall(all, call, surroundings);
  return all.counts;
}

function countCall(all: Expected, call: Call, surroundings: Surroundings): void {
  const [driver = '', ...rest] = call.argv;
  const argv = basename(driver) === 'clippy-driver' ? rest.slice(1) : rest;
  const flags = readFlags(argv);
  if (flags.options.has('--print') || flags.switches.has('-vV') || flags.switches.has('--version')) return;
  const ice = crashed(call);
  countInvocation(all, call, basename(driver), flags, ice);
  countConfiguration(all, flags, surroundings);
  countToolchain(all, flags, surroundings);
  countDiagnostics(all, call, ice);
  if (ice) countCrash(all, call, flags.codegen.has('incremental'));
}

const DRIVERS: Readonly<Record<string, string>> = { rustc: 'rustc', 'clippy-driver': 'clippy' };

function countInvocation(all: Expected, call: Call, driver: string, flags: Flags, ice: boolean): void {
  all.add('rustc.invocation.total');
  all.add(`rustc.invocation.driver{${DRIVERS[driver] ?? 'unknown'}}`);
  all.add(`rustc.invocation.origin{${call.byCargo ? (call.primary ? 'workspace' : 'dependency') : 'unknown'}}`);
  all.add(`rustc.invocation.outcome{${ice ? 'ice' : call.status === 0 ? 'success' : 'error'}}`);
  all.add(`rustc.invocation.kind{${kind(flags)}}`);
}

function kind(flags: Flags): string {
  const types = flags.options.get('--crate-type') ?? [];
  const name = flags.options.get('--crate-name')?.at(-1) ?? '';
  const emit = (flags.options.get('--emit') ?? []).flatMap((text) => text.split(','));
  if (flags.switches.has('--test')) return 'test_harness';
  if (types.includes('proc-macro')) return 'proc_macro';
  if (name.startsWith('build_script_')) return 'build_script';
  return emit.length > 0 && emit.every((one) => one === 'metadata' || one === 'dep-info') ? 'check' : 'build';
}

const LAST: readonly (readonly [metric: string, flag: string, absent: string, labels: readonly string[]])[] = [
  ['rustc.config.panic_strategy', 'panic', 'unset', ['unwind', 'abort', 'unset']],
  ['rustc.config.opt_level', 'opt-level', '0', ['0', '1', '2', '3', 's', 'z']],
];
const DEBUGINFO: Readonly<Record<string, string>> = { '0': 'none', '1': 'limited', '2': 'full' };
const LTO: Readonly<Record<string, string>> = { '': 'fat', yes: 'fat', on: 'fat', no: 'off', n: 'off' };

function countConfiguration(all: Expected, flags: Flags, { bootstrap }: Surroundings): void {
  const { codegen, unstable, options } = flags;
  const debuginfo = codegen.get('debuginfo') ?? '0';
  const spelled = DEBUGINFO[debuginfo] ?? debuginfo;
  for (const [metric, flag, absent, labels] of LAST) all.among(metric, labels, codegen.get(flag) ?? absent);
  for (const name of codegen.keys()) all.listed('rustc.config.codegen_flag', 'c-flags', name);
  for (const name of unstable.keys()) all.listed('rustc.config.unstable_flag', 'z-flags', name);
  const lto = codegen.get('lto');
  all.among('rustc.config.lto', ['off', 'thin', 'fat', 'unset'], lto === undefined ? 'unset' : (LTO[lto] ?? lto));
  all.among('rustc.config.debuginfo', ['none', 'line-directives-only', 'line-tables-only', 'limited', 'full'], spelled);
  if (spelled !== 'none')
    all.among(
      'rustc.config.split_debuginfo',
      ['off', 'packed', 'unpacked', 'unset'],
      codegen.get('split-debuginfo') ?? 'unset',
    );
  const units = codegen.get('codegen-units');
  if (units !== undefined) all.bucket('rustc.config.codegen_units', [1, 15, 16, 255, 256], Number(units));
  all.among(
    'rustc.config.edition',
    ['2015', '2018', '2021', '2024', 'future'],
    options.get('--edition')?.at(-1) ?? '2015',
  );
  all.add(`rustc.config.cap_lints{${options.has('--cap-lints')}}`);
  all.add(`rustc.config.incremental{${codegen.has('incremental')}}`);
  all.add(`rustc.config.bootstrap_env{${bootstrap}}`);
  all.add('rustc.config.codegen_backend{llvm}');
  const cpu = codegen.get('target-cpu');
  all.add(`rustc.config.target_cpu{${cpu === undefined ? 'default' : cpu === 'native' ? 'native' : 'named'}}`);
  if (!flags.switches.has('--test')) countTypes(all, flags);
  if (links(flags)) {
    all.add('rustc.config.linker{default}');
    all.add('rustc.config.lld_opt_out{false}');
  }
}

const LINKED = ['bin', 'proc-macro', 'cdylib', 'dylib'];

/** Whether it ends in a linker: something linked is asked for, and not only metadata of it. */
function links(flags: Flags): boolean {
  const types = flags.options.get('--crate-type') ?? ['bin'];
  const emit = flags.options.get('--emit')?.flatMap((text) => text.split(',')) ?? ['link'];
  return emit.includes('link') && (flags.switches.has('--test') || types.some((type) => LINKED.includes(type)));
}

const TYPES = ['bin', 'cdylib', 'dylib', 'lib', 'proc-macro', 'rlib', 'staticlib'];

function countTypes(all: Expected, flags: Flags): void {
  const types = (flags.options.get('--crate-type') ?? ['bin']).flatMap((text) => text.split(','));
  for (const type of new Set(types)) all.among('rustc.config.crate_type', TYPES, type);
}

function countToolchain(all: Expected, flags: Flags, { rustc, ci }: Surroundings): void {
  const triple = flags.options.get('--target')?.at(-1) ?? rustc.get('host') ?? '';
  all.listed('rustc.target.triple', 'targets', triple);
  all.add('rustc.toolchain.channel{stable}');
  all.add('rustc.toolchain.official_build{true}');
  all.add('rustc.host.tier{1}');
  all.add('rustc.target.tier{1}');
  all.add(`rustc.host.ci{${ci}}`);
  all.among(
    'rustc.toolchain.llvm_major',
    ['19', '20', '21', '22', '23'],
    (rustc.get('LLVM version') ?? '').split('.')[0] ?? '',
  );
}
