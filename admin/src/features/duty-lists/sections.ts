import type { DutyList, DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
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

/** What the orgs are called that boundaries speak of, and the powers that services name; null for one that is gone. */
export interface Names {
  org: (id: string) => string
  power: (id: string) => { code: string; name: string } | null
}

export function namesOf({ orgNames, powers }: Pick<DutyList, 'orgNames' | 'powers'>): Names {
  return { org: (id) => orgNames[id] ?? '（单位已不存在）', power: (id) => powers[id] ?? null }
}

/** Two contents entry by entry: each entry is a field of its own, so that one change is found at its title. */
export function diffDutyLists(was: DutyListContent | null, is: DutyListContent, names: Names): FieldChange[] {
  return diffFields(was ? linesOf(was, names) : [], linesOf(is, names))
}

function linesOf({ duties, boundaries, oversight, services }: DutyListContent, names: Names): FieldLines[] {
  return [
    ...duties.map((d) => entry('duties', d.title, [...d.items, basis(d.basis), part('责任处室', d.office)])),
    ...boundaries.map((b) =>
      entry('boundaries', b.matter, [
        ...b.shares.map(({ orgId, duty }) => `${names.org(orgId)}：${duty}`),
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
      entry('services', s.title, [
        s.content,
        part('承办处室', s.office),
        part('电话', s.phone),
        part('权力事项', powerText(s.powerId, names)),
      ]),
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

function powerText(id: string | null, names: Names): string {
  if (id === null) return ''
  const power = names.power(id)
  return power ? `${power.name}（${power.code}）` : '（事项已不存在）'
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
