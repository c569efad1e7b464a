/** What could be sent now, drawn from a store: it is written before it is returned, and looking again draws nothing. */
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { draftsOf, type Drafts } from '../../../submitter/reports/drafts.ts';
import { drawName } from '../../../submitter/reports/draw.ts';
import { readAnswers, readDraw } from '../../../submitter/reports/drawn.ts';
import { below } from '../../../submitter/reports/noise.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { SEED } from '../../property.ts';
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

const drafted = (root: string, of: Material, seed = 1): Drafts => draftsOf(root, of, seeded(seed));

const WEEK_FILE = `_tally/draws/${drawName('2026-W46', RECIPIENT)}`;
const ENGINE_FILE = '_tally/answers/until-2027-11-05.2026-Q4.sample.demo.search.engine';
const CONFIG_FILE = '_tally/answers/until-2027-11-05.2026-Q4.sample.demo.search.uses_config';
const ALL = [ENGINE_FILE, CONFIG_FILE, WEEK_FILE];

test('the report of the draw and every answer, and both draws are in the store', () => {
  const root = temporaryFolder();
  const { week, report, answers } = drafted(root, onDay('2026-11-22'));
  assert.is(week, '2026-W46');
  assert.equal([...contents(root).keys()], ALL);
  assert.equal(readDraw(root, week, RECIPIENT).value?.said, { week, recipient: RECIPIENT, drawn: report.drawn });
  assert.is(report.body.value?.said.group, report.drawn?.group);
  assert.equal(
    readAnswers(root, '2026-Q4').value?.answers.map(({ metric, value }) => [metric, value]),
    answers.map(({ metric, body }) => [metric, body.value?.said.value]),
  );
  for (const path of ALL) assert.is(statSync(join(root, path)).mode & 0o777, 0o600);
  for (const path of ['_tally', '_tally/draws', '_tally/answers'])
    assert.is(statSync(join(root, path)).mode & 0o777, 0o700);
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
  assert.is(report.drawn, null);
  assert.equal(refusals(report.body.stops), [
    'draw/none: nothing can be reported of 2026-W46: it began no later than consent was given',
  ]);
  assert.equal(
    answers.map(({ metric, body }) => [metric, ...refusals(body.stops)]),
    ['demo.search.engine', 'demo.search.uses_config'].map((metric) => [
      metric,
      'consent/too-new: no whole week has passed since consent was given; the first whole week after that day counts',
    ]),
  );
  assert.equal([...contents(root)], [], 'nothing was drawn, so nothing is written');
});

test('a draw of which nothing can be sent is returned with why, and stays drawn', () => {
  const root = temporaryFolder();
  const unused = material(SAMPLE, '2026-11-22', { demo: on(), second: on() });
  const { report } = drafted(root, unused);
  assert.equal(refusals(report.body.stops), [`recording/nothing: ${report.drawn?.program} recorded nothing in it`]);
  assert.equal(drafted(root, onDay('2026-11-22'), 9).report.drawn, report.drawn);
});

test('a draw stays whatever is consented to later, and other recipients draw for themselves', () => {
  const root = temporaryFolder();
  const first = drafted(root, onDay('2026-11-22')).report.drawn;
  for (let seed = 2; seed < 30; seed++) {
    const less = consentTo(SAMPLE, '2026-11-01', (_, group) => group === null);
    assert.equal(drafted(root, onDay('2026-11-22', { consents: [less] }), seed).report.drawn, first);
  }
  const recipient = 'https://other.example.org/';
  const own = { recipient, consents: [{ ...consentTo(SAMPLE, '2026-11-01'), recipient }] };
  const drawn = Array.from({ length: 30 }, (_, seed) => {
    const fresh = temporaryFolder();
    drafted(fresh, onDay('2026-11-22'), 1);
    return drafted(fresh, onDay('2026-11-22', own), seed).report.drawn?.group;
  });
  assert.is(new Set(drawn).size > 1, true, 'what was drawn for one says nothing of another');
});

test('a thousand looks at a clock that moves show one draw a week and one answer a quarter', () => {
  const root = temporaryFolder();
  const random = seeded(SEED);
  const days = ['2026-11-22', '2026-11-23', '2026-12-31', '2027-01-01', '2027-01-04', '2030-06-05'];
  const shown = new Map<string, string>();
  for (let look = 0; look < 1000; look++) {
    const today = days[below(days.length, random)] ?? '';
    const { week, report, answers } = draftsOf(root, onDay(today), random);
    const said = [
      [week, JSON.stringify(report.drawn)],
      ...answers.map(({ metric, body }) => [`${today.slice(0, 4)} ${metric}`, body.value?.said.value ?? '-']),
    ];
    for (const [what = '', is = ''] of said) {
      assert.is(shown.get(what) ?? is, is, what);
      shown.set(what, is);
    }
  }
  assert.is([...shown.keys()].filter((what) => /^....-W/.test(what)).length, 5);
});

