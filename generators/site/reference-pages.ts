/** Kinds, owners, rules and policy: what declarations are held to and who is responsible for them. */
import type { Policy } from '../../model/schema/policy.ts';
import type { Metric } from '../../model/registry/types.ts';
import { counted, grouped } from '../wording.ts';
import { command, facts, lede, lines, list, section, subsection, table } from './blocks.ts';
import { code, nothing, safe, link, prose, type Html } from './html.ts';
import type { RuleText } from './input.ts';
import { linksFrom } from './links.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { CLASSES } from '../../model/schema/declaration.ts';

export function kindsPage({ kinds, registry }: Site): Page {
  const path = 'kinds.html';
  const links = linksFrom(path);
  const sections = kinds.map(({ name, summary, example }) => {
    const count = registry.metrics.filter(({ kind }) => kind === name).length;
    const found = links.filtered({ kind: name }, safe`${counted(count, 'metric')}`);
    return section(name, name, [
      safe`<p>${prose(summary)}</p>`,
      command(...example.split(', ')),
      safe`<p>${found}</p>`,
    ]);
  });
  return {
    path,
    title: 'Kinds',
    body: [
      lede(
        safe`Everything is a count of a field, per program version and UTC day. The kind of a metric says which fields
        it has.`,
      ),
      ...sections,
    ],
  };
}

export function ownersPage({ registry, usesOf }: Site): Page {
  const path = 'owners.html';
  const links = linksFrom(path);
  const owned = (name: string): readonly Metric[] => registry.metrics.filter(({ owners }) => owners.includes(name));
  const sections = registry.teams.map(({ name, summary }) => {
    const metrics = owned(name).map(({ id }) => links.metric(id));
    const lists = registry.enumerations.filter(({ owner }) => owner === name);
    return section(name, name, [
      safe`<p>${prose(summary)}</p>`,
      metrics.length === 0 ? safe`<p>Owns no metric.</p>` : list(metrics, 'ids'),
      ...lists.map((owned) => {
        const uses = counted((usesOf.get(owned.name) ?? []).length, 'metric');
        return safe`<p>Responsible for the list ${links.enumeration(owned.name)}, used by ${uses}.</p>`;
      }),
    ]);
  });
  return {
    path,
    title: 'Owners',
    body: [lede(safe`Teams are roles. At least one is responsible for each metric and list.`), ...sections],
  };
}

export function rulesPage({ rules }: Site): Page {
  const subjects = [...new Set(rules.map(({ id }) => subjectOf(id)))];
  const contents = subjects.map((subject) => link(`#${subject}`, safe`${subject}`));
  return {
    path: 'rules.html',
    title: 'Rules',
    body: [
      lede(
        safe`Every declaration is held to these ${rules.length} rules. Nothing is generated from a registry that breaks
        one; a note is printed and stops nothing.`,
      ),
      safe`<nav aria-label="Subjects">${list(contents, 'inline')}</nav>`,
      ...subjects.map((subject) =>
        section(subject, subject, rules.filter(({ id }) => subjectOf(id) === subject).map(ruleSection)),
      ),
    ],
  };
}

const subjectOf = (id: string): string => id.split('/')[0] ?? id;

function ruleSection({ id, severity, summary, why, bad, good }: RuleText): Html {
  const kind = severity === 'note' ? safe` <span class="note">note</span>` : safe``;
  return subsection(id, safe`<code>${id}</code>${kind}`, [
    safe`<p>${prose(summary)}</p>`,
    safe`<p class="aside">${prose(why)}</p>`,
    example('An example that breaks it', bad),
    example('An example that keeps it', good),
  ]);
}

/** Its files one after the other, each below its path. Those that an example leaves empty are left out. */
function example(title: string, files: RuleText['bad']): Html {
  const named = Object.entries(files).filter(([, text]) => text.trim() !== '');
  if (named.length === 0) return nothing;
  const shown = named.map(([path, text]) => {
    const where = path === 'metric' ? '# keys of a metric' : `# ${path}`;
    return [where, ...text.trimEnd().split('\n')].join('\n');
  });
  return lines(title, shown.join('\n\n').split('\n'), false);
}

export function policyPage({ registry }: Site): Page {
  const path = 'policy.html';
  const links = linksFrom(path);
  const { policy } = registry;
  const undeclarable = Object.entries(policy.undeclarable).map(([word, what]) => [code(word), prose(what)]);
  return {
    path,
    title: 'Policy',
    body: [
      lede(
        safe`Every number of the privacy ladder, as ${code('registry/policy.yaml')} has it. Loosening one voids every
        consent that was given.`,
      ),
      section('numbers', 'Numbers', [policyFacts(policy)]),
      section('classes', 'Classes', [
        list(CLASSES.map((name) => safe`${links.privacyClass(name)} ${prose(policy.classes[name].summary)}`)),
      ]),
      section('governance', 'Who decides', [governance(policy)]),
      section('undeclarable', 'What no metric may record', [
        safe`<p>A name with one of these words is refused, whatever the class.</p>`,
        table('Words that may not occur in a name', ['Word', 'What it would record'], undeclarable),
      ]),
      section('context', 'Context', [
        safe`<p>
          No report carries these until ${grouped(policy.context_from)} reports a week arrive, because context splits
          every cell again:
        </p>`,
        list(policy.context_words.map(code), 'inline'),
      ]),
      section('boilerplate', 'What is not an answer', [
        safe`<p>A question or justification that is one of these, or opens with one, is refused:</p>`,
        list(
          policy.boilerplate.map((words) => safe`${words}`),
          'inline',
        ),
      ]),
    ],
  };
}

function policyFacts(policy: Policy): Html {
  return facts([
    ['Reports assumed a week', safe`${grouped(policy.reporters.assumed)}`],
    ['Smallest published cell', safe`${policy.smallest_cell} reporters`],
    ['Reporters for each open group', safe`${policy.reporters_per_group}`],
    ['Bits of a group', safe`${policy.group_bits} at most, however many report`],
    ['Metrics of a group', safe`${policy.group_metrics} at most`],
    ['Epsilon of one noised answer', safe`${policy.epsilon} at most`],
    ['Epsilon of a year', safe`${policy.epsilon_a_year} at most, over everything`],
    ['Lines that permit sending', safe`hold for ${counted(policy.submit_days, 'day')}`],
  ]);
}

function governance({ governance: rules }: Policy): Html {
  return facts([
    ['Stewards', safe`${rules.stewards} at least, in an active registry`],
    ['Signers', safe`${rules.signers} at least`],
    ['One employer', safe`pays at most ${rules.employer_share * 100} % of the stewards`],
    [
      'A change of the policy',
      safe`${rules.policy_stewards} stewards, after ${counted(rules.policy_days, 'day')} for comments`,
    ],
  ]);
}
