/**
 * Remakes one list from the installed toolchain: asks the program which release it is, runs the command of the list's
 * own header, compares, and writes only what it is identified to. Whatever keeps it from doing so is an answer, never
 * silence.
 */
import { join } from 'node:path';
import { HEADER_KEYS, parseEnumeration } from '../../../model/source/enumeration-file.ts';
import type { Enumeration } from '../../../model/registry/types.ts';
import { orRefuse } from '../../terminal/refusal.ts';
import { replaceFile } from '../../terminal/replace-file.ts';
import { compare, type Comparison, type Maker } from './compare.ts';
import { runCommand, runProgram, type Limits, type Ran } from './run.ts';
import { mismatch, readHeader, type Identified, type Toolchain, type Wanted } from './toolchain.ts';

export interface Orders {
  readonly root: string;
  readonly write: boolean;
  readonly acceptSuspicious: boolean;
  readonly maker: Maker;
  readonly limits: Limits;
}

export type Remade =
  | { readonly list: string; readonly state: 'not checked'; readonly why: string }
  | {
      readonly list: string;
      /** `differs` also when something was written and something suspicious was left out. */
      readonly state: 'unchanged' | 'differs';
      readonly written: boolean;
      /** How many added values the list still lacks. */
      readonly lacks: number;
      /** Whether something waits for a person to accept it. */
      readonly held: boolean;
      readonly size: number;
      readonly union: boolean;
      readonly header: string;
      readonly installed: Toolchain;
      readonly comparison: Comparison;
    };

/** `file` begins with `registry/`; `text` is what it holds. */
export async function remake(file: string, name: string, text: string, orders: Orders): Promise<Remade> {
  const { enumeration: list, problems } = parseEnumeration(file, name, text);
  const broken = problems.find(({ rule }) => rule === 'enumeration/header');
  const wanted = broken === undefined ? readHeader(list.toolchain) : { refused: broken.message };
  if ('refused' in wanted) return { list: name, state: 'not checked', why: wanted.refused };
  const made = await make(list, wanted, orders.limits);
  if ('refused' in made) return { list: name, state: 'not checked', why: made.refused };
  const { installed, printed } = made;
  const union = wanted.toolchains.length > 1;
  const comparison = compare(list.values, printed, union, orders.maker);
  const target = orders.write ? rewritten(list, wanted, installed, comparison, orders.acceptSuspicious) : text;
  const path = join(orders.root, file);
  if (target !== text) orRefuse(`write \`${path}\``, () => replaceFile(path, target));
  const { values } = parseEnumeration(file, name, target).enumeration;
  const left = compare(values, printed, union, orders.maker);
  const differs = left.added.length > 0 || (!union && left.gone.length > 0);
  return {
    list: name,
    state: differs ? 'differs' : 'unchanged',
    written: target !== text,
    lacks: left.added.length,
    held: !orders.acceptSuspicious && isSuspicious(comparison),
    size: values.length,
    union,
    header: list.toolchain,
    installed,
    comparison,
  };
}

const isSuspicious = ({ added, suspicion }: Comparison): boolean =>
  suspicion !== null || added.some((one) => one.writable && one.suspicion !== null);

type Made = { readonly installed: Toolchain; readonly printed: string } | { readonly refused: string };

async function make(list: Enumeration, wanted: Wanted, limits: Limits): Promise<Made> {
  const identified = await identify(wanted, limits);
  if ('refused' in identified) return identified;
  const why = mismatch(wanted, identified);
  if (why !== null) return { refused: why };
  const ran = await runCommand(list.command, limits);
  const fault = complaint('its command', ran);
  if (ran === 'not installed') return { refused: 'bash is not installed, which runs its command' };
  if (fault !== null) return { refused: fault };
  if (ran.out.trim() === '') return { refused: 'its command printed nothing' };
  return { installed: identified, printed: ran.out };
}

async function identify({ program, toolchains }: Wanted, limits: Limits): Promise<Identified> {
  const words = [program.binary, ...program.parameters].join(' ');
  const ran = await runProgram(program.binary, program.parameters, limits);
  if (ran === 'not installed')
    return { refused: `${toolchains.map(({ release }) => release).join(' or ')} is not installed` };
  const fault = ran.ended === null ? null : complaint(`\`${words}\``, ran);
  return fault === null ? program.identify(ran.out) : { refused: fault };
}

/** Whatever a command says on standard error, its list cannot be trusted. */
function complaint(what: string, ran: Ran): string | null {
  if (ran === 'not installed') return null;
  const [line = ''] = ran.err.trim().split('\n');
  const said = line === '' ? '' : `: ${line}`;
  if (ran.ended !== null) return `${what} ${ran.ended}${said}`;
  return line === '' ? null : `${what} complained${said}`;
}

/** The file as it is to be written: without what a person must look at first, which may be every difference. */
function rewritten(
  list: Enumeration,
  { toolchains }: Wanted,
  installed: Toolchain,
  { added, gone, suspicion }: Comparison,
  accept: boolean,
): string {
  const union = toolchains.length > 1;
  const held = suspicion !== null && !accept;
  const taken = held ? [] : added.filter((one) => one.writable && (accept || one.suspicion === null));
  const dropped = new Set(union || held ? [] : gone);
  const values = [...list.values.filter((value) => !dropped.has(value)), ...taken.map(({ value }) => value)].sort();
  const header = { ...list, toolchain: held ? list.toolchain : headerWith(toolchains, installed) };
  return [...HEADER_KEYS.map((key) => `# ${key}: ${header[key]}`), ...values, ''].join('\n');
}

/** A list from one release is now from the installed one; a list from several has one more, or the same. */
function headerWith(toolchains: readonly Toolchain[], installed: Toolchain): string {
  if (toolchains.length === 1) return installed.text;
  const texts = toolchains.map(({ text }) => text);
  return [...texts, ...(texts.includes(installed.text) ? [] : [installed.text])].join(', ');
}
