/** Turns files of packages, and of ours, into what the page, or the program, needs of them: what it never comes to is left out, each with its reason. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What stands for something left out: whoever comes to it after all is told so. */
const absentFrom = (whole) => `() => { throw new Error('This part is left out of the ${whole}.') }`
const absent = absentFrom('page')

const namesIn = (text) =>
  [...text.matchAll(/^export (?:const|function) (\w+)/gm)]
    .map(([, name]) => name)
    .concat(/ as process \}/.test(text) ? ['process'] : [])

/** The text with one passage changed; the build ends when it is no longer there. */
function changed(text, passage, into) {
  const result = text.replace(passage, into)
  if (result === text) throw new Error(`A package has changed: ${passage} is not in it`)
  return result
}

/** Files of docx that our papers use nothing of, by how their names start: its one file says where each begins. */
const ofWord = [
  // Word files are only written: none is read, filled in or patched.
  'src/patcher/',
  'src/util/xml/parse.ts',
  'src/file/xml-components/imported-xml-component.ts',
  'src/file/theme/read-theme.ts',
  // The parts are zipped by ourselves, and never streamed.
  'node_modules/fflate/',
  'src/export/packer/stream.ts',
  // References, page numbers and contents are links with their text, or fields that hold their text.
  'src/file/document/body/page-number-fields.ts',
  'src/file/document/body/sequence-numbers.ts',
  'src/file/table-of-contents/field-instruction.ts',
  'src/file/paragraph/links/pageref',
  // No fonts travel in the file, no pictures, no macros; nothing is locked by a password.
  'src/file/fonts/create-embedded-font.ts',
  'src/file/fonts/font.ts',
  'src/file/fonts/obfuscate-ttf-to-odttf.ts',
  'src/file/document-macros/',
  'src/file/document-bibliography/',
  'src/file/document/document-background/',
  'src/file/settings/document-protection.ts',
  'src/file/settings/protection-password.ts',
  'src/util/sha.ts',
  // Looks that no paper has.
  'src/file/paragraph/frame/frame-properties.ts',
  'src/file/paragraph/run/east-asian-layout.ts',
  'src/file/paragraph/run/fit-text.ts',
  'src/file/document/body/section-properties/properties/line-number.ts',
  'src/file/document/body/section-properties/properties/note-properties.ts',
  'src/file/document/body/section-properties/properties/page-borders.ts',
  'src/file/document/body/section-properties/properties/page-text-direction.ts',
  'src/file/table/table-properties/table-float-properties.ts',
  'src/file/table/table-cell-spacing.ts',
  'src/file/track-revision/track-revision-components/cell-merge.ts',
]

