/** Turns the tree's inline nodes into HTML. */
import { isSafeAddress } from '../../core/document/address.js'
import { referenceLabel, type Inline } from '../../core/document/tree.js'
import type { Anchors } from './anchors.js'
import { escapeHtml, escapeLines } from './escape.js'

function anchor(href: string, content: string, isInLink: boolean): string {
  return isInLink ? content : `<a href="${escapeHtml(href)}">${content}</a>`
}

function inline(node: Inline, anchors: Anchors, isInLink: boolean): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value)
    case 'value':
      if (node.blank) return `<span role="img" aria-label="blank to fill in">${escapeHtml(node.value)}</span>`
      return escapeLines(node.value)
    case 'citation':
      return escapeHtml(node.label)
    case 'break':
      return '<br>'
    case 'strong':
      return `<strong>${htmlInlines(node.children, anchors, isInLink)}</strong>`
    case 'emphasis':
      return `<em>${htmlInlines(node.children, anchors, isInLink)}</em>`
    case 'reference': {
      const id = anchors.byClause.get(node.clause)
      const label = escapeHtml(referenceLabel(node))
      if (id !== undefined) return anchor(`#${id}`, label, isInLink)
      return anchors.policyPage === null ? label : anchor(`${anchors.policyPage}#${node.clause}`, label, isInLink)
    }
    case 'link': {
      const isPlain = isInLink || !isSafeAddress(node.url)
      return anchor(node.url, htmlInlines(node.children, anchors, true), isPlain)
    }
  }
}

/** Inline nodes as HTML. */
export function htmlInlines(nodes: readonly Inline[], anchors: Anchors, isInLink = false): string {
  return nodes.map((node) => inline(node, anchors, isInLink)).join('')
}
