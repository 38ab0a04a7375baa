/** Turns the papers that are written into what the lock keeps of their words. */
import { plainText, type Document } from '../../document/tree.js'
import type { WrittenPaper } from '../lock.js'
import { paperText } from './paper-text.js'

/** A paper as the lock keeps it; `plain`: as the library has it, where the practice's own words stand in it. */
export const writtenPaper = (document: Document, plain: Document | null): WrittenPaper => ({
  paper: document.id,
  title: document.title,
  head: [document.title, document.practice, ...document.facts.map((fact) => `${fact.label}: ${plainText(fact.value)}`)],
  text: paperText(document),
  base: plain === null ? null : paperText(plain),
})
