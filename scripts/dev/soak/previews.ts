/**
 * Pairs of `tally preview` at the same moment, on a week of which nothing was drawn: one of each pair is delayed before
 * one of its calls of the file system below `_tally/`, each in turn, while the other runs from its start to its end.
 * Both must show one draw and one set of answers. Then processes that are killed before each of these calls: whatever
 * was shown before stays true, and whoever looks next sees a draw that stays.
 */
import type { Hosts } from './hosts.ts';
import { Looks, type Ended } from './looks.ts';
import type { Outcome, Settings } from './soak.ts';

/** Pairs, and of how many calls one is killed at. */
const FORMS = { long: { pairs: 1000, free: 100, every: 1 }, short: { pairs: 4, free: 2, every: 60 } } as const;

export async function previews(_hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> {
  const { pairs, free, every } = short ? FORMS.short : FORMS.long;
  const looks = await Looks.below(folder);
  const calls = Number((await looks.shown({ at: 0, how: 'count' })).told);
  const faults: string[] = [];
  if (!(calls > 50)) faults.push(`a preview made ${calls} calls below _tally/, which is too few to be all`);
  for (let pair = 0; pair < pairs; pair++) {
    const at = 1 + (short ? Math.floor(((pair + (seed % 97) / 97) * calls) / pairs) : pair % calls);
    // oxlint-disable-next-line no-await-in-loop -- one store
    faults.push(...(await delayed(looks, at)));
  }
  for (let pair = 0; pair < free; pair++) {
    looks.fresh();
    // oxlint-disable-next-line no-await-in-loop -- one store
    faults.push(...same(`pair ${pair}, both at once`, await Promise.all([looks.shown(), looks.shown()])));
  }
  let kills = 0;
  for (let at = 1 + (seed % every); at <= calls; at += every, kills += 2) {
    // oxlint-disable-next-line no-await-in-loop -- one store
    faults.push(...(await killed(looks, at)), ...(await killedAfterAnother(looks, at)));
  }
  return { did: `${pairs} delayed pairs and ${free} free ones over ${calls} calls, ${kills} kills`, faults };
}

async function delayed(looks: Looks, at: number): Promise<readonly string[]> {
  looks.fresh();
  const late = looks.look({ at, how: 'wait' });
  await late.waits;
  const between = await looks.shown();
  late.release();
  const all = [await late.ended, between, await looks.shown()];
  const waited = all[0]?.told === '!' ? [] : [`call ${at}: nothing was delayed`];
  return [...waited, ...same(`delayed before call ${at}`, all)];
}

async function killed(looks: Looks, at: number): Promise<readonly string[]> {
  looks.fresh();
  const { signal, out } = await looks.shown({ at, how: 'kill' });
  const faults = signal === 'SIGKILL' && out === '' ? [] : [`call ${at}: it was not killed before it showed anything`];
  return [...faults, ...same(`killed before call ${at}`, [await looks.shown(), await looks.shown()])];
}

/** The killed one had begun before another showed its draw. */
async function killedAfterAnother(looks: Looks, at: number): Promise<readonly string[]> {
  looks.fresh();
  const late = looks.look({ at, how: 'wait' });
  await late.waits;
  const before = await looks.shown();
  late.child.kill('SIGKILL');
  await late.ended;
  return same(`killed while it waited before call ${at}`, [before, await looks.shown()]);
}

/** What differs in what several processes showed of one week. */
function same(what: string, all: readonly Ended[]): readonly string[] {
  const bad = all.find(({ code, err }) => code !== 0 || err !== '');
  if (bad !== undefined) return [`${what}: one ended with ${bad.code}: ${bad.err}`];
  const shown = new Set(all.map(({ out }) => out));
  const said = [...shown].map((out) => (out.match(/^(?:Drawn: [^.]*|  \S+ = .*)/gm) ?? []).join(', '));
  const isDrawn = [...shown].every((out) => /^Drawn: /m.test(out) && /^The answer of this quarter/m.test(out));
  if (!isDrawn) return [`${what}: it was not all drawn: ${said.join('; ')}`];
  return shown.size === 1 ? [] : [`${what}: ${shown.size} were shown: ${said.join('; ')}`];
}
