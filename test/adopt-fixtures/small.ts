/** A small policy as written: its lock and its Markdown. */
import type { Adopted, AdoptOptions } from '../../src/core/override/adopt/adopted.js'
import { adoptMarkdown, readMarkdownFile } from '../../src/core/override/adopt/markdown.js'
import type { Lock, WrittenPolicy } from '../../src/core/policy/lock.js'
import type { Override } from '../../src/core/policy/override.js'

const provision = (clause: string, number: string, title: string, text: string, rationale: string) => ({
  clause,
  version: '1.0.0',
  section: 'rules',
  number,
  title,
  text,
  rationale,
  authorities: ['apa-5.05'],
  own: false,
})

const posting = `Only the lead posts for us. Ask before you post, see [section 1.2](clause:replies).

- Check the **account**.
- Check the photo.`
const replies = 'Never reply to a review in public. A kind word is a reply too.'
const leaving = 'When you leave, you hand back every login on your last day.'

export const lock: Lock = {
  format: 1,
  library: { id: 'small', version: '1.0.0' },
  date: '2026-11-24',
  version: '1.0',
  answers: {},
  questions: {},
  unsure: [],
  provisions: [
    provision('posting', '1.1', 'Who posts', posting, 'One voice is easier to trust.'),
    provision('replies', '1.2', 'No replies', replies, 'Any reply can show who is a client.'),
    provision('leaving', '2.1', 'When you leave', leaving, 'Old logins are open doors.'),
  ],
  overrides: [],
  frame: [
    'Our policy',
    'Hope Group',
    'Version: 1.0',
    'Contents',
    '1 Rules',
    'These are our rules of every day.',
    '1.1 Who posts',
    'Based on: APA Ethics Code, Standard 5.05',
    '1.2 No replies',
    '2 Leaving',
    '2.1 When you leave',
    'Authorities',
    'APA Ethics Code, checked November 24, 2026.',
    '1 Rules 1.1 Who posts 1.2 No replies',
    '2 Leaving 2.1 When you leave',
  ],
  policyFiles: [],
  outputs: {},
  issued: [],
  papers: [],
  inputs: '',
  notices: [],
  seal: '',
}

export const markdown = `# Our policy

**Hope Group**

- **Version:** 1.0

## Contents

- [1. Rules](#1-rules)
  - [1.1 Who posts](#11-who-posts)
  - [1.2 No replies](#12-no-replies)
- [2. Leaving](#2-leaving)
  - [2.1 When you leave](#21-when-you-leave)

## 1. Rules

These are our rules of every day.

<!-- clause: posting -->
### 1.1 Who posts

Only the lead posts for us. Ask before you post, see [section 1.2](#12-no-replies).

- Check the **account**.
- Check the photo.

*Why: One voice is easier to trust.*

Based on: APA Ethics Code, Standard 5.05

<!-- clause: replies -->
### 1.2 No replies

Never reply to a review in public. A kind word is a reply too.

*Why: Any reply can show who is a client.*

Based on: APA Ethics Code, Standard 5.05

## 2. Leaving

<!-- clause: leaving -->
### 2.1 When you leave

When you leave, you hand back every login on your last day.

*Why: Old logins are open doors.*

Based on: APA Ethics Code, Standard 5.05

## Authorities

- APA Ethics Code, checked November 24, 2026.
`

/** What the edited text brings in; it must differ from the written one. */
export function adopted(
  edited: string,
  overrides: readonly Override[] = [],
  provisions: Lock['provisions'] = lock.provisions,
): Adopted {
  if (edited === markdown) throw new Error('the edit did not apply')
  return adoptedFrom(edited, { ...lock, provisions, overrides }, '2026-12-01')
}

/** What a Markdown file brings into the policy it started from. */
export const adoptedFrom = (
  edited: string,
  policy: WrittenPolicy,
  date: string,
  options: Partial<AdoptOptions> = {},
): Adopted => adoptMarkdown(readMarkdownFile(edited, [policy]), policy, { date, ...options })

/** `posting: replace`, one for each override. */
export const kinds = (result: Adopted): readonly string[] =>
  result.overrides.map((override) => `${override.clause}: ${override.kind}`)
