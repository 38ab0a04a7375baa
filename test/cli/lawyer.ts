/** What a lawyer does to our copy: finds an alternative in our comments, and replies to one. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The letter of an alternative in our comments, by the question's short name and the choice. */
export function letterIn(bytes: Uint8Array, alternative: string): string {
  const words = strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ')
  return new RegExp(`([A-Z])\\. ${alternative}`).exec(words)?.[1] ?? ''
}

/** The file with a reply at the comment of ours that offers this. */
export function replied(bytes: Uint8Array, offer: string, text: string): Uint8Array {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  const comments = parts['word/comments.xml'] ?? ''
  const ours = [...comments.matchAll(/<w:comment w:id="(\d+)"[^]*?<\/w:comment>/g)].find(([xml]) => xml.includes(offer))
  if (ours === undefined) throw new Error(`no comment offers ${offer}`)
  const mark = (id: string): string => `<w:commentRangeEnd w:id="${id}"/>`
  const reply = `<w:comment w:id="7000" w:author="A. Lawyer"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
  const changed = {
    ...parts,
    'word/comments.xml': comments.replace('</w:comments>', `${reply}</w:comments>`),
    'word/document.xml': (parts['word/document.xml'] ?? '')
      .replace(
        `<w:commentRangeStart w:id="${ours[1] ?? ''}"/>`,
        (found) => `${found}<w:commentRangeStart w:id="7000"/>`,
      )
      .replace(mark(ours[1] ?? ''), (found) => `${found}${mark('7000')}<w:r><w:commentReference w:id="7000"/></w:r>`),
  }
  return zipSync(Object.fromEntries(Object.entries(changed).map(([name, part]) => [name, strToU8(part)])), { level: 1 })
}
