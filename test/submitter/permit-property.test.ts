/**
 * `permit` against a second reader of the same text, which shares no code with it; and the law that deleting lines or
 * withholding fields only ever allows less.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText } from '../../recorders/typescript/store/day.ts';
import { readAllowlist, type Allowlist as Second } from '../../scripts/dev/fuzz/naive-allowlist.ts';
import { allows } from '../../scripts/dev/fuzz/naive-field.ts';
import { parseAllowlist } from '../../submitter/allowlist/file.ts';
import { SINKS } from '../../submitter/allowlist/lookup.ts';
import { HOME } from '../command.ts';
import { holds } from '../property.ts';
import { committedFiles, listFilesIn } from '../list.ts';
import { day, LISTS, listText } from './adversarial/registry.ts';
import { questions, texts } from './adversarial/questions.ts';
import { ANSWER, good, GOOD } from './adversarial/reports.ts';
import { allowedBy, describe, permit, permitReport, type Allowed } from '../../submitter/permit.ts';

const test = suite('permit, by properties');

const SIGNED = ['ada', 'eve'];

function whole(text: string, files = listFilesIn(text, LISTS)): Allowed {
  const { value: list, findings } = parseAllowlist(Buffer.from(text, 'latin1'), files);
  if (list === null) throw new Error(JSON.stringify(findings));
  return allowedBy({ list, left: list.lines, withheld: [], signedBy: SIGNED });
}

const second = (text: string, files = listFilesIn(text, LISTS)): Second =>
  readAllowlist(text, new Map([...files].map(([list, bytes]) => [list, Buffer.from(bytes).toString('latin1')])));

test('agrees with the second reader, value by value', () => {
  let permitted = 0;
  holds(fc.tuple(texts, fc.array(questions, { minLength: 20, maxLength: 40 })), 1000, ([text, asked]) => {
    const [allowed, other] = [whole(text), second(text)];
    for (const { sink, field, value, today } of asked) {
      const verdict = permit(allowed, sink, field, value, today);
      if (verdict.permitted) permitted++;
      assert.is(
        verdict.permitted,
        allows(other, SIGNED.length, { sink, field, value, today: dayText(today) }),
        `${sink} ${field} ${String(value)} on ${dayText(today)}\n${text}`,
      );
    }
  });
  assert.ok(permitted > 1000, `only ${permitted} values were permitted at all`);
});

test('agrees with it on every line of the committed file', () => {
  const text = readFileSync(join(HOME, 'generated/allowlist/allowlist.txt'), 'latin1');
  const [allowed, other] = [whole(text, committedFiles()), second(text, committedFiles())];
  const today = day('2026-11-23');
  for (const { sink, field, values: listed } of other.lines) {
    const on = SINKS.find((one) => one === sink) ?? 'fleet';
    const isPattern = /\{(?:names|text):/.test(field);
    const good = listed === 'count' ? 3 : listed[0];
    assert.is(
      permit(allowed, on, isPattern ? field.replace(/\{.*/, '{_}') : field, good, today).permitted,
      !field.includes('{text:'),
      field,
    );
    assert.is(permit(allowed, on, `${field}x`, good, today).permitted, false, field);
    assert.is(permit(allowed, on, field, 'nothing', today).permitted, false, field);
    for (const elsewhere of SINKS) {
      if (elsewhere !== on) assert.is(permit(allowed, elsewhere, field, good, today).permitted, false, field);
    }
  }
});

/** A glob as a regular expression, for comparison. */
const asExpression = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replace(/[^a-zA-Z0-9]/g, '\\$&'))
      .join('[^]*')}$`,
  );
const globs = fc.array(
  fc.constantFrom('rustc.*', '*', 'rustc.a.*', '*.mode*', '*{x*', 'rustc.c.plain', '*::a*', '*_ast*', 'cargo.*'),
  { maxLength: 2 },
);

test('deleting lines and withholding fields only ever allows less, and takes exactly what they name', () => {
  const cases = fc.tuple(
    texts,
    fc.infiniteStream(fc.boolean()),
    globs,
    fc.array(questions, { minLength: 20, maxLength: 40 }),
  );
  holds(cases, 1000, ([text, keep, withheld, asked]) => {
    const all = whole(text);
    const { list } = describe(all);
    const left = list.lines.filter(() => keep.next().value === true);
    const some = allowedBy({
      list,
      left,
      withheld: withheld.map((glob) => ({ glob, where: 'withheld' })),
      signedBy: SIGNED,
    });
    const stands = new Set(left.map(({ line }) => line));
    const standing = new Set(left.map(({ text: line }) => line.split(' ').slice(0, 2).join(' ')));
    for (const { sink, field, value, today } of asked) {
      const before = permit(all, sink, field, value, today);
      const after = permit(some, sink, field, value, today);
      if (!before.permitted) {
        assert.is(after.permitted, false, `${sink} ${field}`);
        continue;
      }
      const { line } = before;
      const set = 'domain' in line && line.domain !== null && line.domain.form !== 'text' ? line.domain.list : null;
      const own = line.section === 'submit' ? [field, ...line.values.map((one) => `${field}{${one}}`)] : [field];
      const isWithheld = withheld.some((glob) => own.some((one) => asExpression(glob).test(one)));
      const expected = stands.has(line) && (set === null || standing.has(`set ${set}`)) && !isWithheld;
      assert.is(after.permitted, expected, `${sink} ${field} less ${withheld.join(' ')}`);
    }
  });
});

test('a report is permitted only by all lines of its group', () => {
  const { list } = describe(whole(listText()));
  const today = day('2026-11-23');
  holds(fc.tuple(fc.subarray([...list.lines]), globs), 1000, ([left, withheld]) => {
    const some = allowedBy({
      list,
      left,
      withheld: withheld.map((glob) => ({ glob, where: 'withheld' })),
      signedBy: SIGNED,
    });
    const has = (id: string): boolean =>
      left.some(({ line }) => line.section === 'submit' && line.id === id) &&
      !withheld.some((glob) => asExpression(glob).test(id));
    const report = permitReport(some, good(GOOD), today, 'recipient');
    assert.is(report.value !== null, has('rustc.ice.incremental') && has('rustc.ice.total'), withheld.join(' '));
    assert.is(permitReport(some, good(ANSWER), today, 'recipient').value !== null, has('rustc.config.bootstrap'));
  });
});

/** The reports that differ from the good one in one byte and say something else that is allowed. */
const ONE_BYTE_OFF = new RegExp(
  '^\\{"format":"tallybook report 1","group":"crashes","registry":"demo","series":"0\\.1","values":' +
    '\\{"rustc\\.ice\\.incremental":"(?:0|1\\+)","rustc\\.ice\\.total":"(?:0|1|2-4|5\\+)"\\},' +
    '"week":"2026-W4[0-7]"\\} *\\n$',
);

test('no other byte of a report is permitted', () => {
  const allowed = whole(listText());
  const bytes = Buffer.from(good());
  const today = day('2026-11-23');
  holds(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), 20_000, ([at, byte]) => {
    const changed = Buffer.from(bytes);
    changed[at] = byte;
    const { value } = permitReport(allowed, changed, today, 'recipient');
    if (value !== null)
      assert.ok(ONE_BYTE_OFF.test(changed.toString('latin1')), JSON.stringify(changed.toString('latin1')));
  });
});

test.run();
