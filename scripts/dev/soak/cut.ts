/** A file that hosts wrote, cut at every byte: the blocks that ended before the cut count, and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { readDayFile } from '../../../recorders/typescript/store/read.ts';
import { runHost, type Hosts } from './hosts.ts';
import { makeStore, PROGRAM } from './place.ts';
import { outside, plan, total } from './plan.ts';
import { drawing, type Outcome, type Settings } from './soak.ts';

export async function cut(hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> {
  const draw = drawing(seed);
  const root = makeStore(join(folder, 'store'));
  for (const host of [hosts.rust, hosts.node])
    await runHost(host, root, ['1.0.0', ...plan(draw, short ? 8 : 60).words]);
  const faults: string[] = [];
  let cuts = 0;
  for (const file of readdirSync(join(root, PROGRAM))) {
    if (parseName(file) === null) continue;
    const bytes = readFileSync(join(root, PROGRAM, file));
    for (let end = 0; end <= bytes.length; end++, cuts++) faults.push(...judge(file, bytes.subarray(0, end)));
  }
  if (cuts < 100) faults.push(`there were only ${cuts} bytes to cut`);
  return { did: `${cuts} cuts`, faults };
}

/** Compares with what stands between a begin and a whole end line, which is all that a file of a recorder has. */
function judge(file: string, bytes: Buffer): readonly string[] {
  const name = parseName(file);
  if (name === null) return [];
  const text = bytes.toString('latin1');
  const blocks = [...text.matchAll(/^# \+ .*\n((?:[^#\n].*\n)*)# = .*\n/gm)].map(
    ([, lines = '']) =>
      new Map([...lines.matchAll(/^(\S+) (\d+)$/gm)].map(([, field = '', count]) => [field, Number(count)])),
  );
  const { value, findings } = readDayFile(bytes, { file, program: PROGRAM, name });
  const expected = total(blocks);
  const faults = [
    ...outside(
      `${file} cut at ${bytes.length}`,
      total((value?.blocks ?? []).map(({ counts }) => counts)),
      expected,
      expected,
    ),
  ];
  const whole = bytes.length === 0 || text.endsWith('\n');
  const open = text.lastIndexOf('\n# + ') > text.lastIndexOf('\n# = ');
  if (findings.length > 0 !== (!whole || open))
    faults.push(`${file} cut at ${bytes.length}: ${findings.length} findings`);
  return faults;
}
