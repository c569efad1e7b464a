/**
 * Status, page, ticket and preview are four ways to ask what may leave. In every state of the working copy they have to
 * say the same of every metric of the real registry, and what they say is what `permitMetric` decides.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { add } from '../../../scripts/tally/add.ts';
import type { Command } from '../../../scripts/tally/command.ts';
import { off } from '../../../scripts/tally/off.ts';
import { on } from '../../../scripts/tally/on.ts';
import { preview } from '../../../scripts/tally/preview.ts';
import { show } from '../../../scripts/tally/show.ts';
import { leavingParts } from '../../../scripts/tally/status-leaving.ts';
import { statusWith } from '../../../scripts/tally/status.ts';
import { ticketCommand } from '../../../scripts/tally/ticket.ts';
import { Refusal } from '../../../scripts/terminal/refusal.ts';
import { permitMetric } from '../../../submitter/permit.ts';
import { registeredIn } from '../../../submitter/registries/registered.ts';
import { realRegistry } from '../../real.ts';
import { temporaryFolder } from '../folder.ts';
import { countAll, generateReal, PROGRAMS, STATES, todayOf, type State } from './states.ts';

const test = suite('status, page, ticket and preview agree');

export const timeLimit = 120;

/** Runs a command in this process. What it printed, or the words of its refusal. */
function said(folder: string, today: Day, command: Command, words: readonly string[], options = {}): string {
  const parts: string[] = [];
  const writes = [process.stdout.write, process.stderr.write] as const;
  process.stdout.write = (part: string | Uint8Array): boolean => parts.push(String(part)) > 0;
  process.stderr.write = (): boolean => true;
  const machine = {
    env: { TALLYBOOK_HOME: join(folder, 'store') },
    platform: process.platform,
    columns: 80,
    unicode: true,
  };
  try {
    command.run(words, options, { ...machine, today, random: randomBytes });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    parts.push(error.message);
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
  }
  return parts.join('');
}

const COMMANDS: Readonly<Record<string, Command>> = { on, off };

function prepared({ steps, status: of = 'active', ...state }: State): string {
  const folder = temporaryFolder();
  const today = todayOf({ steps, ...state });
  for (const program of PROGRAMS) said(folder, today, on, [program]);
  generateReal(folder, of);
  const keys = of === 'active' ? { keys: join(folder, 'keys') } : {};
  const added = said(folder, today, add, [join(folder, 'generated')], keys);
  assert.match(added, 'was added.');
  countAll(folder, today);
  for (const step of steps) {
    if (typeof step === 'function') step(folder);
    else {
      const [name = '', program = '', metric = '', fleet] = step.words;
      const words = metric === '--fleet' || metric === '' ? [program] : [program, metric];
      const command = COMMANDS[name];
      if (command !== undefined) said(folder, today, command, words, fleet === undefined ? {} : { fleet });
    }
  }
  return folder;
}

/** What may leave: metrics of which a ticket may show something, and those that a report or an answer may speak of. */
interface Leaves {
  readonly ticket: readonly string[];
  readonly submit: readonly string[];
}

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

const submitted = realRegistry.metrics.filter(({ submit }) => submit !== null);

const ofGroup = (program: string, group: string): readonly string[] =>
  submitted.filter((one) => one.program === program && one.submit?.group === group).map(({ id }) => id);

/** How many metrics a ticket may show, and which may be reported. */
function byStatus(text: string): { readonly ticket: number; readonly submit: readonly string[] } {
  const [, count = '0'] = /in a ticket: totals of (\d+) metrics?/.exec(text) ?? [];
  const [, reports = ''] = /in reports: (.*)/.exec(text) ?? [];
  const groups = [...reports.matchAll(/\b([a-z]+)\/([a-z_]+)/g)];
  const answers = [...reports.matchAll(/\b[a-z]+\.[a-z_]+\.[a-z_0-9]+/g)].map(([id]) => id);
  return {
    ticket: Number(count),
    submit: sorted([...groups.flatMap(([, program = '', group = '']) => ofGroup(program, group)), ...answers]),
  };
}

function byPage(html: string): Leaves {
  const ids = (title: string): readonly string[] => {
    const [, section = ''] = new RegExp(`<h3 class="way-title">${title} ([^]*?)(?:<h3|</section>)`).exec(html) ?? [];
    return [...section.matchAll(/<a href="#([^"]+)"/g)].map(([, id = '']) => id);
  };
  return {
    ticket: sorted(ids('In a ticket that you make')),
    submit: sorted([...ids('In a weekly report'), ...ids('As a random answer')]),
  };
}

const byTicket = (texts: readonly string[]): readonly string[] =>
  sorted(
    texts.flatMap((text) => [...text.matchAll(/^([a-z]+\.[a-z0-9_]+\.[a-z0-9_]+)[ {]/gm)].map(([, id = '']) => id)),
  );

function byPreview(text: string): readonly string[] {
  const groups = [...text.matchAll(/^([a-z]+), group ([a-z_]+):\n(?! {2}nothing)/gm)];
  const [, answers = ''] = /^Answered alone and at random, once a quarter: (.*)$/m.exec(text) ?? [];
  return sorted([
    ...groups.flatMap(([, program = '', group = '']) => ofGroup(program, group)),
    ...answers.split(' ').filter((id) => id !== ''),
  ]);
}

/**
 * What is decided, less what is not recorded into this store for reports: that is asked of the store and not of the
 * list.
 */
function decided(folder: string, today: Day): Leaves {
  const all = registeredIn(join(folder, 'store')).value ?? [];
  const may = (sink: 'submit' | 'ticket'): readonly string[] =>
    sorted(
      all.flatMap(({ allowed }) =>
        realRegistry.metrics.filter(({ id }) => permitMetric(allowed, sink, id, today).permitted).map(({ id }) => id),
      ),
    );
  return { ticket: may('ticket'), submit: may('submit') };
}

/** States in which more may leave by the allowlist than is recorded for it. */
const UNRECORDED = /denied|off|fleet/;

for (const state of STATES) {
  test(state.name, () => {
    const folder = prepared(state);
    const today = todayOf(state);
    const of = byStatus(said(folder, today, statusWith(leavingParts), []));
    said(folder, today, show, [], { html: join(folder, 'page.html') });
    const page = byPage(readFileSync(join(folder, 'page.html'), 'utf8'));
    const ticket = byTicket(PROGRAMS.map((program) => said(folder, today, ticketCommand, [program], { metric: '*' })));
    const drafts = byPreview(said(folder, today, preview, []));
    const list = decided(folder, today);
    assert.equal(page.ticket, ticket, 'page and ticket');
    assert.is(of.ticket, ticket.length, 'status and ticket');
    assert.equal(list.ticket, ticket, 'permitMetric and ticket');
    assert.equal(page.submit, of.submit, 'page and status');
    assert.equal(drafts, of.submit, 'preview and status');
    if (!UNRECORDED.test(state.name)) assert.equal(list.submit, of.submit, 'permitMetric and status');
    else
      assert.equal(
        of.submit.filter((id) => !list.submit.includes(id)),
        [],
        'permitMetric and status',
      );
    assert.is(
      [...ticket, ...of.submit].length === 0,
      state.nothing === true,
      `${ticket.length} and ${of.submit.length} may leave`,
    );
  });
}

test.run();
