/**
 * The command line of one compilation, read for itself: what was asked for and by which flags. A second reading of
 * rustc's arguments, independent of the wrapper's.
 */

export interface Flags {
  /** Names of `-C` flags, with the last value of each; empty where there was none. */
  readonly codegen: ReadonlyMap<string, string>;
  readonly unstable: ReadonlyMap<string, string>;
  readonly linkArguments: readonly string[];
  /** Values of long options, in order. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
}

const SHORT: Readonly<Record<string, string>> = {
  '-L': '--library',
  '-l': '--link',
  '-o': '--output',
  '-A': '--allow',
  '-W': '--warn',
  '-D': '--deny',
  '-F': '--forbid',
};
const VALUED = new Set([
  ...['--cfg', '--check-cfg', '--crate-name', '--crate-type', '--edition', '--emit', '--error-format', '--extern'],
  ...['--json', '--out-dir', '--print', '--target', '--cap-lints', '--diagnostic-width', '--color', '--sysroot'],
  ...['--remap-path-prefix', '--explain', ...Object.values(SHORT)],
]);

export function readFlags(argv: readonly string[]): Flags {
  const codegen = new Map<string, string>();
  const unstable = new Map<string, string>();
  const options = new Map<string, string[]>();
  const linkArguments: string[] = [];
  const switches = new Set<string>();
  const assign = (to: Map<string, string>, text: string): void => {
    const at = text.indexOf('=');
    const name = (at < 0 ? text : text.slice(0, at)).replaceAll('_', '-');
    const value = at < 0 ? '' : text.slice(at + 1);
    to.set(name, value);
    if (name === 'link-arg') linkArguments.push(value);
    if (name === 'link-args') linkArguments.push(...value.split(' '));
  };
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const short = /^-([CZ])(.*)$/.exec(word);
    if (short !== null)
      assign(short[1] === 'C' ? codegen : unstable, short[2] === '' ? (rest.shift() ?? '') : (short[2] ?? ''));
    else if (word === '--codegen') assign(codegen, rest.shift() ?? '');
    else if (word === '-g') codegen.set('debuginfo', '2');
    else if (word === '-O') codegen.set('opt-level', '3');
    else {
      const at = word.startsWith('--') ? word.indexOf('=') : -1;
      const name = SHORT[word.slice(0, 2)] ?? (at < 0 ? word : word.slice(0, at));
      if (!VALUED.has(name)) switches.add(word);
      else {
        const glued = word.startsWith('--')
          ? at < 0
            ? null
            : word.slice(at + 1)
          : word.length > 2
            ? word.slice(2)
            : null;
        options.set(name, [...(options.get(name) ?? []), glued ?? rest.shift() ?? '']);
      }
    }
  }
  return { codegen, unstable, linkArguments, options, switches };
}
