/** Every generator, in the order in which they are listed and run. To add an output, add a folder and a row here. */
import type { Generator } from '../model/registry/types.ts';
import { allowlist } from './allowlist/generate.ts';
import { catalogue } from './catalogue/generate.ts';
import { docs } from './docs/generate.ts';
import { rust } from './rust/generate.ts';
import { schema } from './schema/generate.ts';
import { typescript } from './typescript/generate.ts';

export const GENERATORS: readonly Generator[] = [rust, typescript, docs, allowlist, catalogue, schema];
