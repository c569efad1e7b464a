/** The parts that pages are made of, each with its template. They take tokens; the pages decide what to say. */
import { render } from '../page.ts';
import commandTemplate from './command.html.hbs';
import factsTemplate from './facts.html.hbs';
import { fragment, safe, nothing, plain, type Html } from './html.ts';
import labelsTemplate from './labels.html.hbs';
import linesTemplate from './lines.html.hbs';
import listTemplate from './list.html.hbs';
import sectionTemplate from './section.html.hbs';
import tableTemplate from './table.html.hbs';

/** Longer details start closed. */
const MOST_OPEN = 12;

const openMark = (isOpen: boolean): Html => (isOpen ? safe` open` : nothing);

const part = (template: TemplateSpecification, view: object): Html => fragment(render(template, view).trimEnd());

/** Names and values. */
export function facts(rows: readonly (readonly [name: string, value: Html])[], style = 'facts'): Html {
  return part(factsTemplate, { style, rows: rows.map(([name, value]) => ({ name, value })) });
}

/** A table whose first column heads each row; it scrolls inside the page where it is too wide. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Html[])[]): Html {
  const split = rows.map(([first, ...rest]) => ({ first: first ?? nothing, rest }));
  return part(tableTemplate, { caption, head, rows: split });
}

/** Lines of text behind a title. */
export const lines = (title: string, all: readonly string[], isOpen = all.length <= MOST_OPEN): Html =>
  part(linesTemplate, { title, open: openMark(isOpen), lines: all.map(plain) });

/** Many short texts behind a title, in columns. */
export const labels = (title: string, all: readonly string[], isOpen = all.length <= MOST_OPEN): Html =>
  part(labelsTemplate, { title, open: openMark(isOpen), labels: all.map(plain) });

/** Lines to copy into a shell, or that stand in a file as they are. */
export const command = (...all: readonly string[]): Html => part(commandTemplate, { lines: all.map(plain) });

export const list = (items: readonly Html[], style = 'plain'): Html => part(listTemplate, { items, style });

export const paragraph = (body: Html): Html => safe`<p>${body}</p>`;

export const lede = (body: Html): Html => safe`<p class="lede">${body}</p>`;

export const section = (id: string, title: string | Html, blocks: readonly Html[]): Html =>
  part(sectionTemplate, { id, title, blocks });

/** A part of a longer section, with an anchor of its own. */
export const subsection = (id: string, title: Html, blocks: readonly Html[]): Html =>
  safe`<section class="part" aria-labelledby="${id}">
    <h3 id="${id}">${title}</h3>
    ${fragmentOf(blocks)}
  </section>`;

const fragmentOf = (blocks: readonly Html[]): Html => fragment(blocks.map((block) => block.toHTML()).join('\n'));
