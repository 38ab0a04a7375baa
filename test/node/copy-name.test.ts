/** Names that sync folders and file managers give to copies, and names that are none. */
import { copiedName } from '../../src/node/folder/copy-name.js'

test.each([
  ["one-voice (Dana's conflicted copy 2026-11-01).md", 'one-voice.md'],
  ['one-voice (conflicted copy 2026-11-01 091500).md', 'one-voice.md'],
  ['one-voice (Case Conflict).md', 'one-voice.md'],
  ['answers (1).yaml', 'answers.yaml'],
  ['social-media-policy(2).docx', 'social-media-policy.docx'],
  ['one-voice_conf(1).md', 'one-voice.md'],
  ['one-voice [Conflict].md', 'one-voice.md'],
  ['one-voice.sync-conflict-20261101-091500-ABCDEFG.md', 'one-voice.md'],
  ['one-voice - Copy.md', 'one-voice.md'],
  ['one-voice - Copy (2).md', 'one-voice.md'],
  ['one-voice copy 2.md', 'one-voice.md'],
  ['one-voice 2.md', 'one-voice.md'],
  ['overrides/Copy of one-voice.md', 'overrides/one-voice.md'],
  ['one-voice-DESKTOP-4F7K2.md', 'one-voice.md'],
  ['one-voice.after 2.md', 'one-voice.after.md'],
])('%s is a copy of %s', (name, original) => {
  expect(copiedName(name)).toBe(original)
})

test.each(['one-voice.md', 'one-voice.after.md', 'social-media-policy.docx', 'rule-2.md', 'answers.yaml'])(
  '%s is no copy',
  (name) => {
    expect(copiedName(name)).toBeNull()
  },
)
