/**
 * Every rule's bad example breaks exactly that rule and says so in the words of its golden; every good example breaks
 * none. The other forms of findings carry the same facts.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { RULES } from '../../../model/rules/table.ts';
import type { Example } from '../../../model/rules/rule.ts';
import type { Finding } from '../../../model/findings/finding.ts';
import { golden } from '../../golden.ts';
import { exampleTree } from '../example.ts';

/** These concern the disk, not the text: test/model/source/load.test.ts shows them on real files. */
const ON_DISK = new Set(['source/symlink', 'source/unreadable', 'source/too-large']);

/** These need a whole release beside the registry: test/model/compare/rules.test.ts shows them. */
const BESIDE_A_RELEASE = new Set([
  'version/out-of-order',
  'version/bump-too-small',
  'lifecycle/tombstone-lost',
  'lifecycle/tombstone-wider',
]);

const rules = suite('rules');
const findings = (example: Example): readonly Finding[] => check(exampleTree(example)).findings;
const textOf = (example: Example): string => formatFindings(findings(example), 'text');
const inText = Object.entries(RULES).filter(([id]) => !ON_DISK.has(id) && !BESIDE_A_RELEASE.has(id));

for (const [id, doc] of Object.entries(RULES)) {
  rules(`${id}: the good example breaks no rule`, () => assert.is(textOf(doc.good), ''));
}

for (const [id, doc] of inText) {
  rules(`${id}: the bad example breaks that rule alone`, () => {
    assert.is(
      findings(doc.bad)
        .map(({ rule }) => rule)
        .join(' '),
      id,
      textOf(doc.bad),
    );
    golden(`test/cases/rules/${id}.txt`, textOf(doc.bad));
  });
}

for (const format of ['json', 'github'] as const) {
  rules(`the bad examples as ${format}`, () => {
    golden(
      `test/cases/rules/all.${format}.txt`,
      formatFindings(
        inText.flatMap(([, doc]) => findings(doc.bad)),
        format,
      ),
    );
  });
}

rules.run();
