/** Turns the HTML that other programs put into Markdown into Markdown: how words look and where they stand, never the words. Each look is linear in the text. */

/** Tags that say how words look in a way that Markdown has no sign for, or that only hold others. */
const silent = /(?<!\\)<\/?(?:u|ins|font|span|mark|small|big|sub|sup|center|details|summary)(?:\s[^<>]*)?>/gi
const signs: readonly (readonly [RegExp, string])[] = [
  [/(?<!\\)<\/?(?:b|strong)(?:\s[^<>]*)?>/gi, '**'],
  [/(?<!\\)<\/?(?:i|em)(?:\s[^<>]*)?>/gi, '*'],
  [/(?<!\\)<\/?(?:s|del|strike)(?:\s[^<>]*)?>/gi, '~~'],
]
const parts = /(?<!\\)<\/?(?:div|p|section|article|main|figure|ul|ol|dl)(?:\s[^<>]*)?>/gi

/** The Markdown without them. */
export function withoutTags(markdown: string): string {
  if (!/<\/?[a-z]/i.test(markdown)) return markdown
  const marked = signs.reduce((text, [tag, sign]) => text.replace(tag, sign), markdown.replace(silent, ''))
  return marked
    .replace(/^([ \t]*\|.*)$/gm, (row: string) => row.replace(lineBreak, ' '))
    .replace(/(?<!\\)<br[ \t]*\/?>[ \t]*\n?/gi, '\\\n')
    .replace(/(?<!\\)<a\s([^<>]*)>([^<>]*)<\/a>/gi, asLink)
    .replace(/(?<!\\)<a\s+(?:id|name)="[^"]*"[^<>]*>(?:<\/a>)?/gi, '')
    .replace(/(?<!\\)<h([1-6])(?:\s[^<>]*)?>/gi, (_, level: string) => `\n\n${'#'.repeat(Number(level))} `)
    .replace(/(?<!\\)<\/(?:h[1-6]|li)>/gi, '\n')
    .replace(/(?<!\\)<li(?:\s[^<>]*)?>/gi, '\n- ')
    .replace(parts, '\n\n')
}

/** A link as Markdown writes it; an `<a>` that leads nowhere stays. */
function asLink(tag: string, attributes: string, words: string): string {
  const address = /\bhref="([^"\s]*)"/i.exec(attributes)?.[1]
  return address === undefined ? tag : `[${words}](${address})`
}

const lineBreak = /(?<!\\)<br[ \t]*\/?>/gi
