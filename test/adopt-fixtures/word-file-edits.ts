/** What programs and accidents do to a Word file, and what lies beside its text: comments, notes, boxes, fields. */
import type { WordEdit } from './word-edits.js'
import { at, body, by, clause, inserted, inside, run } from './word-xml.js'

/** Edits; `first` is the provision's first paragraph. */
export const fileEdits = (first: string): readonly WordEdit[] => [
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
    clauses: [],
    aside: ['Boxed words of ours.'],
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
    clauses: [],
    aside: ['Ask the lead first.'],
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
