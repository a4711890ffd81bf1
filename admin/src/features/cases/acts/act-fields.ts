import type { Case } from '@mingdu/shared/cases/cases.schema'
import { DELIVERY_METHODS, REFUSAL_GROUNDS, SPECIAL_PROCEDURES } from '@mingdu/shared/cases/cases.states'
import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { CaseActName } from './act-words'

interface FieldBase {
  /** The name in the body of the act. */
  name: string
  label: string
  help?: string
}

/** One field of the form of an act. */
export type ActField = FieldBase &
  (
    | { kind: 'area' | 'line'; max: number; min: number; missing: string }
    | { kind: 'number'; min: number; max: number; missing: string }
    | { kind: 'choice'; options: Record<string, string>; missing: string }
    | { kind: 'check' }
    | { kind: 'deferred' | 'demands' | 'materials' }
  )

type Known = Pick<Case, 'power' | 'reviewer' | 'materials' | 'openSteps'>

/** The form of each act, over the case as it is; an act without fields is only confirmed. */
const FIELDS: Record<CaseActName, (one: Known) => ActField[]> = {
  accept: ({ materials }) =>
    materials.some(isMissing) ? [{ name: 'deferred', label: '没有提交的材料', kind: 'deferred' }] : [],
  askCorrection: () => [{ name: 'demands', label: '要补正什么', kind: 'demands' }],
  correct: () => [{ name: 'materials', label: '这次补交了什么', kind: 'materials' }],
  supply: () => [{ name: 'materials', label: '这次补齐了什么', kind: 'materials' }],
  refuse: () => [
    choice('ground', '为什么不予受理', REFUSAL_GROUNDS, '请选不予受理的情形'),
    area('reason', '具体理由', '写给申请人看：为什么、可以到哪里办'),
  ],
  startReview: () => [],
  startSpecial: () => [
    choice('procedure', '哪一种', SPECIAL_PROCEDURES, '请选特别程序'),
    { name: 'days', label: '公告的工作日数', kind: 'number', min: 1, max: 250, missing: '请写工作日数' },
    area('reason', '原因', '为什么要做，由谁做'),
  ],
  endSpecial: () => [area('reason', '结果（可不填）', '', 0)],
  extend: ({ power }) => {
    const { own, joint } = regimeOf(power.type).extension
    return [
      {
        ...{ name: 'days', label: '延长几个工作日', kind: 'number', min: 1, max: joint.days },
        missing: '请写工作日数',
        help: `一般最多 ${own.days} 个，由${own.approver}批准；统一、联合或集中办理最多 ${joint.days} 个，由${joint.approver}批准`,
      },
      { name: 'joint', label: '统一、联合或集中办理', kind: 'check' },
      { name: 'approver', label: '批准人', kind: 'line', min: 2, max: 50, missing: '请写批准人' },
      area('reason', '理由', '写给申请人看'),
    ]
  },
  sendUp: ({ openSteps }) => [
    choice('propose', '建议', { grant: '准予', deny: '不予' }, '请选建议'),
    area('opinion', '审查意见', '依据和结论', 2, 1000),
    ...(openSteps > 0
      ? [area('jointReason', '不等联办的原因', `还有 ${openSteps} 项联办没有办完，为什么现在报送`)]
      : []),
  ],
  sendBack: () => [area('reason', '退回原因', '还要查什么')],
  grant: () => [area('text', '说明（可不填）', '', 0, 1000)],
  deny: () => [area('reason', '不予的理由', '写给申请人看：不符合哪一条', 5, 1000)],
  make: () => [area('note', '证照编号等（可不填）', '', 0, 200)],
  deliver: () => [
    choice('method', '怎么送达', DELIVERY_METHODS, '请选送达方式'),
    { name: 'receiver', label: '签收人', kind: 'line', min: 2, max: 50, missing: '请写签收人' },
  ],
  withdraw: () => [area('reason', '原因（可不填）', '申请人为什么撤回', 0)],
  terminate: () => [area('reason', '终止的理由', '写给申请人看')],
  transfer: () => [
    { name: 'to', label: '转报给哪个机关', kind: 'line', min: 2, max: 100, missing: '请写上级机关' },
    area('reason', '理由', '写给申请人看'),
  ],
  take: ({ reviewer }) =>
    reviewer === null ? [] : [area('reason', '接手原因', `从${reviewer.name}手里接过，为什么`, 2, 200)],
}

