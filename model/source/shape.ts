/**
 * Plain value -> problems of shape, in words a person can act on. TypeBox decides; this file only translates its
 * errors, so a new key in a schema needs nothing here. A union gives one problem, an extra key one, a number where text
 * belongs says "quote it".
 */
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/schema';
import { Settings } from 'typebox/system';
import { childSchema, describe, parsePointer, schemaOf, typesOf, valueOf, type SchemaNode } from './schema-node.ts';
import { didYouMean, wordList } from '../findings/nearest.ts';
import { patternWords } from './pattern-words.ts';
import { keyAt, valueAt, type Path, type Place } from '../findings/problem.ts';

/** TypeBox stops after 8 errors by default, and what it stops before would pass for sound. */
Settings.Set({ maxErrors: Number.MAX_SAFE_INTEGER });

export type ShapeRule =
  | 'schema/unknown-key'
  | 'schema/bad-name'
  | 'schema/wrong-type'
  | 'schema/unquoted'
  | 'schema/not-allowed'
  | 'schema/bad-text'
  | 'schema/out-of-range'
  | 'declaration/missing-key'
  | 'privacy/reserved-class';

export interface ShapeProblem {
  readonly rule: ShapeRule;
  /** What is wrong as a whole: the key itself for an extra key, else the value. */
  readonly path: Path;
  readonly at: Place;
  readonly message: string;
  readonly help: string;
}

interface RawError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator with the schema it was compiled from; compiling costs a few milliseconds, so each is made once. */
export interface Shape {
  readonly schema: TSchema;
  readonly validator: Validator;
}

export const shapeOf = (schema: TSchema): Shape => ({ schema, validator: Compile(schema) });

/**
 * Every problem of shape in a value, at most one for each place and cause. Cost: one compiled check when there is none.
 */
export function shapeProblems(shape: Shape, value: unknown): readonly ShapeProblem[] {
  if (shape.validator.Check(value)) return [];
  const [, errors] = shape.validator.Errors(value) as unknown as [boolean, readonly RawError[]];
  const problems = withoutUnionNoise(errors).flatMap((error) => translate(shape.schema, value, error));
  if (problems.length === 0) throw new Error('a value that does not fit its schema gave no problem');
  return problems;
}

/**
 * A failed union also reports each of its branches: what is deeper, or says more than "wrong type", is more precise
 * than the union.
 */
function withoutUnionNoise(errors: readonly RawError[]): readonly RawError[] {
  const unions = new Set(errors.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath));
  if (unions.size === 0) return errors;
  const precise = (error: RawError): boolean => error.keyword !== 'anyOf' && error.keyword !== 'type';
  const better = new Set(
    [...unions].filter((path) =>
      errors.some(
        (error) => error.instancePath.startsWith(`${path}/`) || (error.instancePath === path && precise(error)),
      ),
    ),
  );
  return errors.filter((error) => {
    if (!unions.has(error.instancePath)) return true;
    return better.has(error.instancePath) ? precise(error) : error.keyword === 'anyOf';
  });
}

function translate(schema: TSchema, root: unknown, error: RawError): ShapeProblem[] {
  const path = parsePointer(error.instancePath);
  const value = valueOf(root, path);
  const node = schemaOf(schema, path);
  const name = nameOf(path);
  const problem = (rule: ShapeRule, at: Place, message: string, help: string, whole: Path = path): ShapeProblem[] => [
    { rule, path: whole, at, message, help },
  ];
  if (value === null && error.keyword !== 'boolean')
    return problem(
      'declaration/missing-key',
      keyAt(path),
      `${name} has no value`,
      'give it a value, or remove the key',
    );
  switch (error.keyword) {
    case 'boolean':
      return [];
    case 'additionalProperties':
      return extraKeys(error).flatMap((key) => extraKey(node, path, key));
    case 'required':
      return (error.params['requiredProperties'] as readonly string[]).flatMap((key) =>
        problem(
          'declaration/missing-key',
          keyAt(path),
          `${name} has no \`${key}\``,
          `add \`${key}:\`; ${describe(childSchema(node, key))}`,
        ),
      );
    case 'type':
    case 'anyOf':
      return wrongType(node, path, value, name);
    case 'enum':
      return notAllowed(error, path, value, name);
    case 'pattern':
      return problem(
        'schema/bad-text',
        valueAt(path),
        `${name} is ${patternWords(String(error.params['pattern'])).not}`,
        patternWords(String(error.params['pattern'])).help,
      );
    default:
      return problem('schema/out-of-range', valueAt(path), `${name} ${rangeWords(error, value)}`, describe(node));
  }
}

