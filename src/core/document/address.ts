/** Tells an address that readers may follow from one that a paper must not carry. */

/** Web pages, mail and telephone numbers; anything else (a program's own scheme, a share on another machine, a script) prints as its words alone. */
export const isSafeAddress = (url: string): boolean =>
  /^(https?:\/\/[A-Za-z0-9.-]+(:\d+)?([/?#]|$)|mailto:[^@]+@[^@]+$|tel:\+?[\d().-]+$)/i.test(url)

/** Without a character that an address may not hold: one such makes Word refuse the whole file. */
export const isWellFormedAddress = (url: string): boolean =>
  /^([A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(url)
