/** Words of an answer or title → Markdown that reads the same, in one line. */

/** Signs that Markdown could read are escaped, and white space is one space. */
export const plainWords = (words: string): string => words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&')
