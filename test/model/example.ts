/** The sound little registry that rule examples are put into. */
import { readFileSync } from 'node:fs';
import type { Example } from '../../model/rules/rule.ts';
import { registry } from '../../model/rules/group-example.ts';
import type { SourceTree } from '../../model/source/tree.ts';

const METRIC = `summary: Uses of the cache
description: Counts lookups in the cache of the demo.
question: How often is the cache used in a week?
justification: The cache costs disk space on every machine; if it is hardly ever used, we remove it in the next release.
sources: [https://example.org/cache]
use: performance
owners: [compiler]
privacy_class: ticket
retention: 7d
expires: 2026-06-01
since: 0.1.0
kind: counter`;

const ENOUGH_FAILURES =
  'Most failures are never reported; if half of the weeks have one, we put the next release into its error texts.';

const BUILD = `area: build
defaults:
  sources: [https://example.org/builds]
  use: feature
  owners: [compiler]
  retention: 7d
  expires: 2026-12-01
  since: 0.1.0
metrics:
  total:
    kind: counter
    summary: Builds
    description: Counts builds of the demo.
    question: How many builds are there in a week?
    justification: It is what every other count is divided by; without it no rate of failures can be given at all.
    privacy_class: ticket
  shape:
    kind: counter
    summary: Shapes built
    description: Counts what was built by its shape.
    question: Which shapes do people build with the demo?
    justification: Squares cost twice as much to support as circles, and nobody knows whether anybody builds them.
    privacy_class: sealed
    labels: { shape: shapes }
  failed:
    kind: flag
    summary: Whether a build failed
    description: Counts builds by whether they failed.
    question: In how many weeks does at least one build fail?
    justification: ${ENOUGH_FAILURES}
    privacy_class: coarse
    submit: { group: weekly, reduce: any }
`;

const SHAPES =
  '# summary: Shapes\n# toolchain: demo 1.0.0\n# command: demo --list-shapes\n# owner: compiler\ncircle\nsquare\n';

const block = /^(\S[^:\n]*?)(?::|\n:).*\n?(?:[ \t]+.*\n?|\n)*/gm;

/** The keys of `text` take the place of those of the sound metric, or join them at the end. */
function metricWith(text: string): string {
  let metric = METRIC;
  for (const [whole, key = ''] of `${text}\n`.matchAll(block)) {
    const old = new RegExp(`^${key.replace(/[^A-Za-z_ ]/g, '\\$&')}:.*$`, 'm');
    const isNew = !old.test(metric) || (text.match(new RegExp(`^${key}:`, 'gm')) ?? []).length > 1;
    metric = isNew ? `${metric}\n${whole.trimEnd()}` : metric.replace(old, () => whole.trimEnd());
  }
  return metric;
}

/** The sound registry with an example put into it; an empty text removes the file. */
export function exampleTree(example: Example): SourceTree {
  const { metric = '', ...files } = example;
  const indented = metricWith(metric)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  const all: Record<string, string> = {
    'registry/registry.yaml': registry(''),
    'registry/policy.yaml': readFileSync('registry/policy.yaml', 'utf8'),
    'registry/enumerations/shapes.txt': SHAPES,
    'registry/demo/build.yaml': BUILD,
    'registry/demo/cache.yaml': `area: cache\nmetrics:\n  uses:\n${indented}\n`,
    ...files,
  };
  return {
    files: new Map(Object.entries(all).filter(([path, text]) => text !== '' && !path.endsWith('.md'))),
    problems: [],
  };
}
