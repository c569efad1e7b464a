/**
 * The shape of what `tally export` prints: a contract with programs that never import this code, so it is closed, and
 * printed as a JSON Schema.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Day, NAME } from './declaration.ts';
import { PART, SPELLED } from './wire.ts';

const FIELD = `^${PART}\\.${PART}\\.${PART}(?:\\{(?:[<>,;]|=|${SPELLED})+\\})?$`;

const FleetWord = (description: string) => Type.Optional(Type.String({ pattern: '^[!-~]{1,200}$', description }));

export const ExportLine = Type.Object(
  {
    program: Type.String({ pattern: NAME, description: 'The program.' }),
    version: Type.String({
      pattern: '^(dev|[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}-(stable|beta|nightly))$',
      description: 'The program version with its channel, `1.95.0-stable`, or `dev` for anything else.',
    }),
    day: Day('The UTC day of the flush.'),
    field: Type.String({ pattern: FIELD, description: 'The field, as the store spells it.' }),
    count: Type.Integer({ minimum: 1, description: 'How often; above 2^53 a reader needs more than a double.' }),
    fleet: Type.Optional(
      Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', description: 'The fleet, if the store is one of a fleet.' }),
    ),
    experiment: FleetWord('What the fleet compares.'),
    toolchain: FleetWord("What was run, in the operator's words."),
    job: FleetWord('What the fleet calls this run.'),
  },
  {
    additionalProperties: false,
    description: 'One line of an export: how often one field was counted in one program version on one day.',
  },
);
export type ExportLine = Static<typeof ExportLine>;