const byTally = 'tally alone writes it; put a copy of before back';
const broken = (path: string, why: string): string =>
  `draw/broken: \`STORE/${path}\` does not hold: ${why}; ${byTally}`;
const irregular = (path: string): string =>
  `folder/irregular: \`STORE/${path}\` is a link or a file and not a folder; move it away`;

interface Case {
  readonly files?: Readonly<Record<string, string>>;
  readonly before?: (root: string) => void;
  /** Why there is no report, and no answer about the engine and the configuration; null where there is. */
  readonly whys: readonly [report: string | null, engine: string | null, config: string | null];
}

/** What of a store does not hold, after the draw and an answer were made; it stops what needs it and nothing else. */
const REFUSED: Readonly<Record<string, Case>> = {
  nothing: { whys: [null, null, null] },
  'a draw that was changed': {
    files: { [WEEK_FILE]: '# tallybook draw 1\nweek 2026-W46\n' },
    whys: [broken(WEEK_FILE, 'line 3 is not a valid `recipient` line'), null, null],
  },
  'a draw that is a link': {
    before: (root) => {
      renameSync(join(root, WEEK_FILE), join(root, 'elsewhere'));
      symlinkSync(join(root, 'elsewhere'), join(root, WEEK_FILE));
    },
    whys: [broken(WEEK_FILE, 'it is no regular file'), null, null],
  },
  'a folder in the place of a draw': {
    before: (root) => {
      rmSync(join(root, WEEK_FILE));
      mkdirSync(join(root, WEEK_FILE));
    },
    whys: [broken(WEEK_FILE, 'it is no regular file'), null, null],
  },
  'a link in the place of the folder of draws': {
    before: (root) => {
      renameSync(join(root, '_tally/draws'), join(root, 'elsewhere'));
      symlinkSync(join(root, 'elsewhere'), join(root, '_tally/draws'));
    },
    whys: [irregular('_tally/draws'), null, null],
  },
  'a file in the place of the folder of answers': {
    before: (root) => {
      rmSync(join(root, '_tally/answers'), { recursive: true });
      writeFileSync(join(root, '_tally/answers'), '');
    },
    whys: [null, irregular('_tally/answers'), irregular('_tally/answers')],
  },
  'an answer that was changed': {
    files: { [ENGINE_FILE]: '# tallybook answer 2\n' },
    whys: [null, broken(ENGINE_FILE, 'its first line is not `# tallybook answer 1`'), null],
  },
  'an answer of three quarters ago that was changed, and another that is not drawn yet': {
    files: { '_tally/answers/until-2027-02-05.2026-Q1.other.a.b.c': 'x\n' },
    before: (root) => rmSync(join(root, CONFIG_FILE)),
    whys: [
      null,
      null,
      broken('_tally/answers/until-2027-02-05.2026-Q1.other.a.b.c', 'its first line is not `# tallybook answer 1`'),
    ],
  },
  'an answer of a year ago that was changed, and files of somebody else': {
    files: {
      '_tally/answers/until-2026-11-05.2025-Q4.other.a.b.c': 'x\n',
      '_tally/answers/until-2027-11-05.2026-Q4.other.a.b.c.0123456789abcdef.part': 'x\n',
      '_tally/answers/notes': 'x\n',
    },
    before: (root) => rmSync(join(root, CONFIG_FILE)),
    whys: [null, null, null],
  },
};

for (const [name, { files = {}, before, whys }] of Object.entries(REFUSED)) {
  test(`does not hold: ${name}`, () => {
    const root = temporaryFolder();
    drafted(root, onDay('2026-11-22'));
    write(root, files);
    before?.(root);
    const { report, answers } = drafted(root, onDay('2026-11-22'), 2);
    const said = [report, ...answers].map(({ body }) => refusals(body.stops)[0]?.replaceAll(root, 'STORE') ?? null);
    assert.equal(said, whys);
  });
}

/** Where nothing can be kept, with why. */
const NOWHERE: Readonly<Record<string, readonly [make: (root: string) => void, why: string]>> = {
  'no store': [() => undefined, 'store/none: there is no store in `STORE` yet; `tally on PROGRAM` makes it'],
  'a file for `_tally`': [(root) => write(root, { _tally: '' }), irregular('_tally')],
};

for (const [name, [make, why]] of Object.entries(NOWHERE)) {
  test(`nothing is drafted: ${name}`, () => {
    const root = join(temporaryFolder(), 'store');
    make(root);
    const { report, answers } = drafted(root, onDay('2026-11-22'));
    assert.is(report.drawn, null);
    const said = [report, ...answers].map(({ body }) => refusals(body.stops)[0]?.replaceAll(root, 'STORE'));
    assert.equal(said, [why, why, why]);
  });
}

test.run();
