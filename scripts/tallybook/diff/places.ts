/**
 * A comparison as annotations of a pull request. A change is shown on the line that declares it; what is gone has no
 * line, so it is shown on one that survives: its area, the first line of its file, or the registry.
 */
import { EXISTENCE, type Change } from '../../../model/compare/change.ts';
import type { Comparison } from '../../../model/compare/compare.ts';
import type { Declarations } from '../../../model/stages/declarations.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { place } from '../../../model/stages/place.ts';
import { keyAt, START, type Place } from '../../../model/findings/problem.ts';
import { LISTS, POLICY_FILE, REGISTRY_FILE } from '../../../model/source/tree.ts';
import type { Finding } from '../../../model/findings/finding.ts';
import { consentWords, valueWords, verdictWords } from './words.ts';

interface Spot {
  readonly file: string;
  readonly at: Place;
}

/** GitHub's annotations: a notice for each change, an error if the version is too low. */
export function github(comparison: Comparison, declarations: Declarations | null): string {
  const shown = comparison.changes.map((change) => finding(change, declarations));
  const verdict: Finding = {
    ...finding(null, declarations),
    rule: comparison.tooSmall ? 'version/bump-too-small' : 'diff',
    severity: comparison.tooSmall ? 'error' : 'note',
    message: verdictWords(comparison),
    help: consentWords(comparison.consent),
  };
  return formatFindings([...shown, verdict], 'github');
}

function finding(change: Change | null, declarations: Declarations | null): Finding {
  const spot = change === null ? { file: REGISTRY_FILE, at: keyAt(['version']) } : spotOf(change, declarations);
  const problem = { rule: 'version/bump-too-small', ...spot, message: '', help: '' } as const;
  const [found] = place([problem], declarations?.files ?? new Map());
  const at = found?.at ?? { file: spot.file, line: 1, column: 1, length: 0 };
  if (change === null) return { rule: 'diff', severity: 'note', message: '', help: '', at, excerpt: null };
  const { subject, field, bump, direction, consent } = change;
  const message = `${subject.kind} ${subject.name}, ${field}: ${valueWords(change)}`;
  const help = `${bump} (${direction}); ${consentWords(consent)}`;
  return { rule: `diff/${bump}`, severity: 'note', message, help, at, excerpt: null };
}

function spotOf({ subject, field, after }: Change, declarations: Declarations | null): Spot {
  const { kind, name } = subject;
  const isGone = field === EXISTENCE && after === null;
  switch (kind) {
    case 'metric':
      return inArea(name, isGone ? null : ['metrics', field], declarations);
    case 'tombstone':
      return inArea(name, isGone ? null : ['removed', field], declarations);
    case 'enumeration': {
      const file = `${LISTS}/${name}.txt`;
      return isGone ? { file: REGISTRY_FILE, at: START } : { file, at: START };
    }
    case 'policy':
      return { file: POLICY_FILE, at: keyAt(name.split('.')) };
    case 'group': {
      const [program = '', group = ''] = name.split('/');
      return { file: REGISTRY_FILE, at: keyAt(['programs', program, 'groups', group, ...open(field)]) };
    }
    case 'program':
      return { file: REGISTRY_FILE, at: keyAt(['programs', name]) };
    case 'team':
      return { file: REGISTRY_FILE, at: keyAt(['teams', name]) };
    case 'registry':
      return { file: REGISTRY_FILE, at: keyAt([field]) };
  }
}

const open = (field: string): readonly string[] => (field === 'open' || field === 'summary' ? [field] : []);

/** Keys are named in declarations as in the model, but for what is worked out from them. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  [EXISTENCE]: [],
  live: ['expires'],
  flush_now: ['flush'],
  form: ['frames'],
  list: ['frames'],
  depth: ['frames', 'depth'],
};

function inArea(id: string, where: readonly [string, string] | null, declarations: Declarations | null): Spot {
  const [program = '', stem = '', name = ''] = id.split('.');
  const file = `registry/${program}/${stem}.yaml`;
  const area = declarations?.areas.find((one) => one.file === file);
  if (area === undefined) return { file: REGISTRY_FILE, at: keyAt(['programs', program]) };
  if (where === null) return { file, at: keyAt(['area']) };
  const keys = WRITTEN[where[1]] ?? where[1].split('.');
  const [first = ''] = keys;
  const own = area.metrics.get(name);
  const isDefault = own !== undefined && first !== '' && !(first in own) && first in area.defaults;
  return { file, at: keyAt(isDefault ? ['defaults', ...keys] : [where[0], name, ...keys]) };
}
