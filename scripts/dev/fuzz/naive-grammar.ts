/**
 * The grammars of generators/allowlist/FORMAT.md as regular expressions, for a second reader of the allowlist. They are
 * typed from the page and share nothing with the generator or the submitter.
 */
const NAME = '(?=[a-z0-9_]{1,40}(?![a-z0-9_]))[a-z][a-z0-9]*(?:_[a-z0-9]+)*';
const LIST = '(?=[a-z0-9-]{1,40}(?![a-z0-9-]))[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const ID = `${NAME}\\.${NAME}\\.${NAME}`;
const PART = '(?:0|[1-9][0-9]{0,5})';
const VERSION = `${PART}\\.${PART}\\.${PART}`;
const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
export const COUNT = '(?:0|[1-9][0-9]{0,14})';
export const POSITIVE = '[1-9][0-9]{0,14}';
const DECIMAL = '(?=[0-9.]{1,16}(?![0-9.]))[0-9]{1,15}(?:\\.[0-9]+)?';
const SUM = '[0-9a-f]{64}';
export const LABEL = '(?:[!-$&-+\\--:?-z~]|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D))+';
const PRINTED = '(?:[!-$&-~]|%25|%[01][0-9A-F]|%7F|%[89A-F][0-9A-F])+';
const TEXT = `${PRINTED}(?: ${PRINTED})*`;
const FACTS = `keep=(${POSITIVE})d(?:/(${POSITIVE})d)? until=(${DATE}) since=(${VERSION})`;
const REDUCE = '(sum|days|max|median|any|all|mode)';

export const exactly = (grammar: string): RegExp => new RegExp(`^${grammar}$`);
export const HEADER = {
  registry: exactly(`registry (${LIST}) (${VERSION}) (preview|active) as_of=(${DATE})`),
  program: exactly(
    `program (${NAME}) reporters=(${COUNT}) basis=(assumed|measured) open=(-|${NAME}(?:\\|${NAME})*)` +
      `(?: catalogue=(${SUM}))?`,
  ),
  limits: exactly(`limits epsilon_a_year=(${DECIMAL}) signatures=(${COUNT})`),
  lines: exactly(`lines submit=(${COUNT}) ticket=(${COUNT}) fleet=(${COUNT}) set=(${COUNT})`),
  expiry: exactly(`submit lines expire (${DATE})`),
  sum: exactly(`sha256 (${SUM})`),
};
const VALUES = `values=(${LABEL}(?:\\|${LABEL})+) reduce=${REDUCE}`;
export const SUBMIT = exactly(
  `submit (${ID}) ${VALUES} (?:group=(${NAME}) class=coarse|class=noised k=(${COUNT}) epsilon=(${DECIMAL})) ${FACTS}`,
);
export const WORDS = exactly(`(asks|means) (${ID}) (${TEXT})`);
const BRACED = `\\{(?!names:|text:)(?:${LABEL}(?:,${LABEL})?|(?:${LABEL},)?(?:<=|>)${COUNT})\\}`;
export const TICKET = exactly(`ticket (${ID}(?:${BRACED})?) values=(count) class=(ticket) ${FACTS}`);
export const FLEET = exactly(`fleet (${ID}(?:${BRACED})?) values=(count|ms|bytes|instructions) class=(fleet) ${FACTS}`);
export const SET = exactly(`set (${LIST}) names=(${COUNT}) sha256=(${SUM})`);
export const PATTERN = exactly(`(${ID})\\{(names|text):(.+)\\}`);
export const STACK = exactly(`(${LIST})\\*([1-9]|[12][0-9]|3[0-2])`);

/** A label as people write it. */
export const decode = (label: string): string =>
  label.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
