/**
 * The budgets of the site, measured in one process: generation, what the index loads, and a search. Run with the
 * loaders of `npm run bench`.
 */
import { gzipSync } from 'node:zlib';
import { find, searchable } from '../../../generators/site/client/match.ts';
import { site } from '../../../generators/site/generate.ts';
import { indexData, labelData } from '../../../generators/site/index-data.ts';
import { siteOf } from '../../../generators/site/site-model.ts';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { clientScript } from '../../tallybook/docs/client.ts';
import { siteInput } from '../../tallybook/docs/input.ts';
import { quantile } from './measure.ts';
import { registryOfSize } from './registry.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const SIZES = [103, 1000, 5000];
const QUERIES = ['ice', 'wall_ms', 'compiler', 'E0502', 'internal errors', 'rustc.invocation.total', 'e', 'zzzz'];
const FIRST_PAGE = ['index.html', 'style.css', 'site.js', 'index-data.js'];

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

function timed(rounds: number, action: () => unknown): string {
  const times = Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    action();
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort((a, b) => a - b);
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantile(times, share).toFixed(2));
  return `${median} ms (${low} to ${high})`;
}

function registryOf(size: number): Registry {
  const { value } = check({ files: registryOfSize(loadTree('.'), size), problems: [] });
  if (value === null) throw new Error(`the registry of ${size} metrics does not pass`);
  return value;
}

function measureSize(size: number, script: string): void {
  const input = siteInput(registryOf(size), [], { script, disclosure: null });
  const files = new Map(site(input).map(({ path, text }) => [path.slice('site/'.length), text]));
  const bytes = (path: string): number => Buffer.byteLength(files.get(path) ?? '');
  const packed = (path: string): number => gzipSync(files.get(path) ?? '').length;
  const model = siteOf(input);
  const [data, labels] = [indexData(model), labelData(model)];
  const index = searchable(data, labels);
  const rows: readonly (readonly [string, string])[] = [
    ['files', `${files.size}, ${kilobytes([...files.keys()].reduce((sum, path) => sum + bytes(path), 0))}`],
    ['generation', timed(ROUNDS, () => site(input))],
    ['first page', FIRST_PAGE.map((path) => `${path} ${kilobytes(bytes(path))}`).join(', ')],
    ['first page, gzip', kilobytes(FIRST_PAGE.reduce((sum, path) => sum + packed(path), 0))],
    ['index, gzip', `data ${kilobytes(packed('index-data.js'))}, labels ${kilobytes(packed('index-labels.js'))}`],
    ['index ready', timed(20, () => searchable(data, labels))],
    ...QUERIES.map((query): [string, string] => [
      `search ${query}`,
      timed(50, () => find(index, { query, filters: {} })),
    ]),
  ];
  process.stdout.write(`\n${size} metrics\n${rows.map(([name, value]) => `  ${name.padEnd(32)}${value}\n`).join('')}`);
}

const script = await clientScript();
for (const size of SIZES) measureSize(size, script);
