/**
 * The files of the site together: the same input gives the same bytes, one change touches little, and it stays small.
 */
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import { snapshot, snapshotText } from '../../../model/releases/snapshot.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { registryOfSize } from '../../../scripts/dev/bench/registry.ts';
import { clientScript } from '../../../scripts/tallybook/docs/client.ts';
import { HOME } from '../../command.ts';
import { counter } from '../../metric.ts';
import { realRegistry } from '../../real.ts';
import { registryOf, registryWith, sampleRegistry } from '../../sample.ts';
import { madeSite, pagesOf } from './made.ts';
import { readMarkup } from './markup.ts';

const test = suite('site/output');

test('the same registry gives the same bytes, in whatever order its metrics came', () => {
  const files = madeSite();
  assert.equal([...madeSite()], [...files]);
  assert.equal([...madeSite(registryOf(sampleRegistry.metrics.toReversed()))], [...files]);
});

test('no two files have one path, also where case makes no difference', () => {
  const paths = [...madeSite(realRegistry).keys()].map((path) => path.toLowerCase());
  assert.is(new Set(paths).size, paths.length);
});

test('files are LF text that ends with a line feed and names no machine', () => {
  for (const [path, text] of madeSite()) {
    assert.match(text, /\n$/, path);
    assert.not.match(text, /\r/, path);
    for (const place of [HOME, process.version]) assert.not(text.includes(place), path);
  }
});

/** Paths of files that differ, and of those that are there on one side only. */
function touched(before: Registry, after: Registry): readonly string[] {
  const [old, now] = [madeSite(before), madeSite(after)];
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path) !== now.get(path)).sort();
}

const CHANGED = counter('second.main.secret', { privacy_class: 'sealed', retention: 7, summary: 'Other words' });

test('other words for one metric touch its pages and the lists it stands in', () => {
  assert.equal(touched(sampleRegistry, registryWith(CHANGED)), [
    'classes/sealed.html',
    'index-data.js',
    'index.html',
    'llms.txt',
    'metrics.json',
    'metrics/second.main.secret.html',
    'metrics/second.main.secret.json',
    'programs/second.html',
    'verify.html',
  ]);
});

test('another justification touches its own pages and the sums', () => {
  const [metric] = sampleRegistry.metrics;
  if (metric === undefined) throw new Error('the sample is empty');
  const after = registryWith({ ...metric, justification: 'Another one.' });
  assert.equal(touched(sampleRegistry, after), [
    `metrics/${metric.id}.html`,
    `metrics/${metric.id}.json`,
    'verify.html',
  ]);
});

test('a further metric touches no page of another one', () => {
  const paths = touched(sampleRegistry, registryWith(counter('demo.crash.yesterday')));
  const others = paths.filter((path) => path.startsWith('metrics/') && !path.includes('demo.crash.yesterday'));
  assert.is(others.join(), '');
});

test('the first page of the real registry takes less than 100 kB, uncompressed', async () => {
  const files = madeSite(realRegistry);
  const loaded = ['index.html', 'style.css', 'index-data.js'].map((path) => Buffer.byteLength(files.get(path) ?? ''));
  const bytes = loaded.reduce((sum, size) => sum + size, Buffer.byteLength(await clientScript()));
  assert.ok(bytes < 100_000, `${bytes} bytes`);
});

test('with 5,000 metrics, what the index searches takes less than 300 kB compressed', () => {
  const { value } = check({ files: registryOfSize(loadTree(HOME), 5000), problems: [] });
  if (value === null) throw new Error('the registry of 5,000 metrics does not pass');
  const files = madeSite(value);
  const size = (path: string): number => gzipSync(files.get(path) ?? '').length;
  assert.is(value.metrics.length, 5000);
  assert.ok(
    size('index-data.js') + size('index-labels.js') < 300_000,
    `${size('index-data.js')} and ${size('index-labels.js')}`,
  );
});

test('the script of the index is one classic file, names no address, and fits into 10 kB', async () => {
  const script = await clientScript();
  assert.ok(script.length < 10_000, `${script.length} bytes`);
  assert.not.match(
    script,
    /\b(?:import|export|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|eval|Function)\b|https?:|innerHTML/,
  );
  assert.is(await clientScript(), script);
});

const release = (registry: Registry) => ({
  file: `registry/releases/${registry.version}.json`,
  version: registry.version,
  text: snapshotText(snapshot(registry)),
});

test('a metric shows its history since its first release, newest first', () => {
  const first = { ...sampleRegistry, version: '0.1.0' };
  const second = { ...registryWith({ ...CHANGED, retention: 14, since: '0.1.0' }), version: '0.1.1' };
  const files = madeSite({ ...second, version: '0.1.1' }, [release(first), release(second)]);
  const text = readMarkup(files.get('metrics/second.main.secret.html') ?? '').text.replace(/\s+/g, ' ');
  assert.match(text, /History 0\.1\.1 \(2026-11-22\): summary: .*; retention: 7 -> 14 \(further\) 0\.1\.0 /);
  assert.match(text, '(further) 0.1.0 (2026-11-22): first released, as sealed');
  assert.match(readMarkup(files.get('changelog.html') ?? '').text, /The first release, preview: 20 metrics\./);
});

test('what changed after the newest release is shown as not released yet', () => {
  const files = madeSite(registryWith(CHANGED), [release(sampleRegistry)]);
  assert.match(readMarkup(files.get('changelog.html') ?? '').text, /Not released yet/);
  assert.match(readMarkup(files.get('metrics/second.main.secret.html') ?? '').text, /Not released yet: summary/);
});

test('a removed metric keeps its address, and says why it went', () => {
  const removed = [
    { id: 'demo.old.thing', privacy_class: 'ticket' as const, removed: '0.1.0', reason: 'It said <nothing>.' },
  ];
  const files = madeSite({ ...sampleRegistry, removed }, [release(sampleRegistry)]);
  const page = readMarkup(files.get('metrics/demo.old.thing.html') ?? '');
  assert.match(page.text, 'It said <nothing>.');
  assert.ok(
    pagesOf(files).some(([path, text]) => path === 'changelog.html' && text.includes('metrics/demo.old.thing.html')),
  );
});

test.run();
