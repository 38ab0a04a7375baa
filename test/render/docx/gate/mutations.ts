/** Ways to break a Word file on purpose, each with the rule of the gate that has to notice. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { RuleName } from './gate.js'
import { openWord } from './word-file.js'

/** The name that findings of Microsoft's validator go by, beside the names of our own rules. */
export const validatorRule = 'open-xml-sdk'

/** `on` says which sound file is broken: a paper with every kind of block, or a redline with revisions, moves and comments. */
export interface Mutation {
  readonly rule: RuleName | typeof validatorRule
  readonly how: string
  readonly on: 'paper' | 'redline'
  readonly part: string
  readonly change: (xml: string) => string
}

const documentPart = 'word/document.xml'
const stylesPart = 'word/styles.xml'
const numberingPart = 'word/numbering.xml'
const commentsPart = 'word/comments.xml'
const corePart = 'docProps/core.xml'
const typesPart = '[Content_Types].xml'
const relationsPart = 'word/_rels/document.xml.rels'

type Change = Mutation['change']

const swap =
  (from: string | RegExp, to: string): Change =>
  (xml) =>
    xml.replace(from, to)
const drop = (from: string | RegExp): Change => swap(from, '')

const on =
  (file: Mutation['on'], part: string) =>
  (rule: Mutation['rule'], how: string, change: Change): Mutation => ({ rule, how, on: file, part, change })

const text = on('paper', documentPart)
const redline = on('redline', documentPart)
const styles = on('paper', stylesPart)
const numbering = on('paper', numberingPart)
const comments = on('redline', commentsPart)
const core = on('paper', corePart)
const types = on('paper', typesPart)
const relations = on('paper', relationsPart)
const footer = on('paper', 'word/footer1.xml')

