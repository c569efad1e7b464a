/** Rules about `registry/roster.yaml`: who may hold which seat beside whom. Numbers come from policy.yaml. */
import { isDay } from '../registry/calendar.ts';
import { employerOf, seats, seatsOn, type Roster, type Seat } from '../schema/roster.ts';
import { keyAt, valueAt, type Path, type Problem } from '../findings/problem.ts';
import { REGISTRY_FILE, ROSTER_FILE } from '../source/tree.ts';
import type { Registry } from '../registry/types.ts';
import { activeRegistry, ADA, ALAN, EVE, GRACE, MARY, proposedExample, roster, term } from './approval-example.ts';
import type { Rules } from './rule.ts';

export const rosterRules = {
  'roster/term': {
    summary: 'A term begins on a day of the calendar and ends on a later one.',
    why: 'Whether somebody held a seat on the day of an approval is decided by these two days.',
    bad: proposedExample(roster(`ada: ${term('owner', ADA, { until: '2025-01-01' })}`)),
    good: proposedExample(roster(`ada: ${term('owner', ADA)}`)),
  },
  'roster/unknown-team': {
    summary: 'Everyone on the roster belongs to a team of the registry.',
    why: 'An owner approves for a team, and a steward from outside is one of another team.',
    bad: proposedExample(roster(`ada: ${term('owner', ADA, { team: 'compilers' })}`)),
    good: proposedExample(roster(`ada: ${term('owner', ADA)}`)),
  },
  'roster/shared-key': {
    summary: 'A key belongs to one person.',
    why: 'Two names with one key would be one person counted twice.',
    bad: proposedExample(roster(`ada: ${term('owner', ADA)}`, `alan: ${term('steward', ADA)}`)),
    good: proposedExample(roster(`ada: ${term('owner', ADA)}`, `alan: ${term('steward', ALAN)}`)),
  },
  'roster/one-employer': {
    summary: 'Of two or more stewards, one employer pays at most the share that the policy allows.',
    why: 'No employer alone should be able to let a metric through, or keep one in.',
    bad: proposedExample(roster(`ada: ${term('steward', ADA)}`, `alan: ${term('steward', ALAN)}`)),
    good: proposedExample(
      roster(`ada: ${term('steward', ADA)}`, `alan: ${term('steward', ALAN, { employer: 'Second' })}`),
    ),
  },
  'roster/ombudsperson': {
    summary: 'The ombudsperson is not a steward at the same time.',
    why: 'They hear objections to what the stewards decided.',
    bad: proposedExample(
      roster(`ada: { name: A, terms: [${termEntry('steward', ADA)}, ${termEntry('ombudsperson', ADA)}] }`),
    ),
    good: proposedExample(roster(`ada: ${term('ombudsperson', ADA)}`)),
  },
  'roster/too-few': {
    summary: 'An active registry has the stewards and release signers that the policy asks for.',
    why: 'With fewer, what it takes to send anything would be whatever the few who are left agree on.',
    bad: proposedExample(roster(`ada: ${term('steward', ADA)}`), activeRegistry),
    good: proposedExample(
      roster(
        `ada: ${term('steward', ADA)}`,
        `alan: ${term('steward', ALAN, { employer: 'Second' })}`,
        `eve: ${term('steward', EVE, { employer: 'Third' })}`,
        `grace: ${term('signer', GRACE)}`,
        `mary: ${term('signer', MARY)}`,
      ),
    ),
  },
} as const satisfies Rules;

function termEntry(role: string, key: string): string {
  return term(role, key).replace(/^.*terms: \[|\] \}$/g, '');
}

/** What is wrong with a roster in this registry. Terms that are over are judged too, except where only today counts. */
export function rosterProblems(roster: Roster, registry: Registry): readonly Problem[] {
  return [
    ...termProblems(roster, registry),
    ...keyProblems(roster),
    ...hatProblems(roster),
    ...numberProblems(roster, registry),
  ];
}

const problem = (rule: Problem['rule'], path: Path, message: string, help: string): Problem => ({
  rule,
  file: ROSTER_FILE,
  at: valueAt(path),
  message,
  help,
});

