// Code generated from generated/schema/export-line.schema.json; DO NOT EDIT.
// Regenerate: npm run types

/**
 * One line of an export: how often one field was counted in one program version on one day.
 */
export interface ExportLine {
  /**
   * The program.
   */
  program: string;
  /**
   * The program version with its channel, `1.95.0-stable`, or `dev` for anything else.
   */
  version: string;
  /**
   * The UTC day of the flush.
   */
  day: string;
  /**
   * The field, as the store spells it.
   */
  field: string;
  /**
   * How often; above 2^53 a reader needs more than a double.
   */
  count: number;
  /**
   * The fleet, if the store is one of a fleet.
   */
  fleet?: string;
  /**
   * What the fleet compares.
   */
  experiment?: string;
  /**
   * What was run, in the operator's words.
   */
  toolchain?: string;
  /**
   * What the fleet calls this run.
   */
  job?: string;
}
