/** The page of one metric: everything that is declared of it, everything that follows, and how to check both. */
import { camel, rustModule, rustStatic } from '../../model/registry/identifiers.ts';
import type { Metric } from '../../model/registry/types.ts';
import { smallestShare } from '../../model/registry/utility.ts';
import { counted, grepFor, grouped, leavingWords, saysWords } from '../wording.ts';
import { command, facts, lede, lines, list, paragraph, section, table } from './blocks.ts';
import { reportExample, storeExample, ticketExample } from './example.ts';
import { code, external, safe, joined, link, name, paragraphs, plain, prose, type Html } from './html.ts';
import { linksFrom, PATHS, type Links } from './links.ts';
import { fieldBlocks } from './metric-fields.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { shareWords, sinkWord, statusWords } from './words.ts';

/** Longer families show their first lines and the search that shows all. */
const MOST_LINES = 24;

export function metricPage(metric: Metric, site: Site): Page {
  const path = PATHS.metric(metric.id);
  const links = linksFrom(path);
  const { program, area } = metric;
  return {
    path,
    title: metric.id,
    heading: safe`<span class="id">${name(metric.id)}</span>`,
    crumbs: [
      [PATHS.program(program), program],
      [`${PATHS.program(program)}#${area}`, area],
    ],
    body: [
      lede(prose(metric.summary)),
      safe`<aside class="card" aria-label="Facts">${factSheet(metric, site, links)}</aside>`,
      section('counts', 'What it counts', paragraphs(metric.description)),
      section('question', 'The question it answers', paragraphs(metric.question)),
      section('why', 'Why it may be counted', paragraphs(metric.justification)),
      section('sources', 'Sources', [list(metric.sources.map(external))]),
      section('leaves', 'What may leave the machine', leaving(metric, site, links)),
      section('store', 'How it is stored on the machine', stored(metric, site)),
      section('fields', 'Its fields', fieldBlocks(metric, links)),
      section('amount', 'How much it reveals', amount(metric, site, links)),
      section('bindings', 'In the bindings', [bindings(metric)]),
      section('history', 'History', history(metric, site)),
    ],
  };
}

function factSheet(metric: Metric, site: Site, links: Links): Html {
  const { privacy_class, submit, program } = metric;
  const { summary, days_beyond } = site.registry.policy.classes[privacy_class];
  const sink = site.sinkOf(metric);
  const group = submit?.group ?? null;
  const rows: (readonly [string, Html])[] = [
    ['Class', safe`${links.privacyClass(privacy_class)} ${prose(summary)}`],
    ['Kind', links.kind(metric.kind)],
    ['Leaves by', safe`${sinkWord(sink)}`],
    ['Kept', safe`${counted(metric.retention, 'day')} on the machine`],
    ['Beyond it', safe`${beyondWords(days_beyond, site.registry.policy.classes[privacy_class].sink)}`],
    ['Expires', safe`${metric.expires}`],
    ['Status', safe`${statusWords(metric)}, since ${metric.since}`],
    ['Use', safe`${metric.use}`],
    ['Owners', joined(metric.owners.map((owner) => links.owner(owner)))],
    ['Says', safe`${saysWords(metric)}`],
  ];
  if (group !== null) rows.push(['Group', links.group(program, group)]);
  if (metric.flush_now) rows.push(['Written', safe`at once, so that it survives a crash`]);
  if (metric.same_fact.length > 0) rows.push(['Same fact', joined(metric.same_fact.map((id) => links.metric(id)))]);
  rows.push(['Declared in', code(metric.file)], ['As data', link(`${metric.id}.json`, safe`JSON`)]);
  return facts(rows);
}

function beyondWords(days: number, sink: string): string {
  if (days > 0) return counted(days, 'day');
  return sink === 'ticket' ? 'as long as the ticket it was attached to' : 'never';
}

