/** Labels: closed sets, so that nothing undeclared can be counted by name. */
import { UNKNOWN } from './metric.ts';

const RESERVED = /[ %{},;|=<>]/g;

/** A label as it is spelled in a field: the bytes that are syntax there are percent-encoded. */
export function encode(raw: string): string {
  return raw.replace(RESERVED, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A closed set of labels, spelled as in fields. */
export class Labels {
  readonly #labels: ReadonlySet<string>;

  constructor(labels: readonly string[]) {
    this.#labels = new Set(labels);
  }

  /** The label itself, or `unknown` if it is not declared, whatever the types promised. */
  declared(label: string): string {
    return this.#labels.has(label) ? label : UNKNOWN;
  }

  /** The same for a label as its source writes it, not percent-encoded. */
  fromText(text: string): string {
    return typeof text === 'string' ? this.declared(encode(text)) : UNKNOWN;
  }
}
