/** One line of a pasted list of those concerned: who it names, or why it names nobody. */
export interface ConcernedLine {
  /** Counted from 1, empty lines too: as the person sees them. */
  line: number
  name: string
  phone: string
  /** null: it is taken. */
  problem: string | null
}

const NAME_MOST = 30
const PHONE = /^1[3-9]\d{9}$/
/** A number as people write it down: `138 0000 0001`, `138-0000-0001`. */
const NUMBER = /1[\d\s-]{9,}\d|\d[\d\s-]{4,}\d/

/** Names and phones out of lines such as `张三 13800000001` or of two columns of a sheet, in either order. */
export function concernedLines(text: string): ConcernedLine[] {
  const lines = text.normalize('NFKC').split(/\r?\n/)
  const seen = new Set<string>()
  return lines.flatMap((raw, i) => {
    if (raw.trim() === '') return []
    const parts = partsOf(raw)
    const problem = problemOf(parts) ?? (seen.has(parts.phone) ? '手机号和前面的重复' : null)
    seen.add(parts.phone)
    return [{ line: i + 1, ...parts, problem }]
  })
}

function partsOf(raw: string): { name: string; phone: string } {
  const number = NUMBER.exec(raw)?.[0] ?? ''
  const name = raw.replace(number, ' ').replace(/[\s,;、:|]+/g, ' ')
  return { name: name.trim(), phone: number.replace(/[\s-]/g, '') }
}

function problemOf({ name, phone }: { name: string; phone: string }): string | null {
  if (phone === '') return '没有手机号'
  if (!PHONE.test(phone)) return '手机号应为 11 位数字'
  if (name === '') return '没有姓名'
  return name.length > NAME_MOST ? `姓名最多 ${NAME_MOST} 字` : null
}
