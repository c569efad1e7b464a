/** What a part of the kit is made of: cases, each of which says what STORE.md asks and finds out whether it is so. */
import type { Driver, Known, Start } from './driver.ts';
import type { Draw } from '../../../scripts/dev/soak/soak.ts';
import type { Ground } from './ground.ts';

/** What a case is given. */
export interface Bench {
  /** In a case of one driver there is one. */
  readonly drivers: readonly [Known, ...Known[]];
  readonly long: boolean;
  readonly draw: Draw;
  /** A new ground in a folder of its own; `lines` are more lines of `on`. */
  readonly ground: (...lines: readonly string[]) => Ground;
  /** Starts a driver; whatever still runs at the end of the case is killed. */
  readonly open: (known: Known, ground: Ground, start?: Start) => Driver;
}

export interface Case {
  readonly name: string;
  /** The section of STORE.md, and what it asks. */
  readonly section: number;
  readonly asks: string;
  /** What is wrong; empty if nothing is. */
  readonly find: (bench: Bench) => Promise<readonly string[]>;
  /** Where it is not asked of this driver. */
  readonly not?: (known: Known) => boolean;
}

export interface Part {
  readonly says: string;
  /** Every case is for one driver alone; else for all of them, side by side. */
  readonly alone: boolean;
  readonly cases: (settings: { readonly long: boolean; readonly draw: Draw }) => readonly Case[];
}
