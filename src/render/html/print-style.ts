/** The style sheet of a page on paper: the type, sizes and margins of the Word file, so that both take about as many pages. */
import type { Document } from '../../core/document/tree.js'
import { cssString } from './escape.js'

const PAPER = `
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #fff; --link: #000; font-size: 9.5pt; }
  body, body.with-contents {
    --sans: Calibri, Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
    display: block; max-width: none; padding: 0;
    font: 1rem/1.22 var(--sans);
    /* Other type than Calibri is wider: as tall as Calibri's small letters, it is about as wide. */
    font-size-adjust: 0.466;
  }
  nav, .skip, footer { display: none; }
  header { margin-bottom: 6pt; }
  .practice { margin: 0 0 2pt; font-size: 13pt; line-height: 1.2; }
  dl { gap: 2pt 18pt; margin: 4pt 0 0; font-size: 9.5pt; line-height: 1.2; }
  dt { font-size: 8pt; }
  h1, h2, h3, h4, h5, h6 { line-height: 1.2; break-after: avoid; break-inside: avoid; }
  h1 { font-size: 20pt; }
  h2 { margin: 10.5pt 0 2pt; padding: 0; border: 0; font-size: 13pt; }
  main > :first-child > h2:first-child { margin-top: 0; }
  h3 { margin: 4.8pt 0 1.2pt; font-size: 10.5pt; }
  h4, h5, h6 { margin: 6pt 0 2pt; font-size: 10pt; }
  p, ul, ol, figure, blockquote, .table { margin: 0 0 3pt; }
  p, li { orphans: 2; widows: 2; }
  /* Beside something that stays with it, a browser leaves single lines behind all the same; rules are short. */
  p, li:not(:has(li)) { break-inside: avoid; }
  li { margin: 0; }
  li > ul, li > ol { margin: 0; }
  tr, figure, .check, .signature, dl, .card ol { break-inside: avoid; }
  .check::before { top: 0.15em; }
  .why, .sources { break-before: avoid; }
  :has(+ .why), p:has(+ .table, + ul, + ol, + figure, + blockquote) { break-after: avoid; }
  .why { font-size: 8.5pt; }
  figcaption, .sources { font: 8pt/1.2 var(--sans); }
  /* The reason and its sources in one stretch, as in the Word file. */
  .why:has(+ .sources), .why + .sources { display: inline; }
  .provision:has(> .why + .sources:last-child)::after { content: ""; display: block; height: 3pt; }
  table { font: 9pt/1.22 var(--sans); }
  thead { display: table-header-group; }
  th, td { min-width: 0; padding: 1.5pt 4.5pt 1.5pt 0; }
  .table { overflow: visible; }
  .appendix { font-size: 8.5pt; }
  .appendix li { margin-bottom: 1pt; }
  .appendix table { font-size: 8.5pt; }
  .appendix th, .appendix td { padding-top: 0.25pt; padding-bottom: 0.25pt; }
  .quotation { padding: 0 0 0 8pt; border-left: 1.5pt solid var(--line); border-radius: 0; }
  .quotation blockquote { margin: 0; }
  blockquote { padding: 0 0 0 8pt; border-left-width: 1.5pt; }
  .signature { margin: 4pt 0; }
  .signature p { margin: 0; padding-top: 12pt; }
  a { text-decoration: none; }
  section:target > :first-child { text-decoration: none; }
  hr { margin: 0; border: 0; break-after: page; }
  .card h1 { font-size: 18pt; }
  .card .practice { font-size: 11pt; }
  .card h2 { margin: 7pt 0 3pt; font-size: 12pt; }
  .card h3 { margin: 5pt 0 2.5pt; font-size: 10.5pt; }
  .card hr { break-after: auto; margin: 4pt 0; border-top: 1px solid var(--line); }
  .card dl { gap: 2pt 12pt; margin-top: 2pt; }
  .card dl > div { display: flex; gap: 3pt; }
  .card dt { font-size: 9.5pt; }
  .two-columns main { columns: 2; column-gap: 16pt; }
  .two-columns main > :not(section) { column-span: all; }
}`

/** Paper, margins of the Word file, and the version and page number at every foot. */
export function printStyle(versionLine: string, { layout, paper }: Pick<Document, 'layout' | 'paper'>): string {
  const foot = 'font: 8.5pt Calibri, Carlito, "Segoe UI", sans-serif; color: #595959;'
  return `
@page {
  size: ${paper ?? 'letter'};
  margin: ${layout === 'card' ? '0.49in 0.45in' : '0.7in 0.8in'};
  @bottom-left { content: ${cssString(versionLine)}; ${foot} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${foot} white-space: nowrap; }
}${PAPER}`
}
