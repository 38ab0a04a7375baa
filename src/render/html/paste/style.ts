/** What the page of notices adds to the look of our pages: boxes with a text to copy, buttons, ticks, and its own paper form. */
import { pageColors, pageText } from '../style.js'

const OWN = `
.practice { margin: 0 0 0.4em; color: var(--quiet); font: 1rem/1.4 var(--sans); }
header { margin-bottom: 1.5rem; }
h3 { margin: 1.6em 0 0.5em; }
.bar { position: sticky; top: 0; z-index: 1; margin: 0 -0.75rem 1rem; padding: 0.6rem 0.75rem; background: var(--paper); border-bottom: 1px solid var(--line); font: 0.95rem/1.4 var(--sans); }
.bar p { margin: 0; }
.box { margin: 1rem 0 1.5rem; padding: 0.25rem 1rem 1rem; background: var(--tint); border-radius: 6px; }
.box h3, .box h4 { margin: 0.75rem 0 0.5rem; font-size: 1rem; }
textarea { display: block; width: 100%; min-height: 3.5rem; padding: 0.6rem 0.75rem; resize: vertical; overflow: hidden; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 4px; font: 1rem/1.5 var(--sans); }
.count, .note, .checked { margin: 0.4rem 0; color: var(--quiet); font: 0.85rem/1.5 var(--sans); }
.count.over, .changed { color: var(--alert); font-weight: 600; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: center; margin-top: 0.6rem; font: 1rem/1.4 var(--sans); }
button { min-height: 2.75rem; padding: 0.5rem 1.1rem; color: var(--paper); background: var(--link); border: 1px solid var(--link); border-radius: 4px; font: 600 1rem/1.2 var(--sans); cursor: pointer; }
button.quiet { color: var(--link); background: none; }
label.tick { display: inline-flex; gap: 0.6rem; align-items: center; min-height: 2.75rem; cursor: pointer; }
input[type="checkbox"] { width: 1.35rem; height: 1.35rem; margin: 0; accent-color: var(--link); }
[hidden] { display: none !important; }
details { margin: 0.75rem 0; }
summary { padding: 0.6rem 0; cursor: pointer; font: 1rem/1.4 var(--sans); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.checked { margin-top: 1rem; }
:root { --alert: #a3271b; }
@media screen and (prefers-color-scheme: dark) { :root { --alert: #ffb4a8; } }
@media (max-width: 30rem) {
  body { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.7rem; }
  .box { margin-left: -0.5rem; margin-right: -0.5rem; padding-left: 0.75rem; padding-right: 0.75rem; }
}
@page { size: letter; margin: 0.8in 0.9in; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #fff; --link: #000; font-size: 10pt; }
  body { max-width: none; padding: 0; }
  button, .skip, .bar { display: none; }
  h2 { break-after: avoid; font-size: 13pt; margin-top: 1.5em; }
  h3, h4 { break-after: avoid; }
  .box { padding: 0; break-inside: avoid; }
  textarea { border: 1px solid var(--line); }
}
`

/** The whole sheet; it says nothing of the practice, so that one fingerprint fits every page. */
export const pasteStyle = `${pageColors}${pageText}${OWN}`
