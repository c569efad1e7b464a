/**
 * Stacks of frames. A frame is kept only if the grammar proves that it names the program's own code; everything else is
 * `_`.
 */
import { encode } from './label.ts';
import { LIMIT, Tally, type MetricOptions } from './metric.ts';

/** `crates`: a listed crate and 1 to 8 identifiers. `names`: one listed name. */
export type Form = 'crates' | 'names';

type FramesOptions = MetricOptions & { readonly form: Form; readonly list: readonly string[]; readonly depth: number };

const OTHER = '_';
const IDENTIFIERS = 8;
const IDENTIFIER = /^[A-Za-z0-9_]{1,40}$/;
const CLOSURE = /^\{(?:closure#[0-9]+|\{closure\})\}$/;
/** The hash that ends a legacy symbol. */
const HASH = /^h[0-9A-Fa-f]{16}$/;

export class Frames extends Tally {
  readonly #form: Form;
  readonly #list: ReadonlySet<string>;
  readonly #depth: number;

  constructor(options: FramesOptions) {
    super(options, LIMIT, OTHER);
    this.#form = options.form;
    this.#list = new Set(options.list);
    this.#depth = options.depth;
  }

  /**
   * Counts one stack, innermost frame first; frames beyond the depth are not looked at. An empty stack counts as `_`.
   */
  record(frames: Iterable<string>): void {
    const stack: string[] = [];
    if (typeof frames?.[Symbol.iterator] === 'function') {
      for (const frame of frames) {
        stack.push(typeof frame === 'string' ? (this.#spell(frame) ?? OTHER) : OTHER);
        if (stack.length >= this.#depth) break;
      }
    }
    this.tally(stack.length === 0 ? OTHER : stack.join(';'), 1);
  }

  #spell(frame: string): string | null {
    if (this.#form === 'names') return this.#listed(frame);
    const [root = '', ...path] = frame.split('::', IDENTIFIERS + 2);
    const crate = this.#listed(root);
    const parts = path.map(identifier);
    if (crate === null || parts.length < 1 || parts.length > IDENTIFIERS || parts.includes(null)) return null;
    return [crate, ...parts].join('::');
  }

  #listed(name: string): string | null {
    const label = encode(name);
    return this.#list.has(label) ? label : null;
  }
}

/** One part of a path as it is spelled, or null if it is not an identifier. */
function identifier(part: string): string | null {
  if (CLOSURE.test(part)) return 'closure';
  return IDENTIFIER.test(part) && !HASH.test(part) ? part : null;
}

/** `list` is spelled as in fields. */
export function frames(options: FramesOptions): Frames {
  return new Frames(options);
}
