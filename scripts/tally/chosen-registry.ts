/** Which of the registries that were added a command is about. Decides nothing about what may leave. */
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { Refusal } from '../terminal/refusal.ts';
import { unstopped } from './unstopped.ts';

/**
 * The registry that was named, or the only one of those that `isMeant`. Refuses where that is none or several. What was
 * generated between two releases has a name of its own, such as `rust-toolchain.0.0.0`.
 */
export function chosenRegistry(
  root: string,
  name: string | null,
  isMeant: (one: Registered) => boolean = () => true,
): Registered {
  const all = unstopped(registeredIn(root));
  const [only, ...others] = all.filter((one) => (name === null ? isMeant(one) : one.name === name));
  if (all.length === 0) throw new Refusal(words(stop('registry/none')));
  const names = (some: readonly Registered[]): string => some.map((one) => one.name).join(', ');
  if (only === undefined)
    throw new Refusal(`no registry that was added is about this (there is ${names(all)}); \`tally add DIR\` adds one`);
  if (others.length === 0) return only;
  throw new Refusal(
    `several registries that were added are about this (${names([only, ...others])}); name one with --registry`,
  );
}
