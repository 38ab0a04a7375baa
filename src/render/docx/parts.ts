/** The XML parts docx compiles → the same parts without chance, clock or leftovers: equal documents, equal parts. */
import type { Document } from '../../core/document/tree.js'
import { changeXml, element, textNode, type PartNode } from './xml.js'

/** Package parts by path. */
export type WordParts = ReadonlyMap<string, string | Uint8Array>

const documentPath = 'word/document.xml'
const typesPath = '[Content_Types].xml'

/** Fixes ids and dates, drops unused parts, and adds the ones Word for Mac misses. */
export function settle(compiled: WordParts, document: Document): Map<string, string | Uint8Array> {
  const parts = new Map(compiled)
  dropUnused(parts)
  parts.set('word/fontTable.xml', fontTable)
  addWebSettings(parts)
  for (const path of [...parts.keys()].filter((name) => name.endsWith('.rels'))) renumberRelationships(parts, path)
  edit(parts, 'word/styles.xml', (xml) => changeXml(xml, withoutWidows))
  edit(parts, 'word/numbering.xml', (xml) => changeXml(xml, asMultilevel))
  edit(parts, 'docProps/core.xml', (xml) => changeXml(xml, (node) => described(node, document)))
  return parts
}

function edit(parts: Map<string, string | Uint8Array>, path: string, change: (xml: string) => string): void {
  const part = parts.get(path)
  if (typeof part === 'string') parts.set(path, change(part))
}

/** Optional parts, and the element whose absence from the text makes each one useless. */
const optional = [
  { path: 'word/footnotes.xml', sign: '<w:footnoteReference' },
  { path: 'word/endnotes.xml', sign: '<w:endnoteReference' },
  { path: 'word/comments.xml', sign: '<w:commentReference' },
] as const

function dropUnused(parts: Map<string, string | Uint8Array>): void {
  const body = String(parts.get(documentPath))
  const gone = new Set<string>(optional.filter(({ sign }) => !body.includes(sign)).map(({ path }) => path))
  if (!String(parts.get('docProps/custom.xml')).includes('<property')) gone.add('docProps/custom.xml')
  for (const path of gone) {
    parts.delete(path)
    parts.delete(relationshipsOf(path))
  }
  edit(parts, typesPath, (xml) =>
    changeXml(xml, (node) => (gone.has((node.attributes['PartName'] ?? '').slice(1)) ? null : node)),
  )
  for (const path of [...parts.keys()].filter((name) => name.endsWith('.rels'))) {
    const folder = path.slice(0, path.lastIndexOf('_rels/'))
    edit(parts, path, (xml) =>
      changeXml(xml, (node) => (gone.has(folder + (node.attributes['Target'] ?? '')) ? null : node)),
    )
    if (!String(parts.get(path)).includes('<Relationship ')) parts.delete(path)
  }
}

const relationshipsOf = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** docx gives hyperlinks random relationship ids; numbered anew, no id gets a name that is still to be replaced. */
function renumberRelationships(parts: Map<string, string | Uint8Array>, path: string): void {
  const ids = new Map<string, string>()
  edit(parts, path, (xml) =>
    changeXml(xml, (node) => {
      const id = node.attributes['Id']
      if (id === undefined) return node
      ids.set(id, `rId${ids.size + 1}`)
      return { ...node, attributes: { ...node.attributes, Id: ids.get(id) ?? id } }
    }),
  )
  const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
  edit(parts, owner, (xml) =>
    xml.replace(/ r:id="([^"]*)"/g, (whole, id: string) => {
      const renamed = ids.get(id)
      return renamed === undefined ? whole : ` r:id="${renamed}"`
    }),
  )
}

/** No single line of a paragraph stands alone on a page, said in so many words: programs differ in what they take for granted. */
const withoutWidows = (node: PartNode): PartNode =>
  node.tag === 'w:pPrDefault' ? { ...node, children: [element('w:pPr', {}, element('w:widowControl', {}))] } : node

/** Numbering tied to heading styles is multilevel; docx calls all numbering hybrid. */
function asMultilevel(node: PartNode): PartNode {
  const isTied = node.children.some(({ children }) => children.some(({ tag }) => tag === 'w:pStyle'))
  if (node.tag !== 'w:abstractNum' || !isTied) return node
  const children = node.children.map((child) =>
    child.tag === 'w:multiLevelType' ? element(child.tag, { 'w:val': 'multilevel' }) : child,
  )
  return { ...node, children }
}

/** The paper's own dates and language. */
function described(node: PartNode, { effectiveDate, language }: Document): PartNode {
  if (node.tag === 'dcterms:created' || node.tag === 'dcterms:modified')
    return { ...node, children: [textNode(`${effectiveDate}T00:00:00Z`)] }
  if (node.tag !== 'cp:coreProperties') return node
  const children = node.children.flatMap((child) =>
    child.tag === 'cp:lastModifiedBy' ? [element('dc:language', {}, textNode(language)), child] : [child],
  )
  return { ...node, children }
}

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** What to use where a font is missing. */
const fontTable = `${header}<w:fonts ${wordNamespace}><w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`

function addWebSettings(parts: Map<string, string | Uint8Array>): void {
  const kind = 'officeDocument/2006/relationships/webSettings'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.webSettings+xml'
  parts.set('word/webSettings.xml', `${header}<w:webSettings ${wordNamespace}/>`)
  edit(parts, typesPath, (xml) =>
    changeXml(xml, append('Types', element('Override', { ContentType: type, PartName: '/word/webSettings.xml' }))),
  )
  const relation = {
    Id: 'webSettings',
    Type: `http://schemas.openxmlformats.org/${kind}`,
    Target: 'webSettings.xml',
  }
  edit(parts, relationshipsOf(documentPath), (xml) =>
    changeXml(xml, append('Relationships', element('Relationship', relation))),
  )
}

const append =
  (tag: string, added: PartNode) =>
  (node: PartNode): PartNode =>
    node.tag === tag ? { ...node, children: [...node.children, added] } : node
