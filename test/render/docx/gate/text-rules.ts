/** Rules about paragraphs, tables and tracked changes: what Word repairs, joins or swallows without a word. */
import type { XmlNode } from '../../../../src/core/override/adopt/word/xml.js'
import { attribute, inDocument, inWord, isOn, kid, repeated, tagged, within, wordsIn, type Rule } from './word-file.js'

const cellParagraph: Rule = (file) =>
  tagged(inDocument(file), 'w:tc')
    .filter((cell) => cell.children.at(-1)?.tag !== 'w:p')
    .map((cell) => `does not end in a paragraph: ${wordsIn(cell)}`)

const tableGrid: Rule = (file) =>
  tagged(inDocument(file), 'w:tbl').flatMap((table) => {
    const columns = tagged(kid(table, 'w:tblGrid')?.children ?? [], 'w:gridCol').length
    return tagged(table.children, 'w:tr')
      .filter((row) => tagged(row.children, 'w:tc').length !== columns)
      .map((row) => `${columns} columns, but: ${wordsIn(row)}`)
  })

const tablesApart: Rule = (file) =>
  [file.body, ...tagged(inDocument(file), 'w:tc').map(({ children }) => children)].flatMap((blocks) =>
    blocks.flatMap((node, index) =>
      node.tag === 'w:tbl' && blocks[index + 1]?.tag === 'w:tbl' ? [`touch: ${wordsIn(node)}`] : [],
    ),
  )

const bodyEnd: Rule = ({ body }) => {
  const [last, before] = [body.at(-1), body.at(-2)]
  if (last?.tag !== 'w:sectPr') return ['the page settings are not the last thing']
  return before === undefined || before.tag === 'w:p' ? [] : [`ends in ${before.tag}, not in a paragraph`]
}

const deletedText: Rule = (file) => {
  const struck = new Set(tagged(inWord(file), 'w:del').flatMap(within))
  return [
    ...tagged([...struck], 'w:t').map((node) => `struck, but written as text: ${textIn(node)}`),
    ...tagged(inWord(file), 'w:delText')
      .filter((node) => !struck.has(node))
      .map((node) => `written as struck, but stays: ${textIn(node)}`),
  ]
}

const textIn = (node: XmlNode): string => node.children.map(({ text }) => text).join('')

const holders = ['w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:sectPr', 'w:style', 'w:lvl', 'w:numPr']
const severalTimes = ['w:headerReference', 'w:footerReference']

const propertiesOnce: Rule = (file) =>
  tagged(inWord(file), ...holders).flatMap((node) =>
    repeated(node.children.map(({ tag }) => tag).filter((tag) => !severalTimes.includes(tag))).map(
      (tag) => `${node.tag} has two ${tag}`,
    ),
  )

const propertiesFirst: Rule = (file) =>
  tagged(inWord(file), 'w:p', 'w:r', 'w:tbl', 'w:tr', 'w:tc').flatMap((node) =>
    node.children.findIndex(({ tag }) => tag === `${node.tag}Pr`) > 0 ? [`properties of ${node.tag} come late`] : [],
  )

const spacesKept: Rule = (file) =>
  tagged(inWord(file), 'w:t', 'w:delText')
    .filter((node) => attribute(node, 'xml:space') !== 'preserve' && /^\s|\s$/.test(textIn(node)))
    .map((node) => `would lose its spaces: "${textIn(node)}"`)

const lineEnds: Rule = (file) =>
  tagged(inWord(file), 'w:t', 'w:delText')
    .filter((node) => /[\n\t]/.test(textIn(node)))
    .map((node) => `a line end or tab inside text: ${JSON.stringify(textIn(node))}`)

const nesting: Rule = (file) => [
  ...tagged(inWord(file), 'w:hyperlink')
    .filter((node) => tagged(within(node), 'w:hyperlink').length > 0)
    .map((node) => `a link in a link: ${wordsIn(node)}`),
  ...tagged(inWord(file), 'w:p')
    .filter((node) => tagged(within(node), 'w:p').length > 0)
    .map((node) => `a paragraph in a paragraph: ${wordsIn(node)}`),
]

const wholeRows: Rule = (file) =>
  tagged(inDocument(file), 'w:tr')
    .filter((row) => !isOn(kid(row, 'w:trPr'), 'w:cantSplit'))
    .map((row) => `may be cut by the end of a page: ${wordsIn(row)}`)

const keptHeadings: Rule = (file) =>
  tagged(file.nodes.get('word/styles.xml') ?? [], 'w:style')
    .filter((style) => /^(Heading[1-3]|Title|ContentsHeading)$/.test(attribute(style, 'w:styleId')))
    .filter((style) => !isOn(kid(style, 'w:pPr'), 'w:keepNext'))
    .map((style) => `may end a page: ${attribute(style, 'w:styleId')}`)

const widows: Rule = (file) => {
  const defaults = (file.nodes.get('word/styles.xml') ?? []).find(({ tag }) => tag === 'w:pPrDefault')
  return isOn(kid(defaults, 'w:pPr'), 'w:widowControl') ? [] : ['single lines may stand alone on a page']
}

export const textRules = {
  'cell-paragraph': cellParagraph,
  'table-grid': tableGrid,
  'tables-apart': tablesApart,
  'body-end': bodyEnd,
  'deleted-text': deletedText,
  'properties-once': propertiesOnce,
  'properties-first': propertiesFirst,
  'spaces-kept': spacesKept,
  'line-ends': lineEnds,
  nesting,
  'whole-rows': wholeRows,
  'kept-headings': keptHeadings,
  widows,
} satisfies Record<string, Rule>
