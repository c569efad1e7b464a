/** Whether one metric of a program that is on is recorded: its `deny` lines come or go. Changes nothing else. */
import { readOn } from '../../recorders/typescript/store/on.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { bind, deniedWords } from './binding.ts';
import { globsOf } from './deny.ts';

/** Has the metric recorded, or not, and says so. Answers the exit status. */
export function recordMetric(program: string, folder: string, metric: string, isRecorded: boolean): number {
  const state = readOn(folder);
  if (state.state === 'off') throw new Refusal(`${program} is off; \`tally on ${program}\` turns it on`);
  const [, id] = /^([^{]*)\{(?:names|text):/.exec(metric) ?? [];
  if (id !== undefined && !isRecorded) {
    throw new Refusal(
      `\`${metric}\` is how an allowlist writes many fields, and none is spelled so; ` +
        `\`tally off ${program} ${id}\` is about all of them`,
    );
  }
  const { deny } = state.on;
  const globs = globsOf(program, metric);
  const others = deny.filter((glob) => !globs.includes(glob));
  const now = isRecorded ? others : [...others, ...globs].sort();
  const isSame = now.length === deny.length;
  if (isSame && isRecorded) {
    throw new Refusal(`${program} has no deny line for \`${metric}\`; \`tally status\` shows those that it has`);
  }
  if (!isSame) orRefuse(`write \`${folder}/on\``, () => bind(folder, { ...state.on, deny: now }));
  const off = isSame ? 'was not recorded before either' : 'is not recorded any more';
  const kept = 'What was recorded before stays until it dies.\n';
  print(`${metric} ${isRecorded ? 'is recorded again' : off}.\n${deniedWords(now)}${isRecorded ? '' : kept}`);
  return 0;
}
