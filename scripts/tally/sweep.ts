/** The sweeping that every command does which looks at a store, so that nobody is shown what should be gone. */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { removeDead, removeOverCap } from '../../recorders/typescript/store/sweep.ts';
import { witnessesIn } from '../../recorders/typescript/store/witness.ts';
import { sweepOwn } from '../../submitter/outbox/sweep.ts';

/** Removes what has died, what was left half-written, and what is too much. The paths that went. */
export function sweep(root: string, today: Day): readonly string[] {
  // Asked before anything goes: a file that dies today may bear out another's death.
  const witnesses = witnessesIn(root, today);
  const dead = removeDead(root, today);
  const over = programs(root).flatMap((program) => removeOverCap(programFolder(root, program)));
  return [...dead, ...over, ...sweepOwn(root, today, witnesses)];
}
