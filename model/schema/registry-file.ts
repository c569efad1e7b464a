/** The shape of `registry/registry.yaml`: the registry's own name, version and day, its teams, programs and groups. */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Day, LINE, LIST_NAME, NAME, Version } from './declaration.ts';

const closed = { additionalProperties: false } as const;
const sentence = (description: string) => Type.String({ minLength: 1, maxLength: 400, pattern: LINE, description });
const byName = <T extends Type.TSchema>(value: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), value, { ...closed, description });

const GroupDeclaration = Type.Object(
  {
    summary: sentence('What this group says about a week.'),
    open: Type.Boolean({
      description: 'Whether the group may be reported. Opening one is a major change and voids consent.',
    }),
  },
  { ...closed, description: 'Metrics that are reported together; one group a week is drawn and reported whole.' },
);

const ProgramDeclaration = Type.Object(
  {
    summary: sentence('What the program is.'),
    groups: Type.Optional(byName(GroupDeclaration, 'The groups of coarse metrics of this program.')),
  },
  { ...closed, description: 'One program; its metrics stand in registry/<program>/.' },
);

export const RegistryFile = Type.Object(
  {
    name: Type.String({ pattern: LIST_NAME, description: 'The name of the registry.' }),
    version: Version('The version of the registry; the change from the last release decides the smallest honest bump.'),
    status: Type.Enum(['preview', 'active'], {
      description: 'A preview registry can never be sent anywhere but to a file.',
    }),
    as_of: Day(
      'The day from which expiry and lives are measured, so that the same input gives the same output for ever.',
    ),
    teams: byName(sentence('What the team is.'), 'The teams that own metrics and lists.'),
    programs: byName(ProgramDeclaration, 'The programs whose metrics are declared here.'),
  },
  closed,
);
export type RegistryFile = Static<typeof RegistryFile>;
