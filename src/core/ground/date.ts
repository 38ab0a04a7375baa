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
