/** Citations joined into one line: each instrument once. */
import { joinCitations } from '../../../src/core/document/citations.js'

test.each([
  ['nothing', [], []],
  ['one spot', ['APA Ethics Code, Standard 4.01'], ['APA Ethics Code, Standard 4.01']],
  [
    'two spots of one instrument',
    ['APA Ethics Code, Standard 4.01', 'APA Ethics Code, Standard 4.07'],
    ['APA Ethics Code, Standards 4.01 and 4.07'],
  ],
  ['three spots', ['NASW, 1', 'NASW, 2', 'NASW, 3'], ['NASW, 1, 2 and 3']],
  [
    'instruments in the order of first appearance, their spots together',
    ['APA, 1', 'NASW, 1', 'APA, 2', '29 CFR 785', 'NASW, 2'],
    ['APA, 1 and 2', 'NASW, 1 and 2', '29 CFR 785'],
  ],
  ['the same label twice', ['APA, 1', 'APA, 1', 'NLRA', 'NLRA'], ['APA, 1', 'NLRA']],
  ['a whole instrument beside a spot of it', ['APA', 'APA, 1', 'APA, 2'], ['APA', 'APA, 1 and 2']],
  ['an instrument first cited at a spot, then as a whole', ['APA, 1', 'APA'], ['APA, 1', 'APA']],
  [
    'a case with a comma of its own',
    ['OCR, Manasa (2023), $30,000', 'OCR, Elite (2019), $10,000', 'OCR, Bulletin'],
    ['OCR, Manasa (2023), $30,000', 'OCR, Elite (2019), $10,000', 'OCR, Bulletin'],
  ],
  ['a comma without a space or without a spot', ['17 U.S.C. 1,2', 'APA, '], ['17 U.S.C. 1,2', 'APA, ']],
])('%s', (_, labels, expected) => {
  expect(joinCitations(labels)).toEqual(expected)
})
