/**
 * A reading of day files and of `on`, written from the contract and from nothing else, as plainly as can be: it splits
 * text into lines and says of each stretch what it is. Slow; the real reader is compared with it, by `npm run fuzz`.
 */
import { crc32 } from 'node:zlib';
import { exists, NAME, TRIPLE, VERSION } from './names.ts';

/** Lines of a block, or one that stands between blocks; and the line that is reported. */
export interface Refused {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly block: boolean;
}

export interface Expected {
  /** The file is refused whole, by this line. */
  readonly whole: number | null;
  /** Counts of each block that counts, in order, as `registry version` and lines. */
  readonly blocks: readonly string[];
  /** For each stretch that is refused, its lines and the one that is reported. */
  readonly refused: readonly Refused[];
  readonly replaces: readonly string[];
  readonly dropped: number;
}

const LABEL = String.raw`(?:[\x21-\x7e](?<![%{}|])|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D))+`;
const SHAPES = {
  begin: new RegExp(`^# \\+ [a-z][a-z0-9-]{0,39} ${TRIPLE}$`),
  end: /^# = (?:0|[1-9]\d*) [0-9a-f]{8}$/,
  identity: new RegExp(`^# ${NAME} ${VERSION} day (\\d{4}-\\d\\d-\\d\\d) dies (\\d{4}-\\d\\d-\\d\\d)$`),
  replaces: /^# replaces [0-9a-f]{16}$/,
  dropped: /^# dropped (?:0|[1-9]\d*)$/,
};

function isField(line: string, program: string): boolean {
  const match = new RegExp(`^(${program}\\.${NAME}\\.${NAME}(?:\\{${LABEL}\\})?) ([1-9]\\d{0,15})$`).exec(line);
  return match !== null && BigInt(match[2] ?? 0) <= 9007199254740991n;
}

/** The lines of a block without its begin, or the line that refuses it. */
function judge(lines: readonly string[], program: string, ended: boolean): number | null {
  const seen = new Set<string>();
  const fields = ended ? lines.slice(1, -1) : lines.slice(1);
  for (const [index, line] of fields.entries()) {
    const field = line.slice(0, line.lastIndexOf(' '));
    if (line.length > 16_384 || !isField(line, program) || seen.has(field)) return index + 1;
    seen.add(field);
  }
  if (!ended) return 0;
  const sum = crc32(
    Buffer.from(
      lines
        .slice(0, -1)
        .map((line) => `${line}\n`)
        .join(''),
      'latin1',
    ),
  );
  const said = `# = ${fields.length} ${sum.toString(16).padStart(8, '0')}`;
  return lines.at(-1) === said ? null : lines.length - 1;
}

/** `identity` is the header's line for the name and folder of the file. */
export function expected(text: string, program: string, identity: string): Expected {
  const lines = text.split('\n');
  const partial = lines.pop() ?? '';
  const blocks: string[] = [];
  const refused: Refused[] = [];
  const replaces: string[] = [];
  let dropped = 0;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const long = line.length > 16_384;
    if (!long && /^# tallybook day [^]/.test(line) && line !== '# tallybook day 1') return refusedAt(at + 1);
    const days = long ? null : SHAPES.identity.exec(line);
    if (!long && SHAPES.begin.test(line)) {
      const block = stretch(lines, at);
      const later = block.lines.findIndex((one) => /^# tallybook day (?!1$)[^]/.test(one) && one.length <= 16_384);
      if (later >= 0) return refusedAt(at + later + 1);
      const wrong = judge(block.lines, program, block.ended);
      if (wrong === null) blocks.push(block.lines.slice(0, -1).join('\n'));
      else refused.push({ from: at + 1, to: at + block.lines.length, line: at + 1 + wrong, block: true });
      if (block.open && partial !== '') return { ...expectation(), refused };
      at += block.lines.length;
      continue;
    }
    if (days !== null && exists(days[1] ?? '') && exists(days[2] ?? '') && line !== identity) return refusedAt(at + 1);
    if (!long && SHAPES.replaces.test(line)) replaces.push(line.slice(11));
    else if (!long && SHAPES.dropped.test(line) && BigInt(line.slice(10)) <= 9007199254740991n)
      dropped = Math.min(Number.MAX_SAFE_INTEGER, dropped + Number(line.slice(10)));
    else if (line !== '' && line !== '# tallybook day 1' && line !== identity)
      refused.push({ from: at + 1, to: at + 1, line: at + 1, block: false });
    at++;
  }
  if (partial !== '') refused.push({ from: at + 1, to: at + 1, line: at + 1, block: false });
  return expectation();

  function expectation(): Expected {
    return { whole: null, blocks, refused, replaces, dropped };
  }
  function refusedAt(line: number): Expected {
    return { whole: line, blocks: [], refused: [], replaces: [], dropped: 0 };
  }
}

/**
 * The lines that belong to the block that begins here: to its end, an empty line, another begin or the end of the file.
 */
function stretch(lines: readonly string[], from: number): { lines: readonly string[]; ended: boolean; open: boolean } {
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.length > 16_384) continue;
    if (SHAPES.end.test(line) && line.length < 40)
      return { lines: lines.slice(from, at + 1), ended: true, open: false };
    if (line === '' || SHAPES.begin.test(line)) return { lines: lines.slice(from, at), ended: false, open: false };
  }
  return { lines: lines.slice(from), ended: false, open: true };
}

const OF_FLEETS = ['experiment', 'toolchain', 'job'];
const ONCE = ['inode', 'born', 'fleet', ...OF_FLEETS];

/** What a text says as `on`, as sorted lines; null if it is not one. */
export function expectedOn(text: string): string | null {
  const lines = text.split('\n');
  if (lines.shift() !== '# tallybook on 1' || lines.pop() !== '') return null;
  const shapes = [/^path [^\0-\x1f\x7f-\x9f]+$/, /^inode (0|[1-9]\d*)$/, /^born (0|[1-9]\d*)\.\d{9}$/];
  const more = [
    /^fleet [a-z][a-z0-9-]{0,39}$/,
    /^(experiment|toolchain|job) [\x21-\x7e]{1,200}$/,
    /^deny [\x21-\x7e]+$/,
  ];
  const all = [...shapes, ...more];
  if (!lines.every((line) => all.some((shape) => shape.test(line)))) return null;
  if (new Set(lines).size < lines.length) return null;
  const times = (key: string): number => lines.filter((line) => line.startsWith(`${key} `)).length;
  if (times('path') !== 1 || ONCE.some((key) => times(key) > 1)) return null;
  if (times('fleet') === 0 && OF_FLEETS.some((key) => times(key) > 0)) return null;
  return [...lines].sort().join('\n');
}
