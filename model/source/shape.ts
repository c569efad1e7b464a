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
import { lastKey, nameOf, rangeWords, shorten, TYPE_WORDS, typeWord } from './shape-words.ts';
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
      return missingKeys(error).flatMap((key) => missingKey(node, path, key, name));
    case 'type':
    case 'anyOf':
      return wrongType(node, path, value, name);
    case 'enum':
      return notAllowed(error, path, value, name);
    case 'pattern':
      return badText(error, path, name);
    default:
      return problem(
        'schema/out-of-range',
        valueAt(path),
        `${name} ${rangeWords(error.keyword, String(error.params['limit']), value)}`,
        describe(node),
      );
  }
}

const missingKeys = (error: RawError): readonly string[] => error.params['requiredProperties'] as readonly string[];

function missingKey(node: SchemaNode, path: Path, key: string, name: string): ShapeProblem {
  const message = `${name} has no \`${key}\``;
  const help = `add \`${key}:\`; ${describe(childSchema(node, key))}`;
  return { rule: 'declaration/missing-key', path, at: keyAt(path), message, help };
}

function badText(error: RawError, path: Path, name: string): ShapeProblem[] {
  const { not, help } = patternWords(String(error.params['pattern']));
  return [{ rule: 'schema/bad-text', path, at: valueAt(path), message: `${name} is ${not}`, help }];
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
