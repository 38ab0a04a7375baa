/** Turns pieces of text with their looks into inline nodes. */
import { struckScheme } from '../../../document/markdown/inline.js'
import type { Inline } from '../../../document/tree.js'
import type { StyledText } from './runs.js'

/** Pieces as inline nodes: what is struck through outside, then link, then bold, then italic. */
export const toInline = (pieces: readonly StyledText[]): readonly Inline[] =>
  grouped(pieces, (piece) => String(piece.struck)).flatMap((group): readonly Inline[] => {
    const children = linked(group)
    return group[0]?.struck === true ? [{ type: 'link', url: struckScheme, children }] : children
  })

function linked(pieces: readonly StyledText[]): readonly Inline[] {
  return grouped(pieces, (piece) => piece.url ?? '').flatMap((group): readonly Inline[] => {
    const children = grouped(group, (piece) => String(piece.bold)).flatMap((bold): readonly Inline[] => {
      const inner = grouped(bold, (piece) => String(piece.italic)).flatMap((italic): readonly Inline[] => {
        const texts = italic.flatMap((piece) => broken(piece.text))
        return italic[0]?.italic === true ? [{ type: 'emphasis', children: texts }] : texts
      })
      return bold[0]?.bold === true ? [{ type: 'strong', children: inner }] : inner
    })
    const url = group[0]?.url ?? null
    return url === null || url === '#' ? children : [{ type: 'link', url, children }]
  })
}

const broken = (text: string): readonly Inline[] =>
  text
    .split('\n')
    .flatMap((line, index): readonly Inline[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(line === '' ? [] : [{ type: 'text', value: line } as const]),
    ])

/** Neighbours with the same key together; spaces take the looks of what stands before them. */
function grouped(
  pieces: readonly StyledText[],
  key: (piece: StyledText) => string,
): readonly (readonly StyledText[])[] {
  const groups: StyledText[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && key(last[0]) === key(piece)) last.push(piece)
    else groups.push([piece])
  }
  return groups
}
