/** The types of template-loader.mjs, which is JavaScript because Node loads it before anything can strip types. */
import type { Plugin } from 'esbuild';

/** The source of the module that stands for the template at `path`. Throws, naming `path`, if it does not parse. */
export function templateModule(path: string, text: string): string;

/** The source of the module that stands for the crate whose `Cargo.toml` is at `path`. */
export function crateModule(path: string): string;

/** The esbuild plugin. */
export const templates: Plugin;
