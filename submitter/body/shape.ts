/**
 * The shape of what is sent: its bytes in the one spelling, its keys closed, every one a text. What its texts may say
 * is the allowlist's to decide.
 */
import { latin1 } from '../bytes.ts';
import { ANSWER_FORMAT, BODY_BYTES, readBody, REPORT_FORMAT, type Answer, type Report } from './text.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  [REPORT_FORMAT]: ['format', 'group', 'registry', 'series', 'values', 'week'],
  [ANSWER_FORMAT]: ['format', 'metric', 'quarter', 'registry', 'series', 'value'],
};

/** The report or answer that these bytes are, or everything for which they are none. */
export function readReport(bytes: Uint8Array): Stopped<Report | Answer> {
  const body = readBody(bytes);
  if (body.stop !== null) return stopped(repeatedKey(bytes) ?? body.stop);
  const { value } = body;
  if (!isObject(value)) return stopped(stop('body/not-object', value));
  const there = new Map<string, unknown>(Object.entries(value));
  const format = there.get('format');
  const keys = typeof format === 'string' && Object.hasOwn(KEYS, format) ? KEYS[format] : undefined;
  const [first, ...others] = keys === undefined ? [formatStop(format)] : keyStops(there, keys);
  return first === undefined ? given(value as Report | Answer) : stopped(first, ...others);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key that stands twice, where that is why the bytes have another spelling. */
function repeatedKey(bytes: Uint8Array): Stop | null {
  if (bytes.length !== BODY_BYTES) return null;
  const keys = [...latin1(bytes).matchAll(/"([^"\\]+)":/g)].map(([, key = '']) => key);
  const key = keys.find((one, i) => keys.indexOf(one) !== i);
  return key === undefined ? null : stop('report/twice', key);
}

const formatStop = (format: unknown): Stop =>
  format === undefined ? stop('report/missing-key', 'format') : stop('report/format', format, Object.keys(KEYS));

function keyStops(there: ReadonlyMap<string, unknown>, keys: readonly string[]): readonly Stop[] {
  const missing = keys.filter((key) => !there.has(key)).map((key) => stop('report/missing-key', key));
  const others = [...there].flatMap(([key, value]) => {
    if (!keys.includes(key)) return [stop('report/unknown-key', key, keys)];
    if (key !== 'values') return typeof value === 'string' ? [] : [stop('report/not-text', key, value)];
    return isObject(value) ? [] : [stop('report/not-values', key, value)];
  });
  return [...missing, ...others];
}
