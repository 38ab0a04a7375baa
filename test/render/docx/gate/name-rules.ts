/** Rules about names and numbers: everything that is pointed at exists, once. */
import {
  attribute,
  inDocument,
  inWord,
  kid,
  repeated,
  tagged,
  valueOf,
  wordsIn,
  within,
  type Rule,
  type WordFile,
} from './word-file.js'

const idsOf = (file: WordFile, tag: string): string[] =>
  tagged(inDocument(file), tag).map((node) => attribute(node, 'w:id'))

const bookmarkNames = (file: WordFile): string[] =>
  tagged(inDocument(file), 'w:bookmarkStart').map((node) => attribute(node, 'w:name'))

const bookmarkPairs: Rule = (file) => {
  const [starts, ends] = [idsOf(file, 'w:bookmarkStart'), idsOf(file, 'w:bookmarkEnd')]
  return [
    ...starts.filter((id) => !ends.includes(id)).map((id) => `never ends: ${id}`),
    ...ends.filter((id) => !starts.includes(id)).map((id) => `never starts: ${id}`),
    ...repeated(ends).map((id) => `ends twice: ${id}`),
  ]
}

const bookmarkNamesOnce: Rule = (file) => [
  ...repeated(bookmarkNames(file).map((name) => name.toLowerCase())).map((name) => `twice: ${name}`),
  ...bookmarkNames(file)
    .filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name))
    .map((name) => `Word refuses: ${name}`),
]

const bookmarkIds: Rule = (file) => repeated(idsOf(file, 'w:bookmarkStart')).map((id) => `twice: ${id}`)

const revisions = [
  ...['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:moveFromRangeStart', 'w:moveToRangeStart'],
  ...['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange'],
]

const revisionIds: Rule = (file) => {
  const own = tagged(inWord(file), ...revisions).map((node) => attribute(node, 'w:id'))
  return repeated([...new Set(idsOf(file, 'w:bookmarkStart')), ...own]).map((id) => `twice: ${id}`)
}

const revisionStamps: Rule = (file) =>
  tagged(inWord(file), ...revisions)
    .filter(
      (node) =>
        attribute(node, 'w:author') === '' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(attribute(node, 'w:date')),
    )
    .map((node) => `no author or date: ${node.tag} ${attribute(node, 'w:id')}`)

const moves: Rule = (file) => {
  const named = (tag: string): string[] => tagged(inDocument(file), tag).map((node) => attribute(node, 'w:name'))
  const [from, to] = [named('w:moveFromRangeStart'), named('w:moveToRangeStart')]
  const unended = (['w:moveFromRange', 'w:moveToRange'] as const).flatMap((range) =>
    idsOf(file, `${range}Start`)
      .filter((id) => !idsOf(file, `${range}End`).includes(id))
      .map((id) => `${range} never ends: ${id}`),
  )
  return [
    ...unended,
    ...from.filter((name) => !to.includes(name)).map((name) => `moved nowhere: ${name}`),
    ...to.filter((name) => !from.includes(name)).map((name) => `moved from nowhere: ${name}`),
  ]
}

const commentsOf = ({ nodes }: WordFile): string[] =>
  tagged(nodes.get('word/comments.xml') ?? [], 'w:comment').map((node) => attribute(node, 'w:id'))

const commentIds: Rule = (file) => repeated(commentsOf(file)).map((id) => `twice: ${id}`)

const commentReferences: Rule = (file) => {
  const [comments, used] = [commentsOf(file), idsOf(file, 'w:commentReference')]
  return [
    ...used.filter((id) => !comments.includes(id)).map((id) => `no such comment: ${id}`),
    ...comments.filter((id) => !used.includes(id)).map((id) => `nothing refers to comment ${id}`),
    ...repeated(used).map((id) => `referred to twice: ${id}`),
  ]
}

const commentRanges: Rule = (file) => {
  const [starts, ends] = [idsOf(file, 'w:commentRangeStart'), idsOf(file, 'w:commentRangeEnd')]
  const used = idsOf(file, 'w:commentReference')
  return [
    ...starts.filter((id) => !ends.includes(id)).map((id) => `never ends: ${id}`),
    ...ends.filter((id) => !starts.includes(id)).map((id) => `never starts: ${id}`),
    ...starts.filter((id) => !used.includes(id)).map((id) => `without a reference: ${id}`),
  ]
}

const linkTargets: Rule = (file) => {
  const names = bookmarkNames(file)
  return tagged(inWord(file), 'w:hyperlink')
    .map((node) => attribute(node, 'w:anchor'))
    .filter((anchor) => anchor !== '' && !names.includes(anchor))
    .map((anchor) => `no such bookmark: ${anchor}`)
}

const instructions = (file: WordFile): string[] => [
  ...tagged(inWord(file), 'w:fldSimple').map((node) => attribute(node, 'w:instr')),
  ...tagged(inWord(file), 'w:instrText').map((node) => node.children.map(({ text }) => text).join('')),
]

const fieldTargets: Rule = (file) => {
  const names = bookmarkNames(file)
  return instructions(file).flatMap((instruction) => {
    const target = /^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)/i.exec(instruction)?.[1]
    return target === undefined || names.includes(target) ? [] : [`no such bookmark: ${target}`]
  })
}

const fieldResults: Rule = (file) => {
  const complex = tagged(inWord(file), 'w:p').flatMap((node) => unfinished(node).map(() => wordsIn(node)))
  return [
    ...tagged(inWord(file), 'w:fldSimple')
      .filter((node) => wordsIn(node) === '')
      .map((node) => `no text for ${attribute(node, 'w:instr')}`),
    ...complex.map((words) => `no text for a field in: ${words}`),
  ]
}

