/** A change in words, for all formats alike: values, directions and what follows for consent. Pure. */
import { EXISTENCE, type Change, type Consent } from '../../../model/compare/change.ts';
import type { Comparison } from '../../../model/compare/compare.ts';
import { counted } from '../../../model/findings/format.ts';

const MAX_VALUE = 60;
const MAX_MEMBERS = 8;

/** `49 -> 14`, `+E0805 -E0001`, `new`, `removed`; texts of some length only as `reworded`. */
export function valueWords({ field, before, after }: Change): string {
  if (field === EXISTENCE)
    return before === null ? `new: ${plainValue(after)}` : `removed: it was ${plainValue(before)}`;
  const [old, now] = [before, after].map(memberList);
  if (old !== null && now !== null && old !== undefined && now !== undefined) return memberWords(old, now);
  const [left, right] = [plainValue(before), plainValue(after)];
  return Math.max(left.length, right.length) > MAX_VALUE ? 'reworded' : `${left} -> ${right}`;
}

const plainValue = (value: unknown): string =>
  value === null
    ? 'none'
    : value === true
      ? 'yes'
      : value === false
        ? 'no'
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);

/** The members of a value that is a list, or of a dimension's labels; null for anything else. */
function memberList(value: unknown): readonly string[] | null {
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') ? value.map(String) : value.flatMap(dimensionMembers);
  if (typeof value !== 'object' || value === null) return null;
  if ('labels' in value && Array.isArray(value.labels)) return value.labels.map(String);
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string')
    ? entries.map(([key, one]) => `${key}: ${String(one)}`)
    : null;
}

const dimensionMembers = (one: { readonly name?: unknown; readonly labels?: readonly string[] }): readonly string[] =>
  (one.labels ?? []).map((label) => `${String(one.name)}=${label}`);

function memberWords(before: readonly string[], after: readonly string[]): string {
  const [old, now] = [new Set(before), new Set(after)];
  const came = after.filter((one) => !old.has(one));
  const went = before.filter((one) => !now.has(one));
  const signed = [...came.map((one) => `+${one}`), ...went.map((one) => `-${one}`)];
  if (signed.length === 0) return 'the same, in another order or from another list';
  const more = signed.length - MAX_MEMBERS;
  return `${signed.slice(0, MAX_MEMBERS).join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const CONSENT_WORDS: Readonly<Record<Consent, string>> = {
  kept: 'consent given before holds',
  shown: 'consent given before holds, and the change is shown',
  void: 'consent given before no longer counts',
};

export const consentWords = (consent: Consent): string => CONSENT_WORDS[consent];

/** `rust-toolchain 0.1.0 -> 0.2.0: 3 changes, a major one; 0.2.0 is enough` */
export function verdictWords({ before, after, changes, bump, required, tooSmall }: Comparison): string {
  const head = `${after.name} ${before.version} -> ${after.version}: `;
  if (changes.length === 0 && !tooSmall) return `${head}nothing changed`;
  const strongest = bump === 'none' ? 'none that needs a new version' : `the strongest is ${bump}`;
  const size = `${counted(changes.length, 'change')}, ${strongest}`;
  return `${head}${size}; ${tooSmall ? `the version is too low, write ${required}` : `${after.version} is enough`}`;
}