const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`
const lastParagraph = (inside: string): Change => swap(/<\/w:p>(?=<w:sectPr>)/, `${inside}</w:p>`)
const complexField = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
/** Gives the second element of a kind the value of the first. */
const twins =
  (pattern: RegExp): Change =>
  (xml) => {
    const [first, second] = [...xml.matchAll(pattern)]
    if (first?.[1] === undefined || second?.[1] === undefined) return xml
    const at = second.index + second[0].indexOf(second[1])
    return xml.slice(0, at) + first[1] + xml.slice(at + second[1].length)
  }

/** Every mutation; `npm run gate:docx -- --write` lists them in docs/word-gate.md. */
export const mutations: readonly Mutation[] = [
  text('xml', 'an element that is never closed', drop('</w:body>')),
  text('xml', 'a character that XML does not have', swap('</w:t>', '\uFFFF</w:t>')),
  text('xml', 'a control character', swap('</w:t>', '\u0007</w:t>')),
  { ...text('zip', 'the same part twice in the zip', () => '<x/>'), part: 'word/Document.xml' },
  types('content-types', 'a part without a type', drop(/<Override [^>]*PartName="\/word\/numbering.xml"\/>/)),
  types('content-types', 'a type for a part that is not there', swap('/word/settings.xml', '/word/comments.xml')),
  types('content-types', 'two types for one part', (xml) => xml.replace(/(<Override [^>]*\/>)/, '$1$1')),
  relations('relationships', 'a relationship to a part that is not there', swap('"numbering.xml"', '"numbers.xml"')),
  relations('relationships', 'two relationships of one number', swap('Id="rId2"', 'Id="rId1"')),
  relations('relationships', 'a part that nothing relates to', drop(/<Relationship [^>]*Target="header1.xml"\/>/)),
  text(
    'used-relationships',
    'a web link whose address is not there',
    swap(/r:id="rId\d+"(?=[^>]*w:history|>)/, 'r:id="rId999"'),
  ),
  relations('wanted-parts', 'no font table', drop(/<Relationship [^>]*Target="fontTable.xml"\/>/)),
  relations('wanted-parts', 'no settings for the web', drop(/<Relationship [^>]*Target="webSettings.xml"\/>/)),
  core('core-properties', 'two titles', (xml) => xml.replace(/(<dc:title>.*?<\/dc:title>)/, '$1$1')),
  core('core-properties', 'no author', drop(/<dc:creator>.*?<\/dc:creator>/)),
  on('paper', 'word/settings.xml')(
    'compatibility-mode',
    'the look of an older Word',
    swap('w:compatSetting w:val="15"', 'w:compatSetting w:val="12"'),
  ),
  on('paper', 'word/fontTable.xml')(
    'font-substitutes',
    'no substitute for Calibri',
    swap('w:name="Calibri"', 'w:name="Cambria"'),
  ),
  footer('page-numbers', 'a footer without the number of pages', swap(' of ', ' ')),

  text('bookmark-pairs', 'a bookmark that never ends', drop('<w:bookmarkEnd w:id="1"/>')),
  text('bookmark-pairs', 'a bookmark that never starts', drop(/<w:bookmarkStart [^>]*w:id="2"\/>/)),
  text('bookmark-names', 'two bookmarks of one name', swap('w:name="section_part_1"', 'w:name="section_PART_2"')),
  text('bookmark-names', 'a name that Word refuses', swap('w:name="section_part_1"', 'w:name="1 part"')),
  text('bookmark-ids', 'two bookmarks of one number', swap(/(<w:bookmarkStart [^>]*w:id=)"2"/, '$1"1"')),
  redline('revision-ids', 'two insertions of one number', twins(/<w:ins w:id="(\d+)"/g)),
  redline('revision-ids', 'two deletions of one number', twins(/<w:del w:id="(\d+)"/g)),
  redline('revision-stamps', 'an insertion by nobody', swap(/(<w:ins w:id="\d+" w:author=)"[^"]*"/, '$1""')),
  redline('revision-stamps', 'a deletion on no day', swap(/(<w:del [^>]*w:date=)"[^"]*"/, '$1"yesterday"')),
  redline('move-pairs', 'words moved nowhere', swap(/(<w:moveToRangeStart [^>]*w:name=)"[^"]*"/, '$1"elsewhere"')),
  redline('move-pairs', 'a move that never ends', drop(/<w:moveFromRangeEnd [^>]*\/>/)),
  comments('comment-ids', 'two comments of one number', twins(/<w:comment w:id="(\d+)"/g)),
  comments('comment-references', 'a reference to no comment', swap('<w:comment w:id="0"', '<w:comment w:id="9999"')),
  redline('comment-references', 'a comment nothing refers to', drop(/<w:commentReference w:id="0"\/>/)),
  redline('comment-ranges', 'a comment that never ends', drop(/<w:commentRangeEnd w:id="0"\/>/)),
  redline('comment-ranges', 'a comment that never starts', drop(/<w:commentRangeStart w:id="0"\/>/)),
  text('link-targets', 'a link to no bookmark', swap(/w:anchor="[^"]*"/, 'w:anchor="nowhere"')),
  text(
    'field-targets',
    'a REF to no bookmark',
    lastParagraph(`<w:fldSimple w:instr="REF nowhere">${run('1.1')}</w:fldSimple>`),
  ),
  text('field-targets', 'a PAGEREF to no bookmark', lastParagraph(complexField(' PAGEREF nowhere ', run('3')))),
  footer('field-results', 'a page number without text', drop(run('1').replace('<w:t>', '<w:t xml:space="preserve">'))),
  text('field-results', 'a field of five parts without text', lastParagraph(complexField(' PAGE ', ''))),
  text(
    'field-pairs',
    'a field that never ends',
    lastParagraph(complexField(' PAGE ', run('1')).replace(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, '')),
  ),
  footer('field-prompts', 'a field that asks to be updated', swap('w:fldSimple ', 'w:fldSimple w:dirty="true" ')),
  on('paper', 'word/settings.xml')(
    'field-prompts',
    'a file that asks to update its fields',
    swap('<w:compat>', '<w:updateFields w:val="true"/><w:compat>'),
  ),
  text('styles', 'a paragraph of an undefined style', swap('w:val="BodyText"', 'w:val="Nowhere"')),
  text('styles', 'words of an undefined style', swap(/<w:rStyle w:val="[^"]*"/, '<w:rStyle w:val="Nowhere"')),
  styles('styles', 'a style based on none', swap('<w:basedOn w:val="BodyText"', '<w:basedOn w:val="Nowhere"')),
  styles('styles-once', 'two styles of one id', swap('w:styleId="Attribution"', 'w:styleId="Quotation"')),
  styles('styles-once', 'two styles of one name', swap('<w:name w:val="Attribution"/>', '<w:name w:val="quotation"/>')),
  styles(
    'style-circles',
    'a style based on itself',
    swap(/(w:styleId="Quotation".*?<w:basedOn w:val=)"BodyText"/s, '$1"Attribution"'),
  ),
  text('numbering', 'an item of an undefined list', swap(/<w:numId w:val="[1-9]\d*"/, '<w:numId w:val="999"')),
  styles('numbering', 'a heading of an undefined list', swap(/<w:numId w:val="[1-9]\d*"/, '<w:numId w:val="999"')),
  numbering(
    'numbering',
    'a list without a definition',
    swap(/(<w:num [^>]*>\s*<w:abstractNumId w:val=)"\d+"/, '$1"999"'),
  ),
  numbering(
    'own-numbering',
    'two lists that count on from each other',
    twins(/<w:num [^>]*><w:abstractNumId w:val="(\d+)"/g),
  ),
  text('list-levels', 'an item deeper than its list', swap(/<w:ilvl w:val="0"/, '<w:ilvl w:val="8"')),

  text('cell-paragraph', 'a cell without a paragraph', swap(/(<w:tc>.*?)<w:p>.*?<\/w:p>(<\/w:tc>)/s, '$1$2')),
  text('table-grid', 'a row with a cell too few', drop(/<w:tc>.*?<\/w:tc>/s)),
  text('tables-apart', 'two tables that Word would join', (xml) => xml.replace(/(<w:tbl>.*?<\/w:tbl>)/s, '$1$1')),
  text('body-end', 'a text that ends in a table', swap(/<w:p>(?:(?!<w:p>).)*<\/w:p>(?=<w:sectPr>)/s, '')),
  redline(
    'deleted-text',
    'struck words written as text',
    swap(/<w:delText([^>]*)>([^<]*)<\/w:delText>/, '<w:t$1>$2</w:t>'),
  ),
  text(
    'deleted-text',
    'words that stay, written as struck',
    swap(/<w:t ([^>]*)>([^<]*)<\/w:t>/, '<w:delText $1>$2</w:delText>'),
  ),
  text('properties-once', 'a paragraph of two styles', swap(/(<w:pStyle w:val="BodyText"\/>)/, '$1$1')),
  text('properties-once', 'words that are bold twice', swap('<w:b/>', '<w:b/><w:b/>')),
  text(
    'properties-first',
    'properties after the words',
    swap(/(<w:r>)(<w:rPr>.*?<\/w:rPr>)(<w:t [^>]*>[^<]*<\/w:t>)/s, '$1$3$2'),
  ),
  text(
    'spaces-kept',
    'words that lose their last space',
    swap(/<w:t xml:space="preserve">([^<]* )<\/w:t>/, '<w:t>$1</w:t>'),
  ),
  text('line-ends', 'a line end inside words', swap(/(<w:t xml:space="preserve">[^<]*) /, '$1\n')),
  text('nesting', 'a link in a link', swap(/(<w:hyperlink [^>]*>)(.*?<\/w:hyperlink>)/s, '$1$1$2</w:hyperlink>')),
  text('whole-rows', 'a row that a page may cut', drop('<w:cantSplit/>')),
  styles('kept-headings', 'a heading that may end a page', swap(/(w:styleId="Heading2".*?)<w:keepNext\/>/s, '$1')),

  styles('widows', 'lines that may stand alone', drop(/<w:widowControl\/>/)),
  core(
    'title',
    'a title that the page does not show',
    swap(/<dc:title>.*?<\/dc:title>/, '<dc:title>Untitled</dc:title>'),
  ),
  core('title', 'an empty title', swap(/<dc:title>.*?<\/dc:title>/, '<dc:title></dc:title>')),
  styles('language', 'a text without a language', drop(/<w:lang [^>]*\/>/)),
  core('language', 'two languages', swap(/<dc:language>.*?<\/dc:language>/, '<dc:language>de-DE</dc:language>')),
  styles(
    'heading-start',
    'a paper that starts at level 2',
    swap(/(w:styleId="Title".*?<w:outlineLvl w:val=)"0"/s, '$1"1"'),
  ),
  text('heading-order', 'a level left out', swap('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>')),
  text(
    'heading-words',
    'a heading without words',
    swap(/(<w:pStyle w:val="Heading2"\/><\/w:pPr>).*?<\/w:p>/s, '$1</w:p>'),
  ),
  text('header-rows', 'a table without a header row', drop('<w:tblHeader/>')),
  text('table-caption', 'a table without a caption', drop(/<w:tblCaption [^>]*\/>/)),
  text('table-caption', 'a table without a description', drop(/<w:tblDescription [^>]*\/>/)),
  text('simple-tables', 'cells joined over two rows', swap('</w:tcPr>', '<w:vMerge w:val="restart"/></w:tcPr>')),
  text('real-lists', 'a list typed by hand', lastParagraph(run('• typed by hand'))),
  text('real-lists', 'a number typed by hand', lastParagraph(run('1. typed by hand'))),
  text(
    'link-words',
    'a link that says "here"',
    swap(/(<w:hyperlink [^>]*>).*?(<\/w:hyperlink>)/s, `$1${run('here')}$2`),
  ),
  text('link-words', 'a link without words', swap(/(<w:hyperlink [^>]*>).*?(<\/w:hyperlink>)/s, '$1$2')),
  styles('contrast', 'words too pale to read', swap('<w:color w:val="595959"/>', '<w:color w:val="AAAAAA"/>')),
  text(
    'pictures',
    'a picture without words',
    lastParagraph('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Logo"/></wp:inline></w:drawing></w:r>'),
  ),

  text(validatorRule, 'properties in the wrong order', swap(/(<w:pStyle [^>]*\/>)(<w:numPr>.*?<\/w:numPr>)/s, '$2$1')),
  text(validatorRule, 'an element that Word does not know', swap('<w:pPr>', '<w:pPr><w:shiny/>')),
  text(
    validatorRule,
    'a value that Word does not know',
    swap('<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="loose"/>'),
  ),
  redline(validatorRule, 'a day that is none', swap(/(<w:ins [^>]*w:date=)"[^"]*"/, '$1"2027-13-40T00:00:00Z"')),
]

/** The broken file; throws when the change changed nothing. */
export function mutate(bytes: Uint8Array, { part, change, how }: Mutation): Uint8Array {
  const parts = new Map(openWord(bytes).parts)
  const before = parts.get(part)
  const after = change(before ?? '')
  if (before === after) throw new Error(`nothing was broken: ${how}`)
  parts.set(part, after)
  const files: Zippable = {}
  for (const [path, content] of parts) files[path] = strToU8(content)
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1, 12) })
}
