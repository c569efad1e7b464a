/**
 * The shape of `registry/approvals/<subject>.yaml`: what was proposed, approved and revoked for one metric, or for the
 * policy, oldest first. Lines are only ever added. Each entry names the one before it by its hash and is signed over
 * that, so an entry cannot be changed, moved, dropped or used again elsewhere without every later signature failing.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { CLASSES, Day, NAME } from './declaration.ts';
import { canonical, sha256 } from './canonical.ts';

export const FORMAT = 'tallybook approval 1';
/** What the first entry of a ledger follows. */
export const START = 'start';
/** The subject of the ledger of registry/policy.yaml; ids of metrics have dots. */
export const POLICY = 'policy';

export const SHA256 = '^[0-9a-f]{64}$';
export const AFTER = '^(start|[0-9a-f]{64})$';
export const SIGNATURE = '^[A-Za-z0-9+/]{85}[AQgw]==$';
/** One line without characters that a terminal obeys or a reader cannot see. */
export const PLAIN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]*$';
export const SUBJECT = '^(policy|[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*)$';

export const DEEDS = ['proposal', 'approval', 'revocation'] as const;
export type Deed = (typeof DEEDS)[number];

const closed = { additionalProperties: false } as const;
const hash = (pattern: string, description: string) => Type.String({ pattern, description });
const line = (description: string) => Type.String({ minLength: 1, maxLength: 1000, pattern: PLAIN, description });

const Entry = Type.Object(
  {
    what: Type.Enum([...DEEDS], { description: 'What was done: proposal, approval or revocation.' }),
    by: Type.String({ pattern: NAME, description: 'Who did it: a name of the roster, or for a proposal any name.' }),
    on: Day('The day it was done.'),
    facts: Type.Optional(hash(SHA256, 'Proposal: the hash of everything that decides what the subject may say.')),
    labels: Type.Optional(
      Type.Array(hash(SHA256, 'The hash of one list, kept in registry/approvals/labels/.'), {
        description: 'Proposal: the labels that may be said, where more may be added without a new approval.',
      }),
    ),
    privacy_class: Type.Optional(Type.Enum([...CLASSES], { description: 'Proposal: the class asked for.' })),
    expires: Type.Optional(Day('Proposal: the day until which it is asked for.')),
    role: Type.Optional(Type.Enum(['owner', 'steward'], { description: 'Approval: as what they approve.' })),
    decided: Type.Optional(line('Approval of a renewal: what was decided from the metric so far.')),
    because: Type.Optional(line('Revocation: why.')),
    after: hash(AFTER, 'The hash of the entry before, or `start`.'),
    signature: Type.Optional(hash(SIGNATURE, 'Ed25519, over the entry, its subject and its registry.')),
  },
  { ...closed, description: 'One thing that was done, by one person, on one day.' },
);

export const Ledger = Type.Object(
  {
    subject: Type.String({
      pattern: SUBJECT,
      description: 'The id of a metric, or `policy`; also the name of the file.',
    }),
    entries: Type.Array(Entry, { minItems: 1, maxItems: 10_000, description: 'What was done, oldest first.' }),
  },
  closed,
);
export type Ledger = Static<typeof Ledger>;
export type Entry = Static<typeof Entry>;

export interface LedgerFile {
  readonly file: string;
  readonly ledger: Ledger;
}

type Rule = 'needs' | 'may' | 'never';

/** Which keys an entry has, by what it is. A new key fails to compile until it has a row. */
export const KEYS: Readonly<
  Record<Exclude<keyof Entry, 'what' | 'by' | 'on' | 'after'>, Readonly<Record<Deed, Rule>>>
> = {
  facts: { proposal: 'needs', approval: 'never', revocation: 'never' },
  labels: { proposal: 'may', approval: 'never', revocation: 'never' },
  privacy_class: { proposal: 'may', approval: 'never', revocation: 'never' },
  expires: { proposal: 'may', approval: 'never', revocation: 'never' },
  role: { proposal: 'never', approval: 'needs', revocation: 'never' },
  decided: { proposal: 'never', approval: 'may', revocation: 'never' },
  because: { proposal: 'never', approval: 'never', revocation: 'needs' },
  signature: { proposal: 'never', approval: 'needs', revocation: 'needs' },
};

/** What the next entry names in `after`. */
export const entryHash = (entry: Entry): string => sha256(canonical(entry));

/** The bytes that are signed: format, registry, subject and the entry without its signature. */
export function signedText(registry: string, subject: string, entry: Entry): string {
  const { signature: _signature, ...rest } = entry;
  return canonical({ format: FORMAT, registry, subject, entry: rest });
}

/** The file of a subject's ledger. */
export const ledgerFile = (subject: string): string => `registry/approvals/${subject}.yaml`;
