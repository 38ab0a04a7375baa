/** Shows the policy as it stands beside the question, and what an answer that is only being tried would do to it. */
import { changesBetween, changesLine, rulesOf, type Rule, type RuleChange } from '../core/interview/outlook.js'
import type { InterviewState, Setting } from '../core/interview/state.js'
import { count } from '../core/ground/phrase.js'
import { lines } from '../render/html/blocks.js'
import { markedWordsHtml } from '../render/redline/html.js'
import { markDocuments } from '../render/redline/marked.js'
import { make } from './element.js'

/** The panel, and how it follows the interview. */
export interface Preview {
  readonly drawn: HTMLDetailsElement
  readonly show: (state: InterviewState, tried: InterviewState | null) => void
}

/** Makes the panel; `say` is told, once things are quiet, what a try would do. */
export function makePreview(setting: Setting, say: (text: string) => void): Preview {
  const line = make('p', { class: 'line' })
  const changed = make('div', { class: 'changes' })
  const standing = make('div', { class: 'standing' })
  const drawn = make(
    'details',
    { class: 'preview' },
    make('summary', {}, 'Your policy so far'),
    line,
    changed,
    standing,
  )
  let [given, rules]: [InterviewState['given'] | null, readonly Rule[]] = [null, []]
  let quiet = 0
  return {
    drawn,
    show: (state, tried) => {
      if (state.given !== given) {
        ;[given, rules] = [state.given, rulesOf(setting, state.given)]
        standing.replaceChildren(...drawRules(rules))
      }
      const changes = tried === null ? [] : changesBetween(rules, rulesOf(setting, tried.given))
      const words = `${count(rules.length, 'rule')}. ${tried === null ? '' : changesLine(changes)}`
      const isNews = line.textContent !== words
      line.textContent = words
      changed.replaceChildren(...changes.map((change) => drawChange(setting, change)))
      clearTimeout(quiet)
      if (changes.length > 0 && isNews)
        quiet = window.setTimeout(() => {
          say(`${changesLine(changes)} ${changes.map(({ rule }) => rule.section.title).join('; ')}.`)
        }, 700)
    },
  }
}

const marks = { added: 'Would be added', dropped: 'Would go', reworded: 'Would read' } as const

const drawChange = (setting: Setting, { kind, rule, was }: RuleChange): HTMLElement =>
  make(
    'div',
    { class: `change ${kind}` },
    make('h2', {}, make('span', { class: 'mark' }, `${marks[kind]}: `), rule.section.title),
    was === null ? bodyOf(rule) : markedBody(setting, was, rule),
  )

function drawRules(rules: readonly Rule[]): readonly HTMLElement[] {
  return [...new Set(rules.map(({ under }) => under))].map((under) =>
    make('div', {}, make('h2', {}, under), ...rules.filter((rule) => rule.under === under).map(drawRule)),
  )
}

/** Its words are drawn when it is opened. */
function drawRule(rule: Rule): HTMLElement {
  const one = make(
    'details',
    {
      toggle: () => {
        if (one.open && one.childElementCount === 1) one.append(bodyOf(rule))
      },
    },
    make('summary', {}, rule.section.title),
  )
  return one
}

/** Its words with those that would go and those that would come. */
function markedBody({ library }: Setting, was: Rule, rule: Rule): HTMLElement {
  const [before, after] = [was, rule].map(({ policy, section }) => ({ ...policy, children: [section] }))
  const body = make('div', { class: 'body' })
  if (before === undefined || after === undefined) return body
  body.innerHTML = markedWordsHtml(markDocuments({ library, before, after, revision: noRevision }))
  return body
}

const noRevision = { from: null, to: '', changes: [], answers: [] }

const noAnchors = { bySection: new Map(), byClause: new Map(), policyPage: null }

/** The rule's words and its authorities as the policy's page shows them; the renderer escapes what it is given. */
function bodyOf({ section }: Rule): HTMLElement {
  const body = make('div', { class: 'body' })
  body.innerHTML = lines(section.children, { anchors: noAnchors, depth: 4, under: section.title }).join('\n')
  return body
}
