/** Every command a user can type; adding one = one file in `commands/` + one entry here. */
import type { CommandEntry } from './command.js'

const folder = { form: '[folder]', summary: "the practice's folder (default: social-media-policy)" }
const plain = { form: '--plain', summary: 'no redraw, numbered choices: for screen readers and simple terminals' }
const interview = [
  { form: '--quick', summary: 'the essential questions only' },
  { form: '--full', summary: 'every question' },
  plain,
]

const issueDates = [
  { form: '--effective <date>', summary: 'the day it takes effect' },
  { form: '--yes', summary: 'ask nothing, and keep its date' },
  { form: '--dry-run', summary: 'say what it would mean; write nothing' },
]
const asOf = { form: '--as-of <yyyy-mm-dd>', summary: 'judge as on this date' }
const only = { form: '--only <names>', summary: 'only these outputs, separated by commas' }

/** A command for many practices: the same options, and those about the run. */
const many = (command: string, summary: string, options: CommandEntry['options'] = []): CommandEntry => ({
  name: `many ${command}`,
  summary,
  arguments: [{ form: '<practices>', summary: 'a folder of practices, or a CSV list of them' }],
  options: [
    ...options,
    { form: '--shard <k/n>', summary: 'only this share of the practices, such as 3/8' },
    { form: '--workers <number>', summary: 'so many at once (default: as the machine allows)' },
    { form: '--results <file>', summary: 'where to keep what came of each (default: beside the practices)' },
    { form: '--again', summary: 'also what a run that was stopped has done' },
  ],
  writes: true,
  load: async () => ({ run: (await import('./many/many.js')).manyOf(command) }),
})

