/**
 * New entries and their text. A ledger is only ever added to, so its text so far stays as it is, byte for byte. Signs
 * nothing: the holder of the key does, over `signedText`.
 */
import type { Metric, Registry } from '../registry/types.ts';
import { factsOf, policyFacts } from './facts.ts';
import { labelFile, labelHash } from './labels.ts';
import { entryHash, POLICY, START, type Entry, type Ledger } from '../schema/ledger.ts';

export interface Proposed {
  readonly entry: Entry;
  /** The label lists to keep, as paths and texts. */
  readonly lists: readonly (readonly [path: string, text: string])[];
}

/** What the next entry of a ledger names in `after`. */
export function lastHash(ledger: Ledger | null): string {
  const last = ledger?.entries.at(-1);
  return last === undefined ? START : entryHash(last);
}

/** A proposal of what a metric says now, or of the policy as it stands. */
export function proposal(
  subject: Metric | typeof POLICY,
  registry: Registry,
  by: string,
  on: string,
  after: string,
): Proposed {
  const { hash, labels } = subject === POLICY ? policyFacts(registry.policy) : factsOf(subject, registry);
  const stated = subject === POLICY ? {} : { privacy_class: subject.privacy_class, expires: subject.expires };
  const kept = labels.length === 0 ? {} : { labels: labels.map(labelHash) };
  return {
    entry: { what: 'proposal', by, on, facts: hash, ...kept, ...stated, after },
    lists: labels.map((text) => [labelFile(labelHash(text)), text]),
  };
}

/** The text of a ledger with one more entry. */
export function withEntry(text: string | null, subject: string, entry: Entry): string {
  const head =
    text ??
    `# yaml-language-server: $schema=../../generated/schema/ledger.schema.json\n\n# Written by \`tallybook\`; ` +
      `only ever added to. README.md says how to read it.\nsubject: ${subject}\nentries:\n`;
  return `${head}${head.endsWith('\n') ? '' : '\n'}${entryText(entry)}`;
}

const BARE = new Set(['what', 'by', 'on', 'role', 'privacy_class', 'expires']);

function entryText(entry: Entry): string {
  const lines = Object.entries(entry).map(
    ([key, value]) => `${key}: ${BARE.has(key) ? String(value) : JSON.stringify(value)}\n`,
  );
  return lines.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`).join('');
}
