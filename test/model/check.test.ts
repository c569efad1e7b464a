/**
 * Whatever is done to the files of the real registry, a check gives findings at places that exist, and never throws.
 */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../model/check.ts';
import { formatFindings } from '../../model/findings/format.ts';
import { loadTree } from '../../model/source/load.ts';
import type { SourceTree } from '../../model/source/tree.ts';
import { holds } from '../property.ts';

const checks = suite('check');
const real = loadTree('.');
const paths = [...real.files.keys()];

interface Damage {
  readonly file: number;
  readonly at: number;
  readonly take: number;
  readonly put: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.nat({ max: 200 }),
  put: fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom(
      '\n',
      ': ',
      '  ',
      '- ',
      '"',
      '&a ',
      '~',
      '1.10',
      '\u2028',
      '\u0000',
      '[',
      '}',
      'null',
      '-1',
      '1e400',
      '{}',
      '[]',
    ),
  ),
});

function damaged({ file, at, take, put }: Damage): SourceTree {
  const path = paths[file % paths.length] ?? '';
  const text = real.files.get(path) ?? '';
  const start = Math.floor(at * text.length);
  return {
    files: new Map([...real.files, [path, text.slice(0, start) + put + text.slice(start + take)]]),
    problems: [],
  };
}

checks('damaged files give findings at places that exist, each once', () => {
  holds(damage, 250, (one) => {
    const tree = damaged(one);
    const { findings } = check(tree);
    const seen = new Set<string>();
    for (const { rule, at, message, help } of findings) {
      const lines = (tree.files.get(at.file) ?? '').split('\n');
      assert.ok(at.line >= 1 && at.line <= lines.length, `${rule} at line ${at.line} of ${lines.length}`);
      assert.ok(at.column >= 1 && at.column <= (lines[at.line - 1] ?? '').length + 1, `${rule} at column ${at.column}`);
      assert.ok(message !== '' && help !== '');
      seen.add(`${rule} ${message} ${JSON.stringify(at)}`);
    }
    assert.is(seen.size, findings.length, 'a finding is given twice');
    assert.not.match(formatFindings(findings, 'text'), /[\u0000-\u0009\u000B-\u001F\u007F]/);
  });
});

checks('the order of the files does not matter', () => {
  const expected = JSON.stringify(check(real));
  holds(fc.shuffledSubarray(paths, { minLength: paths.length }), 5, (order) => {
    const files = new Map(order.map((path) => [path, real.files.get(path) ?? '']));
    assert.is(JSON.stringify(check({ files, problems: [] })), expected);
  });
});

checks('the registry is frozen, through and through', () => {
  const { value } = check(real);
  const frozen = (one: unknown): boolean =>
    typeof one !== 'object' || one === null || (Object.isFrozen(one) && Object.values(one).every(frozen));
  assert.ok(value !== null && frozen(value));
});

checks.run();
