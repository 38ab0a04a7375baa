/** Faults in authorities, conflicts, platforms, frames and the library's own file. */
import { edit, typo, yamlFile, type Operator } from './edits.js'

const authorities = yamlFile('authorities')
const conflicts = yamlFile('conflicts')
const platforms = yamlFile('platforms')

export const registerOperators: readonly Operator[] = [
  {
    kind: 'broken quotation',
    tries: 2,
    places: edit(authorities, /(Psychologists do not solicit|should not engage in uninvited)/g, ([words = '']) =>
      words.startsWith('P') ? 'Psychologists shall not solicit' : 'must not engage in uninvited',
    ),
  },
  {
    kind: 'broken quotation',
    tries: 1,
    places: edit(authorities, /influence, manipulation, or coercion/g, () => 'influence or coercion'),
  },
  {
    kind: 'quotation taken out of the register',
    tries: 1,
    places: edit(authorities, /^ {4}quote: Psychologists do not[\s\S]*?(?=^ {4}requires:)/gm, () => ''),
  },
  {
    kind: 'quotation limited to some practices',
    tries: 2,
    places: edit(
      authorities,
      /^ {2}- id: (apa-5\.05|nasw-4\.07b)[\s\S]*?appliesTo: .*\n/gm,
      ([whole]) => `${whole}    when: {professions: other}\n`,
    ),
  },
  {
    kind: 'swapped condition of an authority',
    tries: 4,
    places: edit(
      authorities,
      /when: \{professions: (psychologist|social-worker|counselor)\}/g,
      ([, now = '']) => `when: {professions: ${now === 'psychologist' ? 'social-worker' : 'psychologist'}}`,
    ),
  },
  {
    kind: 'typo in an authority condition',
    tries: 3,
    places: edit(authorities, /when: \{(state|professions): ([\w-]+)\}/g, ([whole, , value = '']) =>
      whole.replace(value, `${value}x`),
    ),
  },
  {
    kind: 'renamed authority',
    tries: 3,
    places: edit(
      authorities,
      /^ {2}- id: (nlra-7|aca-c\.3\.b|hipaa-164\.502a|usc17-106|crfa)$/gm,
      ([whole]) => `${whole}-old`,
    ),
  },
  {
    kind: 'duplicate authority',
    tries: 1,
    places: edit(authorities, /^ {2}- id: apa-5\.06$/gm, () => '  - id: apa-5.05'),
  },
  {
    kind: 'typo in a conflict',
    tries: 2,
    places: edit(conflicts, /when: \{ (\w+): ([a-z-]+)/g, ([whole, , value = '']) => whole.replace(value, typo(value))),
  },
  {
    kind: 'conflict that never holds',
    tries: 2,
    places: edit(conflicts, /when: \{ (likeFollow|aiContent): /g, ([whole]) =>
      whole.replace('{ ', '{ accessModel: single-person, trialPlan: single-then-all, '),
    ),
  },
  {
    kind: 'suggestion that changes nothing',
    tries: 2,
    places: edit(
      conflicts,
      /suggest: \{ (signInMethod: own-roles|onlineGroups: never-client-details|sponsoredContent: never) \}/g,
      ([whole]) =>
        whole
          .replace('own-roles', 'shared-login')
          .replace('never-client-details', 'secure-consult-only')
          .replace('sponsoredContent: never', 'sponsoredContent: owner-approved-disclosed'),
    ),
  },
  {
    kind: 'suggestion that is no choice',
    tries: 1,
    places: edit(conflicts, /suggest: \{ reviewCadence: monthly \}/g, () => 'suggest: { reviewCadence: montly }'),
  },
  {
    kind: 'unknown platform',
    tries: 2,
    places: edit(platforms, /^ {2}- id: (yelp|tiktok)$/gm, ([whole]) => `${whole}x`),
  },
  { kind: 'unknown disclaimer family', tries: 1, places: edit(platforms, /family: social$/gm, () => 'family: socail') },
  { kind: 'wrong slot', tries: 1, places: edit(/policy\.md\.hbs$/, /slot "choices"/g, () => 'slot "choises"') },
  {
    kind: 'wrong part',
    tries: 1,
    places: edit(yamlFile('library'), /disclaimers: disclaimerSites/g, () => 'disclaimers: accessModel'),
  },
]
