/**
 * The day from which something no longer holds. It is a type of its own, which cannot be compared with anything, not
 * even with another of its kind, so that nobody but permit.ts decides by one.
 */
declare const UNTIL: unique symbol;

/** To the compiler a symbol, which has no order and no text. */
export type Until = symbol & { readonly [UNTIL]: never };

/** `day` is a day as an allowlist spells it. */
export const untilOf = (day: string): Until => day as unknown as Until;

/** As the allowlist spells it, for people. */
export const untilText = (until: Until): string => until as unknown as string;
