/** A command that cannot be carried out for a reason outside the declarations: a missing folder, a full disk, a wrong argument. Exit 2. */
export class Refusal extends Error {}

/** Runs `action`; an error of the file system becomes a sentence that names `what` failed. */
export function orRefuse<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Refusal(`cannot ${what}: ${error.message}`);
  }
}
