/** Turns a word into its stem, so that the score knows it in each form: posted, posting and posts are one. */

const irregular: ReadonlyMap<string, string> = new Map(
  [
    ...['bought buy', 'brought bring', 'children child', 'gave give', 'given give', 'gone go', 'got get', 'held hold'],
    ...['hung hang', 'kept keep', 'left leave', 'made make', 'men man', 'paid pay', 'people person', 'said say'],
    ...['saw see', 'seen see', 'sent send', 'sold sell', 'spoke speak', 'spoken speak', 'taken take', 'thought think'],
    ...['told tell', 'took take', 'went go', 'women woman', 'written write', 'wrote write'],
  ].map((pair) => {
    const [form = '', base = ''] = pair.split(' ')
    return [form, base]
  }),
)

/** The stem of a lower-case word; any number is `0`. Stems need not be words. */
export function stemOf(word: string): string {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word
  const known = irregular.get(bare)
  if (known !== undefined) return known
  if (/\d/.test(bare)) return '0'
  if (bare.length <= 3) return bare
  return withoutEnd(withoutEnding(singular(bare)))
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('sses')) return word.slice(0, -2)
  return word.endsWith('s') && !['ss', 'us', 'is'].some((end) => word.endsWith(end)) ? word.slice(0, -1) : word
}

/** Without `-ing` or `-ed` and the letter doubled before it. */
function withoutEnding(word: string): string {
  const end = ['ing', 'ed'].find((candidate) => word.endsWith(candidate) && word.length - candidate.length >= 3)
  if (end === undefined) return word
  const rest = word.slice(0, -end.length)
  const isDoubled = rest.at(-1) === rest.at(-2) && !'lszf'.includes(rest.slice(-1))
  return isDoubled ? rest.slice(0, -1) : rest
}

function withoutEnd(word: string): string {
  const plain = word.endsWith('ly') && word.length > 4 ? word.slice(0, -2) : word
  return plain.endsWith('e') && plain.length > 3 ? plain.slice(0, -1) : plain
}
