/** The clock of the author's program: the day on which a command is run. */

/** Today in UTC, as `2027-11-01`. */
export const today = (): string => new Date().toISOString().slice(0, 10);
