/** The committed registry, checked: for tests of what holds of the real declarations and not only of the sample. */
import { fileURLToPath } from 'node:url';
import { check } from '../model/check.ts';
import { loadTree } from '../model/source/load.ts';
import type { Registry } from '../model/registry/types.ts';

const { value } = check(loadTree(fileURLToPath(new URL('../', import.meta.url))));
if (value === null) throw new Error('registry/ cannot be read as a registry; run npm run check');

export const realRegistry: Registry = value;
