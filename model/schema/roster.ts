/**
 * The shape of `registry/roster.yaml`: who may approve, from when until when, for whom they work, and by which key they
 * are known. A term that is over stays in the file, because approvals of its days are judged by it. Only shapes and
 * look-ups; the rules about a roster are in model/rules/roster.ts.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Day, LINE, NAME } from './declaration.ts';

export const ROLES = ['owner', 'steward', 'signer', 'ombudsperson'] as const;
export type Role = (typeof ROLES)[number];

/** 32 bytes in base64, in the one spelling that has no stray bits. */
export const PUBLIC_KEY = '^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$';

const closed = { additionalProperties: false } as const;
const words = (description: string) => Type.String({ minLength: 1, maxLength: 80, pattern: LINE, description });

const Term = Type.Object(
  {
    role: Type.Enum([...ROLES], {
      description:
        'owner: answers for the metrics of a team. steward: judges privacy. signer: signs allowlists. ' +
        'ombudsperson: takes objections.',
    }),
    team: Type.String({ pattern: NAME, description: 'A team of registry.yaml.' }),
    employer: words('Who pays them; their own name if no one does.'),
    key: Type.String({
      pattern: PUBLIC_KEY,
      description: 'Their public Ed25519 key, as `tallybook keygen` prints it.',
    }),
    from: Day('The first day of the term.'),
    until: Day('The day on which it is over.'),
  },
  {
    ...closed,
    description: 'One seat for some time. A change of role, team, employer or key ends it and begins another.',
  },
);

const Person = Type.Object(
  {
    name: words('The name they go by in public.'),
    terms: Type.Array(Term, { minItems: 1, maxItems: 100, description: 'Their terms, past ones too.' }),
  },
  { ...closed, description: 'One person.' },
);

export const Roster = Type.Object(
  {
    people: Type.Record(Type.String({ pattern: NAME }), Person, {
      ...closed,
      description: 'Everyone who holds or held a role. The key is the name they sign under.',
    }),
  },
  closed,
);
export type Roster = Static<typeof Roster>;
export type Term = Static<typeof Term>;

export const NOBODY: Roster = { people: {} };

export interface Seat extends Term {
  readonly person: string;
}

/** Every term there is or was, by person in the order of the file. */
export function seats(roster: Roster): readonly Seat[] {
  return Object.entries(roster.people).flatMap(([person, { terms }]) => terms.map((term) => ({ person, ...term })));
}

/** The terms that run on a day: it begins on `from` and is over on `until`. */
export function seatsOn(roster: Roster, day: string): readonly Seat[] {
  return seats(roster).filter(({ from, until }) => from <= day && day < until);
}

/** Employers are compared without regard to case and white space. */
export const employerOf = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
