/**
 * All ledgers of a registry against its roster and its declarations: what is wrong with them, what is revoked, and
 * where every metric stands. What is wrong with an approval is always an error. An approval that is missing is one note
 * for all while the registry is a preview, and an error each once it is active.
 */
import type { AreaDeclaration, Declarations } from './stages/declarations.ts';
import { wordList } from './findings/nearest.ts';
import { keyAt, START, valueAt, type Problem } from './findings/problem.ts';
import { rosterProblems } from './rules/roster.ts';
import { APPROVALS, LABELS, POLICY_FILE, REGISTRY_FILE, ROSTER_FILE } from './source/tree.ts';
import type { Metric, Registry } from './registry/types.ts';
import { audit, type Audit } from './approvals/audit.ts';
import { labelFile, labelHash } from './approvals/labels.ts';
import { ledgerFile, POLICY, type LedgerFile } from './schema/ledger.ts';
import { metricStanding, policyStanding, type LabelListLookup, type Standing } from './approvals/needs.ts';
import { NOBODY } from './schema/roster.ts';

export interface Judgement {
  readonly problems: readonly Problem[];
  /** Ids of metrics that are off because somebody revoked them. */
  readonly revoked: ReadonlySet<string>;
  /** Where each metric stands, by id, and the policy under `policy`. */
  readonly standings: ReadonlyMap<string, Standing>;
}

/** `sound`: whether nothing is wrong so far; what is not there is named only then, since it may only be misspelt. */
export function judgeApprovals(registry: Registry, declarations: Declarations, sound: boolean): Judgement {
  const roster = declarations.roster ?? NOBODY;
  const problems: Problem[] = [...rosterProblems(roster, registry), ...labelProblems(declarations)];
  const audits = new Map<string, Audit>();
  for (const file of declarations.ledgers) {
    const audited = audit(file, registry.name, roster);
    problems.push(...audited.problems, ...subjectProblems(file, registry, declarations.areas, sound));
    audits.set(file.ledger.subject, audited);
  }
  const labelList: LabelListLookup = (hash) => declarations.labelLists.get(labelFile(hash));
  const standings = new Map(
    registry.metrics.map((metric) => [metric.id, metricStanding(metric, audits.get(metric.id), registry, labelList)]),
  );
  const policy = policyStanding(audits.get(POLICY), registry);
  const revoked = new Set<string>();
  for (const metric of registry.metrics) {
    const standing = standings.get(metric.id);
    if (audits.get(metric.id)?.wasRevoked !== true || standing === undefined || standing.state === 'approved') continue;
    revoked.add(metric.id);
    problems.push(revokedNote(metric, standing));
  }
  if (sound)
    problems.push(...missingApprovals(registry, declarations, standings, policy, revoked, problems.length === 0));
  return { problems, revoked, standings: new Map([...standings, [POLICY, policy]]) };
}

function labelProblems({ labelLists, ledgers }: Declarations): readonly Problem[] {
  const named = new Map<string, [file: string, entry: number, place: number]>();
  for (const { file, ledger } of ledgers)
    for (const [i, { labels = [] }] of ledger.entries.entries())
      for (const [n, hash] of labels.entries()) named.set(labelFile(hash), [file, i, n]);
  const problem = (file: string, at: Problem['at'], message: string, help: string): Problem => ({
    rule: 'approval/labels',
    file,
    at,
    message,
    help,
  });
  const missing = [...named]
    .filter(([path]) => !labelLists.has(path))
    .map(([path, [file, i, n]]) =>
      problem(
        file,
        valueAt(['entries', i, 'labels', n]),
        `the labels that were proposed are not in ${path}`,
        `restore that file; \`tallybook propose\` writes it into ${LABELS}/`,
      ),
    );
  const wrong = [...labelLists].flatMap(([path, text]) => {
    if (path !== labelFile(labelHash(text)))
      return [problem(path, START, 'the name of this file is not the SHA-256 of its text', 'restore it as it was')];
    return named.has(path) ? [] : [problem(path, START, 'no ledger names this list', 'delete it')];
  });
  return [...missing, ...wrong];
}

function subjectProblems(
  { file, ledger: { subject } }: LedgerFile,
  registry: Registry,
  areas: readonly AreaDeclaration[],
  sound: boolean,
): readonly Problem[] {
  const at = valueAt(['subject']);
  if (file !== ledgerFile(subject))
    return [
      {
        rule: 'approval/subject',
        file,
        at,
        message: `this is the ledger of \`${subject}\``,
        help: `name it ${ledgerFile(subject)}`,
      },
    ];
  const removed = (): boolean =>
    areas.some(({ program, area, stem, removed }) =>
      Object.keys(removed).some((name) => `${program}.${area ?? stem}.${name}` === subject),
    );
  if (!sound || subject === POLICY || registry.metrics.some(({ id }) => id === subject) || removed()) return [];
  return [
    {
      rule: 'approval/subject',
      file,
      at,
      message: `there is no metric \`${subject}\`, and none was removed`,
      help: 'declare it, or leave a tombstone under `removed` in its area',
    },
  ];
}

function revokedNote({ id, file, name }: Metric, standing: Standing): Problem {
  const words = standing.state === 'revoked' ? standing.words : `was revoked, and ${standing.words}`;
  return {
    rule: 'approval/revoked',
    file,
    at: keyAt(['metrics', name]),
    message: `\`${id}\` ${words}; it is not recorded and not on the allowlist`,
    help: 'remove it with a tombstone, or propose it again and have it approved again',
  };
}

/**
 * What is not there. The policy is looked at once the metrics have what they need, and both once there are stewards.
 */
function missingApprovals(
  registry: Registry,
  { roster }: Declarations,
  standings: ReadonlyMap<string, Standing>,
  policy: Standing,
  revoked: ReadonlySet<string>,
  sound: boolean,
): readonly Problem[] {
  const waiting = registry.metrics.filter(
    ({ id, live }) => live && !revoked.has(id) && standings.get(id)?.state !== 'approved',
  );
  if (registry.status === 'preview') return !sound || roster === null ? [] : awaitedNote(waiting);
  const missing = waiting.map((metric): Problem => ({
    rule: 'approval/missing',
    file: metric.file,
    at: keyAt(['metrics', metric.name]),
    message: `\`${metric.id}\` ${standings.get(metric.id)?.words ?? ''}`,
    help: `have them run \`tallybook approve ${metric.id}\`; ${APPROVALS}/README.md says how`,
  }));
  if (missing.length > 0 || !sound || policy.state === 'approved') return missing;
  return [
    {
      rule: 'policy/not-approved',
      file: POLICY_FILE,
      at: START,
      message: `the policy ${policy.words}`,
      help: `undo the change, or have stewards approve it; until then write \`status: preview\` in ${REGISTRY_FILE}`,
    },
  ];
}

/** One note for all of them: a preview is expected to lack approvals. */
function awaitedNote(waiting: readonly Metric[]): readonly Problem[] {
  if (waiting.length === 0) return [];
  const metrics = waiting.length === 1 ? '1 metric awaits' : `${waiting.length} metrics await`;
  return [
    {
      rule: 'approval/awaited',
      file: ROSTER_FILE,
      at: keyAt(['people']),
      message: `${metrics} approval: ${wordList(waiting.map(({ id }) => id))}`,
      help: 'nothing is sent while the registry is a preview; `tallybook approvals` says what each needs',
    },
  ];
}
