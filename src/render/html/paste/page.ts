/** Turns the boxes of a practice's sites into one self-contained page: each text ready to copy, counted as its site counts, with a tick for "pasted". */
import { sha256 } from '@noble/hashes/sha2'
import { slug } from '../../../core/ground/phrase.js'
import { formatDate } from '../../../core/ground/date.js'
import type { PastePlace } from '../../../core/policy/disclaimer/places.js'
import type { Disclaimer } from '../../../core/policy/disclaimer/disclaimer.js'
import { blankLine, type Document } from '../../../core/document/tree.js'
import { anchorsOf } from '../anchors.js'
import { lines } from '../blocks.js'
import { escapeHtml } from '../escape.js'
import { script } from './script.js'
import { pasteStyle } from './style.js'

/** The page; the document gives its title and the words before the first place. */
export function renderPastePage(document: Document, places: readonly PastePlace[]): string {
  const title = [document.title, document.practice].filter((part) => part.trim() !== '').join(' – ')
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(document.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${pasteStyle}</style>`,
    '</head>',
    `<body data-practice="${escapeHtml(slug(document.practice))}">`,
    '<a class="skip" href="#places">Skip to the first place</a>',
    '<header>',
    ...(document.practice.trim() === '' ? [] : [`<p class="practice">${escapeHtml(document.practice)}</p>`]),
    `<h1>${escapeHtml(document.title)}</h1>`,
    '</header>',
    '<main>',
    ...lines(document.children, { anchors: anchorsOf(document), depth: 2, under: document.title }),
    '<p class="note" id="no-store" hidden>This browser does not let the page keep your ticks. Print the page and tick by hand.</p>',
    '<p class="row"><button type="button" class="quiet" id="print">Print as a list</button></p>',
    '<div class="bar"><p id="progress"></p></div>',
    '<p class="unseen" id="said" role="status"></p>',
    '<div id="places" tabindex="-1">',
    ...places.flatMap(placeLines),
    '</div>',
    '</main>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const fingerprint = (text: string): string =>
  `'sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))))}'`

const contentPolicy = [
  "default-src 'none'",
  `style-src ${fingerprint(pasteStyle)}`,
  `script-src ${fingerprint(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function placeLines(place: PastePlace, index: number): string[] {
  const [main, ...others] = place.boxes
  const more = others.flatMap((box) => boxLines(box, place, 'no', 4))
  return [
    `<section id="place-${escapeHtml(place.id)}">`,
    `<h2>${index + 1}. ${escapeHtml(place.name)}</h2>`,
    ...(place.perClinician ? ['<p>Each clinician pastes it into their own profile.</p>'] : []),
    ...(main === undefined ? [] : boxLines(main, place, 'yes', 3)),
    ...listLines('Where to paste it', place.steps, 'ol'),
    ...listLines('What to switch off', place.switchOff, 'ul'),
    ...listLines('Take care', place.cautions, 'ul'),
    ...(more.length === 0 ? [] : ['<details>', '<summary>Other boxes of this site</summary>', ...more, '</details>']),
    `<p class="checked">Checked ${formatDate(place.checked)}. Menus and limits change: trust the counter in the box.</p>`,
    '</section>',
  ]
}

function listLines(title: string, items: readonly string[], tag: 'ol' | 'ul'): string[] {
  if (items.length === 0) return []
  return [`<h3>${title}</h3>`, `<${tag}>`, ...items.map((item) => `<li>${escapeHtml(item)}</li>`), `</${tag}>`]
}

function boxLines(box: Disclaimer, place: PastePlace, main: 'yes' | 'no', level: 3 | 4): string[] {
  const field = escapeHtml(box.field ?? '')
  if (box.text === null) {
    const instead = box.instead === null ? [] : [`<p>${escapeHtml(box.instead)}</p>`]
    return [...(field === '' ? [] : [`<h${level}>${field}</h${level}>`]), ...instead]
  }
  const id = escapeHtml(`box-${place.id}-${box.box ?? ''}`)
  const where = `${field} of ${escapeHtml(place.name)}`
  const room = box.limit === null ? 'characters, limit not known' : `of ${box.limit} characters`
  return [
    `<div class="box" id="${id}" data-main="${main}" data-counts="${escapeHtml(box.counts)}" data-limit="${box.limit ?? 0}">`,
    `<h${level}>${field}</h${level}>`,
    `<label class="unseen" for="${id}-text">Text for ${where}</label>`,
    // The first line end after the tag is not part of the text.
    `<textarea id="${id}-text" rows="4" autocomplete="off" aria-describedby="${id}-count">\n${escapeHtml(box.text)}</textarea>`,
    `<p class="count" id="${id}-count">${box.length} ${room}</p>`,
    ...(box.text.includes(blankLine) ? ['<p class="note">Fill in the blank before you copy, or take it out.</p>'] : []),
    '<div class="row">',
    `<button type="button" class="copy">Copy<span class="unseen"> the text for ${where}</span></button>`,
    '<button type="button" class="reset quiet" hidden>Put our text back</button>',
    `<label class="tick"><input type="checkbox" class="done" autocomplete="off"> Pasted<span class="unseen">: ${where}</span></label>`,
    '</div>',
    '<p class="changed" hidden>The text has changed since you pasted it.</p>',
    '</div>',
  ]
}
