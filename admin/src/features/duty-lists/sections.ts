import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { diffFields, type FieldChange, type FieldLines } from '@mingdu/shared/kernel/diff'

/** The four parts of a duty list, in their order. */
export const PARTS = {
  duties: '部门职责',
  boundaries: '职责边界',
  oversight: '事中事后监管',
  services: '公共服务事项',
} as const satisfies Record<keyof DutyListContent, string>
export type Part = keyof typeof PARTS
export const PART_KEYS = Object.keys(PARTS) as Part[]

export const NOTHING: DutyListContent = { duties: [], boundaries: [], oversight: [], services: [] }

/** Name of an org that boundaries speak of. */
export type NameOf = (orgId: string) => string

/** Two contents entry by entry: each entry is a field of its own, so that one change is found at its title. */
export function diffDutyLists(
  was: DutyListContent | null,
  is: DutyListContent,
  nameOf: NameOf,
): FieldChange[] {
  return diffFields(was ? linesOf(was, nameOf) : [], linesOf(is, nameOf))
}

function linesOf({ duties, boundaries, oversight, services }: DutyListContent, nameOf: NameOf): FieldLines[] {
  return [
    ...duties.map((d) => entry('duties', d.title, [...d.items, basis(d.basis), part('责任处室', d.office)])),
    ...boundaries.map((b) =>
      entry('boundaries', b.matter, [
        ...b.shares.map(({ orgId, duty }) => `${nameOf(orgId)}：${duty}`),
        basis(b.basis),
        part('案例', b.example),
        b.disputed ? '有争议' : '',
      ]),
    ),
    ...oversight.map((o) =>
      entry('oversight', o.title, [
        part('监管对象', o.target),
        part('监管内容', o.content),
        part('监管措施', o.measures),
        basis(o.basis),
      ]),
    ),
    ...services.map((s) =>
      entry('services', s.title, [s.content, part('承办处室', s.office), part('电话', s.phone)]),
    ),
  ]
}

function entry(of: Part, title: string, lines: readonly string[]): FieldLines {
  return {
    field: `${of}.${title}`,
    name: `${PARTS[of]}　${title}`,
    lines: [title, ...lines.filter((line) => line !== '')],
  }
}

function part(name: string, text: string): string {
  return text === '' ? '' : `${name}：${text}`
}

function basis(text: string): string {
  return part('依据', text)
}

/** Without rows that were left empty. */
export function cleanedList(content: DutyListContent): DutyListContent {
  const filled = <T extends object>(rows: readonly T[]) => rows.filter(isFilled)
  return {
    duties: filled(content.duties).map((d) => ({
      ...d,
      items: d.items.map((i) => i.trim()).filter((i) => i !== ''),
    })),
    boundaries: filled(content.boundaries).map((b) => ({
      ...b,
      shares: b.shares.filter(({ orgId, duty }) => orgId !== '' || duty.trim() !== ''),
    })),
    oversight: filled(content.oversight),
    services: filled(content.services),
  }
}

/** What the server would refuse, by the path of the field. */
export function listProblems({
  duties,
  boundaries,
  oversight,
  services,
}: DutyListContent): Map<string, string> {
  const found = new Map<string, string>()
  const need = (path: string, text: string, message: string) => {
    if (text.trim().length < 2) found.set(path, message)
  }
  duties.forEach((d, i) => need(`duties.${i}.title`, d.title, '请写职责，至少 2 字'))
  oversight.forEach((o, i) => need(`oversight.${i}.title`, o.title, '请写监管制度名称，至少 2 字'))
  services.forEach((s, i) => need(`services.${i}.title`, s.title, '请写服务事项，至少 2 字'))
  boundaries.forEach((b, i) => {
    need(`boundaries.${i}.matter`, b.matter, '请写管理事项，至少 2 字')
    const half = b.shares.some(({ orgId, duty }) => orgId === '' || duty.trim().length < 2)
    if (half) found.set(`boundaries.${i}.shares`, '每行都要选单位并写明职责')
  })
  return found
}

function isFilled(row: object): boolean {
  return Object.values(row).some((value) =>
    typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0,
  )
}
