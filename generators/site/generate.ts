/**
 * The site: one page a metric and one for everything that metrics are made of and held to, with the same facts as JSON.
 * Built and never committed, so it is no row of `generators/index.ts`. Pure: the same input gives the same files.
 */
import { CLASSES } from '../../model/schema/declaration.ts';
import type { GeneratedFile } from '../../model/registry/types.ts';
import { classesPage, classPage } from './class-pages.ts';
import { disclosurePage } from './disclosure-page.ts';
import { enumerationPage, enumerationsPage } from './enumeration-pages.ts';
import { groupPage, groupsPage } from './group-pages.ts';
import { indexScript, labelScript } from './index-data.ts';
import { indexPage } from './index-page.ts';
import type { SiteInput } from './input.ts';
import { machineFiles } from './machine.ts';
import { metricPage } from './metric-page.ts';
import { changelogPage, removedPage, verifyPage } from './other-pages.ts';
import { programPage, programsPage } from './program-pages.ts';
import { kindsPage, ownersPage, policyPage, rulesPage } from './reference-pages.ts';
import { pageFile, type Page } from './shell.ts';
import { siteOf, type Site } from './site-model.ts';
import { style } from './style.ts';
import { utilityChart } from './utility-chart.ts';

/** Every file of the site, below `site/`. Linear in metrics and labels. */
export function site(input: SiteInput): readonly GeneratedFile[] {
  const model = siteOf(input);
  const { registry, disclosure, script } = input;
  const file = (path: string, text: string): GeneratedFile => ({ path: `site/${path}`, text });
  return [
    ...pages(model).map((page) => pageFile(page, registry)),
    ...machineFiles(model),
    file('index-data.js', indexScript(model)),
    file('index-labels.js', labelScript(model)),
    file('site.js', script),
    file('style.css', style),
    file('utility.svg', utilityChart(registry)),
    ...(disclosure === null ? [] : [file('disclosure.svg', disclosure.svg)]),
  ];
}

function pages(model: Site): readonly Page[] {
  const { registry, groups } = model;
  const ids = new Set(registry.metrics.map(({ id }) => id));
  return [
    indexPage(model),
    programsPage(model),
    classesPage(model),
    groupsPage(model),
    enumerationsPage(model),
    kindsPage(model),
    ownersPage(model),
    rulesPage(model),
    policyPage(model),
    disclosurePage(model),
    changelogPage(model),
    verifyPage(model),
    ...registry.metrics.map((metric) => metricPage(metric, model)),
    ...registry.removed.filter(({ id }) => !ids.has(id)).map((gone) => removedPage(gone, model)),
    ...registry.programs.map((program) => programPage(program, model)),
    ...CLASSES.map((name) => classPage(name, model)),
    ...groups.map(({ group, program }) => groupPage(group, program, model)),
    ...registry.enumerations.map((one) => enumerationPage(one, model)),
  ];
}
