/** Turns passages whose kind is known into the weights that tell what a sentence is about. */
import type { Weights } from '../../src/core/library/phrases/weights.js'

/** What a passage can be about. Banning is at fault in the first, allowing in the third. */
export const subjectNames = ['what staff say', 'what staff do for us', 'clients and the public'] as const

const kindsOf: readonly (readonly string[])[] = [
  [
    ...['pay', 'criticism', 'tone', 'vague', 'confidential', 'press', 'approval', 'pictures', 'groups', 'punish'],
    ...['vague-duty', 'secrecy', 'accuracy', 'falsehood', 'harassment', 'civility', 'no-retaliation', 'on-behalf'],
    ...['working-time', 'staff-gag'],
  ],
  ['access', 'endorse', 'forced-promotion', 'personal-accounts', 'monitoring-staff'],
  [
    ...['client-story', 'reply', 'solicit', 'gag', 'search', 'staff-reviews', 'review-suppression', 'incentives'],
    ...['client-data-ads', 'confirms-client', 'client-stories', 'review-reply', 'review-request', 'client-friending'],
    ...['client-lookup', 'friending', 'client-privacy', 'anti-discouragement', 'gifts', 'passwords', 'credit'],
    ...['disclaimer-claim', 'absolute-promise', 'credit-only', 'copyright', 'claims', 'disclosure', 'secret'],
  ],
]

/** The subject of a kind of fault; null when the kind does not tell. */
export function subjectOf(kind: string): number | null {
  const at = kindsOf.findIndex((kinds) => kinds.includes(kind))
  return at < 0 ? null : at
}

type Subjects = Pick<Weights, 'about'> & { readonly starts: readonly number[] }

const rounds = 120
const rate = 0.3
const inertia = 0.9
const decay = 0.0005
/** Weights that change little are left out. */
const least = 0.1

/** Multinomial logistic loss, by gradient descent with inertia in a fixed order. */
export function fitSubjects(docs: readonly (readonly string[])[], subjects: readonly (number | null)[]): Subjects {
  const rows = docs.flatMap((doc, at) => {
    const subject = subjects[at] ?? null
    return subject === null ? [] : [{ doc, subject }]
  })
  const counts = new Map<string, number>()
  for (const { doc } of rows) for (const name of doc) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= 2).map(([name]) => name)
  const index = new Map(names.map((name, at) => [name, at] as const))
  const known = rows.map(({ doc, subject }) => {
    return { subject, at: doc.map((name) => index.get(name)).filter((at) => at !== undefined) }
  })
  const empty = (): readonly Float64Array[] => subjectNames.map(() => new Float64Array(names.length))
  const [weights, speed, starts] = [empty(), empty(), subjectNames.map(() => 0)]
  for (let round = 0; round < rounds; round += 1) {
    const gradient = empty()
    const startGradient = subjectNames.map(() => 0)
    for (const { subject, at } of known)
      for (const [one, share] of sharesOf(at, weights, starts).entries()) {
        const error = (share - (one === subject ? 1 : 0)) / known.length
        startGradient[one] = (startGradient[one] ?? 0) + error
        const own = gradient[one] ?? new Float64Array()
        for (const feature of at) own[feature] = (own[feature] ?? 0) + error
      }
    for (const [one, own] of weights.entries()) {
      starts[one] = (starts[one] ?? 0) - 0.5 * (startGradient[one] ?? 0)
      move(own, speed[one] ?? new Float64Array(), gradient[one] ?? new Float64Array())
    }
  }
  const rounded = names.map((name, at) => [name, weights.map((own) => hundredths(own[at] ?? 0))] as const)
  const about = rounded.filter(([, own]) => own.some((weight) => Math.abs(weight) >= least))
  return { starts: starts.map(hundredths), about: Object.fromEntries(about) }
}

function move(weights: Float64Array, speed: Float64Array, gradient: Float64Array): void {
  for (let at = 0; at < weights.length; at += 1) {
    speed[at] = inertia * (speed[at] ?? 0) - rate * ((gradient[at] ?? 0) + decay * (weights[at] ?? 0))
    weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0)
  }
}

function sharesOf(
  at: readonly number[],
  weights: readonly Float64Array[],
  starts: readonly number[],
): readonly number[] {
  const sums = weights.map((own, one) => at.reduce((sum, feature) => sum + (own[feature] ?? 0), starts[one] ?? 0))
  const powers = sums.map((sum) => Math.exp(sum - Math.max(...sums)))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** Rounded as the file keeps it. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100