function leaving(metric: Metric, site: Site, links: Links): readonly Html[] {
  const sink = site.sinkOf(metric);
  const allowed = site.allowed.get(metric.id) ?? [];
  const summary = paragraph(prose(leavingWords(metric, sink, site.registry, (text) => `\`${text}\``)));
  const search = [
    safe`<p>
      Check it in a checkout of the registry. This prints
      ${allowed.length === 0 ? 'nothing' : counted(allowed.length, 'line')}:
    </p>`,
    command(grepFor(metric.id)),
  ];
  if (allowed.length === 0) {
    return [
      summary,
      safe`<p>No line of the allowlist names it, so no program of this project sends it.</p>`,
      ...search,
    ];
  }
  const isLong = allowed.length > MOST_LINES;
  const title = isLong
    ? `The first ${MOST_LINES} of its ${grouped(allowed.length)} lines of the allowlist`
    : `Its ${counted(allowed.length, 'line')} of the allowlist`;
  return [summary, lines(title, allowed.slice(0, MOST_LINES)), ...search, ...wouldLeave(metric, site, links)];
}

/** What the value would look like on its way out. */
function wouldLeave(metric: Metric, { sinkOf, registry, groups }: Site, links: Links): readonly Html[] {
  switch (sinkOf(metric)) {
    case 'ticket':
      return [
        safe`<p>
          In a ticket it would look like this: one total over the period, rounded down:
        </p>`,
        command(ticketExample(metric)),
      ];
    case 'submit': {
      const own = groups.find(
        ({ group, program }) => group.name === metric.submit?.group && program.name === metric.program,
      );
      if (own === undefined)
        return [safe`<p>Only one answer of this list would leave, and which one is partly chance.</p>`];
      return [
        safe`<p>
          A whole report would be exactly this, with made-up values. It holds every metric of
          ${links.group(own.program.name, own.group.name)}:
        </p>`,
        command(reportExample(own.group, registry)),
      ];
    }
    case 'fleet':
    case null:
      return [];
  }
}

function stored(metric: Metric, { registry }: Site): readonly Html[] {
  if (!metric.live) return [safe`<p>Nothing records it, so it is in no store.</p>`];
  const { file, lines: text } = storeExample(metric, registry);
  const where =
    metric.privacy_class === 'fleet'
      ? safe`<p>Only in a fleet store, in a file such as ${code(file)}; on a user’s machine it is never written.</p>`
      : safe`<p>
          If the user switched recording on: in a file such as ${code(file)}. The name begins with the day on which the
          file is deleted.
        </p>`;
  return [where, command(...text), safe`<p class="aside">The version, day and count are made up.</p>`];
}

function amount(metric: Metric, { registry }: Site, links: Links): readonly Html[] {
  const utility = smallestShare(metric, registry);
  const says = safe`<p>It reveals ${saysWords(metric)}.</p>`;
  if (utility === null) {
    return [says, safe`<p>No figure about many people is made from it, so it has no smallest visible share.</p>`];
  }
  const { now, at } = utility;
  const rows = at.map(({ reporters, share }) => [safe`${grouped(reporters)}`, safe`${shareWords(share)}`]);
  return [
    says,
    safe`<p>
      The smallest share of people that its published figure can tell from none is ${shareWords(now.share)} at the
      ${grouped(Math.floor(now.reporters))} reporters assumed today. What other numbers of reporters would show:
      ${link(`${links.root}disclosure.html#utility`, safe`utility`)}.
    </p>`,
    table('Smallest visible share by number of reporters', ['Reporters', 'Smallest share'], rows),
  ];
}

function bindings({ program, area, name: own, live }: Metric): Html {
  const rows = [
    [safe`Rust`, code(`${rustModule(area)}::${rustStatic(own)}`), code(`generated/rust/${program}.rs`)],
    [safe`TypeScript`, code(`metrics.${camel(area)}.${camel(own)}`), code(`generated/typescript/${program}.ts`)],
  ];
  const found = table('Its place in the generated code', ['Language', 'Name', 'File'], rows);
  return live
    ? found
    : safe`${found}
        <p>It is not recorded, so both compile to nothing.</p>`;
}

function history(metric: Metric, { historyOf }: Site): readonly Html[] {
  const found = historyOf.get(metric.id) ?? [];
  if (found.length === 0) return [safe`<p>It is in no release yet.</p>`];
  const items = found.map(({ release, change }) => {
    const when = release.released
      ? safe`<strong>${release.version}</strong> (${release.day})`
      : safe`<strong>Not released yet</strong>`;
    return safe`${when}: ${joined(change.words.map(plain), '; ')}`;
  });
  return [list(items, 'history')];
}
