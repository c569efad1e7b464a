/** Waiting where nothing may be asynchronous: for a disk's clock to tick, or for a writer to end its block. */

/** Blocks this thread for so many milliseconds. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
