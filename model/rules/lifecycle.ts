/** Rules about time and versions. Dates are measured from the registry's `as_of`, never from the clock. */
import { addMonths } from '../registry/calendar.ts';
import { CLASSES } from '../schema/declaration.ts';
import { valueAt } from '../findings/problem.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import { registry } from './group-example.ts';
import { strictest } from './limits.ts';
import { allOf, file, metric, metricCheck, type Context, type Report, type Rules } from './rule.ts';
import { compareVersions } from '../registry/version.ts';

const WORTH_ITS_SPACE =
  'The cache costs disk space on every machine; if it never has the entry we remove it in the next release.';

export const lifecycleRules = {
  'lifecycle/bad-date': {
    summary: 'Dates are days of the calendar.',
    why: 'Programs compare them as text; 2027-02-30 would sort somewhere and mean nothing.',
    bad: metric('expires: 2026-02-30'),
    good: metric('expires: 2026-02-28'),
  },
  'lifecycle/bad-as-of': {
    summary: '`as_of` is a day of the calendar.',
    why: 'Every life is measured from it.',
    bad: file(REGISTRY_FILE, registry('').replace('2026-01-01', '2026-02-30')),
    good: file(REGISTRY_FILE, registry('')),
  },
  'lifecycle/life-too-long': {
    summary: 'A metric expires within the longest life of its class, counted from `as_of`.',
    why: 'Nothing is recorded for ever. Renewal asks: what was decided from it?',
    bad: metric('expires: 2031-01-01'),
    good: metric('expires: 2026-12-31'),
    check: metricCheck(['privacy_class', 'expires', 'same_fact'], (values, draft, report, context) => {
      const { as_of } = context.registry;
      const { limit, because } = strictest(draft, context, (policy) => policy.life_months);
      const last = addMonths(as_of, limit);
      if (values.expires > last)
        report(
          draft.place('expires'),
          `\`${draft.name}\` expires on ${values.expires}; ` +
            `${because} allows ${limit} months from ${as_of}, until ${last}`,
          `write \`expires: ${last}\` or earlier, and renew it when it has answered something`,
        );
    }),
  },
  'lifecycle/expired': {
    summary: 'An expired metric is reported, compiles to a no-op and is not on the allowlist.',
    why: 'Expiry must not break a build; its owners should renew the metric or remove it.',
    bad: metric('expires: 2025-12-31'),
    good: metric('expires: 2026-12-31'),
    check: metricCheck(['expires'], ({ expires }, draft, report, { registry }) => {
      if (expires <= registry.as_of)
        report(
          draft.place('expires'),
          `\`${draft.name}\` expired on ${expires}: it is not recorded and not on the allowlist`,
          'renew it with what was decided from it, or remove it',
        );
    }),
  },
  'lifecycle/since-ahead': {
    summary: 'A metric is no newer than its registry.',
    why: '`since` tells a reader in which release a metric appeared.',
    bad: metric('since: 0.2.0'),
    good: metric('since: 0.1.0'),
    check: allOf([sinceAhead, removedAhead]),
  },
  'lifecycle/tombstone': {
    summary: 'A removed id never returns with a wider class.',
    why:
      'Values recorded under the narrower class may still be on machines; ' +
      'they must never go further than their owners were told.',
    bad: file('registry/demo/extra.yaml', tombstoned('coarse', 'flag', 'submit: { group: weekly, reduce: any }')),
    good: file('registry/demo/extra.yaml', tombstoned('sealed', 'flag', 'flush: now')),
    check({ areas, drafts }, report) {
      for (const draft of drafts) {
        const tombstone = areas.find(({ file: path }) => path === draft.file)?.removed[draft.name];
        const now = draft.values.privacy_class;
        if (
          tombstone === undefined ||
          now === undefined ||
          CLASSES.indexOf(now) <= CLASSES.indexOf(tombstone.privacy_class)
        )
          continue;
        report(
          draft.file,
          draft.place('privacy_class'),
          `\`${draft.id}\` was removed as \`${tombstone.privacy_class}\` and returns as \`${now}\`, which goes further`,
          'choose another name, so that old values cannot be taken for new ones',
        );
      }
    },
  },
} as const satisfies Rules;

function tombstoned(privacyClass: string, kind: string, last: string): string {
  return `area: extra
metrics:
  hits:
    kind: ${kind}
    summary: Whether the cache was hit
    description: Counts lookups by whether the cache had the entry.
    question: Does the cache ever have what is asked for?
    justification: ${WORTH_ITS_SPACE}
    sources: [https://example.org/cache]
    use: performance
    owners: [compiler]
    privacy_class: ${privacyClass}
    retention: 7d
    expires: 2026-12-01
    since: 0.1.0
    ${last}
removed:
  hits: { privacy_class: ticket, removed: 0.1.0, reason: Nobody looked at it. }
`;
}

function sinceAhead({ drafts, registry: { version } }: Context, report: Report): void {
  for (const draft of drafts) {
    const { since } = draft.values;
    if (since !== undefined && compareVersions(since, version) > 0)
      report(
        draft.file,
        draft.place('since'),
        `\`${draft.name}\` is in the registry since ${since}, ` +
          `which is later than the registry's own version ${version}`,
        `write \`since: ${version}\`, or raise the registry's version`,
      );
  }
}

function removedAhead({ areas, registry: { version } }: Context, report: Report): void {
  for (const area of areas)
    for (const [name, { removed }] of Object.entries(area.removed))
      if (compareVersions(removed, version) > 0)
        report(
          area.file,
          valueAt(['removed', name, 'removed']),
          `\`${name}\` was removed in ${removed}, which is later than the registry's own version ${version}`,
          `write \`removed: ${version}\`, or raise the registry's version`,
        );
}
