/** The XML parts docx compiles → the same parts without chance, clock or leftovers: equal documents, equal parts. */
import { appendInside, changeEmpty, changeInside, changeValues, type EmptyElement } from './xml.js'

/** Package parts by path. */
export type WordParts = ReadonlyMap<string, string | Uint8Array>

/** Where the text of a paper is. */
export const documentPath = 'word/document.xml'
/** Where its styles are. */
export const stylesPath = 'word/styles.xml'
/** Where its numbering is. */
export const numberingPath = 'word/numbering.xml'
/** Where comments are. */
export const commentsPath = 'word/comments.xml'
const typesPath = '[Content_Types].xml'

/** Fixes ids and dates, drops unused parts, and adds the ones Word for Mac misses. */
export function settle(compiled: WordParts, date: string, language: string): Map<string, string | Uint8Array> {
  const parts = new Map(compiled)
  dropUnused(parts)
  parts.set('word/fontTable.xml', fontTable)
  addWebSettings(parts)
  for (const path of [...parts.keys()].filter((name) => name.endsWith('.rels'))) renumberRelationships(parts, path)
  edit(parts, stylesPath, withoutWidows)
  edit(parts, numberingPath, asMultilevel)
  edit(parts, 'docProps/core.xml', (xml) => described(xml, date, language))
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
  { path: commentsPath, sign: '<w:commentReference' },
] as const

function dropUnused(parts: Map<string, string | Uint8Array>): void {
  const body = String(parts.get(documentPath))
  const gone = new Set<string>(optional.filter(({ sign }) => !body.includes(sign)).map(({ path }) => path))
  if (!String(parts.get('docProps/custom.xml')).includes('<property')) gone.add('docProps/custom.xml')
  for (const path of gone) {
    parts.delete(path)
    parts.delete(relationshipsOf(path))
  }
  // A part is named from the root of the package; where a relationship leads, from its owner's folder.
  const without = (xml: string, named: (attributes: EmptyElement['attributes']) => string): string =>
    changeEmpty(xml, ({ attributes, text }) => (gone.has(named(attributes)) ? '' : text))
  edit(parts, typesPath, (xml) => without(xml, ({ PartName = '' }) => PartName.slice(1)))
  for (const path of [...parts.keys()].filter((name) => name.endsWith('.rels'))) {
    const folder = path.slice(0, path.lastIndexOf('_rels/'))
    edit(parts, path, (xml) => without(xml, ({ Target = '' }) => folder + Target))
    if (!String(parts.get(path)).includes('<Relationship ')) parts.delete(path)
  }
}

/** Where the relationships of a part are. */
export const relationshipsOf = (path: string): string => path.replace(/(?<![^/])([^/]*)$/, '_rels/$1.rels')

/** docx gives hyperlinks random relationship ids; numbered anew, no id gets a name that is still to be replaced. */
function renumberRelationships(parts: Map<string, string | Uint8Array>, path: string): void {
  const ids = new Map<string, string>()
  edit(parts, path, (xml) =>
    changeValues(xml, ' Id="', (id) => {
      const renamed = `rId${ids.size + 1}`
      ids.set(id, renamed)
      return renamed
    }),
  )
  const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
  edit(parts, owner, (xml) => changeValues(xml, ' r:id="', (id) => ids.get(id) ?? id))
}

/** No single line of a paragraph stands alone on a page, said in so many words: programs differ in what they take for granted. */
const withoutWidows = (xml: string): string =>
  changeEmpty(xml, ({ tag, text }) =>
    tag === 'w:pPrDefault' ? '<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>' : text,
  )

/** Numbering tied to heading styles is multilevel; docx calls all numbering hybrid. */
const asMultilevel = (xml: string): string =>
  changeInside(xml, 'w:abstractNum', (inside) =>
    inside.includes('<w:pStyle ')
      ? changeEmpty(inside, ({ tag, text }) => (tag === 'w:multiLevelType' ? `<${tag} w:val="multilevel"/>` : text))
      : inside,
  )

/** The paper's own dates and language. */
function described(xml: string, date: string, language: string): string {
  const dated = ['dcterms:created', 'dcterms:modified'].reduce(
    (text, tag) => changeInside(text, tag, () => `${date}T00:00:00Z`),
    xml,
  )
  return dated.replace('<cp:lastModifiedBy>', (tag) => `<dc:language>${language}</dc:language>${tag}`)
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
    appendInside(xml, 'Types', `<Override ContentType="${type}" PartName="/word/webSettings.xml"/>`),
  )
  const relation = `<Relationship Id="webSettings" Type="http://schemas.openxmlformats.org/${kind}" Target="webSettings.xml"/>`
  edit(parts, relationshipsOf(documentPath), (xml) => appendInside(xml, 'Relationships', relation))
}
