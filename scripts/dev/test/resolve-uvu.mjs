/**
 * Gives every import of `uvu` the watched one beside this file, so that the runner knows of each test and hook by name.
 * A test file run on its own, without the runner, gets plain uvu.
 */
const WATCHED = new URL('./watched-uvu.ts', import.meta.url).href;

export function resolve(specifier, context, nextResolve) {
  if (specifier !== 'uvu' || context.parentURL === WATCHED) return nextResolve(specifier, context);
  return { url: WATCHED, shortCircuit: true };
}
