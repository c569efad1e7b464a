/** Registry to TypeScript bindings: one file a program, which names only the recorder. */
import type { Generator } from '../../model/registry/types.ts';
import { render } from '../page.ts';
import template from './bindings.ts.hbs';
import { programView } from './view.ts';

export const typescript: Generator = {
  name: 'typescript',
  summary: 'Typed recorder bindings for TypeScript, one file a program.',
  generate(registry) {
    return registry.programs.map((program) => ({
      path: `typescript/${program.name}.ts`,
      text: render(template, programView(registry, program)),
    }));
  },
};
