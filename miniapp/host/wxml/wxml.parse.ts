/** A parsed WXML tree, before any data is put into it. */
export type WxmlNode = WxmlElement | WxmlText

export interface WxmlText {
  kind: 'text'
  text: string
}

export interface WxmlElement {
  kind: 'element'
  tag: string
  /** `true` stands for an attribute written without a value, as in `<button disabled>`. */
  attrs: Readonly<Record<string, string | true>>
  children: WxmlNode[]
}

const COMMENT = /<!--[\s\S]*?-->/y
const CLOSING = /<\/([\w-]+)\s*>/y
const OPENING = /<([\w-]+)/y
const ATTRIBUTE = /\s+([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/y
const OPENING_END = /\s*(\/?)>/y
const TEXT = /[^<]+/y
/** The script of an inline `<wxs>` may hold `<` and is therefore not markup. */
const SCRIPT = /([\s\S]*?)<\/wxs\s*>/y

/** Parses WXML source. Throws an Error that names the offset of what it cannot read. */
export function parseWxml(source: string): WxmlNode[] {
  const root: WxmlElement = { kind: 'element', tag: '#root', attrs: {}, children: [] }
  const open = [root]
  let at = 0

  while (at < source.length) at = readNext()
  if (open.length > 1) throw new Error(`wxml: <${current().tag}> is not closed`)
  return root.children

  function readNext(): number {
    const comment = match(COMMENT, source, at)
    if (comment) return comment.end
    const closing = match(CLOSING, source, at)
    if (closing) return close(closing.groups[1] ?? '', closing.end)
    const opening = match(OPENING, source, at)
    if (opening) return openElement(opening.groups[1] ?? '', opening.end)
    return readText()
  }

  function close(tag: string, end: number): number {
    if (current().tag !== tag) throw new Error(`wxml: </${tag}> closes <${current().tag}> at ${at}`)
    open.pop()
    return end
  }

  function openElement(tag: string, from: number): number {
    const { attrs, end } = readAttributes(source, from)
    const closer = match(OPENING_END, source, end)
    if (!closer) throw unreadable(source, end)
    const element: WxmlElement = { kind: 'element', tag, attrs, children: [] }
    current().children.push(element)
    if (closer.groups[1]) return closer.end
    if (tag === 'wxs') return readScript(element, closer.end)
    open.push(element)
    return closer.end
  }

  function readScript(element: WxmlElement, from: number): number {
    const script = match(SCRIPT, source, from)
    if (!script) throw new Error('wxml: <wxs> is not closed')
    element.children.push({ kind: 'text', text: script.groups[1] ?? '' })
    return script.end
  }

  function readText(): number {
    const found = match(TEXT, source, at)
    if (!found) throw unreadable(source, at)
    const text = (found.groups[0] ?? '').trim()
    if (text) current().children.push({ kind: 'text', text })
    return found.end
  }

  function current(): WxmlElement {
    return open[open.length - 1] ?? root
  }
}

function readAttributes(source: string, from: number) {
  const attrs: Record<string, string | true> = {}
  let end = from
  for (let found = match(ATTRIBUTE, source, end); found; found = match(ATTRIBUTE, source, end)) {
    attrs[found.groups[1] ?? ''] = found.groups[2] ?? found.groups[3] ?? true
    end = found.end
  }
  return { attrs, end }
}

function match(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at
  const groups = pattern.exec(source)
  return groups && { groups, end: pattern.lastIndex }
}

function unreadable(source: string, at: number) {
  return new Error(`wxml: cannot read at ${at}: ${source.slice(at, at + 60)}`)
}
