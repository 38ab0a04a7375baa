/** Prints the processor time of what a run can't do without, the least of some fresh processes each, beside that of whole runs and of pandoc. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 7)
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-floors-'))
const at = (...names) => path.join(work, ...names)
const env = { ...process.env, XDG_CACHE_HOME: at('cache') }
delete env.NODE_EXTRA_CA_CERTS

// The practice of `npm run bench`: every paper but PDFs.
const { library } = JSON.parse(readFileSync(path.join(root, 'dist', 'library.json'), 'utf8'))
const papers = library.questions.find(({ id }) => id === library.parts.outputs).choices.map(({ value }) => value)
const wanted = papers.filter((paper) => !paper.endsWith('-pdf')).join(', ')
writeFileSync(at('answers.yaml'), `format: 1\nanswers:\n  practiceName: Riverbend Counseling\n  outputs: [${wanted}]\n`)
const asked = ['build', at('p'), '--answers', at('answers.yaml'), '--date', '2027-01-04']
const three = ['--only', 'policy-md,policy-html,policy-docx']

/** Runs a script in a process of its own; it says its laps in milliseconds of processor time. */
function lapsOf(script) {
  const timed = `const lap=()=>{const{user,system}=process.cpuUsage();return(user+system)/1000};const laps=[lap()];${script}\nconsole.log(JSON.stringify(laps))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', timed], { cwd: root, env })
  if (stderr.length > 0) throw new Error(String(stderr))
  return JSON.parse(String(stdout))
}

const load = `const{createRequire}=await import('node:module');const{program}=createRequire(${JSON.stringify(`${root}/`)})('./bin/load.js').load();laps.push(lap());`
const quiet = `const output={write:()=>true};const io={input:{isTTY:false},output,error:output,env:{},cwd:${JSON.stringify(work)},today:'2027-01-04'};`
const whole = (...more) =>
  `${load}${quiet}await program.main(${JSON.stringify([...asked, ...more])},io);laps.push(lap());`
const fresh = (script) => () => {
  rmSync(at('p'), { recursive: true, force: true })
  const laps = lapsOf(script)
  return laps.at(-1)
}

fresh(whole())()
/** The parts of Word files that are deflated for each paper anew: its text and what names it. */
const isOwn = (name) => /document\.xml|core\.xml|header[13]\.xml/.test(name)
const words = readdirSync(at('p')).filter((name) => name.endsWith('.docx'))
function deflating(names) {
  const zipped = names.map((name) => unzipSync(readFileSync(at('p', name))))
  const parts = zipped.flatMap((one) =>
    Object.keys(one)
      .filter(isOwn)
      .map((name) => one[name]),
  )
  writeFileSync(at('parts.json'), JSON.stringify(parts.map((part) => Buffer.from(part).toString('base64'))))
  const script = `import{deflateSync}from'fflate';import{readFileSync}from'node:fs';
const parts=JSON.parse(readFileSync(${JSON.stringify(at('parts.json'))})).map((one)=>new Uint8Array(Buffer.from(one,'base64')));
const all=()=>{for(const part of parts)deflateSync(part,{level:6})};laps.push(lap());all();laps.push(lap());
for(let n=0;n<20;n+=1)all();laps.push(lap());for(let n=0;n<20;n+=1)all();laps.push(lap());`
  return least(() => {
    const [, start, cold, warming, warm] = lapsOf(script)
    return [cold - start, (warm - warming) / 20]
  })
}

/** The least of each figure. */
function least(measure) {
  const all = Array.from({ length: rounds }, () => [measure()].flat())
  return all[0].map((_, index) => Math.min(...all.map((one) => one[index])))
}

const line = (name, ms) => console.log(`${name.padEnd(58)} ${ms.toFixed(0).padStart(5)} ms`)
const [one, every] = [deflating(['social-media-policy.docx']), deflating(words)]
const pandoc = spawnSync('bash', ['-c', 'pandoc --version']).status === 0
if (pandoc) {
  const shell = `TIMEFORMAT='%U %S'; time pandoc ${at('p', 'social-media-policy.md')} -o ${at('pandoc.docx')}`
  const times = () =>
    String(spawnSync('bash', ['-c', shell]).stderr)
      .trim()
      .split(' ')
      .map(Number)
  line('pandoc, the policy’s Markdown to Word', 1000 * least(() => times().reduce((sum, time) => sum + time, 0))[0])
}
const [node, loaded] = least(() => lapsOf(load))
const [, , read] = least(() => lapsOf(`${load}await program.loadLibrary(null);laps.push(lap());`))
line('Node, before its first line', node)
line('the same, and the program loaded', loaded)
line('the same, and the library read', read)
line('policy in three formats, the whole run', least(fresh(whole(...three)))[0])
line('  deflating its Word file, alone, cold', one[0])
line('  the same, warm', one[1])
line('every paper, the whole run', least(fresh(whole()))[0])
line(`  deflating its ${words.length} Word files, alone, cold`, every[0])
line('  the same, warm', every[1])
rmSync(work, { recursive: true })
