/**
 * The shapes of what other programs read: the catalogue, a report and an answer. They are a contract with
 * readers that never import this code, so each is closed, versioned by its `format`, and printed as a JSON Schema.
 * Which values are allowed is the allowlist's to say, never these shapes'.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { CLASSES, Day, LIST_NAME, NAME, REDUCES, STANDINGS, USES, Version } from './declaration.ts';

export const CATALOGUE_FORMAT = 'tallybook catalogue 1';
export const REPORT_FORMAT = 'tallybook report 1';
export const ANSWER_FORMAT = 'tallybook answer 1';

/** One of the three parts of an id, as a pattern. */
export const PART = '[a-z][a-z0-9]*(?:_[a-z0-9]+)*';
const ID = `^${PART}\\.${PART}\\.${PART}$`;
/** A character of a label as it is spelled in a field, as a pattern. */
export const SPELLED = '[^ %{},;|=<>\\x00-\\x1f\\x7f-\\uffff]|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D)';
const LABEL = `^(?:${SPELLED})+$`;

const closed = { additionalProperties: false } as const;
const whole = (description: string, minimum = 0) => Type.Integer({ minimum, description });
const prose = (description: string) => Type.String({ description });
const orNull = <T extends Type.TSchema>(shape: T, description: string) =>
  Type.Union([shape, Type.Null()], { description });
const Name = (description: string) => Type.String({ pattern: NAME, description });
const ListName = (description: string) => Type.String({ pattern: LIST_NAME, description });
const Id = (description: string) => Type.String({ pattern: ID, description });
const Labels = (description: string) =>
  Type.Array(Type.String({ pattern: LABEL }), {
    description: `${description} Percent-encoded, as they stand in a field.`,
  });

const ListedDimension = Type.Object(
  {
    name: Name('The name of the dimension.'),
    list: ListName('The list its labels come from; `unknown` follows them.'),
  },
  { ...closed, title: 'ListedDimension', description: 'A dimension whose labels stand in a list of this catalogue.' },
);
const InlineDimension = Type.Object(
  { name: Name('The name of the dimension.'), labels: Labels('In declared order, `unknown` last.') },
  { ...closed, title: 'InlineDimension', description: 'A dimension with labels of its own.' },
);
const Dimension = Type.Union([ListedDimension, InlineDimension]);

const Said = Type.Object(
  {
    group: orNull(Type.String({ pattern: NAME }), 'The group it is reported in; null for a noised metric.'),
    reduce: Type.Enum([...REDUCES], { description: 'How a period becomes one value.' }),
    levels: orNull(Type.Array(Type.Integer()), 'Inclusive lower bounds of the values, for counters and histograms.'),
    values: Labels('What a report may hold, in declared order.'),
    epsilon: orNull(Type.Number(), 'The privacy loss of one randomised answer; null where nothing is randomised.'),
    needs_share: orNull(
      Type.Number(),
      'The smallest share of reporters worth knowing; null where nothing is randomised.',
    ),
  },
  { ...closed, title: 'Said', description: 'What a report may say of a metric.' },
);

const Bits = Type.Object(
  {
    bits: Type.Number({ description: 'log2 of the number of different things it could say, to three digits.' }),
    per: Type.Enum(['report', 'event'], {
      description: 'What says it: a report that leaves, or one event counted here.',
    }),
    exact: Type.Boolean({ description: 'False for an upper bound.' }),
  },
  { ...closed, title: 'Bits', description: 'How much one report or one event can say.' },
);

/** What a catalogue says of every metric, whatever its kind. */
const common = {
  id: Id('program.area.name'),
  summary: prose('One line naming what is counted.'),
  description: prose('What exactly is counted, when, and what is not.'),
  question: prose('The question it answers.'),
  justification: prose('Why it must be recorded, and why in this class.'),
  sources: Type.Array(Type.String(), { description: 'https links to where the question comes from.' }),
  use: Type.Enum([...USES], { description: 'What the answer is for.' }),
  owners: Type.Array(Type.String(), { description: 'The teams that answer for it.' }),
  file: prose('The declaring file, from the root of the repository.'),
  since: Version('The registry version that first carried it.'),
  status: Type.Enum([...STANDINGS], { description: 'As declared, or revoked by a steward.' }),
  live: Type.Boolean({ description: 'Recorded at all: neither proposed nor revoked, nor expired on `as_of`.' }),
  expires: Day('The day on which it stops being recorded.'),
  privacy_class: Type.Enum([...CLASSES], { description: 'How far a value may go at most; see `classes`.' }),
  leaves: orNull(
    Type.Enum(['submit', 'ticket', 'fleet']),
    'The sink for which the allowlist has lines of this metric now; null where it has none.',
  ),
  retention: whole('Days a value stays on the machine.', 1),
  beyond: whole('Days a value is kept where it went; 0 where it goes nowhere or its owner decides.'),
  flush_now: Type.Boolean({ description: 'Written at once rather than at the next flush.' }),
  same_fact: Type.Array(Type.String({ pattern: ID }), { description: 'Metrics that record the same fact.' }),
  fields: whole('How many fields it has; 1 for frames, which have too many to count.', 1),
  bits: Bits,
  submit: orNull(Said, 'What may be said in a report; null for classes that are never reported.'),
};

