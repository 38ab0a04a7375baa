/** Puts text on the clipboard where there is one. */

/** Says in one sentence what happened; never throws. */
export async function copyText(text: string): Promise<string> {
  try {
    const { default: clipboard } = await import('clipboardy')
    await clipboard.write(text)
    return 'Copied: paste it into the box.'
  } catch {
    return 'There is no clipboard here; copy the text from its file or from the screen.'
  }
}
