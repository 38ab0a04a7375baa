/** The wording rules over labelled passages: found, and wrongly flagged. */
import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parseAuthorities } from '../../../src/core/library/authority.js'
import { parseConflicts } from '../../../src/core/library/conflict.js'
import { judge, readLabelled, readWording, scoreOf, type Labelled } from './labelled.js'

const wording = readWording()
const passages = readLabelled()
const held = passages.filter((passage) => passage.split === 'held-out')
const train = passages.filter((passage) => passage.split === 'train')
const read = (path: string): { path: string; text: string } => ({ path, text: readFileSync(path, 'utf8') })

test('the set is as large as its README says, each passage with a source of its own', () => {
  expect({ all: passages.length, lawful: passages.filter(isLawful).length, held: held.length }).toEqual({
    all: 878,
    lawful: 322,
    held: 181,
  })
  expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length)
  expect(passages.filter((passage) => passage.source === '')).toEqual([])
})

const isLawful = (passage: Labelled): boolean => passage.expect.length === 0

test('the held-out passages are every third of the first draw and the whole last draw', () => {
  const rule = ({ id }: Labelled): string => {
    if (id.startsWith('eighth-draw')) return 'held-out'
    return !id.includes('-draw-') && Number(id.slice(-3)) % 3 === 0 ? 'held-out' : 'train'
  }
  expect(passages.filter((passage) => passage.split !== rule(passage))).toEqual([])
})

test('every rule that looks for phrases has passages to learn from and to be judged by', () => {
  const covered = (set: readonly Labelled[]): ReadonlySet<string> => new Set(set.flatMap((passage) => passage.expect))
  const ids = wording.rules.filter((rule) => rule.find.length > 0).map((rule) => rule.id)
  expect(ids.filter((id) => !covered(train).has(id))).toEqual([])
  expect(ids.filter((id) => !covered(held).has(id))).toEqual([])
})

test('precision and recall on the held-out passages are at least 0.9', () => {
  const { right, wrong, missed } = scoreOf(judge(wording, held))
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.9)
  expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9)
})

test('no passage for training is misjudged', () => {
  const mistakes = judge(wording, train).filter(({ wrong, missed }) => wrong.length + missed.length > 0)
  expect(mistakes.map(({ passage, wrong, missed }) => ({ id: passage.id, wrong, missed }))).toEqual([])
})

test('rules name authorities and conflicts that exist, and conflicts name rules that do', () => {
  const authorities = new Set(parseAuthorities(read('clauses/authorities.yaml')).authorities.map(({ id }) => id))
  const { conflicts } = parseConflicts(read('clauses/conflicts.yaml'))
  const ids = new Set(wording.rules.map((rule) => rule.id))
  const known = new Set(conflicts.map((conflict) => conflict.id))
  expect(wording.rules.flatMap((rule) => rule.authorities).filter((id) => !authorities.has(id))).toEqual([])
  expect(wording.rules.filter((rule) => rule.conflict !== null && !known.has(rule.conflict))).toEqual([])
  expect(conflicts.flatMap((conflict) => conflict.wording).filter((id) => !ids.has(id))).toEqual([])
})
