/** Frames, the score and what they say: each frame does what it claims, and a reader is told why a sentence was found. */
import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { parseWeights } from '../../../src/core/library/phrases/weights.js'
import { lookedFor } from '../../../src/lint/wording/looked-for.js'
import { matching } from '../../../src/lint/wording/match.js'
import { sentenceReader } from '../../../src/lint/wording/read-sentence.js'
import { sentencesOf } from '../../../src/lint/wording/sentences.js'
import { lintWording } from '../../../src/lint/wording/wording.js'
import {
  handsPath,
  type HandsPart,
  mixedPath,
  readHands,
  readLabelled,
  readMixed,
  readWeights,
  readWording,
  trainingHash,
  verdictsOn,
} from './labelled.js'

const wording = readWording()
const weights = readWeights()
const shipped = { ...wording, weights }
const told = (rules: typeof wording, text: string): readonly string[] =>
  lintWording(rules, [{ text, kind: 'own-words', place: { file: 'overrides/tone.md', line: 1, column: 1 } }]).map(
    formatDiagnostic,
  )

test('each frame finds and passes its own examples', () => {
  const missed = wording.frames.flatMap((frame) => {
    const verdicts = verdictsOn({ ...wording, frames: [frame] }, frame.finds)
    return frame.finds.filter((_, index) => verdicts[index] === 'nothing').map((text) => `${frame.rule}: ${text}`)
  })
  expect(missed).toEqual([])
  const passes = wording.frames.flatMap((frame) => frame.passes)
  const verdicts = verdictsOn(wording, passes)
  expect(passes.filter((_, index) => verdicts[index] !== 'nothing')).toEqual([])
})

test('every group is used, by a phrase or as a concept', () => {
  const text = readFileSync('clauses/wording.yaml', 'utf8')
  const concepts = wording.frames.flatMap((frame) =>
    [frame.act, frame.object, frame.also, frame.unless, frame.narrowedBy].flat(),
  )
  const used = (name: string): boolean => concepts.includes(name) || new RegExp(`@${name}(?![a-z-])`).test(text)
  expect(Object.keys(wording.groups).filter((name) => !used(name))).toEqual([])
})

test('each frame is filled by fewer than one in a hundred lawful sentences for building', () => {
  const own = readLabelled().filter(({ split, kind, expect: rules }) => {
    return split === 'train' && kind === 'own-words' && rules.length === 0
  })
  const lawful = [...own, ...readMixed('building').filter(({ kind }) => kind === 'lawful')].map(({ text }) => text)
  const read = sentenceReader(wording, matching(wording.groups))
  const readings = lawful.map((text) =>
    sentencesOf(text).flatMap((sentence) => read(sentence).flatMap((piece) => piece.frames())),
  )
  const often = wording.frames.filter((frame) => {
    const filled = readings.filter((all) => all.some((one) => one.frame === frame && one.missing === null))
    return filled.length >= lawful.length / 100
  })
  expect(often.map(({ rule, act }) => `${rule} ${act.join()}`)).toEqual([])
})

test('the weights were trained on the rules and passages at hand', () => {
  // Stale? `npm run train:lint`, then `npm run bench:lint -- --record`.
  expect(weights.trainedOn).toBe(trainingHash())
})

test('the mixed draw was split once, by its seed, and the sealed half has not changed since', () => {
  const halfOf = (id: string): string => {
    const digest = createHash('sha256').update(`mixed draw, 29 November 2026: ${id}`).digest('hex')
    return parseInt(digest.slice(0, 8), 16) % 2 === 0 ? 'building' : 'sealed'
  }
  expect(readMixed('building').filter(({ id }) => halfOf(id) !== 'building')).toEqual([])
  const sealed = readFileSync(mixedPath('sealed'), 'utf8').replaceAll('\r\n', '\n')
  expect(createHash('sha256').update(sealed).digest('hex')).toBe(
    'a30912460c72b321e94401ccbe90d98a44c4e4615bdff1447c31cb72ed0dcda3',
  )
})

const sealedHands = 'a412f0d843d1b27bdf93d193f5c72e0dd847bb5a54f1abb27fba5c2c2418a687'

test('the draw by several hands was split once, by its seed, and the sealed half has not changed since', () => {
  const halfOf = (id: string): string => {
    const digest = createHash('sha256').update(`several-hands:2026-11-29:${id}`).digest('hex')
    return parseInt(digest.slice(-1), 16) % 2 === 0 ? 'building' : 'sealed'
  }
  const drawn = (readHands('building') ?? []).filter(({ hand }) => ['one', 'two', 'three', 'four'].includes(hand))
  expect(drawn.filter(({ id }) => halfOf(id) !== 'building')).toEqual([])
  const text = readFileSync(handsPath('sealed'), 'utf8').replaceAll('\r\n', '\n')
  expect(createHash('sha256').update(text).digest('hex')).toBe(sealedHands)
})

const furtherSealed = '1731ae515aa3008a74e073e211302f0921dc4ad7bd8f72bd3dc469dd0346cdef'

