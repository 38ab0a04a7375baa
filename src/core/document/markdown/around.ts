/** Takes off what mail and note programs put around the lines of a whole file: signs of quotation, a head of properties, names of blocks, addresses at the end. */

/** A file that came back, without all of these; the words of its head of properties go to `aside`. */
export const withoutSurroundings = (markdown: string, aside: string[]): string =>
  withLinksInPlace(withoutBlockNames(withoutHead(withoutQuotation(markdown), aside)))

/** A reply to an e-mail quotes each line; lines typed above or between them are the writer's. */
function withoutQuotation(markdown: string): string {
  const lines = markdown.split('\n')
  const isQuoted = (line: string): boolean => line.startsWith('>')
  const said = lines.filter((line) => line.trim() !== '')
  if (said.filter(isQuoted).length < said.length * 0.9) return markdown
  const plain = lines.map((line) => line.replace(/^>[ \t]?/, ''))
  // A quoted line and one that is not are two paragraphs.
  return plain
    .flatMap((line, at) => {
      const [before = '', now = ''] = [lines[at - 1], lines[at]]
      const parts = before.trim() !== '' && now.trim() !== '' && isQuoted(before) !== isQuoted(now)
      return parts ? ['', line] : [line]
    })
    .join('\n')
}

/** `key: value` lines between two lines of dashes, before anything else. */
function withoutHead(markdown: string, aside: string[]): string {
  const lines = markdown.replace(/^\s+/, '').split('\n')
  if (lines[0]?.trimEnd() !== '---') return markdown
  const end = lines.slice(1, 60).findIndex((line) => line.trimEnd() === '---') + 1
  const head = lines.slice(1, end)
  if (!/^[\w-]+:/.test(head[0] ?? '') || !head.every((line) => /^[\w-]+:(?:\s|$)|^\s*- |^\s+\S|^\s*$/.test(line)))
    return markdown
  aside.push(head.join('\n'))
  return lines.slice(end + 1).join('\n')
}

/** ` ^37066d` at a line's end, by which a note is linked to; `[!quote]` at the start of a quotation. */
const withoutBlockNames = (markdown: string): string =>
  markdown
    .replace(/[ \t]\^(?=[a-z-]{0,40}\d)[a-z\d-]{4,40}$/gm, '')
    .replace(/^(?:> ?){1,3}\[![a-z]{1,20}\][+-]?[ \t]*(?:\n|$)/gm, '')

/** `[section 1.2][3]` with `[3]: #who-posts` at the end is `[section 1.2](#who-posts)`; an address that nothing leads to stays. */
function withLinksInPlace(markdown: string): string {
  const definition = /^ {0,3}\[([^\][\n]{1,200})\]:[ \t]+(#\S{1,300}|https?:\/\/\S{1,900})[ \t]*$/gm
  const addresses = new Map([...markdown.matchAll(definition)].map(([, name = '', url = '']) => [name, url]))
  if (addresses.size === 0) return markdown
  const used = new Set<string>()
  const text = markdown.replace(
    /\[([^\][\n]{1,200})\](?:\[([^\][\n]{0,200})\])?(?![(:\][])/g,
    (whole, label: string, name: string | undefined) => {
      const key = name === undefined || name === '' ? label : name
      const url = addresses.get(key)
      if (url === undefined) return whole
      used.add(key)
      return `[${label}](${url})`
    },
  )
  return text.replace(definition, (whole, name: string) => (used.has(name) ? '' : whole))
}
