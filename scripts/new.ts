/** `tallybook new`: adds a declaration with everything a reviewer will ask left to fill in; `check` names each of them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addMonths } from '../model/calendar.ts';
import { NAME, type Kind } from '../model/declaration.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Registry } from '../model/types.ts';
import { parseYaml } from '../model/yaml.ts';
import { checkFolder } from './check.ts';
import { orRefuse, Refusal } from './refusal.ts';
import { scaffold } from './scaffold.ts';

const MONTHS = 12;

/** Adds the metric to its area file, which it makes when there is none. Nothing that is there is rewritten. */
export function runNew(
  program: string,
  metric: string,
  { root, kind }: { readonly root: string; readonly kind: Kind },
): number {
  const { value: registry } = checkFolder(root);
  if (registry === null)
    throw new Refusal('registry.yaml or policy.yaml cannot be used; run `tallybook check` and mend them first');
  const { area, name } = parseMetric(program, metric, registry);
  const file = `registry/${program}/${area}.yaml`;
  const path = join(root, file);
  const old = existsSync(path) ? orRefuse(`read \`${path}\``, () => readFileSync(path, 'utf8')) : null;
  const declaration = scaffold(
    name,
    kind,
    { since: registry.version, expires: addMonths(registry.as_of, MONTHS) },
    defaultsIn(old),
  );
  orRefuse(`write \`${path}\``, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, old === null ? areaFile(area, declaration) : insert(old, declaration, file));
  });
  process.stdout.write(
    `added ${program}.${area}.${name} to ${path}\nfill in every TODO; \`tallybook check\` names each, and CONTRIBUTING.md says what a reviewer will ask\n`,
  );
  return 0;
}

function parseMetric(program: string, metric: string, registry: Registry): { area: string; name: string } {
  const programs = registry.programs.map(({ name }) => name);
  if (!programs.includes(program))
    throw new Refusal(
      `\`${program}\` is no program of this registry; ${didYouMean(program, programs, 'declare it in registry/registry.yaml under `programs`')}`,
    );
  const bare = metric.startsWith(`${program}.`) ? metric.slice(program.length + 1) : metric;
  const [area = '', name = '', ...more] = bare.split('.');
  const isName = new RegExp(NAME);
  if (!isName.test(area) || !isName.test(name) || more.length > 0)
    throw new Refusal(`\`${metric}\` is no metric's name; write area.name in lower-case words, such as ice.total`);
  const id = `${program}.${area}.${name}`;
  if (registry.metrics.some((one) => one.id === id))
    throw new Refusal(`\`${id}\` is declared already; \`tallybook explain ${id}\` shows it`);
  return { area, name };
}

function defaultsIn(text: string | null): readonly string[] {
  const value = text === null ? null : parseYaml(text).value;
  const defaults = typeof value === 'object' && value !== null && 'defaults' in value ? value.defaults : null;
  return typeof defaults === 'object' && defaults !== null ? Object.keys(defaults) : [];
}

const areaFile = (area: string, declaration: string): string =>
  `# yaml-language-server: $schema=../../generated/schema/metrics.schema.json\narea: ${area}\nmetrics:\n${declaration}`;

/** Puts the declaration at the end of `metrics`, before whatever key follows it. */
function insert(text: string, declaration: string, file: string): string {
  const document = parseYaml(text);
  const metrics = document.locate(['metrics'], 'key');
  if (document.value === undefined || metrics === null)
    throw new Refusal(`\`${file}\` cannot be read as a declaration; run \`tallybook check\` and mend it first`);
  const next = /\n(?=[a-z_]+:)/g;
  next.lastIndex = metrics.offset;
  const end = next.exec(text)?.index ?? text.trimEnd().length;
  const before = text
    .slice(0, end)
    .trimEnd()
    .replace(/\s*\{\s*\}$/, '');
  const after = text.slice(end).trim();
  return `${before}\n${declaration}${after === '' ? '' : `${after}\n`}`;
}