const kind = <K extends string, P extends Type.TProperties>(name: K, title: string, own: P) =>
  Type.Object({ kind: Type.Literal(name), ...common, ...own }, { ...closed, title });

const CatalogueMetric = Type.Union([
  kind('counter', 'CounterMetric', {
    labels: Type.Array(Dimension, { maxItems: 2, description: 'None, one or two.' }),
  }),
  kind('flag', 'FlagMetric', {}),
  kind('enumeration', 'EnumerationMetric', { values: Dimension }),
  kind('histogram', 'HistogramMetric', {
    unit: prose('The unit of the bounds.'),
    bounds: Type.Array(Type.Integer(), { description: 'Inclusive upper bounds; one more bucket holds what is above.' }),
  }),
  kind('frames', 'FramesMetric', {
    form: Type.Enum(['crates', 'names'], { description: 'A frame is a path in a listed crate, or one listed name.' }),
    list: ListName('The list the frames come from.'),
    depth: whole('How many frames are kept.', 1),
  }),
  kind('text', 'TextMetric', { pattern: prose('The pattern its texts match: a finite language.') }),
]);
export type CatalogueMetric = Static<typeof CatalogueMetric>;

const CatalogueList = Type.Object(
  {
    name: ListName('The name of the list.'),
    summary: prose('What it lists.'),
    toolchain: prose('The official toolchain it was made from.'),
    command: prose('The command that made it.'),
    owner: prose('The team that answers for it.'),
    values: Labels('In the order of the list, without `unknown`.'),
  },
  { ...closed, title: 'CatalogueList', description: 'A list of labels that metrics of this program use.' },
);

const CatalogueClass = Type.Object(
  {
    name: Type.Enum([...CLASSES]),
    summary: prose('Where a value of this class may go.'),
    sink: Type.Enum(['fleet', 'none', 'ticket', 'submit'], {
      description: 'The one place outside the store it may reach.',
    }),
  },
  { ...closed, title: 'CatalogueClass', description: 'A privacy class.' },
);

const CatalogueGroup = Type.Object(
  {
    name: Name('The name of the group.'),
    summary: prose('What it says about a week.'),
    open: Type.Boolean({ description: 'Whether it may be reported.' }),
  },
  {
    ...closed,
    title: 'CatalogueGroup',
    description: 'Metrics that are reported together; their `submit.group` names it.',
  },
);

export const Catalogue = Type.Object(
  {
    format: Type.Literal(CATALOGUE_FORMAT),
    registry: ListName('The name of the registry.'),
    version: Version('The version of the registry.'),
    status: Type.Enum(['preview', 'active'], {
      description: 'A preview registry can never be sent anywhere but to a file.',
    }),
    as_of: Day('The day from which expiry is measured.'),
    program: Name('The program.'),
    summary: prose('What the program is.'),
    classes: Type.Array(CatalogueClass, { description: 'Every privacy class, narrowest sink first.' }),
    groups: Type.Array(CatalogueGroup, { description: 'The groups of this program, by name.' }),
    lists: Type.Array(CatalogueList, { description: 'The lists its metrics use, by name; each stands here once.' }),
    metrics: Type.Array(CatalogueMetric, {
      description: 'Every metric, sealed, proposed and expired ones too, by id.',
    }),
  },
  { ...closed, description: 'Everything that is declared of one program. It allows nothing: only the allowlist does.' },
);
export type Catalogue = Static<typeof Catalogue>;

const Series = Type.String({
  pattern: '^(0\\.(0|[1-9][0-9]*)|[1-9][0-9]*)$',
  description: 'What the caret keeps: `0.1`, or `1` from 1.0.0 on.',
});

export const Report = Type.Object(
  {
    format: Type.Literal(REPORT_FORMAT),
    group: Name('The group that was drawn for the week.'),
    registry: ListName('The name of the registry.'),
    series: Series,
    values: Type.Record(Type.String({ pattern: ID }), Type.String({ pattern: LABEL }), {
      ...closed,
      minProperties: 1,
      title: 'Values',
      description: 'One value for every metric of the group, spelled as its allowlist line spells it.',
    }),
    week: Type.String({
      pattern: '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$',
      description: 'The ISO week it covers: `2026-W47`.',
    }),
  },
  {
    ...closed,
    description: 'One group of one week, as canonical JSON: keys sorted, no white space. Nothing else is in it.',
  },
);
export type Report = Static<typeof Report>;

export const Answer = Type.Object(
  {
    format: Type.Literal(ANSWER_FORMAT),
    metric: Id('The noised metric that was answered.'),
    quarter: Type.String({
      pattern: '^[0-9]{4}-Q[1-4]$',
      description: 'The quarter in which the answer was drawn: `2026-Q4`.',
    }),
    registry: ListName('The name of the registry.'),
    series: Series,
    value: Type.String({ pattern: LABEL, description: 'One of the values of its allowlist line, randomised.' }),
  },
  {
    ...closed,
    description:
      'One randomised answer of one quarter, as canonical JSON: keys sorted, no white space. Nothing else is in it.',
  },
);
export type Answer = Static<typeof Answer>;
