/**
 * How the text of a file is parsed. A caller that checks many trees that differ in one file may pass functions that
 * remember what they parsed; the same text must give the same answer. Pure.
 */
import { parseEnumeration } from './enumeration-file.ts';
import { parseYaml } from './yaml.ts';

export interface Read {
  readonly yaml: typeof parseYaml;
  readonly list: typeof parseEnumeration;
}

export const READ: Read = { yaml: parseYaml, list: parseEnumeration };
