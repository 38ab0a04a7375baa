/** The style sheet of a page: screen, dark screen, small screen, and what its print adds. */
import type { Document } from '../../core/document/tree.js'
import { printStyle } from './print-style.js'

/** The colors of every page, light and dark. */
export const pageColors = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa;
  --ink: #23262b;
  --quiet: #5a616b;
  --line: #dcd9d2;
  --tint: #f3f1ec;
  --link: #1b5e85;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #17191c;
    --ink: #e3e2de;
    --quiet: #a2a9b3;
    --line: #383c42;
    --tint: #202328;
    --link: #8cc4e8;
  }
}`

/** Running text, headings, lists, tables and links. */
export const pageText = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  margin: 0 auto;
  padding: clamp(1.75rem, 6vw, 3.5rem) 1.5rem 3.5rem;
  max-width: calc(70ch + 3rem);
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Liberation Serif", serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 { margin: 2em 0 0.5em; line-height: 1.25; font-family: var(--sans); font-weight: 650; text-wrap: balance; }
h1 { margin: 0; font-size: 2.2rem; letter-spacing: -0.015em; }
h2 { margin-top: 2.6em; padding-top: 0.9em; border-top: 1px solid var(--line); font-size: 1.45rem; letter-spacing: -0.01em; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
.number { color: var(--quiet); font-weight: 500; font-variant-numeric: tabular-nums; margin-right: 0.2em; }
p, ul, ol, figure, blockquote, .table { margin: 0 0 0.85em; }
ul, ol { padding-left: 1.5em; }
li { margin-bottom: 0.3em; }
li > ul, li > ol { margin: 0.3em 0 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
section:target > :first-child { text-decoration: underline; text-decoration-color: var(--link); text-underline-offset: 0.25em; }
hr + section > h2:first-child { margin-top: 0; padding-top: 0; border: 0; }
hr { margin: 3em 0; border: 0; border-top: 1px solid var(--line); }
blockquote { padding: 0.1em 0 0.1em 1.1em; border-left: 3px solid var(--line); }
blockquote > :last-child { margin-bottom: 0; }
.quotation { padding: 1em 1.25em; background: var(--tint); border-radius: 6px; }
.quotation blockquote { margin: 0 0 0.5em; padding: 0; border: 0; }
figcaption, .sources { color: var(--quiet); font: 0.85rem/1.5 var(--sans); }
cite { font-style: normal; }
.why { color: var(--quiet); }
.check { list-style: none; position: relative; }
.check::before { content: ""; position: absolute; left: -1.5em; top: 0.32em; width: 0.85em; height: 0.85em; border: 1.5px solid var(--quiet); border-radius: 2px; }
.table { overflow-x: auto; }
caption { width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { width: 100%; border-collapse: collapse; font: 0.9rem/1.45 var(--sans); }
th, td { padding: 0.5em 0.9em 0.5em 0; min-width: 5.5em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; border-bottom: 2px solid var(--line); }
.signature { margin: 2em 0; max-width: 34rem; }
.signature p { display: flex; align-items: baseline; gap: 0.75em; margin: 0 0 1.4em; }
.blank { flex: 1; border-bottom: 1px solid var(--ink); }
span[role="img"]::after { content: "________"; }
td span[role="img"]::after { content: none; }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5em 1em; background: var(--paper); z-index: 1; }`

const FRAME = `
header { margin-bottom: 2.5rem; }
.practice { margin: 0 0 0.4em; color: var(--quiet); font: 1rem/1.4 var(--sans); }
dl { display: flex; flex-wrap: wrap; gap: 0.9rem 2.5rem; margin: 1.6rem 0 0; font-family: var(--sans); font-size: 0.92rem; line-height: 1.4; }
dt { color: var(--quiet); font-size: 0.8rem; }
dd { margin: 0; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font: 0.85rem/1.5 var(--sans); }
nav { margin-bottom: 2.5rem; padding: 1rem 1.25rem; background: var(--tint); border-radius: 6px; font: 0.9rem/1.4 var(--sans); }
nav h2 { margin: 0 0 0.6em; padding: 0; border: 0; font-size: 0.8rem; letter-spacing: 0; color: var(--quiet); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { margin: 0; }
nav a { display: block; padding: 0.25em 0 0.25em 1.2em; text-indent: -1.2em; color: inherit; text-decoration: none; }
nav a:hover { color: var(--link); text-decoration: underline; }
nav ul ul { display: none; }
main > :first-child > h2:first-child { margin-top: 1.2em; }
@media (min-width: 72rem) {
  body.with-contents { display: grid; grid-template: auto auto 1fr / 17rem minmax(0, 70ch); column-gap: 4rem; max-width: calc(70ch + 24rem); justify-content: center; }
  .with-contents > header, .with-contents > main, .with-contents > footer { grid-column: 2; }
  .with-contents > nav { grid-column: 1; grid-row: 1 / 4; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; margin: -3.5rem 0 0; padding: 3.5rem 1rem 2rem 0; background: none; border-radius: 0; }
  .with-contents > nav > ul > li { margin-bottom: 0.6em; }
  .with-contents > nav > ul > li > a { font-weight: 600; }
  nav ul ul { display: block; padding-left: 1.1em; }
  nav ul ul ul { display: none; }
}`

/** The whole sheet; `versionLine` is printed at the foot of every page of paper. */
export const pageStyle = (versionLine: string, document: Pick<Document, 'layout' | 'paper'>): string =>
  `${pageColors}${pageText}${FRAME}${printStyle(versionLine, document)}\n`