/** docx without those files: each of their names stands for nothing. */
function withoutFiles(text) {
  const parts = text.split(/^(?=\/\/ (?:src|node_modules|\\0)\S*$)/m)
  const missed = new Set(ofWord)
  const kept = parts.map((part) => {
    const file = /^\/\/ (\S+)/.exec(part)?.[1] ?? ''
    const found = ofWord.find((start) => file.startsWith(start))
    if (found === undefined) return part
    missed.delete(found)
    const names = [...part.matchAll(/^(?:var|let|const|class|(?:async )?function\*?) ([\w$]+)/gm)].map(
      ([, name]) => name,
    )
    const exported = /^export \{.*$/m.exec(part)?.[0] ?? ''
    return `var ${[...new Set(names)].map((name) => `${name} = ${absent}`).join(', ')};\n${exported}\n`
  })
  if (missed.size > 0) throw new Error(`docx has changed: it has no ${[...missed].join(', ')}`)
  return kept.join('')
}

/** Files, and what stands in their place. */
const leftOut = [
  { filter: /[\\/]docx[\\/]dist[\\/]index\.mjs$/, contents: withoutFiles },
  // The calendar's events are our own, so nothing about them has to be validated.
  {
    filter: /[\\/]ics[\\/]dist[\\/]schema[\\/]index\.js$/,
    contents: `const same = (value) => ({ error: null, value }); export { same as validateHeader, same as validateHeaderAndEvent }`,
  },
  // The calendar is made at once.
  {
    filter: /[\\/]ics[\\/]dist[\\/]index\.js$/,
    contents: (text) =>
      changed(
        text,
        /^function (?:_regenerator|_asyncToGenerator|asyncGeneratorStep|_OverloadYield).*$\n|^function _createEventsAsync\(\)[^]*?^\}\n/gm,
        '',
      ),
  },
  // It has reminders only: no alarms, nobody invited.
  {
    filter: /[\\/]ics[\\/]dist[\\/]utils[\\/]set-(?:alarm|contact|organizer)\.js$/,
    contents: `export default ${absent}`,
  },
  // Markdown is read with links as they are written, never with addresses made into links.
  { filter: /[\\/]linkify-it[\\/].*\.mjs$/, contents: 'export class LinkifyIt {}' },
  // A browser knows the names of characters itself.
  {
    filter: /[\\/]entities[\\/]dist[\\/]decode\.js$/,
    contents: (text, root) =>
      changed(text, /^export function decodeHTMLStrict\([^]*?^\}/m, '') +
      `\nexport { namedCharacters as decodeHTMLStrict } from ${JSON.stringify(path.join(root, 'src/web/named-characters.ts'))}`,
  },
  // A browser has no engine that makes PDFs, so nothing is written for one.
  { filter: /src[\\/]render[\\/]pdf[\\/]pdf\.ts$/, contents: `export const pdfCode = ${absent}` },
  // No shape is written down as a JSON schema.
  {
    filter: /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/,
    contents: (text) =>
      namesIn(text)
        .map((name) => `export const ${name} = () => undefined`)
        .join('\n'),
  },
  // The page's policy lets no text run as a program: none is tried, as browsers write down what they refuse.
  {
    filter: /[\\/]zod[\\/]v4[\\/]core[\\/]schemas\.js$/,
    contents: (text) =>
      changed(
        changed(text, 'const jit = !core.globalConfig.jitless', 'const jit = false'),
        /const generateFastpass = [^]*?return doc\.compile\(\);\n {4}\}/,
        `const generateFastpass = ${absent}`,
      ),
  },
  // No text is told to be of a kind that the validator knows.
  {
    filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    contents: (text) => changed(text, /this\.check\(core\._\w+\(Zod\w+, params\)\)/g, `(${absent})()`),
  },
  // Parts of a Word file are read as they are, never validated first.
  { filter: /[\\/]fast-xml-parser[\\/]src[\\/]validator\.js$/, contents: `export const validate = ${absent}` },
  // Named characters are decoded by ourselves.
  {
    filter: /[\\/]@nodable[\\/]entities[\\/]src[\\/]index\.js$/,
    contents: `export class EntityDecoder { reset() {} setXmlVersion() {} addInputEntities() {} decode(text) { return text } }
      export const XML = {}, CURRENCY = {}, COMMON_HTML = {}, ENTITY_ACTION = {}`,
  },
  // No entity that a file declares for itself is taken.
  {
    filter: /[\\/]is-unsafe[\\/].*\.m?js$/,
    contents: `export const isUnsafe = () => true; export const HTML = 'HTML', XML = 'XML'`,
  },
]

/** Of the program only: no question opens an editor, which brings the tables of every way to write letters as bytes. */
const leftOutOfProgram = [
  {
    filter: /[\\/]@inquirer[\\/]external-editor[\\/]dist[\\/]index\.js$/,
    contents: `export const editAsync = ${absentFrom('program')}`,
  },
]

/** Leaves out of the page what it never comes to. */
export const leaveOut = (root) => leaving(leftOut, root)

/** The same for the program. */
export const leaveOutOfProgram = (root) => leaving(leftOutOfProgram, root)

const leaving = (files, root) => ({
  name: 'leave-out',
  setup({ onLoad }) {
    for (const { filter, contents } of files)
      onLoad({ filter }, async ({ path: file }) => ({
        contents: typeof contents === 'string' ? contents : contents(await readFile(file, 'utf8'), root),
      }))
  },
})