/** Fields of a paragraph that end with no words after their separator. */
function unfinished(paragraph: Parameters<typeof within>[0]): string[] {
  let state: 'none' | 'code' | 'result' = 'none'
  let words = ''
  return within(paragraph).flatMap((node) => {
    const sign = node.tag === 'w:fldChar' ? attribute(node, 'w:fldCharType') : ''
    if (sign === 'begin') [state, words] = ['code', '']
    if (sign === 'separate') state = 'result'
    if (state === 'result' && node.tag === 'w:t') words += node.children.map(({ text }) => text).join('')
    if (sign !== 'end') return []
    state = 'none'
    return words === '' ? ['field'] : []
  })
}

const fieldPairs: Rule = (file) =>
  tagged(inWord(file), 'w:p').flatMap((node) => {
    const signs = tagged(within(node), 'w:fldChar').map((one) => attribute(one, 'w:fldCharType'))
    const count = (sign: string): number => signs.filter((one) => one === sign).length
    return count('begin') === count('end') && count('separate') <= count('begin')
      ? []
      : [`never ends: ${wordsIn(node)}`]
  })

const fieldPrompts: Rule = ({ parts }) =>
  [...parts].filter(([, xml]) => /w:dirty=|<w:updateFields/.test(xml)).map(([path]) => `${path} asks to update fields`)

const stylesOf = (file: WordFile) => tagged(file.nodes.get('word/styles.xml') ?? [], 'w:style')
const styleIds = (file: WordFile): string[] => stylesOf(file).map((node) => attribute(node, 'w:styleId'))

const styleUses = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link']

const styles: Rule = (file) => {
  const known = [...styleIds(file), 'DefaultParagraphFont']
  return tagged(inWord(file), ...styleUses)
    .map((node) => attribute(node, 'w:val'))
    .filter((style) => !known.includes(style))
    .map((style) => `undefined: ${style}`)
}

const stylesOnce: Rule = (file) => [
  ...repeated(styleIds(file)).map((id) => `id twice: ${id}`),
  ...repeated(stylesOf(file).map((node) => valueOf(node, 'w:name').toLowerCase())).map((name) => `name twice: ${name}`),
]

const styleCircles: Rule = (file) => {
  const base = new Map(stylesOf(file).map((node) => [attribute(node, 'w:styleId'), valueOf(node, 'w:basedOn')]))
  return [...base.keys()].filter((id) => {
    const seen = new Set<string>()
    for (let at = id; at !== ''; at = base.get(at) ?? '') if (seen.size === seen.add(at).size) return true
    return false
  })
}

const numberingOf = ({ nodes }: WordFile) => nodes.get('word/numbering.xml') ?? []

const numbering: Rule = (file) => {
  const numbers = ['0', ...tagged(numberingOf(file), 'w:num').map((node) => attribute(node, 'w:numId'))]
  const lists = tagged(numberingOf(file), 'w:abstractNum').map((node) => attribute(node, 'w:abstractNumId'))
  return [
    ...tagged(inWord(file), 'w:numId')
      .map((node) => attribute(node, 'w:val'))
      .filter((id) => !numbers.includes(id))
      .map((id) => `undefined: ${id}`),
    ...tagged(numberingOf(file), 'w:num')
      .map((node) => valueOf(node, 'w:abstractNumId'))
      .filter((id) => !lists.includes(id))
      .map((id) => `no such list: ${id}`),
    ...repeated(numbers).map((id) => `twice: ${id}`),
  ]
}

const ownNumbering: Rule = (file) =>
  repeated(tagged(numberingOf(file), 'w:num').map((node) => valueOf(node, 'w:abstractNumId'))).map(
    (id) => `two lists share definition ${id}`,
  )

const listLevels: Rule = (file) => {
  const defined = new Map(
    tagged(numberingOf(file), 'w:num').map((node) => {
      const id = valueOf(node, 'w:abstractNumId')
      const list = tagged(numberingOf(file), 'w:abstractNum').find((one) => attribute(one, 'w:abstractNumId') === id)
      return [attribute(node, 'w:numId'), (list?.children ?? []).map((level) => attribute(level, 'w:ilvl'))] as const
    }),
  )
  return tagged(inDocument(file), 'w:numPr').flatMap((node) => {
    const [id, level] = [valueOf(node, 'w:numId'), valueOf(node, 'w:ilvl')]
    const levels = defined.get(id)
    return kid(node, 'w:ilvl') === undefined || levels === undefined || levels.includes(level)
      ? []
      : [`${id} has no level ${level}`]
  })
}

export const nameRules = {
  'bookmark-pairs': bookmarkPairs,
  'bookmark-names': bookmarkNamesOnce,
  'bookmark-ids': bookmarkIds,
  'revision-ids': revisionIds,
  'revision-stamps': revisionStamps,
  'move-pairs': moves,
  'comment-ids': commentIds,
  'comment-references': commentReferences,
  'comment-ranges': commentRanges,
  'link-targets': linkTargets,
  'field-targets': fieldTargets,
  'field-results': fieldResults,
  'field-pairs': fieldPairs,
  'field-prompts': fieldPrompts,
  styles,
  'styles-once': stylesOnce,
  'style-circles': styleCircles,
  numbering,
  'own-numbering': ownNumbering,
  'list-levels': listLevels,
} satisfies Record<string, Rule>
