/** YAML files are imported as their text: see scripts/build/template-loader.mjs. */
declare module '*.yaml' {
  const text: string;
  // oxlint-disable-next-line no-default-export -- the form in which loaders hand over a file
  export default text;
}
