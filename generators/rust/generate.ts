/** Registry to Rust bindings: one file a program, which names only the recorder. */
import type { Generator } from '../../model/registry/types.ts';
import { render } from '../page.ts';
import template from './bindings.rs.hbs';
import { programView } from './view.ts';

export const rust: Generator = {
  name: 'rust',
  summary: 'Typed recorder bindings for Rust, one file a program.',
  generate(registry) {
    return registry.programs.map((program) => ({
      path: `rust/${program.name}.rs`,
      text: render(template, programView(registry, program)),
    }));
  },
};
