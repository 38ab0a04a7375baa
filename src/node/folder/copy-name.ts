/** Tells from a file's name of which file it is a copy, made by a sync folder or a file manager. */

/** What is added to a name, before its ending; adding one = one row. */
const marks: readonly RegExp[] = [
  // Dropbox, ownCloud, Nextcloud, Box: (Dana's conflicted copy 2026-11-01), (conflicted copy 2026-11-01 091500).
  / \([^()]*\b(?:conflicted copy|conflict|case conflict|selective sync conflict)\b[^()]*\)$/i,
  // Google Drive and browsers: (1), _conf(1), [Conflict]
  /_conf\(\d{1,3}\)$/,
  / ?\(\d{1,3}\)$/,
  / ?\[conflict[^\]]*\]$/i,
  // Syncthing
  /\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}$/,
  // Windows and macOS, iCloud: - Copy, - Copy (2), copy, copy 2, 2
  / - Copy$/i,
  / copy(?: \d{1,3})?$/i,
  / \d{1,2}$/,
  // OneDrive: the computer's name
  /-(?=[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
]

/** The name of the file that this one is a copy of, were it one; null for a name without such a mark. */
export function copiedName(name: string): string | null {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.[a-z]+)?)$/i.exec(name) ?? []
  const bare = stem.replace(/(^|\/)Copy of /i, '$1')
  const mark = marks.find((one) => one.test(bare))
  const original = mark === undefined ? bare : bare.replace(mark, '')
  return original === stem || original === '' ? null : `${original.replace(/ - Copy$/i, '')}${ending}`
}
