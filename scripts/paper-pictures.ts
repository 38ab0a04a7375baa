/** Turns an example's policy, and the copy of it for a lawyer, into pictures of pages for the README; LibreOffice, poppler and a browser draw them. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { packageRoot } from '../src/node/library-files.js'
import { escapeHtml } from '../src/render/html/escape.js'
import { launch } from '../test/browser/open-page.js'

const root = packageRoot(process.cwd())
const folder = path.join(root, 'docs', 'papers')
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-papers-'))
const practice = path.join(work, 'practice')
const [policy, review] = ['social-media-policy', 'social-media-policy-review']

mkdirSync(folder, { recursive: true })
mkdirSync(practice)
cpSync(path.join(root, 'examples', 'california-team', 'answers.yaml'), path.join(practice, 'answers.yaml'))
const program = path.join(root, 'bin', 'practice-policy.js')
execFileSync(process.execPath, [program, 'build', practice, '--review', '--date', '2027-01-04'], { stdio: 'ignore' })
const files = [policy, review].map((name) => path.join(practice, `${name}.docx`))
const profile = `-env:UserInstallation=file://${work}/profile`
const plain = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"}}'
execFileSync('soffice', [profile, '--headless', '--convert-to', plain, '--outdir', work, ...files], { stdio: 'ignore' })

/** A page as a picture. */
function pageOf(name: string, page: number, target: string): void {
  const range = ['-f', String(page), '-l', String(page), '-singlefile']
  execFileSync('pdftoppm', ['-png', '-r', '90', ...range, path.join(work, `${name}.pdf`), target], { stdio: 'ignore' })
}

/** The comments on the rules of a page, as their lines. */
function commentsOn(page: number): readonly (readonly string[])[] {
  const range = ['-f', String(page), '-l', String(page), '-layout']
  const text = execFileSync('pdftotext', [...range, path.join(work, `${review}.pdf`), '-'], { encoding: 'utf8' })
  const xml = strFromU8(unzipSync(readFileSync(path.join(practice, `${review}.docx`)))['word/comments.xml']!)
  const comments = [...xml.matchAll(/<w:comment [^]*?<\/w:comment>/g)].map(([comment]) =>
    comment.split('</w:p>').flatMap((line) => [...line.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words ?? '')),
  )
  const numbers = [...text.matchAll(/^ *(\d+\.\d+) /gm)].map(([, number]) => `${number ?? ''} `)
  return numbers.flatMap((number) => comments.filter(([first]) => first?.startsWith(number) === true))
}

/** The page with its comments beside it, as a word processor shows them. */
async function withComments(page: number, target: string): Promise<void> {
  pageOf(review, page, path.join(work, 'page'))
  const picture = readFileSync(path.join(work, 'page.png')).toString('base64')
  const balloons = commentsOn(page).map(
    (lines) => `<div class="note"><b>Policy notes</b>${lines.map((line) => `<p>${line}</p>`).join('')}</div>`,
  )
  const style = `body { margin: 0; display: flex; background: #f3f2f1; font: 10.5px/1.3 Carlito, Calibri, sans-serif; height: 990px; overflow: hidden }
    aside { width: 420px; padding: 12px } p { margin: 2px 0; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden }
    .note { margin-bottom: 8px; padding: 6px 8px; background: #fff; border-left: 3px solid #b83b1e; border-radius: 3px }`
  const browser = await launch()
  const view = await browser.newPage({ viewport: { width: 1205, height: 990 } })
  await view.setContent(
    `<title>${escapeHtml(review)}</title><style>${style}</style><img src="data:image/png;base64,${picture}"><aside>${balloons.join('')}</aside>`,
  )
  await view.screenshot({ path: target })
  await browser.close()
}

for (const page of [1, 9]) pageOf(policy, page, path.join(folder, `policy-${page}`))
await withComments(2, path.join(folder, 'review.png'))
rmSync(work, { recursive: true })
console.log(`Pictures are in ${folder}`)
