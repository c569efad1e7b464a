/**
 * Turns a Handlebars template (`*.hbs`) into an ES module whose default export is its precompiled specification, a
 * `*.yaml` or `*.css` file into one whose default export is its text, and a crate (its `Cargo.toml`) into one whose
 * default export holds the texts below its `src/` by path, for Node (a `load` hook) and for esbuild (a plugin), so that
 * both run the same and neither ships the template compiler. Of `package.json`, which Node reads by itself, a bundle
 * gets the version, and of a `*.css` file the same rules without comments and spaces. A missing value or an unknown
 * helper is an error. `*.html.hbs` escapes its values; every other template must not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Handlebars takes a tenth of a second to load, which programs without a template need not wait for. */
const require = createRequire(import.meta.url);

/** The source of the module that stands for the template at `path`. Throws, naming `path`, if it does not parse. */
export function templateModule(path, text) {
  const noEscape = !path.endsWith('.html.hbs');
  try {
    const options = { noEscape, strict: true, knownHelpersOnly: true };
    return `export default ${require('handlebars').precompile(text.replaceAll('\r\n', '\n'), options)};\n`;
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The source of the module that stands for a text file: its text is the default export. */
export const textModule = (text) => `export default ${JSON.stringify(text)};\n`;

/** The source of the module that stands for a crate: the texts of its sources, by path below `src/`. */
export function crateModule(path) {
  const folder = join(dirname(path), 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const sources = names.filter((name) => name.endsWith('.rs')).sort();
  const texts = sources.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  return `export default ${JSON.stringify(Object.fromEntries(texts))};\n`;
}

/** What each imported ending becomes. */
const MODULES = [
  { ending: /\.hbs(\?|$)/, make: templateModule },
  { ending: /\.(?:yaml|css)(\?|$)/, make: (_path, text) => textModule(text) },
  { ending: /Cargo\.toml(\?|$)/, make: crateModule },
];

/** Serves both kinds of Node hook: it answers at once, or passes on whatever the next hook returns. */
export function load(url, context, nextLoad) {
  const module = url.startsWith('file:') ? MODULES.find(({ ending }) => ending.test(url)) : undefined;
  if (module === undefined) return nextLoad(url, context);
  const path = fileURLToPath(url);
  return { format: 'module', shortCircuit: true, source: module.make(path, readFileSync(path, 'utf8')) };
}

/** The esbuild plugin. */
export const templates = {
  name: 'templates',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await build.esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
    build.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    for (const { ending, make } of MODULES) {
      const load = ({ path }) => ({ contents: make(path, readFileSync(path, 'utf8')), loader: 'js' });
      build.onLoad({ filter: ending }, load);
    }
  },
};
