/** Turns a policy and a frame into a document: the frame's words, with the generated parts in their slots. */
import { formatDate } from '../ground/date.js'
import { templateContext } from './context.js'
import type { Frame } from '../library/frame.js'
import type { Library } from '../library/library.js'
import { parseMarkdown } from '../document/markdown/parse.js'
import { mayBeOwn, withOwnPaper } from './papers/paper-text.js'
import type { Policy } from './policy.js'
import { slots } from './slots/slots.js'
import { evaluate } from '../template/evaluate.js'
import { text, type Block, type Document } from '../document/tree.js'

/** The documents of a policy's frames, each built when it is first asked for. */
export function documentsOf(library: Library, policy: Policy): (frame: Frame) => Document {
  const built = new Map<string, Document>()
  return (frame) => {
    const document = built.get(frame.id) ?? frameDocument(library, policy, frame)
    built.set(frame.id, document)
    return document
  }
}

/** Builds the document of one frame, in the practice's own words where it has some. */
export function frameDocument(library: Library, policy: Policy, frame: Frame): Document {
  const numbers = new Map(
    policy.sections.flatMap((section) => section.provisions.map((item) => [item.clause, item.number])),
  )
  const context = templateContext(library, policy.answers, { numbers }, (name, args) => {
    const slot = slots[name]
    if (slot === undefined) throw new Error(`${frame.place.file}: no slot "${name}"`)
    return slot({ library, policy, args })
  })
  const document: Document = {
    id: frame.id,
    title: frame.title,
    practice: policy.practice,
    language: library.language,
    version: policy.version,
    effectiveDate: policy.effectiveDate,
    reviewDate: policy.reviewDate,
    layout: frame.layout,
    facts: facts(policy, frame),
    children: asAppendices(parseMarkdown(evaluate(frame.nodes, context)), frame),
    ...(frame.columns === 2 && { columns: frame.columns }),
    ...(library.paper !== undefined && { paper: library.paper }),
    ...policyPage(library, frame),
  }
  const own = mayBeOwn(frame) ? policy.papers.find(({ paper }) => paper === frame.id) : undefined
  return own === undefined ? document : withOwnPaper(document, own.text, context.reference)
}

/** Where a paper's references lead on a screen: the policy's own page, if the library has one. */
function policyPage({ frames }: Library, { layout }: Frame): Pick<Document, 'policyPage'> {
  const files = frames
    .filter((frame) => frame.layout === 'policy')
    .flatMap((frame) => Object.values(frame.files).flat())
  const page = files.find((name) => name.endsWith('.html'))
  return layout === 'policy' || page === undefined ? {} : { policyPage: page }
}

const facts = (policy: Policy, frame: Frame): Document['facts'] => {
  const version = { label: 'Version', value: [text(policy.version)] }
  const effective = { label: 'Effective', value: [text(formatDate(policy.effectiveDate))] }
  const review = { label: 'Next review', value: [text(formatDate(policy.reviewDate))] }
  return frame.layout === 'policy' ? [version, effective, review] : [version, effective]
}

/** In the policy, what comes after the provisions is an appendix. */
function asAppendices(blocks: readonly Block[], frame: Frame): readonly Block[] {
  if (frame.layout !== 'policy') return blocks
  const lastNumbered = blocks.findLastIndex((block) => block.type === 'section' && block.kind === 'section')
  return blocks.map((block, index) =>
    index > lastNumbered && block.type === 'section' ? { ...block, kind: 'appendix' as const } : block,
  )
}
