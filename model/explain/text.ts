/** Text for a terminal of 80 columns. */

const WIDTH = 80;

/** Breaks running text into lines of at most 80 columns; a longer word keeps its line. */
export function paragraph(text: string, before = ''): string {
  const lines: string[] = [];
  let line = before;
  for (const word of text.split(/\s+/).filter((word) => word !== '')) {
    const next = line === before ? `${before}${word}` : `${line} ${word}`;
    if (next.length > WIDTH && line !== before) {
      lines.push(line);
      line = `${before}${word}`;
    } else line = next;
  }
  return [...lines, line].join('\n');
}

export function indent(text: string, by = '  '): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');
}

/** Rows of `name  value`, names padded to one width; a long value goes on below itself. */
export function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length)) + 2;
  return pairs
    .map(([name, value]) => `  ${name.padEnd(width)}${paragraph(value, ' '.repeat(width + 2)).trimStart()}`)
    .join('\n');
}

/** `4 bits`, `3.2 bits`, `1 bit` */
export function bitsText(bits: number): string {
  return `${Number.isInteger(bits) ? bits : bits.toFixed(bits < 100 ? 1 : 0)} ${bits === 1 ? 'bit' : 'bits'}`;
}

/** `5.6 %`, or `nothing` where no share can be seen. */
export const shareText = (share: number): string => (share === Infinity ? 'nothing' : `${(share * 100).toFixed(1)} %`);

/** How long values of a class stay: `49 days on the machine, 90 where it went`. */
export const stayText = (days: number, beyond: number): string =>
  `${days} days on the machine${beyond === 0 ? '' : `, ${beyond} where it went`}`;
