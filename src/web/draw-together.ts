/** Turns several questions that belong together into one form: every field, one Continue, and what is wrong listed above with links. */
import type { Answer } from '../core/answers/answers.js'
import type { Page, Reply } from '../core/interview/page/page.js'
import type { Field } from './draw-choices.js'
import { complaintAbout, drawField, fieldIn, type Listener } from './draw-page.js'
import { button, details, heading, make, paragraphs, type Child } from './element.js'

/** A question of the page. */
interface Asked {
  readonly id: string
  readonly page: Page
  readonly field: Field
  readonly fault: HTMLElement
}

/** The questions, by id, with their controls. */
export function drawTogether(pages: ReadonlyMap<string, Page>, told: Listener): HTMLElement {
  const often = saidOften([...pages.values()])
  const asked = [...pages].map(([id, whole]): Asked => {
    const page = { ...whole, help: whole.help.filter((text) => !often.includes(text)) }
    const fault = make('p', { class: 'fault', id: `${id}_fault`, hidden: true })
    return { id, page, fault, field: drawField(page, { id, title: page.ask }) }
  })
  const [step = '', title = ''] = asked[0]?.page.step.split(' · ') ?? []
  const problem = make('div', { class: 'problem', role: 'alert', tabindex: '-1', hidden: true })
  const form = make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault()
        if (showFaults(asked, problem)) told.reply(replyOf(asked))
      },
      input: () => {
        told.typed(replyOf(asked.filter((one) => faultOf(one) === null)))
        if (asked.every((one) => faultOf(one) === null)) told.tried(replyOf(asked))
      },
    },
    make('p', { class: 'step' }, step),
    problem,
    heading(title),
    ...paragraphs(often, 'help'),
    ...asked.map(drawAsked),
    make('div', { class: 'ways' }, make('button', { class: 'main', type: 'submit' }, 'Continue'), ...ways(asked, told)),
  )
  return form
}

/** What three questions or more say alike is said once, above them. */
function saidOften(pages: readonly Page[]): readonly string[] {
  const texts = pages.flatMap(({ help }) => help)
  return [...new Set(texts)].filter((text) => texts.filter((other) => other === text).length > 2)
}

const drawAsked = ({ page, field, fault }: Asked): HTMLElement => {
  field.drawn.querySelector(fieldIn)?.before(fault)
  return make('div', { class: 'asked' }, field.drawn, details('Why we ask, and sources', page.more))
}

function ways(asked: readonly Asked[], { reply }: Listener): readonly Child[] {
  const way = (label: string, kind: 'back' | 'overview'): HTMLElement =>
    button(label, () => {
      reply({ kind })
    })
  const canGoBack = asked.some(({ page }) => page.keys.back)
  return [canGoBack ? way('Back', 'back') : null, way('All answers', 'overview')]
}

/** What is wrong with a field; a line left empty that can wait, waits. */
function faultOf({ page, field }: Asked): string | null {
  const reply = field.read()
  if (reply.kind === 'answer' && reply.value === '' && page.keys.unsure) return null
  return complaintAbout(page, reply)
}

/** "Not sure" leaves a question as it is: open, with the careful choice. */
const replyOf = (asked: readonly Asked[]): Reply => ({
  kind: 'answers',
  values: Object.fromEntries(
    asked.flatMap(({ id, field }): readonly (readonly [string, Answer])[] => {
      const reply = field.read()
      return reply.kind === 'answer' ? [[id, reply.value]] : []
    }),
  ),
})

/** Shows each fault at its field and in the list above; true when there is none. */
function showFaults(asked: readonly Asked[], problem: HTMLElement): boolean {
  const faults = asked.flatMap((one) => {
    const fault = faultOf(one)
    const input = one.field.drawn.querySelector(fieldIn)
    one.fault.hidden = fault === null
    one.fault.textContent = fault
    input?.toggleAttribute('aria-invalid', fault !== null)
    input?.setAttribute('aria-describedby', `${one.id}_fault ${one.id}_help`)
    return fault === null || !(input instanceof HTMLElement) ? [] : [{ ask: one.page.ask, fault, input }]
  })
  if (faults.length === 0) return true
  problem.hidden = false
  problem.replaceChildren(
    make('h2', {}, 'There is a problem'),
    make('ul', {}, ...faults.map(({ ask, fault, input }) => make('li', {}, linkTo(input, `${ask} ${fault}`)))),
  )
  document.title = document.title.replace(/^(Error: )?/, 'Error: ')
  problem.focus()
  return false
}

const linkTo = (input: HTMLElement, words: string): HTMLElement =>
  make(
    'a',
    {
      href: `#${input.id}`,
      click: (event) => {
        event.preventDefault()
        input.focus()
      },
    },
    words,
  )
