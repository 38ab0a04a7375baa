/** Turns a document tree into one self-contained page: no script, no request to anywhere. */
import type { Block, Document } from '../../core/document/tree.js'
import { nodesIn } from '../../core/document/walk.js'
import { anchorsOf, type Anchors } from './anchors.js'
import { headingHtml, lines } from './blocks.js'
import { escapeHtml } from './escape.js'
import { htmlInlines } from './inline.js'
import { pageStyle } from './style.js'

// Underscores keep these two apart from every clause id.
const MAIN_ID = 'main_text'
const CONTENTS_ID = 'contents_title'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The head of a page that may load nothing and run nothing. */
export function pageHead(title: string, style: string): string[] {
  return [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
  ]
}

function header(document: Document, anchors: Anchors): string[] {
  const facts = document.facts.map(
    (fact) => `<div><dt>${escapeHtml(fact.label)}</dt><dd>${htmlInlines(fact.value, anchors)}</dd></div>`,
  )
  return [
    '<header>',
    ...(document.practice.trim() === '' ? [] : [`<p class="practice">${escapeHtml(document.practice)}</p>`]),
    `<h1>${escapeHtml(document.title)}</h1>`,
    ...(facts.length === 0 ? [] : ['<dl>', ...facts, '</dl>']),
    '</header>',
  ]
}

function links(blocks: readonly Block[], anchors: Anchors): string[] {
  const items = blocks.flatMap((block) => {
    if (block.type !== 'section') return []
    const link = `<a href="#${escapeHtml(anchors.bySection.get(block) ?? block.id)}">${headingHtml(block)}</a>`
    return [['<li>' + link, ...links(block.children, anchors)].join('\n') + '</li>']
  })
  return items.length === 0 ? [] : ['<ul>', ...items, '</ul>']
}

function navigation(document: Document, anchors: Anchors): string[] {
  if (!nodesIn(document.children).some(({ type }) => type === 'contents')) return []
  return [
    `<nav aria-labelledby="${CONTENTS_ID}">`,
    `<h2 id="${CONTENTS_ID}">Contents</h2>`,
    ...links(document.children, anchors),
    '</nav>',
  ]
}

const bodyClasses = ({ layout, columns }: Document, hasNavigation: boolean): string =>
  [layout, ...(hasNavigation ? ['with-contents'] : []), ...(columns === 2 ? ['two-columns'] : [])].join(' ')

/** The document as an HTML page; its style, in light and dark and on paper, is inside. */
export function renderHtml(document: Document): string {
  const anchors = anchorsOf(document)
  const nav = navigation(document, anchors)
  const title = [document.title, document.practice].filter((part) => part.trim() !== '').join(' – ')
  const versionLine = [document.practice, document.title, `Version ${document.version}`].filter(Boolean).join(' · ')
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(document.language)}">`,
    ...pageHead(title, pageStyle(versionLine, document)),
    `<body class="${bodyClasses(document, nav.length > 0)}">`,
    `<a class="skip" href="#${MAIN_ID}">Skip to the text</a>`,
    ...header(document, anchors),
    ...nav,
    `<main id="${MAIN_ID}" tabindex="-1">`,
    ...lines(document.children, { anchors, depth: 2, under: document.title }),
    '</main>',
    `<footer>${escapeHtml(versionLine)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
