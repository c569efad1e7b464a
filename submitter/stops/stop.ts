/** A reason why something does not leave, as a value: which row of the table, and the facts that its sentence needs. */
import type { Facts, StopId } from './table.ts';

export type { StopId } from './table.ts';

export interface Stop {
  readonly id: StopId;
  readonly facts: readonly unknown[];
}

export const stop = <Id extends StopId>(id: Id, ...facts: Facts<Id>): Stop => ({ id, facts });

/** Anything that is there. */
export type Present = object | string | number | boolean;

/** One stop or more. */
export type Stops = readonly [Stop, ...Stop[]];

/** What was asked for, or everything that stands in its way. One of the two is there. */
export type Stopped<T extends Present> =
  | { readonly value: T; readonly stops: readonly [] }
  | { readonly value: null; readonly stops: Stops };

export const given = <T extends Present>(value: T): Stopped<T> => ({ value, stops: [] });

export const stopped = (first: Stop, ...others: readonly Stop[]): Stopped<never> => ({
  value: null,
  stops: [first, ...others],
});
