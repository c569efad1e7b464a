/**
 * A registry of any size in the shape of the real one: the real declarations, then copies of them in further areas. A
 * copy has its own question and justification, inline labels where the original names a list (a registry of 5,000
 * metrics does not have 500 lists of error codes), and class ticket where the original is reported (groups hold four
 * metrics, however many there are).
 */
import { RELEASES, type SourceTree } from '../../../model/source/tree.ts';

const AREA = /^registry\/([a-z_]+)\/([a-z_]+)\.yaml$/;
const METRIC = /^ {2}[a-z0-9_]+:$/gm;

/** The files of a registry with exactly `count` metrics, by path. `real` must hold fewer. */
export function registryOfSize(real: SourceTree, count: number): ReadonlyMap<string, string> {
  const files = new Map([...real.files].filter(([path]) => !path.startsWith(`${RELEASES}/`)));
  const areas = [...real.files].filter(([path]) => AREA.test(path));
  let left = count - areas.reduce((sum, [, text]) => sum + countMetrics(text), 0);
  for (let copy = 2; left > 0; copy++) {
    for (const [path, text] of areas) {
      if (left <= 0) break;
      const copied = copyArea(text, copy, left);
      files.set(path.replace('.yaml', `_v${copy}.yaml`), copied);
      left -= countMetrics(copied);
    }
  }
  return files;
}

/** Metrics of an area file, as the bench's own copies are laid out. */
export function countMetrics(text: string): number {
  const [, metrics = ''] = text.split(/^metrics:\n/m);
  return metrics.match(METRIC)?.length ?? 0;
}

function copyArea(text: string, copy: number, most: number): string {
  const [head = '', metrics = ''] = text.split(/^metrics:\n/m);
  const each = metrics.split(/^(?= {2}[a-z0-9_]+:$)/m).slice(0, most);
  const area = head.replace(/^area: ([a-z_]+)$/m, (_, name: string) => `area: ${name}_v${copy}`);
  return `${area}metrics:\n${each.map((metric) => copyMetric(metric, copy)).join('')}`;
}

function copyMetric(text: string, copy: number): string {
  return text
    .replace(/^ {4}(labels|values|frames): .*$/m, (line) => inlineLists(line))
    .replace(/^ {4}labels:\n(?: {6}.*\n)+/m, (block) => block.replace(/^( {6}[a-z_]+: )[a-z-]+$/gm, `$1[${LABELS}]`))
    .replace(/^ {4}submit: .*\n/m, '')
    .replace(/^ {4}same_fact: .*\n/m, '')
    .replace(/privacy_class: (coarse|noised)/, 'privacy_class: ticket')
    .replace(/^( {4}question: )(?!>)/m, `$1In copy ${copy} of it, `)
    .replace(/^( {4}(?:question|justification): >-\n {6})/gm, `$1In copy ${copy} of it, `)
    .replace(/^( {4}justification: )(?!>)/m, `$1In copy ${copy} of it, `);
}

const LABELS = Array.from({ length: 8 }, (_, i) => `label_${i + 1}`).join(', ');

/** Lists of names for frames are kept: a stack has no inline form. */
function inlineLists(line: string): string {
  if (line.includes('frames:')) return line;
  return line
    .replace(/^( {4}values: )[a-z-]+$/, `$1[${LABELS}]`)
    .replace(/([{,] [a-z_]+: )[a-z-]+(?=[ ,}])/g, `$1[${LABELS}]`);
}
