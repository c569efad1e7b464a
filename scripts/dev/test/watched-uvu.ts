/**
 * uvu with every test and hook watched. Tests import it as `uvu` (see resolve-uvu.mjs); uvu still runs them, in its own
 * order and with its own rules. `only` and `skip` are faults here: a suite that is partly run proves too little.
 */
import type { Callback, Test } from 'uvu';
import { Watch } from './watch.ts';

declare global {
  var UVU_DEFER: 1 | undefined;
  var UVU_INDEX: number | undefined;
  var UVU_QUEUE: Run[][];
}

/** What uvu makes of a suite: errors as text (unused here), tests passed, skipped, and in all. */
export type Run = () => Promise<readonly [unknown, number, number, number]>;

globalThis.UVU_DEFER = 1;
globalThis.UVU_QUEUE = [];
const uvu = await import('uvu');

let open: Watch = new Watch(1);

/** Makes `watch` the one that everything declared from now on belongs to, and returns uvu's list of its suites. */
export function watchFile(watch: Watch): readonly Run[] {
  open = watch;
  const queue: Run[] = [];
  globalThis.UVU_INDEX = globalThis.UVU_QUEUE.push(queue) - 1;
  return queue;
}

type Hook = Test['before'];
type Register = (handler: Callback) => void;

const spelled = (name: string, title: string) => (name === '' ? title : `${name} > ${title}`);

function watchTest(where: string, handler: Callback): Callback {
  const watch = open;
  return async (context) => {
    watch.started += 1;
    await watch.supervise(where, false, () => handler(context));
  };
}

function watchHook(register: Register, where: string, extra: boolean): Register {
  return (handler) => {
    const watch = open;
    register((context) => watch.supervise(where, extra, () => handler(context)));
  };
}

/**
 * A failing `after` hook would make uvu forget the counts of its suite; the fault is recorded, so it goes no further.
 */
function contained(register: Register): Register {
  return (handler) => register((context) => Promise.resolve(handler(context)).catch(() => undefined));
}

function watchHooks(inner: Test, name: string): { before: Hook; after: Hook } {
  const hook = (when: string, once: Register, each: Register): Hook =>
    Object.assign(watchHook(once, spelled(name, `${when} hook`), true), {
      each: watchHook(each, spelled(name, `${when}.each hook`), false),
    });
  const { before, after } = inner;
  return {
    before: hook('before', before, (handler) => before.each(handler)),
    after: hook('after', contained(after), (handler) => after.each(handler)),
  };
}

export function suite(name = '', context: Record<string, unknown> = {}): Test {
  const inner = uvu.suite(name, context);
  const declare = (title: string, handler: Callback) => {
    const entry = open.waiting.get(inner) ?? { name, tests: 0 };
    open.waiting.set(inner, { name, tests: entry.tests + 1 });
    inner(title, watchTest(spelled(name, title), handler));
  };
  return Object.assign(declare, {
    only: (title: string, handler: Callback) => {
      open.note(spelled(name, title), 'is marked `only`, which would hide every other test');
      declare(title, handler);
    },
    skip: (title = 'a test') => open.note(spelled(name, title), 'is skipped; remove it or make it pass'),
    ...watchHooks(inner, name),
    run: () => {
      open.waiting.delete(inner);
      inner.run();
    },
  });
}

export const test = suite();
export const exec = uvu.exec;
