/** Changelog, verification, and what remains of a removed metric. */
import type { Tombstone } from '../../model/registry/types.ts';
import { grepFor } from '../wording.ts';
import { command, facts, lede, lines, list, section } from './blocks.ts';
import { code, safe, joined, link, name, plain, prose, type Html } from './html.ts';
import type { HistoryChange, Release } from './input.ts';
import { linksFrom, PATHS, type Links } from './links.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';

export function changelogPage(site: Site): Page {
  const path = 'changelog.html';
  const links = linksFrom(path);
  const known = new Set([...site.registry.metrics, ...site.registry.removed].map(({ id }) => id));
  const releases = site.history.map((release) => releaseSection(release, known, links));
  return {
    path,
    title: 'Changelog',
    body: [
      lede(safe`What changed in the registry from release to release, found by comparing the releases.`),
      ...(releases.length === 0 ? [safe`<p>Nothing has been released yet.</p>`] : releases),
    ],
  };
}

function releaseSection(release: Release, known: ReadonlySet<string>, links: Links): Html {
  const title = release.released ? `${release.version} (${release.day})` : 'Not released yet';
  const items = release.changes.map((change) => changeItem(change, known, links));
  const id = release.released ? `v${release.version}` : 'unreleased';
  return section(id, title, [safe`<p>${release.summary}</p>`, ...(items.length === 0 ? [] : [list(items, 'history')])]);
}

function changeItem({ kind, name: subject, words }: HistoryChange, known: ReadonlySet<string>, links: Links): Html {
  const title = known.has(subject) ? links.metric(subject) : safe`${kind} ${code(subject)}`;
  return safe`${title}: ${joined(words.map(plain), '; ')}`;
}

export function verifyPage(site: Site): Page {
  const { registry, allowlist } = site;
  const path = 'verify.html';
  const links = linksFrom(path);
  const header = allowlist.split('\n').filter((line) => line.startsWith('#'));
  const example = registry.metrics.find((metric) => site.sinkOf(metric) !== null)?.id;
  const sealed = registry.metrics.find((metric) => metric.live && site.sinkOf(metric) === null)?.id;
  const file = 'generated/allowlist/allowlist.txt';
  return {
    path,
    title: 'Verify it yourself',
    body: [
      lede(safe`Do not take this site’s word for it. One file decides what may leave a machine, and it is plain text.`),
      section('allowlist', 'The allowlist', [
        safe`<p>
          ${code(file)} has one line for each field that may leave, and says in which form. The file that people grep is
          the file that programs execute. What has no line stays where it was recorded.
        </p>`,
        lines('Its header', header),
      ]),
      section('grep', 'Search it', [
        safe`<p>Everything that the user may send, after consent:</p>`,
        command(`grep '^submit' ${file}`),
        safe`<p>Everything that one report may say:</p>`,
        command(`grep ' group=NAME ' ${file}`),
        ...(example === undefined
          ? []
          : [safe`<p>One metric, here ${links.metric(example)}:</p>`, command(grepFor(example))]),
        ...(sealed === undefined
          ? []
          : [
              safe`<p>This one, ${links.metric(sealed)}, never leaves, so this prints nothing:</p>`,
              command(grepFor(sealed)),
            ]),
        safe`<p>One label, wherever it is counted:</p>`,
        command(`grep -E '[{,]LABEL[,}]' ${file}`),
      ]),
      section('sum', 'Check that it was not changed', [
        ...(header.some((line) => line.startsWith('# sha256 '))
          ? [
              safe`<p>The sum in the header is that of the lines below it:</p>`,
              command(`grep -v '^#' ${file} | sha256sum`),
            ]
          : []),
        safe`<p>
          Everything generated comes from the declarations alone. Generating it again must give the same bytes:
        </p>`,
        command('npm ci', 'npm run -s tallybook -- generate --check'),
      ]),
      section('binary', 'Look into the program', [
        safe`<p>Bindings keep one table of every id that they can record, so you can ask the program itself:</p>`,
        command("strings PROGRAM | sed -n '/^TALLYBOOK-NAMES/,/^END$/p'"),
      ]),
      section('store', 'Look at your own machine', [
        safe`<p>Recordings are plain text files, and each name begins with the day on which the file is deleted:</p>`,
        command('ls ~/.local/state/tallybook/*/', 'cat ~/.local/state/tallybook/*/until-*'),
      ]),
      section('site', 'Check this site', [
        safe`<p>
          Its pages load nothing from elsewhere, and a Content-Security-Policy enforces that.
          ${link('metrics.json', safe`metrics.json`)} and one JSON file beside each metric’s page hold the same facts.
        </p>`,
      ]),
    ],
  };
}

/** The address of a metric stays after it is gone. */
export function removedPage({ id, privacy_class, removed, reason }: Tombstone, site: Site): Page {
  const path = PATHS.metric(id);
  const links = linksFrom(path);
  const history = (site.historyOf.get(id) ?? []).map(
    ({ release, change }) => safe`<strong>${release.version}</strong>: ${joined(change.words.map(plain), '; ')}`,
  );
  return {
    path,
    title: id,
    heading: safe`<span class="id">${name(id)}</span>`,
    crumbs: [],
    body: [
      lede(safe`This metric was removed. Nothing records it, and its id never returns with a class that goes further.`),
      facts([
        ['Removed in', safe`${removed}`],
        ['Class until then', links.privacyClass(privacy_class)],
        ['Why', prose(reason)],
      ]),
      ...(history.length === 0 ? [] : [section('history', 'History', [list(history, 'history')])]),
    ],
  };
}
