/** A case of something that is not sent, or sent in vain. */
import type { Authority } from './authority.ts';
import type { Listening } from './recipient.ts';
import type { Changes, Prepared } from '../waiting-store.ts';
import type { Options } from './sender.ts';

export interface Case {
  readonly there?: (authority: Authority) => Promise<Listening>;
  /** The recipient of the consent; PORT is the server's. */
  readonly to?: string;
  readonly changes?: Changes;
  /** What was done since `tally submit`; may answer the words to call with. */
  readonly before?: (at: Prepared, there: Listening) => readonly string[] | void;
  readonly options?: Options;
  /** Without the certificate of the test's authority. */
  readonly isStranger?: true;
  readonly code?: 1 | 2;
  /** Standard error; FOLDER, FILE, CONSENT, PORT and TO stand for what differs. */
  readonly said: string;
}
