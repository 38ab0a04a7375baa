/** The copy for the lawyer on the page: the same file that the program writes, made when it is asked for. */
import { lockName } from '../core/policy/lock.js'
import { planBuild } from '../node/plan/plan.js'
import { writeReviewCopy } from '../node/review-copy.js'
import { download } from './download.js'
import { make } from './element.js'
import { filesInMemory } from './memory-disk.js'
import { practiceWith } from './practice.js'
import { refusalOf } from './refusal.js'
import type { Visit } from './visit.js'
import { wrote } from './shelf.js'

/** Its place among the papers. */
export function reviewPaper(visit: Visit): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      click: () => {
        button.disabled = true
        visit.say('One moment.')
        void makeCopy(visit)
      },
    },
    'Word with comments',
    make('span', { class: 'unseen' }, ' of the copy for your lawyer'),
  )
  return make(
    'li',
    {},
    make('h3', {}, 'Copy for your lawyer'),
    make(
      'p',
      {},
      'The policy with a comment at every rule: why it is in, what it rests on, and what your other choices would say. Send this one, and bring in here what comes back.',
    ),
    make('p', { class: 'files' }, button),
  )
}

async function makeCopy(visit: Visit): Promise<void> {
  try {
    const workspace = await practiceWith(visit.setting, null)
    const plan = await planBuild(workspace)
    if (plan.removed.length > 0 || plan.files.some(({ path, action }) => path !== lockName && action !== 'same')) {
      visit.notes = [
        'Something changed since the papers were written. Bring them up to date first, then make the copy.',
      ]
      visit.go('home')
      return
    }
    const copy = await writeReviewCopy(workspace, plan)
    visit.notes = copy === null ? ['This policy has no Word file to make a copy of.'] : saved(visit, copy)
  } catch (error) {
    visit.notes = refusalOf(error).problem.split('\n')
  }
  visit.go('papers')
}

function saved(
  visit: Visit,
  { path, kept }: { readonly path: string; readonly kept: string | null },
): readonly string[] {
  download(path, filesInMemory().get(path) ?? new Uint8Array())
  wrote(visit)
  return [
    `${path} is saved among your downloads: send it to your lawyer. It is also in the file with everything.`,
    'When it comes back: What is due, then “Bring in a file that somebody edited”.',
    ...(kept === null ? [] : [`The copy that was there is kept as ${kept}.`]),
  ]
}
