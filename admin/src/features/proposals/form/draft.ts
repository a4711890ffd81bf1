import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { codeRefusal } from '@mingdu/shared/catalog/catalog.rules'
import type { SystemElement } from '@mingdu/shared/catalog/catalog.table'
import { refusalText, type FieldProblem } from '@mingdu/shared/kernel/refusals'
import { contentRefusal } from '@mingdu/shared/powers/power.rules'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { PENALTY_TYPE, type ChangeKind } from '@mingdu/shared/powers/powers.states'

/** What a person is writing: the content, and what the change rests on. */
export interface Draft {
  content: PowerContent
  basis: string
  effectiveOn: string | null
}

/** Field → what is wrong with it; paths as in the contract, `content.bases.0.law`. */
export type Problems = ReadonlyMap<string, string>

export const EMPTY_CONTENT: PowerContent = {
  code: '',
  baseCode: '',
  itemCode: '',
  mainName: '',
  name: '',
  subItems: [],
  type: '',
  orgId: '',
  orgCode: '',
  regionCode: '',
  office: '',
  level: '',
  source: '',
  bases: [],
  legalDays: null,
  promisedDays: null,
  duties: [],
  accountabilities: [],
  penalties: [],
  norms: '',
  materials: [],
  outerFlow: null,
  innerFlow: null,
  supervision: '',
  remedies: '',
  extra: {},
}

/** 保留, 下放 and 取消 change where a power stands, not what it says. */
export function editsContent(kind: ChangeKind): boolean {
  return kind === 'add' || kind === 'takeOver' || kind === 'adjust'
}

/** The content without rows that were left empty; standards of penalties only where there are penalties. */
export function cleaned(content: PowerContent): PowerContent {
  return {
    ...content,
    subItems: content.subItems.map((item) => item.trim()).filter((item) => item !== ''),
    bases: content.bases.filter(isFilled),
    duties: content.duties.filter(({ content: text, basis }) => isFilled({ text, basis })),
    accountabilities: content.accountabilities.filter(isFilled),
    penalties: content.type === PENALTY_TYPE ? content.penalties.filter(isFilled) : [],
    materials: content.materials.filter(isFilled),
    extra: Object.fromEntries(Object.entries(content.extra).filter(([, text]) => text.trim() !== '')),
  }
}

/** What the server would refuse, found before it is asked. `published` is the code that is kept whatever it is. */
export function problemsOf(
  { content, basis }: Draft,
  kind: ChangeKind,
  settings: CatalogSettings,
  published: string | null,
): Problems {
  const found = new Map<string, string>()
  if (basis.trim().length < 4) found.set('basis.text', '请写明调整依据，至少 4 个字')
  if (!editsContent(kind)) return found
  addCode(found, content, settings, published)
  if (content.name.trim().length < 2) found.set('content.name', '事项名称至少 2 字')
  if (content.type === '') found.set('content.type', '请选事项类型')
  if (content.orgId === '') found.set('content.orgId', '请选实施主体')
  const limits = contentRefusal(content)
  if (limits) found.set('content.promisedDays', refusalText(limits.code, limits.details))
  addRows(found, content)
  addRequired(found, content, settings)
  return found
}

function addCode(
  found: Map<string, string>,
  { code }: PowerContent,
  settings: CatalogSettings,
  published: string | null,
): void {
  if (code.trim() === '') found.set('content.code', '请填编码')
  else if (code !== published) {
    const refusal = codeRefusal(code.trim(), settings)
    if (refusal) found.set('content.code', refusalText(refusal.code, refusal.details))
  }
}

/** The field of a row that must have at least two characters. */
const ROW_FIELDS = {
  bases: ['law', '请写法律法规名称'],
  duties: ['content', '请写责任内容，至少 2 字'],
  accountabilities: ['situation', '请写追责情形，至少 2 字'],
  materials: ['name', '请写材料名称，至少 2 字'],
} as const

function addRows(found: Map<string, string>, content: PowerContent): void {
  for (const [list, [field, text]] of Object.entries(ROW_FIELDS)) {
    const rows = content[list as keyof typeof ROW_FIELDS] as readonly Record<string, unknown>[]
    rows.forEach((row, i) => {
      if (String(row[field] ?? '').trim().length < 2) found.set(`content.${list}.${i}.${field}`, text)
    })
  }
  content.penalties.forEach(({ circumstance, standard }, i) => {
    if (circumstance.trim().length < 2) found.set(`content.penalties.${i}.circumstance`, '请写违法情形')
    if (standard.trim().length < 2) found.set(`content.penalties.${i}.standard`, '请写处罚标准')
  })
}

function addRequired(found: Map<string, string>, content: PowerContent, { elements }: CatalogSettings): void {
  for (const { key, name, own, required } of elements) {
    if (!required || (key === 'penalties' && content.type !== PENALTY_TYPE)) continue
    const path = own ? `content.extra.${key}` : `content.${key}`
    const value: unknown = own ? content.extra[key] : content[key as SystemElement]
    if (isEmpty(value) && !found.has(path)) found.set(path, `清单设置要求填写“${name}”`)
  }
}

/** The server's problems by field: `body.content.bases.0.law` → `content.bases.0.law`. */
export function problemsFrom(fields: readonly FieldProblem[]): Problems {
  return new Map(fields.map(({ path, message }) => [path.replace(/^body\./, ''), message]))
}

function isFilled(row: object): boolean {
  return Object.entries(row).some(
    ([key, value]) => key !== 'stage' && typeof value === 'string' && value.trim() !== '',
  )
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