function termProblems(roster: Roster, { teams }: Registry): readonly Problem[] {
  const known = new Set(teams.map(({ name }) => name));
  return Object.entries(roster.people).flatMap(([person, { terms }]) =>
    terms.flatMap(({ team, from, until }, n): Problem[] => {
      const path: Path = ['people', person, 'terms', n];
      const bad = [from, until].find((day) => !isDay(day));
      const help = 'write the first day, and the day on which it is over: from: 2027-01-01, until: 2028-01-01';
      return [
        ...(known.has(team)
          ? []
          : [
              problem(
                'roster/unknown-team',
                [...path, 'team'],
                `there is no team \`${team}\``,
                `one of ${[...known].map((name) => `\`${name}\``).join(', ')}`,
              ),
            ]),
        ...(bad === undefined ? [] : [problem('roster/term', path, `\`${bad}\` is not a date that exists`, help)]),
        ...(bad === undefined && from >= until
          ? [problem('roster/term', path, `this term is over on ${until}, before it begins on ${from}`, help)]
          : []),
      ];
    }),
  );
}

function keyProblems(roster: Roster): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(roster.people).flatMap(([person, { terms }]) =>
    terms.flatMap(({ key }, n): Problem[] => {
      const holder = first.get(key) ?? person;
      first.set(key, holder);
      if (holder === person) return [];
      const message = `\`${person}\` has the key of \`${holder}\``;
      return [
        problem(
          'roster/shared-key',
          ['people', person, 'terms', n, 'key'],
          message,
          'each needs a key of their own: `tallybook keygen` makes one',
        ),
      ];
    }),
  );
}

const overlap = (a: Seat, b: Seat): boolean => a.from < b.until && b.from < a.until;

function hatProblems(roster: Roster): readonly Problem[] {
  const all = seats(roster);
  return Object.keys(roster.people).flatMap((person) => {
    const own = all.filter((seat) => seat.person === person);
    const hears = own.filter(({ role }) => role === 'ombudsperson');
    const judges = own.filter(({ role }) => role === 'steward');
    if (!hears.some((one) => judges.some((other) => overlap(one, other)))) return [];
    return [
      problem(
        'roster/ombudsperson',
        ['people', person],
        `\`${person}\` is steward and ombudsperson at the same time`,
        'end one term before the other begins',
      ),
    ];
  });
}

function numberProblems(roster: Roster, { as_of, policy, status }: Registry): readonly Problem[] {
  const { governance } = policy;
  const now = seatsOn(roster, as_of);
  const distinct = (role: string): readonly Seat[] => [
    ...new Map(now.filter((seat) => seat.role === role).map((seat) => [seat.person, seat])).values(),
  ];
  const stewards = distinct('steward');
  const most = Math.floor(stewards.length * governance.employer_share);
  const payers = new Map<string, Seat[]>();
  for (const seat of stewards)
    payers.set(employerOf(seat.employer), [...(payers.get(employerOf(seat.employer)) ?? []), seat]);
  const crowded = [...payers.values()].filter((paid) => stewards.length > 1 && paid.length > most);
  const problems = crowded.map((paid) =>
    problem(
      'roster/one-employer',
      ['people', paid[0]?.person ?? ''],
      `${paid.length} of ${stewards.length} stewards work for ${paid[0]?.employer}; at most ${most} may`,
      'appoint stewards who work for others first',
    ),
  );
  const few = (
    [
      ['steward', governance.stewards],
      ['signer', governance.signers],
    ] as const
  ).filter(([role, n]) => distinct(role).length < n);
  if (status !== 'active' || few.length === 0) return problems;
  const words = few.map(([role, n]) => `${n} ${role}s and has ${distinct(role).length}`).join(', ');
  return [
    ...problems,
    {
      rule: 'roster/too-few',
      file: REGISTRY_FILE,
      at: keyAt(['status']),
      message: `an active registry needs ${words}`,
      help: 'appoint them in registry/roster.yaml, or write `status: preview`',
    },
  ];
}
