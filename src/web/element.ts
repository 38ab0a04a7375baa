/** Turns a tag, attributes and children into an element; text is only ever set as text. */

/** What an element can hold; null = nothing. */
export type Child = Node | string | null

/** Attributes as they stand in HTML; true = there, false = not there; a function listens to the event of its name. */
export type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>

/** Makes an element. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== false) made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A button that does something at once; `look` is its class. */
export const button = (label: string, does: () => void, look = ''): HTMLButtonElement =>
  make('button', { type: 'button', ...(look !== '' && { class: look }), click: does }, label)

/** The heading of a screen, which the eye and the screen reader start from. */
export const heading = (words: string): HTMLElement => make('h1', { id: '_heading', tabindex: '-1' }, words)

/** Paragraphs. */
export const paragraphs = (texts: readonly string[], look = ''): readonly HTMLElement[] =>
  texts.filter((text) => text !== '').map((text) => make('p', look === '' ? {} : { class: look }, text))

/** Words that open on request; nothing when there are none. */
export const details = (title: string, texts: readonly string[]): Child =>
  texts.length === 0 ? null : make('details', {}, make('summary', {}, title), ...paragraphs(texts))
