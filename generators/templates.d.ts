/** A template is precompiled when it is imported; see scripts/dev/build/template-loader.mjs. */
declare module '*.hbs' {
  const specification: TemplateSpecification;
  export default specification;
}

/** The renderer without the compiler: Handlebars' own declarations miss this file name. */
declare module 'handlebars/runtime.js' {
  const runtime: Pick<typeof import('handlebars'), 'create' | 'template' | 'registerPartial' | 'VERSION'>;
  export default runtime;
}
