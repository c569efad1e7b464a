/** The style of the page: system fonts, light and dark, print, phones. Asks for nothing: no font, picture or file. */

export const STYLE = `
:root { color-scheme: light dark; --rule: 1px solid var(--line);
  --paper: #fdfcfa; --panel: #f4f2ed; --ink: #1d1c1a; --soft: #5b5851; --line: #dcd8cf;
  --accent: #0b5f63; --pale: #e2eeed }
@media (prefers-color-scheme: dark) { :root {
  --paper: #15171a; --panel: #1e2125; --ink: #e9e7e2; --soft: #aaa69d; --line: #363a40;
  --accent: #7ad3cb; --pale: #1b3335 } }
* { box-sizing: border-box; margin: 0 }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem }
body { background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif }
body > * { max-width: 60rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem) }
header { padding-top: clamp(2rem, 7vw, 4.5rem) }
main, footer { padding-bottom: 3rem }
h1 { margin-bottom: 0.75rem; font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.6rem); line-height: 1.15; text-wrap: balance }
h2 { margin-bottom: 0.5rem; font-size: 1.4rem; line-height: 1.3; letter-spacing: -0.01em }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 600 }
h1, h2, .count { font-weight: 650 }
h1, h3 code { letter-spacing: -0.02em }
.way-title { margin: 1.75rem 0 0.4rem }
p { margin-bottom: 0.8rem; max-width: 42rem; text-wrap: pretty }
p, h1, h2, h3, th, td, li, dd { overflow-wrap: anywhere }
.lede { font-size: 1.2rem; line-height: 1.5 }
.soft, .exit, figcaption, summary { font-size: 0.9063rem }
.lede, .soft, .exit, figcaption, thead th, dt { color: var(--soft) }
time, .way, .n { white-space: nowrap }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: 0.9em }
h3 code { font-size: 0.9688rem }
a, summary { color: var(--accent) }
a { text-decoration-thickness: 1px; text-underline-offset: 0.2em }
a:has(code) { text-underline-offset: 0.36em; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent) }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px }
nav ul, .cards { padding: 0; list-style: none }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.4rem; margin-top: 1rem; padding-top: 0.9rem;
  border-top: var(--rule) }
nav, table, dl { font-size: 0.9375rem }
section { margin-top: 3.5rem }
article { margin-top: 1.75rem; padding-top: 1.5rem; border-top: var(--rule) }
article > p { margin: 0.15rem 0 0 }
article > .exit, article > .total { margin-top: 0.5rem }
.way { display: inline-block; margin-right: 0.3rem; padding: 0 0.55rem; border: var(--rule); border-radius: 1rem;
  color: var(--ink); font-size: 0.8438rem; line-height: 1.6 }
.report, .answer, .ticket { border-color: var(--accent); color: var(--accent) }
.report, .answer { background: var(--pale) }
figure { margin: 1.1rem 0 0.6rem }
figcaption { margin-top: 0.3rem }
svg { display: block; fill: var(--accent) }
.days { max-width: 100%; border-bottom: 1px solid var(--soft) }
table { width: 100%; margin: 0.4rem 0; border-collapse: collapse; line-height: 1.45 }
table, .count, dd { font-variant-numeric: tabular-nums }
caption, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap }
th, td { padding: 0.3rem 1.25rem 0.3rem 0; border-bottom: var(--rule);
  text-align: left; vertical-align: baseline; font-weight: 400 }
thead th { font-size: 0.8125rem; padding-bottom: 0.2rem }
tbody th { min-width: 7rem }
.n, dd { text-align: right }
.b { width: 38%; min-width: 4.5rem; padding-right: 0 }
.share { opacity: 0.8 }
.ways th { width: 34% }
.plain td, .plain th { border: 0; padding-top: 0.12rem; padding-bottom: 0.12rem }
.count { font-size: 1.25rem }
details { margin: 0.25rem 0 }
summary { width: fit-content; padding: 0.15rem 0; cursor: pointer }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1rem;
  margin-top: 1.5rem }
.cards li { padding: 1.1rem 1.3rem; background: var(--panel); border-radius: 10px }
dl { margin-top: 0.6rem; display: grid; grid-template-columns: auto 1fr; gap: 0.1rem 1rem }
.said { padding-left: 1.1rem }
.said li { margin-bottom: 0.4rem }
footer p { max-width: none; padding-top: 1.5rem; border-top: var(--rule) }
@media (max-width: 34rem) {
  body { font-size: 1rem }
  .b { width: 24%; min-width: 2.5rem }
  tbody th { min-width: 4.5rem }
  th, td { padding-right: 0.75rem }
  .wide thead { display: none }
  .wide tr { display: block; padding: 0.5rem 0; border-bottom: var(--rule) }
  .wide th, .wide td { width: auto; display: block; padding: 0; border: 0; text-align: left }
}
@media (max-width: 22rem) { .b { display: none } }
@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #f6f6f4; --ink: #000; --soft: #444; --line: #bbb;
    --accent: #0b5f63; --pale: #eef4f4 }
  body { font-size: 10pt }
  body > * { max-width: none; padding: 0 }
  nav { display: none }
  section { margin-top: 2rem }
  h2, h3, figure { break-after: avoid }
  tr, figure { break-inside: avoid }
  svg, .way { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  details::details-content { content-visibility: visible; display: block }
}
`;
