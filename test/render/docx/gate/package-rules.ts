/** Rules about the package: its parts, their types and how they are tied together. */
import { XMLValidator } from 'fast-xml-parser'
import { attribute, inWord, repeated, tagged, wordsIn, type Rule, type WordFile } from './word-file.js'

const typesOf = ({ nodes }: WordFile) => nodes.get('[Content_Types].xml') ?? []

const relations = ({ nodes }: WordFile): readonly { from: string; id: string; target: string; type: string }[] =>
  [...nodes]
    .filter(([path]) => path.endsWith('.rels'))
    .flatMap(([path, list]) =>
      tagged(list, 'Relationship')
        .filter((node) => attribute(node, 'TargetMode') !== 'External')
        .map((node) => ({
          from: path,
          id: attribute(node, 'Id'),
          target: path.slice(0, path.lastIndexOf('_rels/')) + attribute(node, 'Target'),
          type: attribute(node, 'Type').split('/').at(-1) ?? '',
        })),
    )

const xml: Rule = ({ parts }) =>
  [...parts].flatMap(([path, text]) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package
    const result = XMLValidator.validate(text)
    const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text)
    return [
      ...(result === true ? [] : [`${path}: ${result.err.msg}`]),
      ...(forbidden ? [`${path}: bad character`] : []),
    ]
  })

const zip: Rule = ({ entries }) => [
  ...(entries[0] === '[Content_Types].xml' ? [] : [`the first entry is ${entries[0] ?? 'missing'}`]),
  ...repeated(entries.map((name) => name.toLowerCase())).map((name) => `twice in the zip: ${name}`),
]

const contentTypes: Rule = (file) => {
  const overrides = tagged(typesOf(file), 'Override').map((node) => attribute(node, 'PartName').slice(1))
  const isTyped = (path: string): boolean => overrides.includes(path) || path.endsWith('.rels')
  return [
    ...[...file.parts.keys()]
      .filter((path) => /^(word|docProps)\//.test(path) && !isTyped(path))
      .map((path) => `part without content type: ${path}`),
    ...overrides.filter((path) => !file.parts.has(path)).map((path) => `content type without part: ${path}`),
    ...repeated(overrides).map((path) => `two content types: ${path}`),
  ]
}

const relationships: Rule = (file) => {
  const all = relations(file)
  const targets = all.map(({ target }) => target)
  return [
    ...targets.filter((path) => !file.parts.has(path)).map((path) => `relationship to missing part: ${path}`),
    ...[...file.parts.keys()]
      .filter((path) => /\/[^/_]*\.xml$/.test(path) && !targets.includes(path))
      .map((path) => `part nothing relates to: ${path}`),
    ...[...file.nodes]
      .filter(([path]) => path.endsWith('.rels'))
      .flatMap(([path, list]) =>
        repeated(tagged(list, 'Relationship').map((node) => attribute(node, 'Id'))).map(
          (id) => `twice in ${path}: ${id}`,
        ),
      ),
  ]
}

const usedRelationships: Rule = ({ nodes }) =>
  [...nodes]
    .filter(([path]) => /^word\/[^/]*\.xml$/.test(path))
    .flatMap(([path, list]) => {
      const known = tagged(nodes.get(path.replace(/([^/]*)$/, '_rels/$1.rels')) ?? [], 'Relationship')
      const ids = known.map((node) => attribute(node, 'Id'))
      const used = list.map((node) => attribute(node, 'r:id')).filter((id) => id !== '')
      return used.filter((id) => !ids.includes(id)).map((id) => `${path} uses ${id}, which is not there`)
    })

/** What Word on a Mac and its repair look for, by the last word of its relationship. */
const wanted: Readonly<Record<string, string>> = {
  officeDocument: 'word/document.xml',
  styles: 'word/styles.xml',
  settings: 'word/settings.xml',
  webSettings: 'word/webSettings.xml',
  fontTable: 'word/fontTable.xml',
  theme: 'word/theme/theme1.xml',
  'core-properties': 'docProps/core.xml',
  'extended-properties': 'docProps/app.xml',
}

const wantedParts: Rule = (file) => {
  const all = relations(file)
  return Object.entries(wanted)
    .filter(([type, path]) => !file.parts.has(path) || !all.some((one) => one.type === type && one.target === path))
    .map(([type, path]) => `missing: ${path} (${type})`)
}

const coreProperties: Rule = ({ nodes }) => {
  const list = nodes.get('docProps/core.xml') ?? []
  const properties = list.find(({ tag }) => tag === 'cp:coreProperties')?.children ?? []
  const tags = properties.map(({ tag }) => tag)
  return [
    ...repeated(tags).map((tag) => `twice: ${tag}`),
    ...['dc:title', 'dc:creator', 'dc:language', 'dcterms:created']
      .filter((tag) => !tags.includes(tag))
      .map((tag) => `missing: ${tag}`),
  ]
}

const settings: Rule = ({ nodes }) => {
  const list = nodes.get('word/settings.xml') ?? []
  const mode = tagged(list, 'w:compatSetting').find((node) => attribute(node, 'w:name') === 'compatibilityMode')
  return attribute(mode, 'w:val') === '15' ? [] : ['opens in compatibility mode']
}

const fonts: Rule = (file) => {
  const known = tagged(file.nodes.get('word/fontTable.xml') ?? [], 'w:font').map((node) => attribute(node, 'w:name'))
  const used = tagged(inWord(file), 'w:rFonts').flatMap((node) =>
    ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia'].map((name) => attribute(node, name)).filter((name) => name !== ''),
  )
  return [...new Set(used)].filter((name) => !known.includes(name)).map((name) => `no substitute named for ${name}`)
}

const headersAndFooters: Rule = (file) =>
  [...file.nodes]
    .filter(([path]) => /^word\/footer\d*\.xml$/.test(path))
    .filter(([, list]) => !tagged(list, 'w:p').some((node) => /\bPage \d+ of \d+/.test(wordsIn(node))))
    .map(([path]) => `${path} does not say "Page X of Y"`)

export const packageRules = {
  xml,
  zip,
  'content-types': contentTypes,
  relationships,
  'used-relationships': usedRelationships,
  'wanted-parts': wantedParts,
  'core-properties': coreProperties,
  'compatibility-mode': settings,
  'font-substitutes': fonts,
  'page-numbers': headersAndFooters,
} satisfies Record<string, Rule>
