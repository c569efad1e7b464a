/**
 * `node scripts/dev/run.mjs FILE [ARGUMENT …]`: runs a source of this project as it is, in this process: TypeScript
 * with its types taken off, templates, texts and crates as modules. FILE sees the arguments that it would see alone.
 * Every npm script starts here, so that how a source is run is said once.
 */
import 'tsx';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import './build/templates.mjs';

const [node, , file, ...words] = process.argv;
if (file === undefined) {
  process.stderr.write('usage: node scripts/dev/run.mjs FILE [ARGUMENT …]\n');
  process.exit(2);
}
process.argv = [node ?? process.execPath, resolve(file), ...words];
await import(pathToFileURL(resolve(file)).href);
