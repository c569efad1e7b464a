/** An internal compiler error as rustc prints it, in plain text whatever the format of its diagnostics. */
import type { Call } from './calls.ts';
import type { Expected } from './fields.ts';

export const crashed = (call: Call): boolean =>
  call.status === 101 && /^thread '[^\n]*panicked at |internal compiler error/m.test(call.stderr);

const PART = /^(?:[A-Za-z0-9_]{1,40}|\{closure#\d+\}|\{\{closure\}\})$/;

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
  all.add(`rustc.ice.panic_site{${site ?? '_'}}`);
  const spelled = frames.slice(0, 32).map((frame) => spell(all, frame));
  all.add(`rustc.ice.frames{${spelled.join(';')}}`);
}

/**
 * Without the hash behind the crate, without generic arguments, and a method of a type, `<path>::f` or `<path as
 * trait>::f`, as `path::f`; `_` unless what is left is plain and the crate is the compiler's.
 */
function spell(all: Expected, frame: string): string {
  const path = withoutArguments(frame.replace(/^([A-Za-z0-9_]+)\[[0-9a-f]+\]/, '$1'));
  const [root = '', ...parts] = path.split('::');
  const plain = parts.length >= 1 && parts.length <= 8 && parts.every((part) => PART.test(part));
  const hash = parts.some((part) => /^h[0-9a-f]{16}$/.test(part));
  if (!plain || hash || all.lists.get('compiler-crates')?.has(root) !== true) return '_';
  return [root, ...parts.map((part) => (part.startsWith('{') ? 'closure' : part))].join('::');
}

function withoutArguments(path: string): string {
  const method = /^<([A-Za-z0-9_:]+)(?:<.*?>)?(?: as .*?)?>(::.*)$/.exec(path);
  let text = method === null ? path : `${method[1]}${method[2]}`;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/(?<=[A-Za-z0-9_}])::<[^<>]*>/g, '').replace(/(?<=.)<[^<>]*>/g, '');
  }
  return text;
}
