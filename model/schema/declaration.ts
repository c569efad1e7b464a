/**
 * The shape of an area file, as its author writes it. Everything else about shape is derived from here: the static
 * types, the validator and the JSON Schema that editors load. What a value may be *given the others* (class limits,
 * references, dates) is decided by the rules, never here.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';

export const KINDS = ['counter', 'flag', 'enumeration', 'histogram', 'frames', 'text'] as const;
export type Kind = (typeof KINDS)[number];

/** Narrowest sink first: a later class lets a value go further, so it may say less. */
export const CLASSES = ['fleet', 'sealed', 'ticket', 'noised', 'coarse'] as const;
export type PrivacyClass = (typeof CLASSES)[number];

export const USES = ['feature', 'experience', 'performance'] as const;
export const STATUSES = ['proposed', 'active', 'deprecated'] as const;
/** What a metric can be once the ledgers are read: as declared, or taken out of use by a steward. */
export const STANDINGS = [...STATUSES, 'revoked'] as const;
export const UNITS = ['count', 'days', 'ms', 's', 'bytes', 'kib', 'mib', 'pct'] as const;
export const REDUCES = ['sum', 'days', 'max', 'median', 'any', 'all', 'mode'] as const;
export type Reduce = (typeof REDUCES)[number];

/** `unknown` belongs to the domain of every label and enumeration and is therefore never declared. */
export const UNKNOWN = 'unknown';

/** How many frames a stack has at most. */
export const MAX_FRAMES = 32;

export const NAME = '^(?=.{1,40}$)[a-z][a-z0-9]*(_[a-z0-9]+)*$';
export const LIST_NAME = '^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$';
export const VERSION = '^(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})$';
export const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
export const LABEL = '^[!-~]([ -~]{0,78}[!-~])?$';
export const LINK = '^https://[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?$';
export const ID = '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$';

export const RETENTION = '^[1-9][0-9]{0,3}d$';
export const LINE = '^[^\\n]*$';

const closed = { additionalProperties: false } as const;
const line = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: LINE, description });
const prose = (description: string) => Type.String({ minLength: 1, maxLength: 4000, description });

const Name = (description: string) => Type.String({ pattern: NAME, description });
const ListName = (description: string) => Type.String({ pattern: LIST_NAME, description });
export const Version = (description: string) => Type.String({ pattern: VERSION, description });
export const Day = (description: string) => Type.String({ pattern: DATE, description });
const Label = Type.String({ pattern: LABEL, description: 'One label: printable ASCII, at most 80 characters.' });

const LabelList = (description: string) =>
  Type.Union(
    [
      ListName('The name of a file in registry/enumerations/, without `.txt`.'),
      Type.Array(Label, { minItems: 1, maxItems: 1000 }),
    ],
    {
      description,
    },
  );

const Submit = Type.Object(
  {
    group: Type.Optional(
      Name('The group this metric is reported in (coarse only). Groups are declared in registry.yaml.'),
    ),
    reduce: Type.Optional(
      Type.Enum([...REDUCES], {
        description:
          'How a period becomes one value. Counter: sum or days. Histogram: max or median. Flag: any or all. ' +
          'Enumeration: mode.',
      }),
    ),
    levels: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), {
        minItems: 2,
        maxItems: 64,
        description:
          'Inclusive lower bounds: [0, 1, 2, 5] says 0, 1, 2-4 or 5+. ' +
          'For a histogram each level above 0 is a bound + 1.',
      }),
    ),
    epsilon: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 20,
        description: 'The privacy loss of one randomised answer (noised only).',
      }),
    ),
    needs_share: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'The smallest share of reporters worth knowing (noised only), such as 0.1.',
      }),
    ),
  },
  { ...closed, description: 'What may leave the machine, and in which form. Only for the classes noised and coarse.' },
);

const FramesOf = Type.Object(
  {
    names: Type.Optional(ListName('A frame is recorded as the longest of these that it begins with, else as `_`.')),
    depth: Type.Integer({
      minimum: 1,
      maximum: MAX_FRAMES,
      description: 'How many frames are kept, innermost first; at most 32.',
    }),
  },
  { ...closed, description: 'Where frames may come from and how many are kept.' },
);

/**
 * Every key a metric may have. All but three may come from the file's `defaults`; which are needed depends on the kind.
 */
