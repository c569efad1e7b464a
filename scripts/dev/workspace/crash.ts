/** An internal compiler error as rustc prints it, in plain text whatever the format of its diagnostics. */
import type { Call } from './calls.ts';
import type { Expected } from './fields.ts';

export const crashed = (call: Call): boolean =>
  call.status === 101 && /^thread '[^\n]*panicked at |internal compiler error/m.test(call.stderr);

export function countCrash(all: Expected, call: Call, incremental: boolean): void {
  all.add('rustc.ice.total');
  if (incremental) all.add('rustc.ice.incremental');
  const raised = /panicked at [^\n]*\/compiler\/([A-Za-z0-9_]+)\/src\//.exec(call.stderr)?.[1] ?? '';
  all.listed('rustc.ice.compiler_crate', 'compiler-crates', raised);
  const queries = [...call.stderr.matchAll(/^#\d+ \[([^\]]*)\]/gm)].map(([, name = '']) => name);
  all.listed('rustc.ice.top_query', 'queries', queries[0] ?? '');
  const known = (name: string): string => (all.lists.get('queries')?.has(name) === true ? name : '_');
  all.add(`rustc.ice.query_stack{${queries.slice(0, 16).map(known).join(';') || '_'}}`);
  const frames = [...call.stderr.matchAll(/^ +\d+: +(?:0x[0-9a-f]+ - )?(.*)$/gm)].map(([, text = '']) => text);
  if (frames.length === 0) return;
  const site = frames.map((frame) => spell(all, frame)).find((frame) => frame !== '_');
  if (site !== undefined) all.add(`rustc.ice.panic_site{${site}}`);
  const spelled = frames.slice(0, 32).map((frame) => spell(all, frame));
  all.add(`rustc.ice.frames{${spelled.join(';')}}`);
}

/**
 * The crate of the compiler that the path begins with, or `_`. What is written `<type>::f` begins with the type, and
 * what is written `<type as trait>::f` counts only if the trait is the compiler's too.
 */
function spell(all: Expected, frame: string): string {
  const path = withoutArguments(frame.replaceAll(/\[[0-9a-f]+\]|->/g, ''));
  const [, own = path, trait = own] = /^<([^ ]+)(?: as ([^ ]+))?>::/.exec(path) ?? [];
  const [crate = '', owner = ''] = [own, trait].map((name) => /^[A-Za-z0-9_]+(?=::|$)/.exec(name)?.[0] ?? '');
  const crates = all.lists.get('compiler-crates');
  return crates?.has(crate) === true && crates.has(owner) ? crate : '_';
}

/** Everything between `<` and `>` taken out, innermost first, but for what the path begins with. */
function withoutArguments(path: string): string {
  let text = path;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/(?<=.)(?:::)?<[^<>]*>/g, '');
  }
  return text;
}
