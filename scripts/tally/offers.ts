/**
 * What could leave by the registries that were added: each with what it allows now, and of it the groups and randomised
 * answers that could be agreed to. Every answer is asked of `permit`; nothing is decided here.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { permit } from '../../submitter/permit.ts';
import type { SubmitLine } from '../../submitter/allowlist/line.ts';
import { programOf } from '../../submitter/consent/consent.ts';
import { allowedBy, noisedLines, type Allowed } from '../../submitter/allowlist/allowed.ts';
import { addedRegistries, type Added, type Source } from '../../submitter/registries/registries.ts';
import { readWithheld } from '../../submitter/consent/withheld.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';

export interface Leaving {
  readonly name: string;
  readonly allowed: Allowed;
  readonly source: Source;
}

/** A group, or a randomised answer (then `group` is null), that could be agreed to. */
export interface Offer {
  readonly program: string;
  readonly group: string | null;
  readonly reporters: number;
  readonly lines: readonly SubmitLine[];
}

/** Every registry of which something could leave. Refuses if one, or the list of what is withheld, does not hold. */
export function leavings(root: string): readonly Leaving[] {
  const added = orRefuse('read the registries that were added', () => addedRegistries(root));
  const withheld = readWithheld(root);
  const broken = [...added.filter(({ left }) => left === null), withheld].find((one) => one.findings.length > 0);
  if (broken !== undefined || withheld.value === null) {
    const [{ file, line, message } = { file: '', line: 0, message: 'it does not hold' }] = broken?.findings ?? [];
    throw new Refusal(
      `nothing can leave: \`${file}\`${line === 0 ? '' : ` line ${line}`}: ${message}; \`tally status\` says what to do`,
    );
  }
  const list = withheld.value;
  return added.flatMap((one) => leaving(one, list));
}

function leaving(
  { name, source, left, signedBy }: Added,
  withheld: Parameters<typeof allowedBy>[0]['withheld'],
): readonly Leaving[] {
  if (source === null || left === null) return [];
  return [{ name, source, allowed: allowedBy({ list: source.allowlist, left, withheld, signedBy }) }];
}

const ADD = '`tally add DIR` adds one, where DIR is the generated/ folder of a registry';

/** The registry that was named, or the only one of those that `isMeant`. Refuses where that is none or several. */
export function leavingOf(root: string, name: string | null, isMeant: (one: Leaving) => boolean = () => true): Leaving {
  const all = leavings(root);
  const meant = all.filter((one) => isMeant(one) && (name === null || one.name === name));
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only;
  if (only !== undefined)
    throw new Refusal(
      `several registries were added that this could be about (${meant.map((one) => one.name).join(', ')}); name one with --registry`,
    );
  if (all.length === 0) throw new Refusal(`no registry was added, so nothing can leave; ${ADD}`);
  throw new Refusal(
    `no registry was added that this could be about (there is ${all.map((one) => one.name).join(', ')}); ${ADD}`,
  );
}

/** What could be agreed to of these programs, and a sentence for each group or answer that could not. */
export function offers(
  { allowed }: Leaving,
  programs: readonly string[],
  today: Day,
): { readonly offered: readonly Offer[]; readonly refused: readonly string[] } {
  const groups: readonly Offer[] = allowed.groups.map(({ program, name, reporters, lines }) => ({
    program,
    group: name,
    reporters,
    lines,
  }));
  const answers = noisedLines(allowed).map((line): Offer => {
    const program = programOf(line);
    const reporters = allowed.list.programs.find((one) => one.name === program)?.reporters ?? 0;
    return { program, group: null, reporters, lines: [line] };
  });
  const offered: Offer[] = [];
  const refused: string[] = [];
  for (const offer of [...groups, ...answers]) {
    if (!programs.includes(offer.program) || offer.lines.length === 0) continue;
    const verdicts = offer.lines.map(({ id, values }) => permit(allowed, 'submit', id, values[0], today));
    const reasons = verdicts.flatMap((verdict) => (verdict.permitted ? [] : [verdict.refusal.text]));
    if (reasons.length === 0) offered.push(offer);
    else refused.push(`${offerWords(offer)}: ${reasons.join('; ')}`);
  }
  return { offered, refused };
}

/** `group crashes of rustc`, `answer about rustc.config.bootstrap_env` */
export const offerWords = ({ program, group, lines }: Offer): string =>
  group === null ? `answer about ${lines[0]?.id ?? ''}` : `group ${group} of ${program}`;