test('the further hands were split once, by their seed, and the sealed half has not changed since', () => {
  const halfOf = (id: string): string => {
    const digest = createHash('sha256').update(`further-hands:2026-11-29:${id}`).digest('hex')
    return parseInt(digest.slice(-1), 16) % 2 === 0 ? 'building' : 'sealed'
  }
  expect((readHands('further-building') ?? []).filter(({ id }) => halfOf(id) !== 'building')).toEqual([])
  const text = readFileSync(handsPath('further-sealed'), 'utf8').replaceAll('\r\n', '\n')
  expect(createHash('sha256').update(text).digest('hex')).toBe(furtherSealed)
})

/** Hands sixteen to nineteen, and twenty to twenty-three. */
const independentSealed = {
  'independent-third': 'fbd4bd1d3f0c4084f57e9b345e9f18e08a265e1e68b58b327cfed21e02f452f4',
  'independent-sealed': '0ec0958f9c04563dda2f90b3e788889f20fc8809fa6ffaa33ace65b662ecb0d8',
}

test('the first independent hands were split once, by their seed, and the later ones, all of them sealed, have not changed since', () => {
  const halfOf = (id: string): string => {
    const digest = createHash('sha256').update(`independent-hands:2026-11-29:${id}`).digest('hex')
    return parseInt(digest.slice(-1), 16) % 2 === 0 ? 'building' : 'sealed'
  }
  expect((readHands('independent-building') ?? []).filter(({ id }) => halfOf(id) !== 'building')).toEqual([])
  expect((readHands('independent-second') ?? []).filter(({ id }) => halfOf(id) !== 'sealed')).toEqual([])
  for (const [part, digest] of Object.entries(independentSealed)) {
    const text = readFileSync(handsPath(part as HandsPart), 'utf8').replaceAll('\r\n', '\n')
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
  }
})

test('a finding by a frame says what the sentence reads as, with a narrower wording', () => {
  expect(told(shipped, 'Nobody here says anything mean about the owner.')).toEqual([
    'overrides/tone.md:1:13: error wording/section7-criticism: Unexpected ban on criticism ("says anything mean"), expected the harm you mean, by name\n' +
      '  hint: it reads: forbids · criticize ("says anything mean") · workplace ("here"). write instead: "Do not post threats, harassment, client information or statements about us that you know are false. You may criticize the practice." (nlra-7; nlra-8a1; stericycle-2023; nlrb-om-12-59)',
  ])
})

test('in a list only the narrowed item is lifted', () => {
  expect(told(wording, 'Do not mock a coworker or threaten one.')).toHaveLength(1)
  expect(told(wording, 'Do not mock and threaten a coworker, and do not harass one.')).toHaveLength(1)
})

test('a hit that the score doubts is a note, or nothing; a suspicion without a hit is a note that names the closest rule', () => {
  const lawful = { ...shipped, weights: { ...weights, bias: -50 } }
  expect(told(lawful, 'Do not complain about your manager.')).toEqual([])
  const doubtful = { ...shipped, weights: { ...weights, doubt: 0, finding: 1 } }
  const [note] = told(doubtful, 'Do not complain about your manager.')
  expect(note).toContain('note wording/section7-criticism')
  expect(note).toContain('look at it again: the rest of the sentence reads like a lawful rule.')
  const anxious = { ...shipped, weights: { ...weights, bias: 50 } }
  expect(told(anxious, 'Lunch is at noon.')).toEqual([
    'overrides/tone.md:1:1: warning wording/look-again: This sentence resembles rules that go too far\n' +
      '  hint: look at it again; it comes close to no rule in particular',
  ])
  expect(told(anxious, 'You may talk about your pay.')[0]).toContain(
    'it comes closest to secrecy about pay and work (other words in the sentence may make it lawful).',
  )
})

test('without weights hits alone decide', () => {
  expect(told({ ...shipped, weights: null }, 'Like every post we put up.')[0]).toContain(
    'error wording/forced-promotion',
  )
})

test('weights of another form are refused with what to do', () => {
  const { problems } = parseWeights({ path: 'clauses/wording-weights.json', text: '{' })
  expect(problems.map(formatDiagnostic)).toEqual([
    'clauses/wording-weights.json:1:1: error library/wording: Unexpected content, expected what `npm run train:lint` writes\n' +
      '  hint: run `npm run train:lint`',
  ])
})

test('the end of a report says what was looked for, how much is found, and that silence is no clearance', () => {
  const two = wording.rules.filter(({ id }) => ['section7-tone', 'vague-duty'].includes(id))
  const measured = { recall: 0.7, withNotes: 0.85, lawfulFlagged: 0.1 }
  expect(lookedFor({ ...wording, rules: two, weights: { ...weights, measured } })).toBe(
    'Your own words were read for duties of tone and duties without an edge. On sentences kept aside for a test, by writers who had not seen these rules, it found 70 in 100 (85 in 100 with notes) and flagged 10 in 100 lawful ones; on wording unlike theirs expect less. No finding does not mean that a rule is lawful: have a lawyer read the policy.',
  )
  expect(lookedFor({ ...wording, rules: two })).toContain('How much of that is found was not measured.')
})
