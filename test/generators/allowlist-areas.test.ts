/** The files of areas beside the allowlist, what has no release, and how words become one line. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowlist } from '../../generators/allowlist/generate.ts';
import type { Registry } from '../../model/registry/types.ts';
import { readAllowlist } from '../../scripts/dev/fuzz/naive-allowlist.ts';
import { generatedFiles } from '../list.ts';
import { flag } from '../metric.ts';
import { realRegistry } from '../real.ts';
import { registryWith, sampleRegistry } from '../sample.ts';

const test = suite('generators/allowlist, areas and words');

const make = (registry: Registry): string => allowlist.generate(registry)[0]?.text ?? '';
const bodyOf = (text: string): string => text.replace(/^#.*\n/gm, '');

const SECTIONS = ['submit', 'asks', 'means', 'ticket', 'fleet', 'set'];

test('the body is the files of areas joined, section by section, and each set line once', () => {
  const files = allowlist.generate(realRegistry).filter(({ path }) => path.startsWith('allowlist/areas/'));
  const of = (section: string): readonly string[] =>
    files.flatMap(({ text }) => text.split('\n').filter((each) => each.startsWith(`${section} `)));
  for (const section of SECTIONS) {
    const own = bodyOf(make(realRegistry))
      .split('\n')
      .filter((each) => each.startsWith(`${section} `));
    assert.is((section === 'set' ? [...new Set(of('set'))].sort() : of(section)).join('\n'), own.join('\n'));
  }
  assert.ok(files.length > 10, `${files.length} files`);
  for (const { path, text } of files) {
    const [, area = ''] = /^allowlist\/areas\/(.*)\.txt$/.exec(path) ?? [];
    const ids = text.split('\n').filter((each) => !/^(?:set .*)?$/.test(each));
    assert.ok(
      ids.length > 0 && ids.every((each) => each.split(' ')[1]?.startsWith(`${area.replace('/', '.')}.`)),
      path,
    );
  }
});

test('what is of no release has neither totals nor sums', () => {
  const registry = { ...sampleRegistry, version: '0.0.0' };
  assert.is(make(registry).match(/^# (?:lines|sha256)|^# .* catalogue=/gm), null);
  assert.is(bodyOf(make(registry)), bodyOf(make(sampleRegistry)));
  const lists = [...generatedFiles(registry)].map(
    ([list, bytes]) => [list, Buffer.from(bytes).toString('latin1')] as const,
  );
  assert.ok(readAllowlist(make(registry), new Map(lists)).lines.length > 10);
});

test('words are one line, whatever was declared', () => {
  const more = flag('demo.crash.late', {
    question: ' Is 5 % \u201cenough\u201d?\n',
    description: 'Counts\n  it:\tcaf\u00e9.',
    privacy_class: 'coarse',
    submit: { group: 'crashes', reduce: 'all', levels: null, epsilon: null, needs_share: null },
  });
  const text = make(registryWith(more));
  assert.match(
    text,
    'asks demo.crash.late Is 5 %25 %E2%80%9Cenough%E2%80%9D?\nmeans demo.crash.late Counts it: caf%C3%A9.\n',
  );
});

test.run();
