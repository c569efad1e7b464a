/**
 * Files for the examples of rules about approvals: a registry in which nothing awaits approval because its only metric
 * is proposed, a roster, and ledgers. Their hashes and signatures were made once, with keys that were thrown away.
 */
import { registry } from './group-example.ts';
import type { Example } from './rule.ts';

export const ADA = 'nObWpRh7kn9iDvUvJMJPm31yxQ1Bu7tIXDwvitV3YrA=';
export const ALAN = 'M19NVo/5rwhC6HgXPXBh2T6K6i1wSmdm2r0mFS6sm8k=';
export const EVE = 'KgMzTSNaqQQ+jweJi8BpwhPVX0/A5S/yKwuuFXRravc=';
export const GRACE = 'n4S3w1axI/M7J/YJbE+xIPaGa6ItKNMTzbiG2MzZNmY=';
export const MARY = 'qhcCSV802622EGAiX92iXaBiztjNWoLoPLBHC37wJEY=';

const groupless = registry('').replace(/ {4}groups:\n.*\n/, '');

/** An example in which the metric is as given; by default it is proposed, so that nobody has to approve it. */
export function proposedExample(files: Example, registryText = groupless, metric = 'status: proposed'): Example {
  return {
    'registry/registry.yaml': registryText,
    'registry/demo/build.yaml': '',
    'registry/enumerations/shapes.txt': '',
    metric,
    ...files,
  };
}

export const activeRegistry = groupless.replace('status: preview', 'status: active');

export const roster = (...people: readonly string[]): Example => ({
  'registry/roster.yaml': `people:\n${people.map((person) => `  ${person}\n`).join('')}`,
});

interface Rest {
  readonly team?: string;
  readonly employer?: string;
  readonly until?: string;
}

/** A person with one term, on one line. */
export function term(
  role: string,
  key: string,
  { team = 'compiler', employer = 'First', until = '2027-01-01' }: Rest = {},
): string {
  return (
    `{ name: A, terms: [{ role: ${role}, team: ${team}, employer: ${employer}, ` +
    `key: ${key}, from: 2025-06-01, until: ${until} }] }`
  );
}

/** The people of the examples: an owner, two stewards. */
export const PEOPLE: Example = roster(
  `ada: ${term('owner', ADA)}`,
  `alan: ${term('steward', ALAN, { employer: 'Second' })}`,
  `eve: ${term('steward', EVE, { employer: 'Third' })}`,
);

/** All the people an active registry needs. */
export const FULL: Example = roster(
  `ada: ${term('steward', ADA)}`,
  `alan: ${term('steward', ALAN, { employer: 'Second' })}`,
  `eve: ${term('steward', EVE, { employer: 'Third' })}`,
  `grace: ${term('signer', GRACE)}`,
  `mary: ${term('signer', MARY)}`,
);

/** The ledger of the example's metric. */
export function ledger(...entries: readonly string[]): Example {
  const items = entries.map((entry) => `  - { ${entry} }\n`).join('');
  return { 'registry/approvals/demo.cache.uses.yaml': `subject: demo.cache.uses\nentries:\n${items}` };
}

const NONE = 'f'.repeat(64);

export const PROPOSAL = `what: proposal, by: grace, on: 2025-12-01, facts: ${NONE}, expires: 2026-06-01, after: start`;
export const AFTER_PROPOSAL = '6c4d89ef1e6059713e88d65091ce919d700a13fd4c69f131d3b23e5a15b05660';
export const UNSIGNED = `${'A'.repeat(86)}==`;

/** An approval by somebody, in the place after the proposal; the signature is Alan's as a steward. */
export const approval = (by: string, role: string, after = AFTER_PROPOSAL, signature = UNSIGNED): string =>
  `what: approval, by: ${by}, role: ${role}, on: 2025-12-02, after: ${after}, signature: ${signature}`;

export const BY_ALAN = approval(
  'alan',
  'steward',
  AFTER_PROPOSAL,
  'nVM0+/9Pr6bPhxYDZ7xHC2T5R3TlYZpHvNzvfpR1jSrtqH1UApVgwSTdzWHeeK+KpMlPsohxvUqYmSkX7SYgCQ==',
);
export const BY_ADA = approval(
  'ada',
  'owner',
  AFTER_PROPOSAL,
  'MopCgXkUcsHNY4RsbYDhG22sIKyzA5u2osGsYoKi3Zoz2T8s6JGCQyyESyJrpkKDcVknd4uI9HMPwWDiJiCADw==',
);
/** Alan once more, signed, after himself. */
export const AGAIN = approval(
  'alan',
  'steward',
  '12ebc9646c01af4fae50ae96ddc32335c5eacafcc4a6a6ac62a19a824d27e81b',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
);

export const RENEWAL =
  `what: proposal, by: grace, on: 2025-12-03, facts: ${NONE}, expires: 2026-12-01, ` +
  'after: 1938b2fd5ed75afd4a0eb53cb3d2b1db3dbaf29fae91cc39bc9e0ade2e4e0a79';
const renewalApproval = (rest: string, signature: string): string =>
  `what: approval, by: ada, role: owner, on: 2025-12-04, ${rest}` +
  `after: 054be2454c43fbb2028c425a6ddef9144b781b87c60d46f82200c8bb099456d8, signature: ${signature}`;
export const RENEWED = renewalApproval(
  '',
  'aATce1cvJs5cWceAx8sld5Rq0bdzIcUkh5WGs8X1QLKaIuZnGe6IWuF4BZszwLjw9qTlq/efnLn5MVVIIUJGAQ==',
);
export const DECIDED = renewalApproval(
  'decided: The cache stays., ',
  'tNoxB5ZSlr/2hiLc6/npWXFN4xhtcElsJvDefkpRt/LTMAx5C6fDDcDD0JeQHAsxWKYlPg3IUYUbvcBlnygOCw==',
);

/** A revocation by Alan, who is a steward. */
export const REVOKED =
  'what: revocation, by: alan, on: 2025-12-05, because: It counts too much., ' +
  'after: 6c4d89ef1e6059713e88d65091ce919d700a13fd4c69f131d3b23e5a15b05660, ' +
  'signature: oJWzh7L3b0DXydv5tICjOBV9qlw9veHdDfYV7AGRvGxVQicEliyCQalAsC8AY2/HQwDk0a8HjHsZHZW0YucgDw==';
