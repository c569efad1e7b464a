/**
 * YAML files and style sheets are imported as their text, a crate as the texts of its sources: see
 * scripts/dev/build/template-loader.mjs.
 */
declare module '*.yaml' {
  const text: string;
  // oxlint-disable-next-line no-default-export -- the form in which loaders hand over a file
  export default text;
}

declare module '*.css' {
  const text: string;
  // oxlint-disable-next-line no-default-export -- the form in which loaders hand over a file
  export default text;
}

declare module '*Cargo.toml' {
  /** By path below `src/`. */
  const sources: Readonly<Record<string, string>>;
  // oxlint-disable-next-line no-default-export -- the form in which loaders hand over a file
  export default sources;
}
