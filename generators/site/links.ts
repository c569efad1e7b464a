/**
 * Where every page is. Addresses are relative, so that the site works from a folder, below a path and from a server.
 * They follow from names alone, so that they stay. Nothing else spells a path of the site.
 */
import { CLASSES, type PrivacyClass } from '../../model/schema/declaration.ts';
import { code, safe, link, name as breakable, type Html } from './html.ts';

export const INDEX = 'index.html';

/** Paths of pages about one thing. */
export const PATHS = {
  metric: (id: string): string => `metrics/${id}.html`,
  program: (name: string): string => `programs/${name}.html`,
  privacyClass: (name: PrivacyClass): string => `classes/${name}.html`,
  group: (program: string, name: string): string => `groups/${program}.${name}.html`,
  enumeration: (name: string): string => `enumerations/${name}.html`,
};

/** The way from a page back to the site's folder: empty, or `../`. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** 1 for the class that stays nearest, 5 for the one that goes furthest. */
export const ordinal = (name: PrivacyClass): number => CLASSES.indexOf(name) + 1;

/** Links as they stand on one page. */
export interface Links {
  readonly root: string;
  metric(id: string): Html;
  program(name: string): Html;
  /** The class with its place on the ladder, in words and not by colour alone. */
  privacyClass(name: PrivacyClass): Html;
  group(program: string, name: string): Html;
  enumeration(name: string): Html;
  owner(name: string): Html;
  kind(name: string): Html;
  /** The index, showing only what the filters leave. */
  filtered(filters: Readonly<Record<string, string>>, body: Html): Html;
}

export function linksFrom(path: string): Links {
  const root = rootOf(path);
  const to = (page: string, body: Html): Html => link(`${root}${page}`, body);
  return {
    root,
    metric: (id) => to(PATHS.metric(id), safe`<code>${breakable(id)}</code>`),
    program: (name) => to(PATHS.program(name), code(name)),
    privacyClass: (name) => to(PATHS.privacyClass(name), badge(name)),
    group: (program, name) => to(PATHS.group(program, name), code(`${program}/${name}`)),
    enumeration: (name) => to(PATHS.enumeration(name), code(name)),
    owner: (name) => to(`owners.html#${name}`, code(name)),
    kind: (name) => to(`kinds.html#${name}`, safe`${name}`),
    filtered: (filters, body) => to(`${INDEX}?${new URLSearchParams(filters).toString()}#metrics`, body),
  };
}

/** A class with its place on the ladder. */
export function badge(name: PrivacyClass): Html {
  const place = ordinal(name);
  return safe`<span class="class c${place}">${name} <small>${place}/${CLASSES.length}</small></span>`;
}
