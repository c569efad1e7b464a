/**
 * The bytes of what is sent: canonical JSON (keys sorted, no white space, one spelling of everything), then spaces up
 * to one length, then LF. So the same values are the same bytes, and nobody on the way learns from a length. Decides
 * nothing about what it holds; permit.ts does.
 */
import type { Answer } from '../../generated/types/answer.ts';
import type { Report } from '../../generated/types/report.ts';
import { latin1 } from '../bytes.ts';
import { stop, type Stop } from '../stops/stop.ts';

export type { Answer } from '../../generated/types/answer.ts';
export type { Report } from '../../generated/types/report.ts';

export const REPORT_FORMAT = 'tallybook report 1';
export const ANSWER_FORMAT = 'tallybook answer 1';

/** Every body has so many bytes, its LF included. */
export const BODY_BYTES = 1024;

const PRINTABLE = /^[ -~]*$/;

/** Canonical JSON. */
export function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalText(one)}`).join(',')}}`;
}

/** Whether a body can hold so much text. */
export const fits = (text: string): boolean => text.length < BODY_BYTES;

/** The body, or null where the text is no printable ASCII or too long for one. */
export function bodyBytes(value: Report | Answer): Uint8Array | null {
  const text = canonicalText(value);
  if (!PRINTABLE.test(text) || !fits(text)) return null;
  return Buffer.from(`${text.padEnd(BODY_BYTES - 1)}\n`, 'latin1');
}

export interface ReadBody {
  readonly value: unknown;
  /** Null where the bytes are a body. */
  readonly stop: Stop | null;
}

/** What a body says, or why it is none. There is exactly one body for a value. */
export function readBody(bytes: Uint8Array): ReadBody {
  const refuse = (why: Stop): ReadBody => ({ value: null, stop: why });
  if (bytes.length !== BODY_BYTES) return refuse(stop('body/length', bytes.length, BODY_BYTES));
  const text = latin1(bytes);
  if (!text.endsWith('\n')) return refuse(stop('body/line-feed'));
  const line = text.slice(0, -1);
  if (!PRINTABLE.test(line)) return refuse(stop('body/ascii'));
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse(stop('body/json'));
  }
  const isOneSpelling = canonicalText(value).padEnd(BODY_BYTES - 1) === line;
  return isOneSpelling ? { value, stop: null } : refuse(stop('body/spelling'));
}
