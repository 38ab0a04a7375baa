/** Lines of comments → the parts of a Word file that hold them. */
import { clean } from '../docx/inline.js'
import { escapeXml } from './paper.js'

/** One comment; its number is its place in the list. */
export interface Comment {
  readonly lines: readonly string[]
}

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const commentStyles = [
  '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/></w:style>',
].join('')

/** Adds the comments, with their styles, to a file that has none; no comments, no parts. */
export function addComments(
  parts: Map<string, string | Uint8Array>,
  comments: readonly Comment[],
  by: { readonly author: string; readonly date: string },
): void {
  if (comments.length === 0) return
  const edit = (path: string, end: string, addition: string): void => {
    parts.set(
      path,
      String(parts.get(path)).replace(end, () => addition + end),
    )
  }
  const xml = comments.map((comment, index) => writeComment(comment, index, by)).join('')
  parts.set('word/comments.xml', `${header}<w:comments ${wordNamespace}>${xml}</w:comments>`)
  edit(
    '[Content_Types].xml',
    '</Types>',
    '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml" PartName="/word/comments.xml"/>',
  )
  edit(
    'word/_rels/document.xml.rels',
    '</Relationships>',
    '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
  )
  edit('word/styles.xml', '</w:styles>', commentStyles)
}

function writeComment(
  { lines }: Comment,
  id: number,
  { author, date }: { readonly author: string; readonly date: string },
): string {
  const name = clean(author)
  const initials = name
    .split(/\s+/)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .slice(0, 3)
  const paragraphs = lines.map(
    (line, index) =>
      `<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${index === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : ''}<w:r><w:t xml:space="preserve">${escapeXml(clean(line))}</w:t></w:r></w:p>`,
  )
  const stamp = `w:author="${escapeXml(name)}" w:date="${date}T00:00:00Z" w:initials="${escapeXml(initials)}"`
  return `<w:comment w:id="${id}" ${stamp}>${paragraphs.join('')}</w:comment>`
}
