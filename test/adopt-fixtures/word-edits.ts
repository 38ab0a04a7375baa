/** Edits of `word/document.xml` such as Word, LibreOffice and lawyers make. */

export interface WordEdit {
  readonly name: string
  readonly change: (xml: string) => string
  /** Clauses whose provisions the edit touches. */
  readonly clauses: readonly string[]
  readonly expect?: readonly string[]
  readonly gone?: readonly string[]
  readonly aside?: readonly string[]
  /** Parts, relations and content types that the edit needs. */
  readonly parts?: Readonly<Record<string, string>>
  readonly relations?: string
  readonly types?: string
  /** False where LibreOffice drops what the edit is about. */
  readonly resave?: boolean
}

const by = 'w:id="9001" w:author="A. Lawyer" w:date="2026-11-20T10:00:00Z"'
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const body = (inside: string, mark = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="BodyText"/>${mark}</w:pPr>${inside}</w:p>`
const inserted = (text: string): string => `<w:ins ${by}>${run(text)}</w:ins>`
const deleted = (text: string): string =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const marked = (kind: string): string => `<w:rPr><w:${kind} ${by}/></w:rPr>`

/** The paragraphs of a provision, from its heading's to the one before the next heading. */
function provision(xml: string, clause: string): readonly [number, number] {
  const mark = xml.indexOf(`w:name="clause_${clause.replace(/-/g, '_')}"`)
  const start = xml.lastIndexOf('<w:p>', mark)
  const next = [...xml.slice(mark).matchAll(/<w:pStyle w:val="(?:Unnumbered)?Heading\d"\/>/g)].map(
    (match) => match.index,
  )
  const end = next[0] === undefined ? xml.length : xml.lastIndexOf('<w:p>', mark + next[0])
  return [start, end]
}

const inside =
  (clause: string, change: (paragraphs: readonly string[]) => readonly string[]) =>
  (xml: string): string => {
    const [start, end] = provision(xml, clause)
    const paragraphs = xml.slice(start, end).match(/<w:p>.*?<\/w:p>|<w:tbl>.*?<\/w:tbl>/gs) ?? []
    return xml.slice(0, start) + change(paragraphs).join('') + xml.slice(end)
  }

const at =
  (index: number, change: (paragraph: string) => string) =>
  (paragraphs: readonly string[]): readonly string[] =>
    paragraphs.map((paragraph, place) => (place === index ? change(paragraph) : paragraph))

const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map((match) => match[1] ?? '').join('')

const clause = 'one-voice'

/** All edits; `xml` is the untouched part, for the words that some edits expect again. */
export function wordEdits(xml: string): readonly WordEdit[] {
  const [start, end] = xml === '' ? [0, 0] : provision(xml, clause)
  const paragraphs = xml.slice(start, end).match(/<w:p>.*?<\/w:p>/gs) ?? []
  const first = textOf(paragraphs[1] ?? '')
  const [sentence = ''] = first.split(/(?<=\.) /)
  return [
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
      name: 'insertion inside a reference',
      change: inside(
        clause,
        at(2, (p) => p.replace('</w:hyperlink>', `</w:hyperlink>${inserted(' (read it first)')}`)),
      ),
      clauses: [clause],
      expect: ['(clause:employee-rights) (read it first)'],
    },
    {
      name: 'bookmarks gone',
      change: (text) => text.replace(/<w:bookmark(Start|End) [^>]*\/>/g, ''),
      clauses: [],
      expect: [first],
    },
    {
      name: 'bookmark doubled',
      change: inside(
        'scope',
        at(0, (p) => p.replace('clause_scope', 'clause_one_voice')),
      ),
      clauses: [],
      expect: [first],
      resave: false,
    },
    {
      name: 'styles gone',
      change: (text) => text.replace(/<w:pStyle w:val="[^"]*"\/>/g, ''),
      clauses: [],
      expect: [first],
    },
    {
      name: 'heading retitled',
      change: inside(
        clause,
        at(0, (p) => p.replace(/<w:t [^>]*>[^<]*/, '<w:t xml:space="preserve">One rule for us all')),
      ),
      clauses: [clause],
      expect: ['One rule for us all'],
    },
    {
      name: 'content control, smart tag, soft hyphen, tab and hard space',
      change: inside(
        clause,
        at(
          1,
          () =>
            `<w:sdt><w:sdtContent>${body(`<w:smartTag w:element="x">${run(first.slice(0, 9))}</w:smartTag><w:r><w:softHyphen/></w:r>${run(first.slice(9).replace(' ', '\u00A0').replace('e', 'e\u00AD'))}`)}</w:sdtContent></w:sdt>`,
        ),
      ),
      clauses: [],
      expect: [first],
    },
    {
      name: 'text box in alternate content',
      change: inside(
        clause,
        at(1, (p) =>
          p.replace(
            '</w:p>',
            `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${body(run('Boxed words of ours.'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${body(run('Boxed words of ours.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
          ),
        ),
      ),
      clauses: [clause],
      expect: ['Boxed words of ours.'],
      resave: false,
    },
    {
      name: 'field with cached text',
      change: inside(
        clause,
        at(
          2,
          (p) =>
            p +
            body(
              `${run('See page ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' of our handbook.')}`,
            ),
        ),
      ),
      clauses: [clause],
      expect: ['See page 7 of our handbook.'],
      resave: false,
    },
    {
      name: 'comment',
      change: inside(
        clause,
        at(1, (p) =>
          p
            .replace('</w:pPr>', '</w:pPr><w:commentRangeStart w:id="77"/>')
            .replace('</w:p>', '<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r></w:p>'),
        ),
      ),
      clauses: [],
      aside: ['Is this still right?'],
      parts: {
        'word/comments.xml': `<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment ${by.replace('9001', '77')}><w:p>${run('Is this still right?')}</w:p></w:comment></w:comments>`,
      },
      relations:
        '<Relationship Id="ours2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
      types:
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
    },
    {
      name: 'footnote',
      change: inside(
        clause,
        at(1, (p) => p.replace('</w:p>', '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')),
      ),
      clauses: [clause],
      expect: ['(Note: Ask the lead first.)'],
      parts: {
        'word/footnotes.xml': `<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p>${run('Ask the lead first.')}</w:p></w:footnote></w:footnotes>`,
      },
      relations:
        '<Relationship Id="ours3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>',
      types:
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>',
    },
    {
      name: 'edits outside the provisions',
      change: (text) =>
        text.replace(/(<w:pStyle w:val="Subtitle"\/>.*?<\/w:p>)/s, `$1${body(run('Draft for our lawyer only.'))}`),
      clauses: [],
      aside: ['Draft for our lawyer only.'],
    },
    {
      name: 'edited Why line',
      change: inside(clause, (list) =>
        list.map((p) => (p.includes('>Why: <') ? p.replace('</w:p>', `${inserted(' And we want it so.')}</w:p>`) : p)),
      ),
      clauses: [],
      aside: ['And we want it so.'],
    },
    {
      name: 'tracked insertion in a table cell',
      change: (text) =>
        text.replace(/(<w:tc>.*?<w:t [^>]*>[^<]*<\/w:t><\/w:r>)/s, `$1${inserted(' with a remark of ours')}`),
      clauses: [],
      aside: ['with a remark of ours'],
    },
    {
      name: 'no edit at all but a save',
      change: (text) =>
        text.replace('</w:body>', '<w:p/></w:body>').replace(/(<w:sectPr.*<\/w:sectPr>)<w:p\/>/s, '<w:p/>$1'),
      clauses: [],
      expect: [first],
    },
  ]
}
