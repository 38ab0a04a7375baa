/** Times what one process does again and again: a practice among many, and assembly with a library ten times as large; printed with their targets. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const few = 12
const many = 60
const line = (mark, name, ...words) => console.log([mark, name.padEnd(38), ...words].join('  ').trimEnd())
const tick = (ratio, most) => (ratio <= most ? '✓' : '✗')

/** A practice more, for one worker that has made others: what 60 practices take beyond 12, divided by 48. */
export function benchWarm({ program, work, env, pandoc, answers }) {
  console.log('one process for many practices: a practice more, one worker')
  const kinds = [
    { name: 'policy in three formats, warm', only: ['--only', 'policy-md,policy-html,policy-docx'], most: 0.15 },
    { name: 'every paper, warm', only: [], most: 0.25 },
  ]
  for (const { name, only, most } of kinds) {
    const [short, long] = [few, many].map((practices) => timeOf(practices, only))
    const each = (long - short) / (many - few)
    const ratio = pandoc === undefined ? null : each / pandoc
    const shown = ratio === null ? [] : [`${ratio.toFixed(2)} x pandoc, at most ${most} x pandoc`]
    line(ratio === null ? ' ' : tick(ratio, most), name, `${each.toFixed(0).padStart(5)} ms`, ...shown)
  }

  function timeOf(practices, only) {
    const folder = path.join(work, 'warm')
    for (let index = 0; index < practices; index += 1) {
      const own = path.join(folder, `p${index}`)
      mkdirSync(own, { recursive: true })
      writeFileSync(path.join(own, 'answers.yaml'), answers.replace('Riverbend', `Riverbend ${index}`))
    }
    const words = [program, 'many', 'build', folder, '--workers', '1', '--date', '2027-01-04', ...only]
    const start = process.hrtime.bigint()
    const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`many build gave ${status}: ${stderr}`)
    const time = Number(process.hrtime.bigint() - start) / 1e6
    rmSync(folder, { recursive: true })
    return time
  }
}

const most = 12

/** Assembly with each clause ten times in the library, against the library as it is; interleaved, medians. */
export async function benchLibrary(root) {
  const { assemblePolicy, completeAnswers } = await import(pathToFileURL(path.join(root, 'dist', 'api', 'api.js')))
  const { library } = JSON.parse(readFileSync(path.join(root, 'dist', 'library.json'), 'utf8'))
  const tenfold = {
    ...library,
    clauses: library.clauses.flatMap((clause) =>
      Array.from({ length: 10 }, (_, copy) => (copy === 0 ? clause : { ...clause, id: `${clause.id}-${copy}` })),
    ),
  }
  const given = { values: { [library.parts.practiceName]: 'Riverbend Counseling' }, unsure: [] }
  const times = [library, tenfold].map((one) => ({
    one,
    answers: completeAnswers({ library: one, today: '2027-01-04' }, given),
    taken: [],
  }))
  for (let round = 0; round < 40; round += 1)
    for (const { one, answers, taken } of times) {
      const start = process.hrtime.bigint()
      const { sections } = assemblePolicy(one, answers, { version: '1.0' })
      if (sections.length === 0) throw new Error('nothing was assembled')
      // The first half warms up.
      if (round >= 20) taken.push(Number(process.hrtime.bigint() - start) / 1e6)
    }
  const [once, ten] = times.map(({ taken }) => taken.sort((a, b) => a - b)[10])
  const ratio = ten / once
  line(
    tick(ratio, most),
    'assembly, ten times the clauses',
    `${ten.toFixed(1).padStart(5)} ms`,
    `${ratio.toFixed(1)} x that of the library as it is (${once.toFixed(1)} ms), at most ${most} x`,
  )
}