export function actFields(act: CaseActName, one: Known): ActField[] {
  return FIELDS[act](one)
}

/** What an act may be about: materials nobody handed in, and those that are owed. */
export function isMissing({ given }: Pick<Case['materials'][number], 'given'>): boolean {
  return given === 'missing'
}

/** The values of the form as the body of the act: trimmed, what is not there left out. */
export function actBody(
  fields: readonly ActField[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = values[name]
      if (value === undefined || value === null) return []
      if (kind === 'materials') return [[name, (value as GivenMaterial[]).map(sentMaterial)]]
      return [[name, typeof value === 'string' ? value.trim() : value]]
    }),
  )
}

function sentMaterial({ key, given, files }: GivenMaterial) {
  return { key, given, fileIds: given === 'files' ? files.map(({ id }) => id) : [] }
}

/** Why the form cannot be sent yet, by the name of the field. */
export function actProblems(
  fields: readonly ActField[],
  values: Record<string, unknown>,
  { materials }: Known,
): Record<string, string> {
  const problems = fields.flatMap((field): [string, string][] => {
    const problem = problemOf(field, values[field.name], materials)
    return problem === null ? [] : [[field.name, problem]]
  })
  return Object.fromEntries(problems)
}

function problemOf(field: ActField, value: unknown, materials: Known['materials']): string | null {
  switch (field.kind) {
    case 'area':
    case 'line': {
      const { length } = typeof value === 'string' ? value.trim() : ''
      return length < field.min ? field.missing : null
    }
    case 'number':
      return typeof value === 'number' ? null : field.missing
    case 'choice':
      return typeof value === 'string' ? null : field.missing
    case 'check':
      return null
    case 'demands':
      return demandsProblem(value)
    case 'materials':
      return Array.isArray(value) && value.length > 0
        ? filesProblem(value as GivenMaterial[])
        : '请至少选一项材料'
    case 'deferred': {
      const deferred = Array.isArray(value) ? (value as string[]) : []
      const left = materials.filter((one) => isMissing(one) && one.needed && !deferred.includes(one.key))
      return left.length === 0
        ? null
        : `还缺 ${left.map(({ name }) => `“${name}”`).join('、')}：容缺的请勾选，不能容缺的请先告知补正`
    }
  }
}

export interface GivenMaterial {
  key: string
  given: 'paper' | 'files'
  files: readonly FileInfo[]
}

export interface Demand {
  materialKey: string | null
  text: string
}

function demandsProblem(value: unknown): string | null {
  const demands = Array.isArray(value) ? (value as Demand[]) : []
  if (demands.length === 0) return '请勾选要补的材料，或写明要补什么'
  return demands.some(({ text }) => text.trim().length < 2)
    ? '勾选或添加的每一项都要写清补什么，至少 2 个字'
    : null
}

function filesProblem(materials: readonly GivenMaterial[]): string | null {
  return materials.some(({ given, files }) => given === 'files' && files.length === 0)
    ? '选了电子件的材料还没有上传文件'
    : null
}

function choice(name: string, label: string, options: Record<string, string>, missing: string): ActField {
  return { name, label, kind: 'choice', options, missing }
}

function area(name: string, label: string, help: string, min = 2, max = 500): ActField {
  const missing = `请写${label}，至少 ${min} 个字`
  return { name, label, kind: 'area', min, max, missing, ...(help === '' ? {} : { help }) }
}
