/**
 * A command that cannot be carried out for a reason outside the declarations: a missing folder, a full disk, a wrong
 * argument. Exit 2.
 */
import { visible } from '../../model/findings/visible.ts';

/** Its message is one line that a terminal can show, whatever the names in it hold. */
export class Refusal extends Error {
  constructor(message: string) {
    super(visible(message));
  }
}

/** Runs `action`; an error of the file system becomes a sentence that names `what` failed. */
export function orRefuse<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Refusal(`cannot ${what}: ${error.message}`);
  }
}
