/**
 * Stacks of frames. Of a frame nothing is kept but a name that is listed; everything else is `_`, so that a stack can
 * say no identifier of anybody's own code.
 */
import { encode } from './label.ts';
import { LIMIT, Tally, type MetricOptions } from './metric.ts';

type FramesOptions = MetricOptions & { readonly list: readonly string[]; readonly depth: number };

const OTHER = '_';
const PART = '::';

export class Frames extends Tally {
  readonly #list: ReadonlySet<string>;
  readonly #longest: number;
  readonly #depth: number;

  constructor(options: FramesOptions) {
    super(options, LIMIT, OTHER);
    this.#list = new Set(options.list);
    this.#longest = options.list.reduce((longest, name) => Math.max(longest, name.length), 0);
    this.#depth = options.depth;
  }

  /**
   * Counts one stack, innermost frame first; frames beyond the depth are not looked at. A frame is kept as the longest
   * part of it, from its beginning to a `::` or its end, that is listed. An empty stack counts as `_`.
   */
  record(frames: Iterable<string>): void {
    const stack: string[] = [];
    if (typeof frames?.[Symbol.iterator] === 'function') {
      for (const frame of frames) {
        stack.push(typeof frame === 'string' ? this.#listed(frame) : OTHER);
        if (stack.length >= this.#depth) break;
      }
    }
    this.tally(stack.length === 0 ? OTHER : stack.join(';'), 1);
  }

  /** Nothing beyond the length of the longest name is looked at, so the cost is that of a name, not of the frame. */
  #listed(frame: string): string {
    const head = frame.slice(0, this.#longest + PART.length);
    let found = OTHER;
    for (let end = head.indexOf(PART); end !== -1; end = head.indexOf(PART, end + PART.length)) {
      found = this.#name(head.slice(0, end)) ?? found;
    }
    return head.length === frame.length ? (this.#name(frame) ?? found) : found;
  }

  #name(part: string): string | null {
    const label = encode(part);
    return this.#list.has(label) ? label : null;
  }
}

/** `list` is spelled as in fields. */
export function frames(options: FramesOptions): Frames {
  return new Frames(options);
}
