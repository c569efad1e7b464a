/**
 * A snapshot holds everything a registry decides: read back, it is the registry it was made from, and nothing else is
 * one.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readRelease, readSnapshot, restore } from '../../../model/releases/restore.ts';
import { snapshot, snapshotText } from '../../../model/releases/snapshot.ts';
import { realRegistry } from '../../real.ts';
import { sampleRegistry } from '../../sample.ts';

const test = suite('snapshot');
const text = snapshotText(snapshot(realRegistry));

/** The sample's one pattern is not counted by hand as the model counts it. */
const sample = {
  ...sampleRegistry,
  metrics: sampleRegistry.metrics.filter(({ kind }) => kind !== 'text'),
  programs: sampleRegistry.programs.map((program) => ({
    ...program,
    metrics: program.metrics.filter(({ kind }) => kind !== 'text'),
  })),
};

for (const [name, registry] of Object.entries({ real: realRegistry, sample })) {
  test(`the ${name} registry comes back as it was`, () => {
    assert.equal(restore(snapshot(registry)), registry);
    assert.is(snapshotText(snapshot(restore(snapshot(registry)))), snapshotText(snapshot(registry)));
  });
}

test('what comes back is as frozen as what went in', () => {
  const { value } = readRelease('registry/releases/0.1.0.json', text);
  assert.ok(Object.isFrozen(value) && Object.isFrozen(value?.metrics) && Object.isFrozen(value?.metrics[0]));
});

test('a list stands once', () => {
  const [first = ''] = realRegistry.enumerations.find(({ name }) => name === 'error-codes')?.values ?? [];
  assert.is(text.split(`"${first}"`).length - 1, 1);
});

test('a number of a class that came later is read as it is stated', () => {
  const older = text.replaceAll(/^ {4}"days_beyond": \d+,\n/gm, '');
  assert.is.not(older, text);
  const said = 'at `policy/classes/fleet`, `fleet` has no `days_beyond`';
  assert.is(readSnapshot(older), said);
  const read = readSnapshot(older, { days_beyond: 7 });
  assert.ok(typeof read !== 'string', String(read));
  assert.is(read.policy.classes.coarse.days_beyond, 7);
  assert.equal(readSnapshot(text, { days_beyond: 7 }), snapshot(realRegistry));
});

const SUMMARY = /^ "version": .*$/m;

/** Texts that are no release, and what is said of them. */
const REFUSED: Readonly<Record<string, readonly [string, string]>> = {
  'no JSON': ['{', 'it is not JSON'],
  nothing: ['', 'it is not JSON'],
  'another format': [text.replace('release 1', 'release 2'), 'its `format` is not `tallybook release 1`'],
  'an array': ['[]', 'its `format` is not `tallybook release 1`'],
  'a text where a number belongs': [
    text.replace('"retention": 49,', '"retention": "49",'),
    'at `metrics/0/retention`, `retention` is text; it must be a whole number',
  ],
  'a key more': [text.replace(SUMMARY, '$&\n "extra": 1,'), '`extra` is not a key of this file'],
  'a key less': [text.replace(`${SUMMARY.exec(text)?.[0]}\n`, ''), 'this file has no `version`'],
  'another layout': [JSON.stringify(JSON.parse(text)), 'its text is not as `tallybook release` writes it'],
  'a key twice': [text.replace(SUMMARY, '$&\n$&'), 'its text is not as `tallybook release` writes it'],
  'a list that is not there': [
    text.replaceAll('"list": "targets"', '"list": "tergets"'),
    '`rustc.target.triple` names a list `tergets` that it does not hold',
  ],
  'no end of line': [text.trimEnd(), 'its text is not as `tallybook release` writes it'],
};

for (const [name, [wrong, words]] of Object.entries(REFUSED)) {
  test(`${name} is not a release`, () => {
    assert.is(readSnapshot(wrong), words);
    const { value, problems } = readRelease('registry/releases/0.1.0.json', wrong);
    assert.is(value, null);
    assert.is(
      problems.map(({ rule, message }) => `${rule}: ${message}`).join('\n'),
      `version/malformed-release: this is not a release: ${words}`,
    );
  });
}

test.run();
