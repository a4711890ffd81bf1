import type { PowerContent } from '../powers/powers.schema'
import { linesCodec } from './cells.rules'

/** 《法律》第X条 text; or law｜article｜text. */
export const basesCodec = linesCodec<PowerContent['bases'][number]>({
  count: 50,
  goesOn,
  item(parts) {
    const basis = parts.length > 1 ? basisOfParts(parts) : basisOfText(parts[0] ?? '')
    if (basis.law.length < 2) return '没有写法律法规名称'
    return (
      longPart(basis, { law: ['法律法规名称', 200], article: ['条款', 200], text: ['条文', 5000] }) ?? basis
    )
  },
  parts: ({ law, article, text }) => [
    law,
    article,
    text.split('\n').slice(1).every(goesOn) ? text : flat(text),
  ],
})

/** Situation｜basis｜organ. */
export const accountabilitiesCodec = linesCodec<PowerContent['accountabilities'][number]>({
  count: 100,
  item([situation = '', basis = '', organ = '']) {
    if (situation.length < 2) return '没有写追责情形'
    const limits = { situation: ['追责情形', 2000], basis: ['依据', 2000], organ: ['追责机关', 200] } as const
    return longPart({ situation, basis, organ }, limits) ?? { situation, basis, organ }
  },
  parts: ({ situation, basis, organ }) => [situation, basis, organ].map(flat),
})

/** Name｜note. */
export const materialsCodec = linesCodec<PowerContent['materials'][number]>({
  count: 100,
  item([name = '', note = '']) {
    if (name.length < 2) return '没有写材料名称'
    return (
      longPart({ name, note }, { name: ['材料名称', 200], note: ['说明', 200] }) ?? {
        name,
        note,
        templateId: null,
      }
    )
  },
  parts: ({ name, note }) => [name, note],
})

/** A line that begins no basis of its own. */
function goesOn(line: string): boolean {
  return !/^\d*[.、．\s]*《/.test(line) && !/[｜|]/.test(line)
}

function basisOfParts([law = '', article = '', ...text]: readonly string[]) {
  return { law, article, text: text.join('｜') }
}

/** 《law》第X条第Y款: text — as lists are published; a line without a title is taken as the name. */
function basisOfText(line: string) {
  const plain = line.replace(/^\d+[.、．]\s*/, '')
  const [, law, rest = ''] = /^(《[^》]+》(?:（[^）]*）)?)([\s\S]*)$/.exec(plain) ?? []
  if (law === undefined)
    return plain.length <= 200
      ? { law: plain, article: '', text: '' }
      : { law: '依据', article: '', text: plain }
  const [, article = '', text = ''] =
    /^\s*((?:第[^条款项]{1,12}[条款项](?:之[一二三四五六七八九十]+)?)*)[\s：:，,。]*([\s\S]*)$/.exec(rest) ??
    []
  return { law, article, text }
}

function longPart<T extends Record<string, string>>(
  parts: T,
  limits: Record<keyof T, readonly [name: string, max: number]>,
): string | null {
  const long = (Object.keys(limits) as (keyof T)[]).find((key) => (parts[key] ?? '').length > limits[key][1])
  return long === undefined ? null : `的${limits[long][0]}超过 ${limits[long][1]} 字`
}

function flat(text: string): string {
  return text.replaceAll('\n', ' ')
}
