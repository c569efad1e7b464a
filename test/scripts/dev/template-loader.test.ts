/** Templates as modules: what they refuse, and that Node and esbuild are given the same text. */
import { join } from 'node:path';
import Handlebars from 'handlebars/runtime.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { crateModule, templateModule } from '../../../scripts/dev/build/template-loader.mjs';
import { temporaryFolder, write } from '../folder.ts';

const templates = suite('templates');

async function render(path: string, text: string, view: unknown): Promise<string> {
  const source: string = templateModule(path, text);
  const specification = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  return Handlebars.template(specification.default)(view);
}

async function refusal(path: string, text: string, view: unknown): Promise<string> {
  return render(path, text, view).catch((error: unknown) => String(error));
}

templates('code is not escaped', async () => {
  assert.is(await render('a.ts.hbs', '{{#each xs}}{{this}};{{/each}}\n', { xs: ['<', '"&'] }), '<;"&;\n');
});

templates('HTML is escaped', async () => {
  assert.is(await render('a.html.hbs', '<p>{{x}}</p>', { x: '<b>"' }), '<p>&lt;b&gt;&quot;</p>');
});

templates('a missing value is an error', async () => {
  assert.match(await refusal('a.md.hbs', '{{x}}', {}), /"x" not defined/);
});

templates('an unknown helper is an error that names the template', async () => {
  assert.is(
    await refusal('b.md.hbs', '{{shout x}}', {}),
    'Error: b.md.hbs: You specified knownHelpersOnly, but used the unknown helper shout - 1:0',
  );
});

templates('a syntax error names the template', async () => {
  assert.match(await refusal('c.md.hbs', '{{#each}', {}), /^Error: c\.md\.hbs: Parse error on line 1/);
});

templates('line ends are LF however the template was checked out', async () => {
  assert.is(await render('a.md.hbs', 'a\r\nb\r\n', {}), 'a\nb\n');
});

templates('a crate is the texts of its sources, in order, and nothing else', () => {
  const folder = temporaryFolder();
  write(folder, {
    'Cargo.toml': '',
    'src/lib.rs': 'mod a;\n',
    'src/a/b.rs': '"\u2028"',
    'src/a.rs': '',
    'src/notes.md': '',
  });
  assert.is(
    crateModule(join(folder, 'Cargo.toml')),
    'export default {"a.rs":"","a/b.rs":"\\"\u2028\\"","lib.rs":"mod a;\\n"};\n',
  );
});

templates.run();