const extraKeys = (error: RawError): readonly string[] => error.params['additionalProperties'] as readonly string[];

function extraKey(node: SchemaNode, path: Path, key: string): ShapeProblem[] {
  const at = keyAt([...path, key]);
  const [pattern] = Object.keys(node.patternProperties ?? {});
  if (pattern !== undefined) {
    const words = patternWords(pattern);
    return [
      {
        rule: 'schema/bad-name',
        path: [...path, key],
        at,
        message: `\`${shorten(key)}\` is ${words.not}`,
        help: words.help,
      },
    ];
  }
  const known = Object.keys(node.properties ?? {});
  const help = didYouMean(key, known, `the keys here are ${known.map((k) => `\`${k}\``).join(', ')}`);
  return [
    {
      rule: 'schema/unknown-key',
      path: [...path, key],
      at,
      message: `\`${shorten(key)}\` is not a key of ${path.length === 0 ? 'this file' : nameOf(path)}`,
      help,
    },
  ];
}

function wrongType(node: SchemaNode, path: Path, value: unknown, name: string): ShapeProblem[] {
  const wanted = typesOf(node);
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return [
      {
        rule: 'schema/unquoted',
        path,
        at: valueAt(path),
        message: `${name} is read as a ${typeof value}, not as text`,
        help: `quote it: '${String(value)}', or as it was meant`,
      },
    ];
  }
  const types = wanted.map((type) => TYPE_WORDS[type] ?? type).join(' or ');
  const message = `${name} is ${typeWord(value)}; it must be ${types}`;
  return [{ rule: 'schema/wrong-type', path, at: valueAt(path), message, help: describe(node) }];
}

function notAllowed(error: RawError, path: Path, value: unknown, name: string): ShapeProblem[] {
  const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String);
  if (typeof value === 'object') {
    return [
      {
        rule: 'schema/wrong-type',
        path,
        at: valueAt(path),
        message: `${name} is ${typeWord(value)}; it must be text`,
        help: `one of ${wordList(allowed)}`,
      },
    ];
  }
  const help = didYouMean(String(value), allowed, `one of ${wordList(allowed)}`);
  return [
    {
      rule: 'schema/not-allowed',
      path,
      at: valueAt(path),
      message: `\`${String(lastKey(path))}\` cannot be \`${shorten(String(value))}\``,
      help,
    },
  ];
}

const RANGE_WORDS: Readonly<Record<string, (limit: string, value: unknown) => string>> = {
  minLength: (limit) => `is shorter than ${limit} character`,
  maxLength: (limit, value) => `has ${[...String(value)].length} characters; at most ${limit} are allowed`,
  minItems: (limit) => `has fewer than ${limit} entries`,
  maxItems: (limit, value) =>
    `has ${Array.isArray(value) ? value.length : 'too many'} entries; at most ${limit} are allowed`,
  minProperties: (limit) => `has fewer than ${limit} entry`,
  maxProperties: (limit, value) => `has ${Object.keys(value ?? {}).length} entries; at most ${limit} are allowed`,
  minimum: (limit, value) => `is ${String(value)}; it must be at least ${limit}`,
  maximum: (limit, value) => `is ${String(value)}; it must be at most ${limit}`,
  uniqueItems: () => 'names something twice',
  exclusiveMinimum: (limit, value) => `is ${String(value)}; it must be more than ${limit}`,
};

function rangeWords(error: RawError, value: unknown): string {
  return RANGE_WORDS[error.keyword]?.(String(error.params['limit']), value) ?? `does not fit (${error.keyword})`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function typeWord(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number with a fraction';
  return TYPE_WORDS[typeof value] ?? typeof value;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

const lastKey = (path: Path): string | number => path.findLast((part) => typeof part === 'string') ?? 'value';

/** `retention` for a key, `entry 3 of \`labels\`` inside a list, `this file` for the root. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'this file';
  return typeof last === 'number' ? `entry ${last + 1} of \`${String(lastKey(path))}\`` : `\`${shorten(last)}\``;
}
