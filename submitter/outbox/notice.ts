/**
 * What is said when something was sent: what went where, which setting in which file and line allowed it, what the
 * recipient saw besides, where the copy is, and the command that turns it off. Pure text.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';

export interface Sending {
  /** The length of the body. */
  readonly bytes: number;
  /** The address it was posted to. */
  readonly to: string;
  /** The proxy that was named, or null. */
  readonly proxy: string | null;
  readonly registry: string;
  readonly series: string;
  /** `group crashes of rustc in 2026-W47`, or `a randomised answer about rustc.config.bootstrap_env in 2026-Q4`. */
  readonly what: string;
  /** By metric, as the body says them. */
  readonly values: Readonly<Record<string, string>>;
  /** The setting that allowed it. */
  readonly setting: { readonly file: string; readonly line: number; readonly text: string };
  /** The copy, and the day on which it is deleted. */
  readonly copy: { readonly path: string; readonly dies: Day };
}

/** The command that ends all sending, which every notice names. */
export const TURN_OFF = 'tally consent revoke';

/** What `tally-send` prints once the recipient has taken a body. */
export function notice({ bytes, to, proxy, registry, series, what, values, setting, copy }: Sending): string {
  const said = Object.entries(values).map(([id, value]) => `  ${id} = ${value}`);
  return `${[
    `Sent ${bytes} bytes to ${to}`,
    `They say, of ${what} (${registry} ${series}):`,
    ...said,
    proxy === null
      ? 'Besides, the recipient saw the network address of this machine and when they came.'
      : `They went through ${proxy}, which saw the addresses of both; ` +
        'the recipient saw its address and when they came.',
    `Allowed by: ${setting.file}:${setting.line}: ${setting.text}`,
    `Copy, byte for byte, until ${dayText(copy.dies)}: ${copy.path}`,
    `To turn this off: ${TURN_OFF}`,
  ].join('\n')}\n`;
}

/** `group crashes of rustc in 2026-W47`, from the parts that name a body. */
export const reportWords = (program: string, group: string, week: string): string =>
  `group ${group} of ${program} in ${week}`;

export const answerWords = (metric: string, quarter: string): string =>
  `a randomised answer about ${metric} in ${quarter}`;
