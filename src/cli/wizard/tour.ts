/** The short tour after writing: what was made, in the order it is used, and how to come back. */
import type { Io } from '../terminal/io.js'
import { row, type ScreenLine, type ListPage } from '../../core/interview/page/page.js'
import type { Front } from '../../core/interview/page/front.js'
import { lookOf } from '../terminal/look.js'
import { openFront } from './open-front.js'

interface TourStop {
  /** What to do with it: "Sign the policy and the sign-off sheets." */
  readonly use: string
  /** Where it lies, as the owner would write it. */
  readonly path: string
}

/** Something the owner can have done right away. */
interface TourOffer {
  /** "Open the Word file". */
  readonly label: string
  /** Does it, and says in one sentence what happened; what goes wrong is a sentence too. */
  readonly run: () => Promise<string>
}

export interface TourOptions {
  readonly io: Io
  readonly plain: boolean
  /** In order of use: sign, hand out, paste. */
  readonly stops: readonly TourStop[]
  /** What was not made, and the command to have it. */
  readonly missing: readonly string[]
  readonly toMake: string
  /** Commands to come back with, and what each does. */
  readonly commands: readonly { readonly command: string; readonly does: string }[]
  readonly offers: readonly TourOffer[]
}

/** Shows the tour, then the offers until the owner has enough. */
export async function endTour(options: TourOptions): Promise<void> {
  const front = await openFront(options.io, lookOf(options.io), options.plain)
  try {
    front.say(tourLines(options))
    await offer(front, options.offers)
  } finally {
    front.close()
  }
}

const blank: ScreenLine = { tone: 'title', text: '' }

/** The tour as lines. */
const tourLines = ({ stops, missing, toMake, commands }: TourOptions): readonly ScreenLine[] => [
  blank,
  { tone: 'title', text: 'What to do now' },
  { tone: 'plain', text: lawyerFirst },
  ...stops.flatMap(({ use, path }, index): readonly ScreenLine[] => [
    { tone: 'plain', text: `${index + 1}. ${use}` },
    { tone: 'quiet', text: path },
  ]),
  ...missingLines(missing, toMake),
  ...(commands.length === 0 ? [] : [blank, { tone: 'title', text: 'To come back' } as const]),
  ...commands.flatMap(({ command, does }): readonly ScreenLine[] => [
    { tone: 'plain', text: command },
    { tone: 'quiet', text: does },
  ]),
]

const lawyerFirst =
  'Before anyone signs, have a lawyer where you work read the policy: this program gives no legal advice.'

/** What the same answers can give besides. */
const missingLines = (missing: readonly string[], toMake: string): readonly ScreenLine[] =>
  missing.length === 0
    ? []
    : [
        blank,
        { tone: 'title', text: 'Not made this time' },
        { tone: 'plain', text: `${missing.join(' · ')}.` },
        { tone: 'quiet', text: `To have one of them: ${toMake}` },
      ]

async function offer(front: Front, offers: readonly TourOffer[]): Promise<void> {
  let left = offers
  while (left.length > 0) {
    const reply = await front.ask(offerPage(left))
    const chosen = reply.kind === 'answer' && reply.value !== 'done' ? left[Number(reply.value)] : undefined
    if (chosen === undefined) return
    front.say([{ tone: 'done', text: await chosen.run() }])
    left = left.filter((one) => one !== chosen)
  }
}

const offerPage = (offers: readonly TourOffer[]): ListPage => ({
  kind: 'list',
  step: '',
  ask: 'Anything else?',
  help: [],
  more: [],
  keys: { back: false, overview: false, unsure: false },
  rows: [row('done', 'No, I am done'), ...offers.map(({ label }, index) => row(String(index), label))],
  multiple: false,
  search: false,
  at: '',
  ticked: [],
})
