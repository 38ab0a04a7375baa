/** The lists of an earlier Word file → lists of the present one, so that struck items count with the list they stood in. */

const definitions = /<w:abstractNum .*?<\/w:abstractNum>/gs
const instances = /<w:num w:numId="(\d+)".*?<\/w:num>/gs

const numberOf = (xml: string, attribute: string): number => Number(new RegExp(`${attribute}="(\\d+)"`).exec(xml)?.[1])

interface Numbering {
  /** Numbering id → its definition's XML. */
  readonly definition: ReadonlyMap<string, string>
  readonly instance: ReadonlyMap<string, string>
}

function readNumbering(xml: string): Numbering {
  const byId = new Map((xml.match(definitions) ?? []).map((found) => [numberOf(found, 'w:abstractNumId'), found]))
  const found = [...xml.matchAll(instances)].map(([whole, id = '']) => ({ whole, id }))
  return {
    definition: new Map(found.map(({ whole, id }) => [id, byId.get(numberOf(whole, '<w:abstractNumId w:val')) ?? ''])),
    instance: new Map(found.map(({ whole, id }) => [id, whole])),
  }
}

const lookOf = (definition: string): string => (definition.match(/<w:(?:numFmt|lvlText) [^>]*>/g) ?? []).join('')

/** Numbering id → what the list looks like: the same for any two lists that differ in their counting only. */
export function listLooks(numberingXml: string): ReadonlyMap<string, string> {
  const { definition } = readNumbering(numberingXml)
  const looks = [...new Set([...definition.values()].map(lookOf))].sort()
  return new Map([...definition].map(([id, xml]) => [id, lookName(lookOf(xml), looks)]))
}

// Short names keep the shapes of lines short; they must not depend on how many looks a document has.
const lookName = (look: string, looks: readonly string[]): string =>
  look.includes('"bullet"') ? `bullets ${look.length}` : looks.length > 0 ? 'numbers' : ''

/** Finds or makes a present list for each earlier one. */
export interface Lists {
  /** Says that two items are the same item of the same list. */
  readonly pair: (before: string, after: string) => void
  /** Paragraph properties of the earlier file with the present file's list. */
  readonly present: (properties: string) => string
  /** The present numbering with the lists that had to be made. */
  readonly xml: () => string
}

export function mergeLists(beforeXml: string, afterXml: string): Lists {
  const [before, after] = [readNumbering(beforeXml), readNumbering(afterXml)]
  const known = new Map<string, string>()
  const made: { definition: string; instance: string }[] = []
  const looks = new Map([...after.definition].map(([id, xml]) => [lookOf(xml), id]))
  let nextId = Math.max(0, ...[...after.instance.keys()].map(Number)) + 1
  let nextDefinition =
    Math.max(0, ...(afterXml.match(definitions) ?? []).map((xml) => numberOf(xml, 'w:abstractNumId'))) + 1
  const find = (id: string): string => {
    const look = lookOf(before.definition.get(id) ?? '')
    const same = known.get(id) ?? (look.includes('w:val="bullet"') ? looks.get(look) : undefined)
    if (same !== undefined) return same
    const number = String(nextId++)
    const definitionId = nextDefinition++
    made.push({
      definition: (before.definition.get(id) ?? '').replace(
        /w:abstractNumId="\d+"/,
        `w:abstractNumId="${definitionId}"`,
      ),
      instance: (before.instance.get(id) ?? '')
        .replace(/w:numId="\d+"/, `w:numId="${number}"`)
        .replace(/<w:abstractNumId w:val="\d+"\/>/, `<w:abstractNumId w:val="${definitionId}"/>`),
    })
    known.set(id, number)
    return number
  }
  return {
    pair: (old, now) => {
      if (!known.has(old)) known.set(old, now)
    },
    present: (properties) =>
      properties.replace(/(<w:numId w:val=")(\d+)/, (whole, start: string, id: string) =>
        before.instance.has(id) ? `${start}${find(id)}` : whole,
      ),
    xml: () =>
      afterXml
        .replace(/<w:num /, (start) => `${made.map(({ definition }) => definition).join('')}${start}`)
        .replace('</w:numbering>', `${made.map(({ instance }) => instance).join('')}</w:numbering>`),
  }
}

/** The numbering id of a list item, or null. */
export const listOf = (properties: string): string | null => /<w:numId w:val="(\d+)"/.exec(properties)?.[1] ?? null
