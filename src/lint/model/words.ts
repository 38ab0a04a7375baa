/** Counts the words of a template's node, as a reader of the finished paper counts them. */
import type { Library } from '../../core/library/library.js'
import type { TemplateNode } from '../../core/template/nodes.js'

/** Words that an answer in the practice's own words counts for: a name, a role, a number to call. */
const ownAnswer = 3

/** Words as a reader counts them: what holds a letter or a digit. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Of an answer that is chosen, the longest choice; a branch and a slot have none of their own. */
export function wordsOf(node: TemplateNode, { questions, authorities }: Library): number {
  switch (node.kind) {
    case 'content':
      return wordsIn(node.text)
    case 'value':
    case 'list': {
      const choices = questions.find(({ id }) => id === node.question)?.choices ?? []
      const lengths = choices.map(({ phrase }) => wordsIn(phrase))
      if (lengths.length === 0) return ownAnswer
      return node.kind === 'list' ? lengths.reduce((sum, words) => sum + words, 0) : Math.max(...lengths)
    }
    case 'date':
      return wordsIn('January 4, 2027')
    case 'ref':
      return wordsIn('section 1.1')
    case 'cite':
    case 'quote':
      return wordsIn(authorities.find(({ id }) => id === node.authority)?.short ?? '')
    default:
      return 0
  }
}
