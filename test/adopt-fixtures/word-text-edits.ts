/** Edits of text in a Word file such as people make, tracked or not. */
import type { WordEdit } from './word-edits.js'
import {
  at,
  body,
  by,
  clause,
  deleted,
  inserted,
  inside,
  marked,
  provision,
  run,
  type ReferencePlace,
} from './word-xml.js'

/** Edits; `first` is the provision's first paragraph, `sentence` how it starts, `reference` where a rule leads to another. */
export const textEdits = (first: string, sentence: string, reference: ReferencePlace): readonly WordEdit[] => [
  {
    name: 'tracked insertion',
    change: inside(
      clause,
      at(1, (p) => p.replace('</w:p>', `${inserted(' Our lawyer adds this.')}</w:p>`)),
    ),
    clauses: [clause],
    expect: [`${first} Our lawyer adds this.`],
  },
  {
    name: 'tracked deletion',
    change: inside(
      clause,
      at(1, () => body(`${deleted(sentence)}${run(first.slice(sentence.length))}`)),
    ),
    clauses: [clause],
    gone: [sentence],
    expect: [first.slice(sentence.length).trim()],
  },
  {
    name: 'untracked change',
    change: inside(
      clause,
      at(1, (p) => p.replace('Clinicians', 'All of our clinicians')),
    ),
    clauses: [clause],
    expect: ['All of our clinicians'],
  },
  {
    name: 'text split over runs, with proofing marks',
    change: inside(
      clause,
      at(1, () => body(Array.from(first, (letter) => `${run(letter)}<w:proofErr w:type="spellStart"/>`).join(''))),
    ),
    clauses: [],
    expect: [first],
  },
  {
    name: 'paragraph split',
    change: inside(
      clause,
      at(1, () => body(run(sentence)) + body(run(first.slice(sentence.length + 1)))),
    ),
    clauses: [clause],
    expect: [`${sentence} ${first.slice(sentence.length + 1)}`],
  },
  {
    name: 'paragraphs merged by a deleted mark',
    change: inside(
      clause,
      at(1, () => body(run(`${first} `), marked('del'))),
    ),
    clauses: [clause],
    expect: [first],
  },
  {
    name: 'tracked new paragraph',
    change: inside(
      clause,
      at(2, (p) => p + body(inserted('A new paragraph of ours.'), marked('ins'))),
    ),
    clauses: [clause],
    expect: ['A new paragraph of ours.'],
  },
  {
    name: 'paragraph deleted',
    change: inside(
      clause,
      at(1, () => ''),
    ),
    clauses: [clause],
    gone: [first],
  },
  {
    name: 'tracked deletion of a whole paragraph',
    change: inside(
      clause,
      at(1, () => body(deleted(first), marked('del'))),
    ),
    clauses: [clause],
    gone: [first],
  },
  {
    name: 'tracked move of a paragraph',
    change: inside(clause, (list) => [
      list[0] ?? '',
      body(`<w:moveFrom ${by}>${run(first)}</w:moveFrom>`, marked('moveFrom')),
      list[2] ?? '',
      body(`<w:moveTo ${by}>${run(first)}</w:moveTo>`, marked('moveTo')),
      ...list.slice(3),
    ]),
    clauses: [clause],
    expect: [first],
  },
  {
    name: 'provision moved',
    change: (text) => {
      const [from, to] = provision(text, clause)
      const rest = text.slice(0, from) + text.slice(to)
      const [target] = provision(rest, 'training')
      return rest.slice(0, target) + text.slice(from, to) + rest.slice(target)
    },
    clauses: [],
    expect: [first],
  },
  {
    name: 'provision deleted',
    change: inside(clause, () => []),
    clauses: [clause],
    gone: [first],
  },
  {
    name: 'new list',
    change: inside(
      clause,
      at(
        2,
        (p) =>
          p +
          [1, 2]
            .map(
              (n) =>
                `<w:p><w:pPr><w:pStyle w:val="ListText"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(`Point ${n} of ours`)}</w:p>`,
            )
            .join(''),
      ),
    ),
    clauses: [clause],
    expect: ['- Point 1 of ours - Point 2 of ours'],
    resave: false,
  },
  {
    name: 'bold, italic and a web link',
    change: inside(
      clause,
      at(
        2,
        (p) =>
          p +
          body(
            `<w:r><w:rPr><w:b/></w:rPr><w:t>Never</w:t></w:r>${run(' and ')}<w:r><w:rPr><w:i/></w:rPr><w:t>always</w:t></w:r>${run(', see ')}<w:hyperlink r:id="ours1">${run('our page')}</w:hyperlink>${run('.')}`,
          ),
      ),
    ),
    clauses: [clause],
    expect: ['**Never** and *always*, see [our page](https://example.org/page).'],
    relations:
      '<Relationship Id="ours1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/page" TargetMode="External"/>',
  },
  {
    name: 'insertion behind a reference',
    change: inside(
      reference.clause,
      at(reference.paragraph, (p) => p.replace('</w:hyperlink>', `</w:hyperlink>${inserted(' (read it first)')}`)),
    ),
    clauses: [reference.clause],
    expect: [`(clause:${reference.target}) (read it first)`],
  },
]
