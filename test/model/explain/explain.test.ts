/**
 * Everything that `tallybook explain` lists can be explained, in lines a terminal can show; and every rule says how to
 * break it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { explain, explainable } from '../../../model/explain/explain.ts';
import { loadTree } from '../../../model/source/load.ts';
import { RULES } from '../../../model/rules/table.ts';
import { fields } from '../../../model/registry/fields.ts';

const explains = suite('explain');
const { value: registry } = check(loadTree('.'));
const ids = explainable(registry)
  .split('\n')
  .filter((line) => line.startsWith('  '))
  .map((line) => line.trim());

explains('the list holds every rule, class, kind, group and metric', () => {
  assert.ok(registry !== null);
  const groups = registry?.programs.flatMap((program) => program.groups) ?? [];
  assert.is(ids.length, Object.keys(RULES).length + 5 + 6 + groups.length + (registry?.metrics.length ?? 0));
});

for (const id of ids) {
  explains(id, () => {
    const explanation = explain(id, registry);
    assert.ok('text' in explanation, `${id} is listed and cannot be explained`);
    if (!('text' in explanation)) return;
    assert.match(explanation.text.split('\n')[0] ?? '', id);
    assert.not.match(explanation.text, /undefined|NaN|\[object/);
    // Prose is cut to 80 columns; examples and single long words keep their lines.
    const long = explanation.text.split('\n').filter((line) => line.length > 80 && /^\S/.test(line));
    assert.is(long.join('\n'), '');
  });
}

explains('a field explains its metric', () => {
  for (const metric of registry?.metrics ?? []) {
    const explanation = explain(fields(metric)[0] ?? '', registry);
    assert.ok('text' in explanation && explanation.text.startsWith(`metric ${metric.id}\n`), metric.id);
  }
});

explains('what does not exist is answered with the nearest id, or with none', () => {
  assert.equal(explain('rustc.ice.totl', registry), { near: 'rustc.ice.total' });
  assert.equal(explain('privacy/too-many-bit', registry), { near: 'privacy/too-many-bits' });
  assert.equal(explain('zzzzzzzzzzzzzzzzzzzz', registry), { near: null });
  assert.equal(explain('ticket', null), { near: null });
});

explains('rules and kinds are explained without a registry', () => {
  for (const id of ['privacy/too-many-bits', 'histogram']) assert.ok('text' in explain(id, null));
});

explains.run();
