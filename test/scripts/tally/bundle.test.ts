/** What `tally` consists of: small, without the model, and with no door to the network or to other programs. */
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { templates } from '../../../scripts/dev/build/template-loader.mjs';
import { HOME } from '../../command.ts';
import { judgeBundle } from '../../tidy/judge.ts';
import { begins } from '../../tidy/policy.ts';

const test = suite('the parts of tally');

/** What may be in it; of the model how text is shown, of the generators how HTML is made. */
const MAY = [
  ...['scripts/tally/', 'scripts/tally.ts', 'scripts/terminal/', 'submitter/', 'recorders/typescript/store/'],
  ...['package.json', 'model/findings/format.ts', 'model/findings/visible.ts', 'generators/html.ts'],
];
const MODEL_BYTES = 1000;
const MOST_BYTES = 230_000;

test('nothing else is bundled', async () => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: HOME,
    entryPoints: ['scripts/tally.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    plugins: [templates],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  const strange = inputs.filter(
    ([path, { bytesInOutput }]) => !MAY.some((may) => begins(path, may)) && bytesInOutput > 0,
  );
  assert.equal(
    strange.map(([path]) => path),
    [],
  );
  const model = inputs.filter(([path]) => path.startsWith('model/'));
  const modelBytes = model.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  assert.ok(modelBytes <= MODEL_BYTES, `${modelBytes} bytes of the model`);
  assert.ok((output?.bytes ?? Infinity) <= MOST_BYTES, `it has ${output?.bytes} bytes`);
  const imported = new Set(output?.imports.map(({ path }) => path));
  assert.equal([...imported].sort(), ['node:crypto', 'node:fs', 'node:path', 'node:util']);
  const text = outputFiles[0]?.text ?? '';
  assert.equal(judgeBundle('dist/tally.mjs', text), []);
  assert.match(text, 'tr,figure{break-inside:avoid}', 'the style of the page is there, without spaces');
});

test.run();
