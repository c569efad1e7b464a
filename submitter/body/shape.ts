/**
 * The shape of what is sent: its bytes in the one spelling, its keys closed, every one a text. What its texts may say is
 * the allowlist's to decide.
 */
import { ANSWER_FORMAT, BODY_BYTES, readBody, REPORT_FORMAT, type Answer, type Report } from './text.ts';
import { refusal, shown, type Refusal } from '../stops/refusals.ts';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  [REPORT_FORMAT]: ['format', 'group', 'registry', 'series', 'values', 'week'],
  [ANSWER_FORMAT]: ['format', 'metric', 'quarter', 'registry', 'series', 'value'],
};

export type ReadReport =
  | { readonly value: Report | Answer; readonly refusals: readonly [] }
  | { readonly value: null; readonly refusals: readonly Refusal[] };

/** The report or answer that these bytes are, or everything for which they are none. */
export function readReport(bytes: Uint8Array): ReadReport {
  const { value, why } = readBody(bytes);
  if (why !== null) return { value: null, refusals: [twice(bytes) ?? refusal('report/unreadable', 'body', why)] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: null, refusals: [refusal('report/unreadable', 'body', `it is ${shown(value)} and no object`)] };
  }
  const there = new Map<string, unknown>(Object.entries(value));
  const format = there.get('format');
  const keys = typeof format === 'string' && Object.hasOwn(KEYS, format) ? KEYS[format] : undefined;
  const refusals = keys === undefined ? [formatRefusal(format)] : keyRefusals(there, keys);
  return refusals.length > 0 ? { value: null, refusals } : { value: value as Report | Answer, refusals: [] };
}

/** A key that stands twice, where that is why the bytes have another spelling. */
function twice(bytes: Uint8Array): Refusal | null {
  if (bytes.length !== BODY_BYTES) return null;
  const keys = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/"([^"\\]+)":/g),
  ].map(([, key = '']) => key);
  const key = keys.find((one, i) => keys.indexOf(one) !== i);
  return key === undefined ? null : refusal('report/twice', key);
}

const formatRefusal = (format: unknown): Refusal =>
  format === undefined
    ? refusal('report/missing-key', 'format')
    : refusal('report/format', 'format', shown(format), Object.keys(KEYS).map(shown).join(' or '));

function keyRefusals(there: ReadonlyMap<string, unknown>, keys: readonly string[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const key of keys) {
    if (!there.has(key)) refusals.push(refusal('report/missing-key', key));
  }
  for (const [key, value] of there) {
    if (!keys.includes(key)) refusals.push(refusal('report/unknown-key', key, keys.join(', ')));
    else if (key !== 'values') refusals.push(...textRefusals(key, value));
    else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      refusals.push(refusal('report/not-values', key, shown(value)));
    }
  }
  return refusals;
}

const textRefusals = (key: string, value: unknown): readonly Refusal[] =>
  typeof value === 'string' ? [] : [refusal('report/not-text', key, shown(value))];