const keys = {
  kind: Type.Enum([...KINDS], {
    description: 'What is counted: counter, flag, enumeration, histogram, frames or text.',
  }),
  summary: line(80, 'One line naming what is counted, without a full stop.'),
  description: prose('What exactly is counted, when, and what is not. Full sentences.'),
  question: prose('The one question this metric answers. Ends with a question mark.'),
  justification: prose(
    'Why it must be recorded, what would change with the answer, what it could reveal, and why this class.',
  ),
  sources: Type.Array(Type.String({ pattern: LINK, maxLength: 300 }), {
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    description: 'https links to where the question comes from.',
  }),
  use: Type.Enum([...USES], {
    description: 'What the answer is for: feature development, user experience or performance.',
  }),
  owners: Type.Array(Name('A team declared in registry.yaml.'), {
    minItems: 1,
    maxItems: 10,
    uniqueItems: true,
    description: 'The teams that answer for this metric.',
  }),
  privacy_class: Type.Enum([...CLASSES], {
    description:
      'How far a value may go at most. fleet: nowhere, and recorded only in a fleet store. sealed: nowhere. ' +
      'ticket: into a file its owner attaches by hand. noised: one randomised answer a quarter. ' +
      'coarse: one small group a week.',
  }),
  retention: Type.String({ pattern: RETENTION, description: 'Days a value stays on the machine, such as 49d.' }),
  expires: Day('The day on which the metric stops being recorded unless it is renewed.'),
  since: Version('The registry version that first carried this metric.'),
  status: Type.Enum([...STATUSES], {
    description: 'proposed: compiles to a no-op. active: recorded. deprecated: recorded, to be removed.',
  }),
  unit: Type.Enum([...UNITS], {
    description: 'The unit of a histogram. Units that are not obvious also end the id: wall_ms.',
  }),
  labels: Type.Record(Name('The name of a dimension.'), LabelList('A list name, or the labels themselves.'), {
    ...closed,
    minProperties: 1,
    maxProperties: 2,
    description: 'Up to two dimensions of a counter, in the order in which they are spelled.',
  }),
  values: LabelList('The values of an enumeration: a list name, or the values themselves.'),
  bounds: Type.Array(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), {
    minItems: 1,
    maxItems: 200,
    description: 'Inclusive upper bounds of a histogram, ascending; one more bucket holds what is above the last.',
  }),
  frames: FramesOf,
  pattern: Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'A pattern whose language is finite: literals, [classes], (a|b), ? and {m,n}. No `.`, `*`, `+`, negated class.',
  }),
  submit: Submit,
  flush: Type.Enum(['now'], { description: 'now: written at once, so that it survives what follows.' }),
  same_fact: Type.Array(Type.String({ pattern: ID }), {
    minItems: 1,
    maxItems: 10,
    uniqueItems: true,
    description: 'Ids of metrics that record the same fact. Each names the other, and the wider class judges both.',
  }),
};

export type Key = keyof typeof keys;
export const KEYS = Object.keys(keys) as Key[];

/** These say why a metric exists and how far it goes: each metric answers for itself, so no default may supply them. */
export const NEVER_DEFAULTED = ['privacy_class', 'question', 'justification'] as const;

const { privacy_class: _class, question: _question, justification: _justification, ...defaultable } = keys;

const Tombstone = Type.Object(
  {
    privacy_class: Type.Enum([...CLASSES], { description: 'The class the metric had when it was removed.' }),
    removed: Version('The registry version that removed it.'),
    reason: prose('Why it was removed.'),
  },
  { ...closed, description: 'What remains of a removed metric: its id never returns with a wider class.' },
);

export const MetricDeclaration = Type.Partial(Type.Object(keys, { ...closed, description: 'One metric.' }), closed);
export type MetricDeclaration = Static<typeof MetricDeclaration>;

export const AreaFile = Type.Object(
  {
    area: Name('The area of the program; equals the file name.'),
    defaults: Type.Optional(
      Type.Partial(Type.Object(defaultable), {
        ...closed,
        description:
          'Values for every metric of this file that does not give its own. ' +
          'Never privacy_class, question or justification.',
      }),
    ),
    metrics: Type.Record(Name('The name of a metric; its id is program.area.name.'), MetricDeclaration, {
      ...closed,
      description: 'The metrics of this area.',
    }),
    removed: Type.Optional(
      Type.Record(Name('The name of a removed metric.'), Tombstone, {
        ...closed,
        description: 'Tombstones of removed metrics.',
      }),
    ),
  },
  {
    ...closed,
    description: 'Metrics of one area of one program. The folder is the program, so an id is program.area.name.',
  },
);
export type AreaFile = Static<typeof AreaFile>;
