/**
 * Walking a JSON Schema, and a value, by the path of keys that an error names. Descriptions are inherited where a part
 * has none.
 */
import type { TSchema } from 'typebox';
import type { Path } from '../findings/problem.ts';

export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
}

/** The schema of the value at a path; empty where the schema says nothing. */
export function schemaOf(schema: TSchema, path: Path): SchemaNode {
  return path.reduce<SchemaNode>((node, part) => childSchema(node, String(part)), schema as SchemaNode);
}

/** The schema of one key or item. */
export function childSchema(node: SchemaNode, key: string): SchemaNode {
  const [pattern] = Object.values(node.patternProperties ?? {});
  const branch = (node.anyOf ?? []).find((option) => option.items !== undefined || option.properties !== undefined);
  const child =
    node.properties?.[key] ?? pattern ?? node.items ?? (branch === undefined ? {} : childSchema(branch, key));
  return child.description === undefined && node.description !== undefined
    ? { ...child, description: node.description }
    : child;
}

/** The types a value may have, one for each branch of a union. */
export const typesOf = (node: SchemaNode): readonly string[] =>
  (node.anyOf ?? [node]).map((option) => option.type ?? 'text');
/** What the value is, as the second half of a sentence. */
export const describe = (node: SchemaNode): string =>
  (node.description ?? 'see the declaration format').replace(/\.$/, '').replace(/^./, (c) => c.toLowerCase());

/** A JSON pointer as a path. */
export function parsePointer(pointer: string): Path {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** The value at a path; undefined where there is none. */
export function valueOf(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[String(part)] : undefined,
    root,
  );
}
