/** The XML parts docx compiles → the same parts without chance, clock or leftovers: equal documents, equal parts. */
import type { Document } from '../../core/document/tree.js'

/** Package parts by path. */
export type WordParts = ReadonlyMap<string, string | Uint8Array>

const documentPath = 'word/document.xml'

/** Fixes ids and dates, drops unused parts, and adds the ones Word for Mac misses. */
export function settle(compiled: WordParts, document: Document): Map<string, string | Uint8Array> {
  const parts = new Map(compiled)
  dropUnused(parts)
  parts.set('word/fontTable.xml', fontTable)
  addWebSettings(parts)
  for (const path of [...parts.keys()].filter((name) => name.endsWith('.rels'))) renumberRelationships(parts, path)
  edit(parts, documentPath, renumberBookmarks)
  edit(parts, 'word/numbering.xml', markMultilevel)
  edit(parts, 'docProps/core.xml', (xml) => describe(xml, document))
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
  for (const [path, part] of parts) {
    if (typeof part !== 'string') continue
    if (path === '[Content_Types].xml') {
      parts.set(
        path,
        without(part, 'Override', (tag) => gone.has(attribute(tag, 'PartName').slice(1))),
      )
    } else if (path.endsWith('.rels')) {
      const folder = path.slice(0, path.lastIndexOf('_rels/'))
      const kept = without(part, 'Relationship', (tag) => gone.has(folder + attribute(tag, 'Target')))
      if (kept.includes('<Relationship ')) parts.set(path, kept)
      else parts.delete(path)
    }
  }
}

const without = (xml: string, element: string, matches: (tag: string) => boolean): string =>
  xml.replace(new RegExp(`<${element} [^>]*/>`, 'g'), (tag) => (matches(tag) ? '' : tag))

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const relationshipsOf = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** docx gives hyperlinks random relationship ids. */
function renumberRelationships(parts: Map<string, string | Uint8Array>, path: string): void {
  const ids = new Map<string, string>()
  edit(parts, path, (xml) =>
    xml.replace(/ Id="([^"]*)"/g, (_, id: string) => {
      ids.set(id, `rId${ids.size + 1}`)
      return ` Id="${ids.get(id)}"`
    }),
  )
  const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
  edit(parts, owner, (xml) =>
    xml.replace(/ r:(id|embed)="([^"]*)"/g, (whole, name: string, id: string) => {
      const renamed = ids.get(id)
      return renamed === undefined ? whole : ` r:${name}="${renamed}"`
    }),
  )
}

/** docx counts bookmarks on from the document it built before. */
function renumberBookmarks(xml: string): string {
  const ids = new Map<string, number>()
  return xml.replace(/<w:bookmark(?:Start|End) [^>]*>/g, (tag) =>
    tag.replace(/ w:id="([^"]*)"/, (_, id: string) => {
      if (!ids.has(id)) ids.set(id, ids.size + 1)
      return ` w:id="${ids.get(id)}"`
    }),
  )
}

/** Numbering tied to heading styles is multilevel; docx calls all numbering hybrid. */
const markMultilevel = (xml: string): string =>
  xml.replace(/<w:abstractNum .*?<\/w:abstractNum>/gs, (definition) =>
    definition.includes('<w:pStyle ') ? definition.replace('"hybridMultilevel"', '"multilevel"') : definition,
  )

const describe = (xml: string, { effectiveDate, language }: Document): string =>
  xml
    .replace(/(?<=<dcterms:(created|modified) [^>]*>)[^<]*/g, `${effectiveDate}T00:00:00Z`)
    .replace('<cp:lastModifiedBy>', `<dc:language>${language}</dc:language><cp:lastModifiedBy>`)

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** What to use where a font is missing. */
const fontTable = `${header}<w:fonts ${wordNamespace}><w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`

function addWebSettings(parts: Map<string, string | Uint8Array>): void {
  const kind = 'officeDocument/2006/relationships/webSettings'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.webSettings+xml'
  parts.set('word/webSettings.xml', `${header}<w:webSettings ${wordNamespace}/>`)
  edit(parts, '[Content_Types].xml', (xml) =>
    xml.replace('</Types>', `<Override ContentType="${type}" PartName="/word/webSettings.xml"/></Types>`),
  )
  edit(parts, relationshipsOf(documentPath), (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="webSettings" Type="http://schemas.openxmlformats.org/${kind}" Target="webSettings.xml"/></Relationships>`,
    ),
  )
}
