/** What could be sent now, drawn from a store: it is written before it is returned, and looking again draws nothing. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseLedger } from '../../../submitter/reports/answer-ledger.ts';
import { draftsOf, type Drafts } from '../../../submitter/reports/drafts.ts';
import { parseWeeks } from '../../../submitter/reports/draw.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { allWords } from '../../../submitter/stops/words.ts';
import { sampleRegistry } from '../../sample.ts';
import { contents, temporaryFolder, write } from '../../scripts/folder.ts';
import { consentTo, counted, material, on, RECIPIENT, registered, seeded } from '../material.ts';
import { refusals } from '../refusal.ts';

const test = suite('drafts');

const SAMPLE = registered(sampleRegistry);
const PROGRAMS = {
  demo: on(counted('2026-11-10', { 'demo.crash.total': 1, 'demo.search.uses_config{true}': 1 })),
  second: on(counted('2026-11-10', { 'second.main.runs': 1 })),
};
const onDay = (today: string, changes: Partial<Material> = {}): Material => material(SAMPLE, today, PROGRAMS, changes);

function drafted(root: string, of: Material, seed = 1): Drafts {
  const { value, stops } = draftsOf(root, of, seeded(seed));
  if (value === null) throw new Error(allWords(stops));
  return value;
}

test('the report of the draw and every answer, and both draws are in the store', () => {
  const root = temporaryFolder();
  const { week, report, answers } = drafted(root, onDay('2026-11-22'));
  assert.is(week, '2026-W46');
  assert.equal([...contents(root).keys()], ['_tally/answers', '_tally/week']);
  const weeks = parseWeeks(readFileSync(join(root, '_tally/week'), 'utf8'));
  assert.equal(weeks, { seen: '2026-W47', draws: [{ week, recipient: RECIPIENT, drawn: report?.drawn }] });
  assert.is(report?.body.value?.said.group, report?.drawn.group);
  const ledger = parseLedger(readFileSync(join(root, '_tally/answers'), 'utf8'));
  assert.equal(
    typeof ledger === 'string' ? ledger : ledger.answers.map(({ metric, value }) => [metric, value]),
    answers.map(({ metric, body }) => [metric, body.value?.said.value]),
  );
  assert.equal(
    answers.map(({ metric }) => metric),
    ['demo.search.engine', 'demo.search.uses_config'],
  );
});

test('looking again says the same and writes nothing, whatever is drawn and recorded later', () => {
  const root = temporaryFolder();
  const first = drafted(root, onDay('2026-11-22'));
  const before = [...contents(root)];
  for (let seed = 2; seed < 30; seed++) assert.equal(drafted(root, onDay('2026-11-22'), seed), first);
  assert.equal([...contents(root)], before);
});

test('before a whole week has passed there is nothing to draw from, and no answer', () => {
  const root = temporaryFolder();
  const young = onDay('2026-11-22', { consents: [consentTo(SAMPLE, '2026-11-09')] });
  const { report, answers } = drafted(root, young);
  assert.is(report, null);
  assert.equal(
    answers.map(({ metric, body }) => [metric, ...refusals(body.stops)]),
    ['demo.search.engine', 'demo.search.uses_config'].map((metric) => [
      metric,
      'consent/too-new: no whole week has passed since consent was given; the first whole week after that day counts',
    ]),
  );
  assert.is(readFileSync(join(root, '_tally/week'), 'utf8'), '# tallybook weeks 1\nseen 2026-W47\n');
  assert.is(readFileSync(join(root, '_tally/answers'), 'utf8'), '# tallybook answers 1\nseen 2026-Q4\n');
});

test('a draw of which nothing can be sent is returned with why, and stays drawn', () => {
  const root = temporaryFolder();
  const unused = material(SAMPLE, '2026-11-22', { demo: on(), second: on() });
  const { report } = drafted(root, unused);
  const program = report?.drawn.program;
  assert.equal(refusals(report?.body.stops ?? []), [`recording/nothing: ${program} recorded nothing in it`]);
  assert.equal(drafted(root, onDay('2026-11-22'), 9).report?.drawn, report?.drawn);
});

interface Case {
  readonly files?: Readonly<Record<string, string>>;
  readonly before?: (root: string) => void;
  readonly today?: string;
  /** STORE stands for the folder of the store. */
  readonly why: string;
  /** What is in the store afterwards that was not there before. */
  readonly left?: readonly string[];
}

const byTally = 'tally alone writes it; put a copy of before back';

const REFUSED: Readonly<Record<string, Case>> = {
  'a file of draws that was changed': {
    files: { '_tally/week': '# tallybook weeks 1\nseen 2026-W47' },
    why: `draw/broken: \`STORE/_tally/week\` does not hold: its last line does not end; ${byTally}`,
  },
  'a file of draws that is a link': {
    files: { '_tally/other': '# tallybook weeks 1\nseen 2026-W47\n' },
    before: (root) => symlinkSync(join(root, '_tally/other'), join(root, '_tally/week')),
    why: `draw/broken: \`STORE/_tally/week\` does not hold: it is no regular file; ${byTally}`,
  },
  'a week that is over by the clock of before': {
    files: { '_tally/week': '# tallybook weeks 1\nseen 2026-W48\n' },
    why: "draw/clock: this machine's clock says 2026-W47, and 2026-W48 was seen before; set the clock right",
  },
  'a ledger that was changed': {
    files: { '_tally/answers': '# tallybook answers 2\nseen 2026-Q4\n' },
    why:
      `draw/broken: \`STORE/_tally/answers\` does not hold: ` +
      `its first line is not \`# tallybook answers 1\`; ${byTally}`,
    left: ['_tally/week'],
  },
  'a quarter that is over by the clock of before': {
    files: { '_tally/answers': '# tallybook answers 1\nseen 2027-Q1\n' },
    why: "draw/clock: this machine's clock says 2026-Q4, and 2027-Q1 was seen before; set the clock right",
    left: ['_tally/week'],
  },
  'a file in the place of the folder': {
    before: (root) => writeFileSync(join(root, '_tally'), ''),
    why: 'folder/irregular: `STORE/_tally` is a link or a file and not a folder; move it away',
  },
};

for (const [name, { files = {}, before, today = '2026-11-22', why, left = [] }] of Object.entries(REFUSED)) {
  test(`nothing is drafted: ${name}`, () => {
    const root = temporaryFolder();
    write(root, files);
    before?.(root);
    const had = contents(root);
    const { value, stops } = draftsOf(root, onDay(today), seeded(1));
    assert.is(value, null);
    assert.equal(
      refusals(stops).map((text) => text?.replaceAll(root, 'STORE')),
      [why],
    );
    const now = contents(root);
    assert.equal(
      [...now.keys()].filter((path) => !had.has(path)),
      left,
    );
    for (const [path, text] of had) assert.is(now.get(path), text, path);
  });
}

test('without a store nothing is drafted', () => {
  const root = join(temporaryFolder(), 'nowhere');
  assert.equal(refusals(draftsOf(root, onDay('2026-11-22'), seeded(1)).stops), [
    `store/none: there is no store in \`${root}\` yet; \`tally on PROGRAM\` makes it`,
  ]);
});

test.run();
