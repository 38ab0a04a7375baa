/** Tells an address that readers may follow from one that a paper must not carry. */

/**
 * Web pages, mail and telephone numbers, well-formed: anything else (a program's own scheme, a share on another machine, a script)
 * prints as its words alone, and one malformed address makes Word refuse the whole file.
 */
export const isSafeAddress = (url: string): boolean =>
  /^(https?:\/\/[A-Za-z0-9.-]+(:\d+)?([/?#]|$)|mailto:[^@]+@[^@]+$|tel:\+?[\d().-]+$)/i.test(url) &&
  /^([A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(url)
