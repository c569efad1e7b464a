/**
 * JSON Schemas: of the files that authors write, so that an editor checks and completes them, and of what other
 * programs read. They are printed from the shapes that validate, so an editor cannot disagree with `check` about shape.
 * The same for every registry.
 */
import type Type from 'typebox';
import { Ledger } from '../../model/schema/ledger.ts';
import { Roster } from '../../model/schema/roster.ts';
import { AreaFile } from '../../model/schema/declaration.ts';
import { Policy } from '../../model/schema/policy.ts';
import { RegistryFile } from '../../model/schema/registry-file.ts';
import type { Generator } from '../../model/registry/types.ts';
import { ExportLine } from '../../model/schema/export-line.ts';
import { Answer, Catalogue, Report } from '../../model/schema/wire.ts';

/** Every shape that is printed, and the title its schema and type carry. */
export const SHAPES: readonly { readonly name: string; readonly title: string; readonly shape: Type.TSchema }[] = [
  { name: 'metrics', title: 'Metrics of one area', shape: AreaFile },
  { name: 'registry', title: 'Registry', shape: RegistryFile },
  { name: 'policy', title: 'Policy', shape: Policy },
  { name: 'roster', title: 'Roster', shape: Roster },
  { name: 'ledger', title: 'Ledger', shape: Ledger },
  { name: 'catalogue', title: 'Catalogue', shape: Catalogue },
  { name: 'answer', title: 'Answer', shape: Answer },
  { name: 'report', title: 'Report', shape: Report },
  { name: 'export-line', title: 'ExportLine', shape: ExportLine },
];

/** A shape as a document of its own: plain JSON that names its dialect, draft 7, which editors understand. */
export function schemaOf(title: string, shape: Type.TSchema): Record<string, unknown> {
  const plain: unknown = JSON.parse(JSON.stringify(shape));
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...Object(plain) };
}

export const schema: Generator = {
  name: 'schema',
  summary: 'JSON Schemas of the registry files and of what other programs read',
  generate: () =>
    SHAPES.map(({ name, title, shape }) => ({
      path: `schema/${name}.schema.json`,
      text: `${JSON.stringify(schemaOf(title, shape), null, 2)}\n`,
    })),
};
