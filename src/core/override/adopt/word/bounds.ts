/** Turns a Word file's zip into its text parts, and refuses one that is larger inside than any policy before it costs time or memory. */
import { strFromU8, unzipSync } from 'fflate'
import { limits } from '../../../ground/bounds/limits.js'

/** Parts that hold words, or say how they are set and where they lie. */
const textPart = /\.(xml|rels|x?html?|txt)$/i
/** Settings and data of the program that wrote the file: never words of the text. */
const unread = /^(?:docProps|customXml|word\/(?:theme|glossary)|_xmlsignatures)\/|(?:settings|fontTable)\.xml$/i

/** Text of a part by its name, or what is wrong with the file in plain words. */
export type TextParts = ((name: string) => string | null) | { readonly problem: string }

/** Unpacks what is read, and nothing else. */
export function textParts(bytes: Uint8Array): TextParts {
  const seen = new Set<string>()
  let [entries, total, twice, largest] = [0, 0, false, 0]
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      entries += 1
      if (!textPart.test(name) || unread.test(name) || entries > limits.wordEntries) return false
      twice ||= seen.has(name)
      seen.add(name)
      total += originalSize
      largest = Math.max(largest, originalSize)
      return largest <= limits.wordPartBytes && total <= limits.wordBytes
    },
  })
  if (twice)
    return { problem: 'The file holds a part twice, so nobody can say which one counts. Ask for it to be sent again.' }
  if (entries > limits.wordEntries || largest > limits.wordPartBytes || total > limits.wordBytes) return tooLarge
  return (name) => (parts[name] === undefined ? null : strFromU8(parts[name]))
}

const tooLarge = {
  problem:
    'The file is far larger inside than any policy. Copy its text into the Word file of the policy, and bring that in.',
}

/** What is wrong with the size of a part's XML, or null: it is measured before it is parsed. */
export function xmlFault(xml: string): { readonly problem: string } | null {
  let [depth, elements, paragraphs] = [0, 0, 0]
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const sign = xml[at + 1]
    if (sign === '!' || sign === '?') continue
    if (sign === '/') depth -= 1
    else {
      elements += 1
      if (/^w:p[\s/>]/.test(xml.slice(at + 1, at + 5))) paragraphs += 1
      const end = xml.indexOf('>', at)
      if (end === -1) break
      if (xml[end - 1] !== '/') depth += 1
    }
    if (elements > limits.xmlElements || depth > limits.xmlDepth || paragraphs > limits.paragraphs) return tooLarge
  }
  return null
}
