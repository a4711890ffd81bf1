import { isDocument, isOperatorDocument, type Document } from '../kernel/bson-values'
import { splitPath, valueAt } from '../kernel/paths'
import { compileElement, compileFilter, equalityTest } from '../query/matcher'

type ElementTest = (element: unknown) => boolean

/**
 * Index of the first element of the array at `path` that the filter's conditions on that array match,
 * -1 when there is none. `$elemMatch` decides alone when present; else one element must match all
 * conditions, or the last one when no element does.
 */
export function positionalIndex(doc: Document, path: string, filter: Document): number {
  const array = valueAt(doc, splitPath(path))
  if (!Array.isArray(array)) return -1
  const found: { tests: ElementTest[]; decisive: ElementTest | null } = { tests: [], decisive: null }
  collect(filter, path, found)
  if (found.decisive) return array.findIndex(found.decisive)
  if (found.tests.length === 0) return -1
  const all = array.findIndex((element) => found.tests.every((test) => test(element)))
  return all >= 0 ? all : array.findIndex(found.tests.at(-1) as ElementTest)
}

function collect(
  filter: Document,
  path: string,
  found: { tests: ElementTest[]; decisive: ElementTest | null },
): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name]
    if (name === '$and' && Array.isArray(condition))
      for (const part of condition) collect(part as Document, path, found)
    else if (name === path) addOwn(condition, found)
    else if (name.startsWith(`${path}.`)) found.tests.push(fieldTest(name.slice(path.length + 1), condition))
  }
}

function addOwn(condition: unknown, found: { tests: ElementTest[]; decisive: ElementTest | null }): void {
  if (!isOperatorDocument(condition)) found.tests.push(equalityTest(condition))
  else if (Object.hasOwn(condition, '$elemMatch')) found.decisive = compileElement(condition['$elemMatch'])
  else {
    const test = compileFilter({ v: condition })
    found.tests.push((v) => test({ v }))
  }
}

function fieldTest(rest: string, condition: unknown): ElementTest {
  const [head, ...tail] = splitPath(rest)
  if (head !== undefined && /^\d+$/.test(head) && tail.length === 0) {
    const test = compileFilter({ v: condition })
    return (v) => test({ v })
  }
  const test = compileFilter({ [rest]: condition })
  return (element) => isDocument(element) && test(element)
}
