/**
 * `tallybook new`: adds a declaration with everything a reviewer will ask left to fill in; `check` names each of
 * them.
 */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addMonths } from '../../model/registry/calendar.ts';
import { NAME, type Kind } from '../../model/schema/declaration.ts';
import { didYouMean } from '../../model/findings/nearest.ts';
import type { Registry } from '../../model/registry/types.ts';
import { parseYaml } from '../../model/source/yaml.ts';
import { checkFolder, unusable } from './checked-folder.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { replaceFile } from '../terminal/replace-file.ts';
import { areaFile, scaffold, withDeclaration, type Surroundings } from './scaffold.ts';

const MONTHS = 12;
const LONGEST_NAME = 40;

export interface NewArguments {
  readonly root: string;
  readonly kind: Kind;
}

/** Adds the metric to its area file, which it makes when there is none. Nothing that is there is rewritten. */
export function runNew(program: string, metric: string, { root, kind }: NewArguments): number {
  const { value: registry } = checkFolder(root);
  if (registry === null) throw unusable();
  const { area, name } = parseMetric(program, metric, registry);
  const file = `registry/${program}/${area}.yaml`;
  const path = join(root, file);
  const dates = { since: registry.version, expires: addMonths(registry.as_of, MONTHS) };
  const old = orRefuse(`read \`${path}\``, () => readOld(path));
  const text =
    old === null
      ? areaFile(area, scaffold(name, kind, { ...dates, defaults: {} }))
      : withMetric(old, file, name, kind, dates);
  orRefuse(`write \`${path}\``, () => replaceFile(path, text));
  print(
    `added ${program}.${area}.${name} to ${path}\n` +
      'fill in every TODO; `tallybook check` names each, and CONTRIBUTING.md says what a reviewer will ask\n',
  );
  return 0;
}

function parseMetric(program: string, metric: string, registry: Registry): { area: string; name: string } {
  const programs = registry.programs.map(({ name }) => name);
  if (!programs.includes(program)) {
    const hint = didYouMean(program, programs, 'declare it in registry/registry.yaml under `programs`');
    throw new Refusal(`\`${program}\` is not a program of this registry; ${hint}`);
  }
  const parts = metric.split('.');
  const [area = '', name = '', ...more] = parts.length === 3 && parts[0] === program ? parts.slice(1) : parts;
  if (!isName(area) || !isName(name) || more.length > 0)
    throw new Refusal(
      `\`${metric}\` is not a valid name of a metric; write area.name in lower-case words, such as ice.total`,
    );
  const [problem] = parseYaml(`${name}: ~`).problems;
  if (problem !== undefined) throw new Refusal(`\`${name}\` cannot name a metric: ${problem.message}`);
  const id = `${program}.${area}.${name}`;
  if (registry.metrics.some((one) => one.id === id))
    throw new Refusal(`\`${id}\` is declared already; \`tallybook explain ${id}\` shows it`);
  return { area, name };
}

const isName = (word: string): boolean => new RegExp(NAME).test(word) && word.length <= LONGEST_NAME;

/** The text of an area file, null where there is none. A link could lead out of the registry, so it is not followed. */
function readOld(path: string): string | null {
  const folder = lstatSync(dirname(path), { throwIfNoEntry: false });
  if (folder === undefined) return null;
  if (!folder.isDirectory()) throw new Refusal(`\`${dirname(path)}\` must be a folder, but is something else`);
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return null;
  if (!there.isFile()) throw new Refusal(`\`${path}\` must be a file, but is something else`);
  const bytes = readFileSync(path);
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) throw new Refusal(`\`${path}\` is not UTF-8 text; save it as UTF-8 first`);
  return text;
}

/** The file with the new declaration; whatever else it declares must be as before. */
function withMetric(
  text: string,
  file: string,
  name: string,
  kind: Kind,
  dates: Omit<Surroundings, 'defaults'>,
): string {
  const before = areaOf(text);
  if (before === null)
    throw new Refusal(`\`${file}\` cannot be read as a declaration; run \`tallybook check\` and fix it first`);
  if (Object.hasOwn(before.metrics, name))
    throw new Refusal(`\`${file}\` declares \`${name}\` already; \`tallybook check\` says what it lacks`);
  const longer = withDeclaration(text, scaffold(name, kind, { ...dates, defaults: before.defaults }));
  const after = longer === null ? null : areaOf(longer);
  const { [name]: declared, ...others } = after?.metrics ?? {};
  if (
    longer === null ||
    declared === undefined ||
    !sameData({ ...before.whole, metrics: before.metrics }, { ...after?.whole, metrics: others })
  )
    throw new Refusal(
      `there is no place for \`${name}\` in \`${file}\`; write \`metrics\` without braces, one indented key a line`,
    );
  return longer;
}

const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Area {
  readonly whole: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly defaults: Readonly<Record<string, unknown>>;
}

function areaOf(text: string): Area | null {
  const whole = mapping(parseYaml(text).value);
  const metrics = mapping(whole?.['metrics'] ?? {});
  return whole === null || metrics === null || !('metrics' in whole)
    ? null
    : { whole, metrics, defaults: mapping(whole['defaults']) ?? {} };
}

const mapping = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
