/** Text that is written at once reads exactly as the package's own way of writing it. */
import fc from 'fast-check'
import type { PhrasingContent, Root } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { writeText } from '../../../src/core/document/markdown/plain-text.js'

const tricky = fc.stringMatching(/^[a-z0-9é 1.,:;?!'"()’“”—…%$+=*_#<>&@~|/\\[\]`-]{1,12}$/)
const worded = fc.stringMatching(/^[A-Za-zé .,;:()-][a-z0-9 .,:;?'’“”—…+=()/-]{0,20}[a-z0-9 .,:;?)(]$/)
const text = fc.oneof(tricky, worded).map((value): PhrasingContent => ({ type: 'text', value }))
const inline = fc.oneof(
  text,
  text.map((child): PhrasingContent => ({ type: 'strong', children: [child] })),
  fc.tuple(text, fc.webUrl()).map(([child, url]): PhrasingContent => ({ type: 'link', url, children: [child] })),
  fc.constantFrom('https://example.org/a', 'mailto:me').map((url): PhrasingContent => ({
    type: 'link',
    url,
    children: [{ type: 'text', value: url }],
  })),
  fc.constant<PhrasingContent>({ type: 'break' }),
)
const root = fc.array(inline, { minLength: 1, maxLength: 5 }).chain((children) =>
  fc.constantFrom<Root>(
    { type: 'root', children: [{ type: 'paragraph', children }] },
    { type: 'root', children: [{ type: 'heading', depth: 2, children }] },
    {
      type: 'root',
      children: [
        { type: 'list', spread: false, children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }] },
      ],
    },
  ),
)

test('whatever stands around it', () => {
  const own = (tree: Root): string => toMarkdown(tree, { handlers: { text: writeText } })
  fc.assert(
    fc.property(root, (tree) => own(tree) === toMarkdown(tree)),
    { numRuns: 6000, seed: 1 },
  )
})
