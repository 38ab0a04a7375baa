/** Dates as ISO text (YYYY-MM-DD), without a clock or a time zone. */

/** The date's parts, or null when the text is not a real calendar date between 2000 and 2199. */
export function parseDate(iso: string): { year: number; month: number; day: number } | null {
  const match = /^(2[01]\d\d)-(\d\d)-(\d\d)$/.exec(iso)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? { year, month, day } : null
}

/** The same day `months` later (the month's last day where the day doesn't exist), then `days` on. */
export function shiftDate(iso: string, months: number, days = 0): string {
  const date = parseDate(iso)
  if (date === null) return iso
  const index = date.year * 12 + (date.month - 1) + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const shifted = new Date(Date.UTC(year, month - 1, Math.min(date.day, daysIn(year, month)) + days))
  return shifted.toISOString().slice(0, 10)
}

/** "November 24, 2026". */
export function formatDate(iso: string): string {
  const date = parseDate(iso)
  return date === null ? iso : `${monthNames[date.month - 1]} ${date.day}, ${date.year}`
}

/** A date as people in the United States write it ("1/31/2027", "Jan 31, 2027", "31 January 2027", "2027/1/31") as ISO; null for anything else. */
export function readDate(text: string): string | null {
  const said = text.trim().replace(/\s+/g, ' ')
  const [, first = '', second = '', third = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said) ??
    swapped(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(said), 3, 1, 2) ??
    named(said) ??
    []
  const iso = [first, second.padStart(2, '0'), third.padStart(2, '0')].join('-')
  return parseDate(iso) === null ? null : iso
}

/** The two days that a date in figures alone can mean where people write them in either order; null where it means one. */
export function bothReadings(text: string): readonly [string, string] | null {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const day = (month: string, date: string): string => [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-')
  const [american, other] = [day(first, second), day(second, first)]
  return american === other || parseDate(american) === null || parseDate(other) === null ? null : [american, other]
}

/** "Jan 31, 2027" and "31 January 2027", the weekday and "st" or "th" left out. */
function named(said: string): readonly string[] | null {
  const bare = said.replace(/^[a-z]+day,? /i, '').replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/i, '$1')
  const [, month = '', day = '', year = ''] =
    /^([a-z]{3,})\.? (\d{1,2}),? (\d{4})$/i.exec(bare) ??
    swapped(/^(\d{1,2}) (?:of )?([a-z]{3,})\.?,? (\d{4})$/i.exec(bare), 2, 1, 3) ??
    []
  const index = monthNames.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase()))
  return month === '' || index < 0 ? null : ['', year, String(index + 1), day]
}

const swapped = (found: readonly string[] | null, ...order: readonly number[]): readonly string[] | null =>
  found === null ? null : ['', ...order.map((at) => found[at] ?? '')]

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
