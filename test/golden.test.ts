/** The comparison itself: it must notice one byte, say where, and never write where `CI` is set. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { difference, golden } from './golden.ts';

const comparison = suite('golden');
const folder = mkdtempSync(join(tmpdir(), 'golden-'));
comparison.after(() => rmSync(folder, { recursive: true }));

function refusal(work: () => void): string {
  try {
    work();
  } catch (error) {
    return String(error).replaceAll(folder, '');
  }
  return 'nothing was refused';
}

const MEND = 'if the new text is right, run `UPDATE=1 npm test` and review the diff';

comparison('equal texts pass', () => {
  writeFileSync(join(folder, 'equal'), 'a\nb\n');
  golden(join(folder, 'equal'), 'a\nb\n', {});
});

comparison('a missing file is refused', () => {
  assert.is(
    refusal(() => golden(join(folder, 'missing'), 'a', {})),
    `Error: /missing is missing; ${MEND}`,
  );
});

comparison('a missing line end is a difference, and seen', () => {
  writeFileSync(join(folder, 'end'), 'a\r\nb');
  assert.is(
    refusal(() => golden(join(folder, 'end'), 'a\nb', {})),
    `Error: /end differs; ${MEND}\n@ line 1\n- a\\r\n+ a\n  b`,
  );
});

comparison('UPDATE=1 writes, folders included', () => {
  golden(join(folder, 'new/file'), 'text\n', { UPDATE: '1' });
  assert.is(readFileSync(join(folder, 'new/file'), 'utf8'), 'text\n');
});

comparison('UPDATE=1 is refused where CI is set', () => {
  writeFileSync(join(folder, 'kept'), 'old');
  const said = refusal(() => golden(join(folder, 'kept'), 'new', { UPDATE: '1', CI: 'true' }));
  assert.is(said, 'Error: /kept would change; UPDATE=1 is refused where CI is set');
  assert.is(readFileSync(join(folder, 'kept'), 'utf8'), 'old');
});

comparison('the stretch that differs, between two lines of context', () => {
  assert.is(difference('1\n2\n3\n4\n5\n6\n7', '1\n2\n3\nx\ny\n5\n6\n7'), '@ line 4\n  2\n  3\n- 4\n+ x\n+ y\n  5\n  6');
});

comparison('a long stretch is cut', () => {
  const lines = difference('', Array.from({ length: 50 }, () => 'x'.repeat(300)).join('\n')).split('\n');
  assert.is(lines.length, 23);
  assert.is(lines.at(-1), '+ … 30 more lines');
  assert.is(lines.at(-2), `+ ${'x'.repeat(200)}…`);
});

comparison.run();
