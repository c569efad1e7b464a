/**
 * What an author sees in an editor: the schema that the first line of every area file names makes a language server
 * complete, explain and check it. The server is a real one, started on a copy, without network.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SHAPES, schemaOf } from '../generators/schema/generate.ts';
import { type Diagnostic, LanguageServer } from './editor/language-server.ts';

const MODELINE = '# yaml-language-server: $schema=../../generated/schema/metrics.schema.json';

/** `¦` marks where the cursor is. */
const KEYS = `${MODELINE}
area: ice
metrics:
  total:
    kind: counter
    ¦
`;
const VALUES = `${MODELINE}
area: ice
metrics:
  total:
    privacy_class: ¦
`;
const HOVER = `${MODELINE}
area: ice
metrics:
  total:
    reten¦tion: 49d
`;
const WRONG = `${MODELINE}
area: ice
metrics:
  total:
    kind: counter
    privacy_clas: coarse
  other:
    privacy_class: public
    retention: 7 weeks
`;
const RIGHT = `${MODELINE}
area: ice
metrics:
  total:
    kind: counter
    privacy_class: coarse
    submit: { group: crashes, reduce: sum, levels: [0, 1, 2, 5] }
`;

const editor = suite('editor');
let folder = '';
let server: LanguageServer;

editor.before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'editor-'));
  const metrics = SHAPES.filter(({ name }) => name === 'metrics');
  for (const { name, title, shape } of metrics) {
    const path = join(folder, `generated/schema/${name}.schema.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(schemaOf(title, shape)));
  }
  mkdirSync(join(folder, 'registry/rustc'), { recursive: true });
  server = await LanguageServer.start(folder);
});
editor.after(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

function open(name: string, text: string): Promise<readonly Diagnostic[]> {
  return server.open(join(folder, `registry/rustc/${name}.yaml`), text);
}

async function atCursor(method: 'completion' | 'hover', name: string, marked: string): Promise<unknown> {
  const [before = ''] = marked.split('¦');
  const lines = before.split('\n');
  await open(name, marked.replace('¦', ''));
  const path = join(folder, `registry/rustc/${name}.yaml`);
  return server.at(method, path, lines.length - 1, (lines.at(-1) ?? '').length);
}

async function completions(name: string, marked: string): Promise<string[]> {
  const answer = await atCursor('completion', name, marked);
  const { items } = answer as { items: readonly { readonly label: string }[] };
  return items.map(({ label }) => label).sort();
}

editor('completes the keys of a metric that are not there yet', async () => {
  const labels = await completions('keys', KEYS);
  for (const key of ['privacy_class', 'question', 'justification', 'retention', 'submit']) {
    assert.ok(labels.includes(key), `no ${key} among ${labels.join(', ')}`);
  }
  assert.not.ok(labels.includes('kind'));
});

editor('completes the privacy classes', async () => {
  assert.is((await completions('values', VALUES)).join(' '), 'coarse fleet noised sealed ticket');
});

editor('explains a key', async () => {
  const said = JSON.stringify(await atCursor('hover', 'hover', HOVER));
  assert.match(said, 'Days a value stays on the machine, such as 49d.');
});

editor('marks an unknown key and bad values, each on its own line', async () => {
  const found = await open('wrong', WRONG);
  const lines = found.map(({ range, message }) => `${range.start.line + 1}: ${message.split('\n', 1).join('')}`).sort();
  assert.is(
    lines.join('\n'),
    [
      '6: Property privacy_clas is not allowed.',
      '8: Value is not accepted. Valid values: "fleet", "sealed", "ticket", "noised", "coarse".',
      '9: String does not match the pattern of "^[1-9][0-9]{0,3}d$".',
    ].join('\n'),
  );
});

editor('finds nothing wrong with a sound file', async () => {
  assert.is(JSON.stringify(await open('right', RIGHT)), '[]');
});

editor.run();
