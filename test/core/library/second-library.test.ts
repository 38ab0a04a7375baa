/** The engine knows no question by name: a library of another trade builds with no change to the program. */
import path from 'node:path'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { packageRoot } from '../../../src/node/library-files.js'
import { renderOutputs, wantedOutputs } from '../../../src/render/output.js'
import { shippedLibrary } from '../../shipped-library.js'

test('the dog walkers get their policy', async () => {
  const library = await shippedLibrary(path.join(packageRoot(), 'test/libraries/dog-walkers'))
  const answers = resolveAnswers(
    library.questions,
    { values: { firm: 'Good Boys', walks: 'crew' }, unsure: [] },
    '2027-01-04',
  )
  const policy = assemblePolicy(library, answers, { version: '1.0' })
  const outputs = await renderOutputs(library, policy, wantedOutputs(library, policy.answers))
  expect(outputs.map((output) => output.path)).toEqual([
    'photo-policy.md',
    'photo-policy.docx',
    'notices/park-board.txt',
  ])
  expect(outputs[2]?.content).toBe("Photos only with the owner's yes. Good Boys\n")
  expect(outputs[0]?.content).toBe(`# Photo policy

**Good Boys**

- **Version:** 1.0
- **Effective:** January 4, 2027
- **Next review:** July 4, 2027

The rules of Good Boys.

## 1. Photos of dogs

<!-- clause: ask-first -->
### 1.1 Ask the owner first

Nobody at Good Boys posts a photo of a dog until its owner has said yes.

*Why: A dog at home alone says that nobody is at home.*

<!-- clause: crew-phones -->
### 1.2 Crew phones

A crew takes photos with one phone. First ask: see [section 1.1](#11-ask-the-owner-first).

*Why: Photos on six phones are hard to delete.*

Based on: Town leash ordinance, Section 1

## Authorities

Each was last checked on November 24, 2026, unless another date stands with it.

- **Town leash ordinance**. Town council, Leash ordinance, 2020. Section 1: <https://example.org/leash>.
`)
})
