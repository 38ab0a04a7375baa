/** Turns the name of a character (`&copy;`) into the character, as this browser reads it in a page. */

/** The character; the text itself where no character has that name. */
export function namedCharacters(name: string): string {
  const element = document.implementation.createHTMLDocument('').createElement('p')
  element.innerHTML = name
  const text = element.textContent
  // Of an unknown name a browser may read the start (`&notit;` as "¬it;"); then the semicolon is left.
  return text.endsWith(';') && text !== ';' ? name : text
}
