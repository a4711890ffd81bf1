import { inflateSync } from 'node:zlib'

/**
 * For tests: the text a reader can copy out of a PDF, line by line as drawn. Reads what our own papers hold: fonts with
 * two-byte codes and a ToUnicode map each, texts written as <hex> in TJ.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf)
  const fonts = fontMaps(objects)
  return [...objects.values()]
    .map((object) => streamOf(object))
    .filter((stream) => / Tf\b/.test(stream))
    .map((stream) => textOf(stream, fonts))
    .join('\n')
}

/** How many pages it has. */
export function pdfPages(pdf: Buffer): number {
  return [...objectsOf(pdf).values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object)).length
}

function objectsOf(pdf: Buffer): Map<string, string> {
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of pdf
    .toString('latin1')
    .matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body)
  return objects
}

function streamOf(object: string): string {
  const body = /stream\n([\s\S]*)\nendstream/.exec(object)?.[1]
  if (body === undefined) return ''
  if (!object.includes('/FlateDecode')) return body
  return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
}

/** Font name as the pages call it → code → text. */
function fontMaps(objects: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>()
  for (const object of objects.values()) {
    for (const [, name = '', id = ''] of object.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
      if (map) fonts.set(name, unicodeMap(streamOf(objects.get(map) ?? '')))
    }
  }
  return fonts
}

/** `<first> <last> [<text> <text> …]`: pdfkit writes ranges of codes. */
function unicodeMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const [, first = '', , texts = ''] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    const all = [...texts.matchAll(/<(\w+)>/g)]
    all.forEach(([, text = ''], i) => {
      const code = (parseInt(first, 16) + i).toString(16).padStart(4, '0')
      map.set(code, Buffer.from(text, 'hex').swap16().toString('utf16le'))
    })
  }
  return map
}

function textOf(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map()
  const lines: string[] = []
  for (const [, name, texts] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? font
    const codes = [...(texts ?? '').matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    if (texts !== undefined) lines.push(codes.map((code) => font.get(code.toLowerCase()) ?? '?').join(''))
  }
  return lines.join('\n')
}
