/** The same facts for programs: an index, one file a metric, and a page in plain text that says where everything is. */
import type { GeneratedFile, Metric } from '../../model/registry/types.ts';
import type { CatalogueMetric } from '../../model/schema/wire.ts';
import { proseLines } from '../page.ts';
import { grepFor } from '../wording.ts';
import { jsonText } from './json.ts';
import { PATHS } from './links.ts';
import type { Site } from './site-model.ts';
import { sinkWord } from './words.ts';
import { CLASSES } from '../../model/schema/declaration.ts';

export const INDEX_FORMAT = 'tallybook site index 1';
export const METRIC_FORMAT = 'tallybook site metric 1';

const jsonPath = (id: string): string => `metrics/${id}.json`;

export function machineFiles(site: Site): readonly GeneratedFile[] {
  const file = (path: string, text: string): GeneratedFile => ({ path: `site/${path}`, text });
  return [
    file('metrics.json', indexJson(site)),
    file('llms.txt', overview(site)),
    ...site.catalogue.map((metric) => file(jsonPath(metric.id), metricJson(metric, site))),
  ];
}

/** Everything the catalogue says of a metric, and its lines of the allowlist. */
function metricJson(metric: CatalogueMetric, { registry, allowed, historyOf }: Site): string {
  const { name, version, status, as_of } = registry;
  const history = (historyOf.get(metric.id) ?? []).map(({ release, change }) => ({
    version: release.released ? release.version : null,
    day: release.released ? release.day : null,
    changes: change.words,
  }));
  const head = { format: METRIC_FORMAT, registry: name, version, registry_status: status, as_of };
  return jsonText({ ...head, metric, allowlist: allowed.get(metric.id) ?? [], grep: grepFor(metric.id), history });
}

function indexJson(site: Site): string {
  const { name, version, status, as_of, metrics, programs } = site.registry;
  return jsonText({
    format: INDEX_FORMAT,
    registry: name,
    version,
    status,
    as_of,
    programs: programs.map((program) => ({
      name: program.name,
      summary: program.summary,
      page: PATHS.program(program.name),
    })),
    metrics: metrics.map((metric) => indexEntry(metric, site)),
  });
}

function indexEntry(metric: Metric, site: Site): object {
  const { id, summary, kind, privacy_class, retention, expires, use, owners, status, live, submit } = metric;
  return {
    id,
    summary,
    kind,
    privacy_class,
    leaves: site.sinkOf(metric),
    retention,
    expires,
    use,
    owners,
    status,
    live,
    group: submit?.group ?? null,
    page: PATHS.metric(id),
    json: jsonPath(id),
  };
}

/** https://llmstxt.org: Markdown with links and one line on each. Nothing of a declaration may open a line. */
function overview(site: Site): string {
  const { name, version, status, as_of, programs, policy } = site.registry;
  const line = (text: string): string => proseLines(text, Infinity).join(' ');
  return `${[
    `# ${name} ${version} (${status}, as of ${as_of})`,
    '',
    '> Every metric that may be counted, why, and how far a value may go. Values stay on the user’s machine; what may',
    '> leave it, and only when the user sends it, has a line in generated/allowlist/allowlist.txt.',
    '',
    '- [metrics.json](metrics.json): every metric, with the address of its page and of its JSON',
    '- [Classes](classes.html), [groups](groups.html), [lists](enumerations.html), [rules](rules.html)',
    '- [Policy](policy.html)',
    '- [Disclosure and utility](disclosure.html), [changelog](changelog.html), [verify it yourself](verify.html)',
    '',
    '## Classes, nearest first',
    '',
    ...CLASSES.map((one) => `- [${one}](${PATHS.privacyClass(one)}): ${line(policy.classes[one].summary)}`),
    ...programs.flatMap((program) => [
      '',
      `## ${program.name}`,
      '',
      line(program.summary),
      '',
      ...program.metrics.map((metric) => {
        const { id, privacy_class, kind, summary } = metric;
        const facts = `${privacy_class}, ${kind}, leaves by ${sinkWord(site.sinkOf(metric))}`;
        return `- [${id}](${jsonPath(id)}): ${facts}: ${line(summary)}`;
      }),
    ]),
  ].join('\n')}\n`;
}
