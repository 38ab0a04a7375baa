/** Turns a page of the interview into a form: native controls, one question, what is wrong above it when something is. */
import type { Page, Reply, TextPage } from '../core/interview/page/page.js'
import { drawChoices, type Field, type Naming } from './draw-choices.js'
import { button, details, make, heading, paragraphs, type Child } from './element.js'

/** Who is told what the owner does on a page. */
export interface Listener {
  readonly reply: (reply: Reply) => void
  /** Something was ticked, typed or looked at, and not yet sent. */
  readonly tried: (reply: Reply) => void
  /** What is typed or ticked now, as it could be kept; null where it could not. */
  readonly typed: (reply: Reply | null) => void
}

/** A question with its controls. */
export function drawQuestion(page: Page, told: Listener): HTMLElement {
  const field = drawField(page, { id: '', title: heading(page.ask) })
  const problem = make('div', { class: 'problem', role: 'alert', tabindex: '-1', hidden: true })
  const form = make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault()
        const reply = field.read()
        const stray = field.stray()
        const complaint = stray ?? complaintAbout(page, reply)
        if (complaint === null) told.reply(reply)
        else showProblem(problem, complaint, form.querySelector(stray === null ? fieldIn : '#_search'))
      },
    },
    page.step === '' ? null : make('p', { class: 'step' }, page.step),
    problem,
    field.drawn,
    details('Why we ask, and sources', page.more),
    make('div', { class: 'ways' }, make('button', { class: 'main', type: 'submit' }, 'Continue'), ...ways(page, told)),
  )
  tellTries(form, (looked) => {
    const reply = field.read(looked)
    if (complaintAbout(page, reply) === null) told.tried(reply)
  })
  form.addEventListener('input', () => {
    const reply = field.read()
    told.typed(complaintAbout(page, reply) === null ? reply : null)
  })
  return form
}

/** Tells of what is typed or ticked, and of the choice that the pointer or the focus is on. */
function tellTries(form: HTMLElement, tried: (looked?: string) => void): void {
  const choiceAt = ({ target }: Event): string | undefined =>
    target instanceof Element ? target.closest('.choice')?.querySelector('input')?.dataset['value'] : undefined
  form.addEventListener('input', () => {
    tried()
  })
  for (const kind of ['mouseover', 'focusin'])
    form.addEventListener(kind, (event) => {
      const looked = choiceAt(event)
      if (looked !== undefined) tried(looked)
    })
  form.addEventListener('mouseleave', () => {
    tried()
  })
}

function ways(page: Page, { reply }: Listener): readonly Child[] {
  const way = (label: string, kind: 'back' | 'overview' | 'unsure'): HTMLElement =>
    button(label, () => {
      reply({ kind })
    })
  return [
    page.kind === 'text' && page.keys.unsure ? way('Leave it for later', 'unsure') : null,
    page.keys.back ? way('Back', 'back') : null,
    page.keys.overview ? way('All answers', 'overview') : null,
  ]
}

/** What is wrong with a reply, or null. */
export function complaintAbout(page: Page, reply: Reply): string | null {
  if (reply.kind !== 'answer') return null
  if (page.kind === 'text') return page.complaint(String(reply.value))
  return !page.multiple && reply.value === '' ? 'Choose one of the answers.' : null
}

/** Where an answer is typed or chosen. */
export const fieldIn = 'input:not([type=search]), textarea'

function showProblem(problem: HTMLElement, complaint: string, first: HTMLElement | null): void {
  const toField = (event: Event): void => {
    event.preventDefault()
    first?.focus()
  }
  problem.hidden = false
  problem.replaceChildren(
    make('h2', {}, 'There is a problem'),
    make('a', { href: `#${first?.id ?? ''}`, click: toField }, complaint),
  )
  first?.setAttribute('aria-invalid', 'true')
  document.title = document.title.replace(/^(Error: )?/, 'Error: ')
  problem.focus()
}

/** The controls of a question, whatever its kind. */
export const drawField = (page: Page, naming: Naming): Field =>
  page.kind === 'text' ? textField(page, naming) : drawChoices(page, naming)

function textField(page: TextPage, { id, title }: Naming): Field {
  const attributes = {
    id: `${id}_answer`,
    autocomplete: 'off',
    'aria-describedby': `${id}_help`,
    ...(typeof title !== 'string' && { 'aria-labelledby': title.id }),
  }
  const value = page.initial === '' ? page.fallback : page.initial
  const input =
    value.length > longestLine ? longField(attributes, value) : make('input', { ...attributes, type: 'text', value })
  const read = (): Reply => {
    const text = spacesBetween(input.value.split('\n'))
    return { kind: 'answer', value: text === '' ? page.fallback : text }
  }
  const help = make('div', { id: `${id}_help` }, ...paragraphs(page.help, 'help'))
  const named = typeof title === 'string' ? make('label', { for: input.id }, title) : title
  return { drawn: make('div', {}, named, help, input), read, stray: () => null }
}

const spacesBetween = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .trim()

/** What a field of one line shows of a text. */
const longestLine = 60

/** All of a long text in sight; Enter sends it, as it does with a short one. */
function longField(attributes: Readonly<Record<string, string>>, value: string): HTMLTextAreaElement {
  const field = make(
    'textarea',
    {
      ...attributes,
      rows: String(Math.ceil(value.length / 45) + 1),
      keydown: (event) => {
        if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return
        event.preventDefault()
        field.form?.requestSubmit()
      },
    },
    value,
  )
  return field
}
