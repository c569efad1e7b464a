/**
 * The recorder that generated bindings call, for programs that run on Node. It counts in memory and writes to the
 * store of the user who runs the program, if that user said so, as `recorders/STORE.md` describes. It opens no socket.
 *
 * A recorder can never fail, slow or change its host: nothing here throws or prints. What is not declared is counted
 * as `unknown` or `_`, never kept.
 */
export { counter, labeledCounter, labeledCounter2 } from './counter.ts';
export type { Counter, LabeledCounter, LabeledCounter2 } from './counter.ts';
export { enumeration } from './enumeration.ts';
export type { Enumeration } from './enumeration.ts';
export { flag } from './flag.ts';
export type { Flag } from './flag.ts';
export { frames } from './frames.ts';
export type { Form, Frames } from './frames.ts';
export { histogram, labeledHistogram } from './histogram.ts';
export type { Histogram, LabeledHistogram } from './histogram.ts';
export type { Metric, MetricOptions } from './metric.ts';
export * as off from './off.ts';
export { either, literal, oneOf, repeat, sequence } from './pattern.ts';
export type { Pattern } from './pattern.ts';
export { defineProgram, flush, start } from './recording.ts';
export type { Metrics, Program, Recording } from './recording.ts';
export { text } from './text.ts';
export type { Text } from './text.ts';
