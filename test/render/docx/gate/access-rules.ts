/** Rules for readers who listen: title, language, headings, tables, lists and links that say what they are. */
import type { XmlNode } from '../../../../src/core/override/adopt/word/xml.js'
import { contrastOnWhite } from './contrast.js'
import {
  attribute,
  inDocument,
  inherited,
  inWord,
  isOn,
  kid,
  tagged,
  valueOf,
  within,
  wordsIn,
  type Rule,
  type WordFile,
} from './word-file.js'

const paragraphs = (file: WordFile): XmlNode[] => tagged(inDocument(file), 'w:p')
const styleOf = (node: XmlNode): string => valueOf(kid(node, 'w:pPr'), 'w:pStyle')
const core = ({ nodes }: WordFile, tag: string): string =>
  (nodes.get('docProps/core.xml') ?? [])
    .find((node) => node.tag === tag)
    ?.children.map(({ text }) => text)
    .join('') ?? ''

const title: Rule = (file) => {
  const printed = paragraphs(file).filter((node) => styleOf(node) === 'Title')
  const named = core(file, 'dc:title').trim()
  if (named === '') return ['the properties name no title']
  return printed.some((node) => wordsIn(node).includes(named)) ? [] : [`the page does not show "${named}" as its title`]
}

const language: Rule = (file) => {
  const defaults = (file.nodes.get('word/styles.xml') ?? []).find(({ tag }) => tag === 'w:rPrDefault')
  const text =
    defaults &&
    attribute(
      within(defaults).find(({ tag }) => tag === 'w:lang'),
      'w:val',
    )
  const named = core(file, 'dc:language')
  if (!text) return ['the text has no language']
  return text === named ? [] : [`the text is in ${text}, the properties say ${named || 'nothing'}`]
}

/** The headings in order, with their level from 1. */
function headings(file: WordFile): { level: number; words: string }[] {
  const levels = new Map<string, string | undefined>()
  const levelOf = (style: string): string | undefined => {
    if (!levels.has(style)) {
      const pick = (node: XmlNode): string | undefined => kid(node, 'w:outlineLvl') && valueOf(node, 'w:outlineLvl')
      levels.set(style, inherited(file, style, pick))
    }
    return levels.get(style)
  }
  return paragraphs(file).flatMap((node) => {
    const level = valueOf(kid(node, 'w:pPr'), 'w:outlineLvl') || levelOf(styleOf(node))
    return level === undefined || Number(level) > 8 ? [] : [{ level: Number(level) + 1, words: wordsIn(node).trim() }]
  })
}

const headingStart: Rule = (file) => {
  const [first] = headings(file)
  if (first === undefined) return ['no heading at all']
  return first.level === 1 ? [] : [`starts at level ${first.level}: ${first.words}`]
}

const headingOrder: Rule = (file) => {
  const all = headings(file)
  return all.flatMap(({ level, words }, index) =>
    index > 0 && level > (all[index - 1]?.level ?? 0) + 1
      ? [`level ${level} after ${all[index - 1]?.level}: ${words}`]
      : [],
  )
}

const headingWords: Rule = (file) =>
  headings(file)
    .filter(({ words }) => words === '')
    .map(({ level }) => `a heading of level ${level} without words`)

const tables = (file: WordFile): XmlNode[] => tagged(inDocument(file), 'w:tbl')

const headerRows: Rule = (file) =>
  tables(file)
    .filter((table) => {
      const [first] = tagged(table.children, 'w:tr')
      const byRow = isOn(kid(first, 'w:trPr'), 'w:tblHeader')
      const byColumn = ['1', 'true', 'on'].includes(attribute(kid(kid(table, 'w:tblPr'), 'w:tblLook'), 'w:firstColumn'))
      return !byRow && !byColumn
    })
    .map((table) => `no header row and no header column: ${wordsIn(table).slice(0, 60)}`)

const tableCaption: Rule = (file) =>
  tables(file).flatMap((table) =>
    ['w:tblCaption', 'w:tblDescription']
      .filter((tag) => valueOf(kid(table, 'w:tblPr'), tag).trim() === '')
      .map((tag) => `no ${tag}: ${wordsIn(table).slice(0, 60)}`),
  )

const simpleTables: Rule = (file) =>
  tables(file)
    .filter((table) => within(table).some(({ tag }) => tag === 'w:vMerge' || tag === 'w:gridSpan' || tag === 'w:tbl'))
    .map((table) => `cells joined, or a table in a table: ${wordsIn(table).slice(0, 60)}`)

const realLists: Rule = (file) => {
  const isNumbered = (node: XmlNode): boolean => {
    const own = kid(kid(node, 'w:pPr'), 'w:numPr') ?? inherited(file, styleOf(node), (one) => kid(one, 'w:numPr'))
    return own !== undefined && valueOf(own, 'w:numId') !== '0'
  }
  // What the owner typed into a table's cell stays as it was typed.
  return tagged(file.body, 'w:p')
    .filter((node) => !/^(Contents|Unnumbered|Heading|Title)/.test(styleOf(node)))
    .filter((node) => /^\s*([•·▪◦☐*-]|\d{1,2}[.)]|[a-z][.)])\s/.test(wordsIn(node)) && !isNumbered(node))
    .map((node) => `looks like a list and is none: ${wordsIn(node).slice(0, 60)}`)
}

const linkWords: Rule = (file) =>
  tagged(inWord(file), 'w:hyperlink')
    .map((node) => wordsIn(node).trim())
    .filter((words) => words === '' || /^(click )?(here|this|link|more|read more|page)$/i.test(words))
    .map((words) => `a link that says "${words}"`)

const contrast: Rule = (file) => {
  const colors = tagged(inWord(file), 'w:color').map((node) => attribute(node, 'w:val'))
  return [...new Set(colors)]
    .filter((color) => /^[0-9A-Fa-f]{6}$/.test(color) && contrastOnWhite(color) < 4.5)
    .map((color) => `too pale on white: ${color}`)
}

const pictures: Rule = (file) =>
  tagged(inDocument(file), 'wp:docPr')
    .filter((node) => attribute(node, 'descr').trim() === '')
    .map((node) => `a picture without words: ${attribute(node, 'name')}`)

export const accessRules = {
  title,
  language,
  'heading-start': headingStart,
  'heading-order': headingOrder,
  'heading-words': headingWords,
  'header-rows': headerRows,
  'table-caption': tableCaption,
  'simple-tables': simpleTables,
  'real-lists': realLists,
  'link-words': linkWords,
  contrast,
  pictures,
} satisfies Record<string, Rule>
