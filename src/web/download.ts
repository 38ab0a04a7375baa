/** Hands a file to the browser to save; it goes from memory to the disk, and nowhere else. */
import { make } from './element.js'

const kinds: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  ics: 'text/calendar',
  md: 'text/markdown',
  txt: 'text/plain',
  yaml: 'application/yaml',
  zip: 'application/zip',
}

/** Saves bytes under a name of its own, without folders. */
export function download(path: string, content: string | Uint8Array): void {
  const name = path.split('/').at(-1) ?? path
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const type = kinds[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  const link = make('a', { href: url, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads it while it saves.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
