/**
 * The day from which something no longer holds. It is a type of its own, which no date or text can be compared with, so
 * that nobody but permit.ts decides by one.
 */
declare const UNTIL: unique symbol;

export interface Until {
  readonly [UNTIL]: never;
}

/** `day` is a day as an allowlist spells it. */
export const untilOf = (day: string): Until => day as unknown as Until;

/** As the allowlist spells it, for people. */
export const untilText = (until: Until): string => until as unknown as string;
