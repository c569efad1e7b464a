/** Parsing that remembers: for tests that check a large registry many times with one file changed. */
import { parseEnumeration } from '../model/source/enumeration-file.ts';
import type { Read } from '../model/source/read.ts';
import { parseYaml } from '../model/source/yaml.ts';

function remembered<T>(make: (...given: readonly string[]) => T): (...given: readonly string[]) => T {
  const made = new Map<string, T>();
  return (...given) => {
    const key = given.join('\0');
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(...given);
    made.set(key, one);
    return one;
  };
}

/** Holds every text it was given until the process ends. */
export const remembering = (): Read => ({
  yaml: remembered((text = '') => parseYaml(text)),
  list: remembered((file = '', name = '', text = '') => parseEnumeration(file, name, text)),
});
