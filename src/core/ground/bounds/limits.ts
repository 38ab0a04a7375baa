/** Turns "how much is too much" into numbers, one for each thing that comes in from outside; every door reads them here. */

/** What no honest file comes near; a file beyond one of these is refused in words, before it costs time or memory. */
export const limits = {
  /** Bytes of a text file: answers, overrides, records, library files. */
  textBytes: 5_000_000,
  /** Bytes of any other file that is read whole: a paper of ours as somebody left it, a file brought back. */
  fileBytes: 100_000_000,
  /** Characters of answers.yaml. */
  answersCharacters: 200_000,
  /** Uses of a named value (`*name`) in one YAML text. */
  yamlAliases: 100,
  /** How far values of one YAML text lie inside each other. */
  yamlDepth: 60,
  /** Problems told of one file; more are counted. */
  problems: 50,
  /** Files and bytes of a library. */
  libraryFiles: 5_000,
  libraryBytes: 50_000_000,
  /** Words a phrase of the wording rules may have, groups it names counted in full. */
  phraseSteps: 40,
  phraseDepth: 8,
  /** Words and marks of one sentence; longer ones are read in pieces. */
  sentenceTokens: 400,
  /** Ways a sentence can be tried against one phrase before it counts as not found. */
  phraseTries: 20_000,
  /** Files in a Word file's zip, bytes of one text part unpacked, and of all that are read together. */
  wordEntries: 2_000,
  wordPartBytes: 25_000_000,
  wordBytes: 40_000_000,
  /** Elements of one part, and how deep they lie inside each other. */
  xmlElements: 400_000,
  xmlDepth: 250,
  /** Characters of a Markdown file brought back. */
  markdownCharacters: 1_000_000,
  /** Paragraphs of a file brought back. */
  paragraphs: 3_000,
  /** Characters of a line somebody types, and of a search; a paste is cut there, far beyond what any question takes. */
  typedCharacters: 1_000,
  searchCharacters: 60,
  /** Characters of a path in the folder, and names in it. */
  pathCharacters: 200,
  nameCharacters: 80,
  pathNames: 6,
} as const
