/**
 * `node scripts/dev/run.mjs FILE [ARGUMENT …]`: runs a source of this project as it is, in this process: TypeScript
 * with its types taken off, templates, texts and crates as modules. FILE sees the arguments that it would see alone.
 * Every npm script starts here, so that how a source is run is said once. A tool of developers is not started with
 * words that it does not take, and a reader that has seen enough (`| head`) ends its printing.
 */
import 'tsx';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './build/templates.mjs';

const [node, , file, ...words] = process.argv;
if (file === undefined) {
  process.stderr.write('usage: node scripts/dev/run.mjs FILE [ARGUMENT …]\n');
  process.exit(2);
}
const { replyFor, TOOLS } = await import('./tools.ts');
const path = relative(fileURLToPath(new URL('../../', import.meta.url)), resolve(file)).replaceAll('\\', '/');
const reply = replyFor(path, words);
if (reply !== null) {
  (reply.status === 0 ? process.stdout : process.stderr).write(reply.text);
  process.exit(reply.status);
}
if (Object.hasOwn(TOOLS, path)) {
  process.stdout.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error;
  });
}
process.argv = [node ?? process.execPath, resolve(file), ...words];
await import(pathToFileURL(resolve(file)).href);
