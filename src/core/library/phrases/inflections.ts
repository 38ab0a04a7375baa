/** Turns a base word into the forms it takes in a sentence: `post` into posts, posted, posting. */

const irregular: Readonly<Record<string, string>> = {
  be: 'am is are was were been being',
  bring: 'brings brought bringing',
  buy: 'buys bought buying',
  child: 'children',
  choose: 'chooses chose chosen choosing',
  find: 'finds found finding',
  get: 'gets got gotten getting',
  give: 'gives gave given giving',
  go: 'goes went gone going',
  have: 'has had having',
  hear: 'hears heard hearing',
  hide: 'hides hid hidden hiding',
  hold: 'holds held holding',
  hurt: 'hurts hurting',
  keep: 'keeps kept keeping',
  know: 'knows knew known knowing',
  leave: 'leaves left leaving',
  make: 'makes made making',
  meet: 'meets met meeting',
  pay: 'pays paid paying',
  put: 'puts putting',
  say: 'says said saying',
  see: 'sees saw seen seeing',
  send: 'sends sent sending',
  show: 'shows showed shown showing',
  speak: 'speaks spoke spoken speaking',
  take: 'takes took taken taking',
  tell: 'tells told telling',
  think: 'thinks thought thinking',
  wear: 'wears wore worn wearing',
  win: 'wins won winning',
  write: 'writes wrote written writing',
}

/** The word and its forms, as verb and as noun; some are no English word and find nothing. */
export function inflections(word: string): readonly string[] {
  const known = irregular[word]
  if (known !== undefined) return [word, ...known.split(' ')]
  if (/[^aeiou]y$/.test(word)) return endings(word, word.slice(0, -1), ['ies', 'ied'], word, ['ing'])
  if (word.endsWith('e')) return endings(word, word, ['s', 'd'], word.slice(0, -1), ['ing'])
  if (/(?:s|x|z|ch|sh)$/.test(word)) return endings(word, word, ['es', 'ed', 'ing'], word, [])
  const doubled = /[^aeiou][aeiou][bdglmnprt]$/.test(word) ? `${word}${word.slice(-1)}` : word
  return endings(word, word, ['s', 'ed', 'ing'], doubled, ['ed', 'ing'])
}

const endings = (
  word: string,
  stem: string,
  ends: readonly string[],
  other: string,
  others: readonly string[],
): readonly string[] => [
  ...new Set([word, ...ends.map((end) => `${stem}${end}`), ...others.map((end) => `${other}${end}`)]),
]
