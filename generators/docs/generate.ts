/**
 * The reference in Markdown, for people: an index, one page a program and one page of lists, which between them name
 * every field once or link to the list that does. It explains; only the allowlist allows.
 */
import type { Generator, Registry } from '../../model/registry/types.ts';
import { headerLines, render } from '../page.ts';
import listsTemplate from './lists.md.hbs';
import programTemplate from './program.md.hbs';
import referenceTemplate from './reference.md.hbs';
import { indexView, listViews, programView } from './view.ts';

/** An HTML comment, which Markdown does not show. */
const header = (from: string): string => `<!--\n${headerLines(from, 'docs').join('\n')}\n-->\n`;

export const docs: Generator = {
  name: 'docs',
  summary: 'the reference in Markdown: every metric, field and list',
  generate: (registry: Registry) => [
    {
      path: 'docs/reference.md',
      text: render(referenceTemplate, { header: header('registry/'), ...indexView(registry) }),
    },
    ...registry.programs.map((program) => ({
      path: `docs/programs/${program.name}.md`,
      text: render(programTemplate, { header: header(`registry/${program.name}/`), ...programView(program, registry) }),
    })),
    {
      path: 'docs/lists.md',
      text: render(listsTemplate, { header: header('registry/enumerations/'), lists: listViews(registry) }),
    },
  ],
};
