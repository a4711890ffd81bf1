import type { RenderedElement } from './tree'

type Test = (element: RenderedElement) => boolean

interface Step {
  tests: Test[]
  /** `>`: must be the parent of what follows, not just above it. */
  parentOnly: boolean
}

const SIMPLE = /(\*|[\w-]+)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]/y

/**
 * Elements under `root` that match a CSS selector of tags, `#id`, `.class`, `[a=b]`, descendant, `>` and comma.
 * The inside of custom components is not searched, as in WeChat. Throws on what it does not understand.
 */
export function queryAll(root: RenderedElement, selector: string): RenderedElement[] {
  const alternatives = selector.split(',').map(parseSteps)
  const found: RenderedElement[] = []
  collect(root)
  return found

  function collect(parent: RenderedElement) {
    for (const child of parent.children) {
      if (child.kind === 'text') continue
      if (alternatives.some((steps) => matches(child, steps, steps.length - 1, root))) found.push(child)
      collect(child)
    }
  }
}

function matches(element: RenderedElement, steps: Step[], index: number, root: RenderedElement): boolean {
  if (!steps[index]?.tests.every((test) => test(element))) return false
  const before = steps[index - 1]
  if (!before) return true
  for (let above = element.parent; above && above !== root.parent; above = above.parent) {
    if (matches(above, steps, index - 1, root)) return true
    if (before.parentOnly) return false
  }
  return false
}

function parseSteps(selector: string): Step[] {
  const words = selector
    .trim()
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)
  const steps: Step[] = []
  for (const word of words) {
    const before = steps[steps.length - 1]
    if (word !== '>') steps.push({ tests: parseCompound(word), parentOnly: false })
    else if (before) before.parentOnly = true
  }
  if (!steps.length) throw new Error('empty selector')
  return steps
}

function parseCompound(word: string): Test[] {
  const tests: Test[] = []
  let at = 0
  while (at < word.length) {
    SIMPLE.lastIndex = at
    const found = SIMPLE.exec(word)
    if (!found) throw new Error(`unsupported selector: ${word}`)
    tests.push(toTest(found))
    at = SIMPLE.lastIndex
  }
  if (!tests.length) throw new Error(`unsupported selector: ${word}`)
  return tests
}

function toTest([, tag, id, name, attribute, value]: RegExpExecArray): Test {
  if (tag === '*') return () => true
  if (tag) return (element) => element.tag === tag.replace(/^wx-/, '')
  if (id) return (element) => String(element.attrs.id) === id
  if (name) return (element) => classesOf(element).includes(name)
  const key = attribute ?? ''
  if (value === undefined) return (element) => key in element.attrs
  return (element) => String(element.attrs[key]) === value
}

function classesOf(element: RenderedElement): string[] {
  return String(element.attrs.class ?? '').split(/\s+/)
}