export const commands: readonly CommandEntry[] = [
  {
    name: '',
    summary: '',
    arguments: [],
    options: [...interview, { form: '--page', summary: 'the interview as a page in your browser' }],
    load: () => import('./start.js'),
  },
  {
    name: 'new',
    summary: 'the interview, then every document',
    arguments: [folder],
    options: interview,
    writes: true,
    load: () => import('./commands/new.js'),
  },
  {
    name: 'build',
    summary: 'answers.yaml into every document, no questions asked',
    arguments: [folder],
    options: [
      { form: '--answers <file>', summary: 'copy this answers file in first; - reads it from standard input' },
      { form: '--review', summary: 'also write the copy for the lawyer: answers highlighted, reasons in comments' },
      only,
      { form: '--pdf', summary: 'tagged PDFs too: policy, staff edition and sign-off sheet' },
    ],
    writes: true,
    load: () => import('./commands/build.js'),
  },
  {
    name: 'update',
    summary: 'asks what is new or open, brings hand edits in, shows the plan, writes',
    arguments: [folder],
    options: [
      { form: '--change <question>', summary: 'reopen one answer' },
      { form: '--yes', summary: 'ask nothing' },
      plain,
    ],
    writes: true,
    load: () => import('./commands/update.js'),
  },
  {
    name: 'status',
    summary: 'the version in force, and what is due',
    arguments: [folder],
    options: [],
    load: () => import('./commands/status.js'),
  },
  {
    name: 'plan',
    summary: 'what a build would do; writes nothing',
    arguments: [folder],
    options: [],
    load: () => import('./commands/plan.js'),
  },
  {
    name: 'issue',
    summary: 'release the current text as a version',
    arguments: [folder],
    options: [
      ...issueDates,
      { form: '--withdraw', summary: 'take back the version issued today' },
      { form: '--signed <who>', summary: 'note who signed: everyone, "everyone but NAMES", elsewhere, nobody' },
      plain,
    ],
    writes: true,
    load: () => import('./commands/issue.js'),
  },
  {
    name: 'adopt',
    summary: 'bring in the edits of a returned Word or Markdown file or page',
    arguments: [{ form: '[file]', summary: 'the file, .docx, .md or .html' }],
    options: [
      { form: '--whole', summary: 'leave out every rule that the file lacks, even where it holds only a part' },
      { form: '--explain', summary: 'show what became of every word of the file' },
      { form: '--anyway', summary: 'bring it in though it seems to be of another practice, or no policy' },
      { form: '--undo', summary: 'take back what the last file brought in' },
    ],
    writes: true,
    load: () => import('./commands/adopt.js'),
  },
  {
    name: 'check',
    summary: 'answers, conflicts and sources: is everything still in order?',
    arguments: [folder],
    options: [
      { form: '--as-of <yyyy-mm-dd>', summary: 'judge sources and review dates as on this date' },
      { form: '--accept', summary: 'remember the notes: they are not said again' },
      { form: '--all', summary: 'notes accepted earlier too' },
      { form: '--details', summary: 'the place and the rule of each finding, and the whole of long lists' },
    ],
    load: () => import('./commands/check.js'),
  },
  {
    name: 'why',
    summary: 'why a clause is in or out',
    arguments: [
      { form: '[clause]', summary: 'its number (2.4), its title or a piece of it, or its id; all when left out' },
    ],
    options: [],
    load: () => import('./commands/why.js'),
  },
  {
    name: 'disclaimer',
    summary: "the text for a platform's box",
    arguments: [{ form: '[platform...]', summary: 'the site as you call it, such as yelp or google maps' }],
    options: [
      { form: '--field <name>', summary: 'another box of that platform, by id or name' },
      { form: '--name <practice>', summary: 'the name of the practice: no interview, no folder needed' },
      { form: '--copy', summary: 'copy it to the clipboard' },
      { form: '--list', summary: 'every text with its length and limit' },
    ],
    load: () => import('./commands/disclaimer.js'),
  },
  {
    name: 'questions',
    summary: 'the interview as a table',
    arguments: [],
    options: [{ form: '--json-schema', summary: 'a JSON schema of answers.yaml, for editors' }],
    load: () => import('./commands/questions.js'),
  },
  {
    name: 'radar',
    summary: 'what of the law or the library touches this practice; drafts, never issues',
    arguments: [folder],
    options: [asOf],
    writes: true,
    load: () => import('./commands/radar.js'),
  },
  many('build', 'builds every practice', [only]),
  many('update', 'brings every practice up to date, asking nothing'),
  many('check', 'checks every practice', [asOf]),
  many('plan', 'what a build would do for every practice; writes nothing in their folders'),
  many('issue', 'releases a version of every practice whose text changed', issueDates),
  many('radar', 'what touches which practice; drafts, never issues', [asOf]),
  {
    name: 'many report',
    summary: 'puts the results of the shares of one run together',
    arguments: [{ form: '[files...]', summary: 'the files of results' }],
    options: [],
    load: () => import('./commands/many-report.js'),
  },
  {
    name: 'library list',
    summary: 'the libraries at hand, and how to get the newest',
    arguments: [],
    options: [],
    load: () => import('./commands/library-list.js'),
  },
  {
    name: 'library new',
    summary: 'a small library in an empty folder, to make your own of',
    arguments: [{ form: '[folder]', summary: 'folder of the new library' }],
    options: [],
    writes: true,
    load: () => import('./commands/library-new.js'),
  },
  {
    name: 'library check',
    summary: 'every lint rule over the library',
    arguments: [],
    options: [],
    load: () => import('./commands/library-check.js'),
  },
  {
    name: 'library prove',
    summary: 'the proof over every set of answers, with counts',
    arguments: [],
    options: [{ form: '--replay <file>', summary: 'show the fault of a file it wrote, by an ordinary build' }],
    load: () => import('./commands/library-prove.js'),
  },
  {
    name: 'library impact',
    summary: 'which clauses rest on an authority, and which practices are touched',
    arguments: [{ form: '<authority>', summary: 'authority id, such as apa-5.05' }],
    options: [{ form: '--folders <dirs...>', summary: "practices' folders to look at" }],
    load: () => import('./commands/library-impact.js'),
  },
]

/** Whether the result of what was typed is lost when what it prints can't be written. */
export const isResultPrinted = (words: readonly string[]): boolean =>
  !commands.some(({ name, writes }) => writes === true && name.split(' ').every((word, at) => words[at] === word))
