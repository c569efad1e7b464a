/** What a strict reader of the allowlist refuses: a rule of FORMAT.md that nothing enforces would be no rule. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAllowlist } from '../../scripts/dev/fuzz/naive-allowlist.ts';
import { ACTIVE, RELEASED, split, UNRELEASED } from '../../scripts/dev/fuzz/published.ts';
import { golden } from '../golden.ts';
import { REFUSED, type Refused } from './refused.ts';

const test = suite('generators/allowlist, refused');

for (const sound of [RELEASED, ACTIVE, UNRELEASED])
  test(`the sound list holds: ${/registry .*/.exec(sound)?.[0] ?? ''}`, () => {
    const { text, files } = split(sound);
    assert.is(readAllowlist(text, files).lines.length, 11);
  });

/** Why the list is refused. */
function check({ what, text, files }: Refused): string {
  try {
    readAllowlist(text, files);
  } catch (error) {
    return `${what}\n  ${error instanceof Error ? error.message : String(error)}\n`;
  }
  throw new Error(`it is accepted: ${what}`);
}

test('every change of a sound list is refused', () =>
  golden('test/generators/golden/refused.txt', REFUSED.map(check).join('')));

test.run();
