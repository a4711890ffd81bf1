import type { ApplicantKind } from '@mingdu/shared/cases/cases.states'
import { windowsOf } from '@mingdu/shared/cases/windows.rules'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { creditCodeProblem, idNumberProblem, phoneProblem } from '@mingdu/shared/kernel/identity'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'

/** How a material came in at the window. */
export const WAYS = { paper: '纸质', files: '电子', promised: '承诺', missing: '未提交' } as const
export type Way = keyof typeof WAYS

export interface DraftMaterial {
  given: Way
  files: readonly FileInfo[]
}

export interface DraftAgent {
  name: string
  idNumber: string
  files: readonly FileInfo[]
}

export interface DraftApplicant {
  kind: ApplicantKind
  name: string
  idNumber: string
  phone: string
  address: string
  agent: DraftAgent | null
}

/** What a clerk has entered so far; kept in the tab until it is sent. */
export interface Draft {
  step: Step
  guide: { id: string; title: string } | null
  answers: Record<string, string>
  materials: Record<string, DraftMaterial>
  applicant: DraftApplicant
  /** At which of the guide's windows; '' until it was chosen. */
  window: string
}

export const STEPS = ['选事项', '问情形', '收材料', '申请人', '核对'] as const
export type Step = 0 | 1 | 2 | 3 | 4

export const EMPTY: Draft = {
  step: 0,
  guide: null,
  answers: {},
  materials: {},
  applicant: { kind: 'person', name: '', idNumber: '', phone: '', address: '', agent: null },
  window: '',
}

type Asked = Pick<GuideContent, 'materials' | 'scenario' | 'places'>

/** Why a step cannot be left yet, by field; empty when it can. The guide is null until it was read. */
export function stepProblems(draft: Draft, guide: Asked | null, today: PlainDate, step: Step): Problems {
  if (step === 0) return draft.guide === null ? { guide: '请先选事项' } : {}
  if (guide === null) return { guide: '正在读取指南，请稍候' }
  const { ask, stop, materials } = materialsFor(guide, draft.answers)
  if (step === 1) return ask ? { answers: `请回答：${ask.text}` } : stop === '' ? {} : { answers: stop }
  if (step === 2) return materialProblems(draft, materials)
  if (step === 3) return applicantProblems(draft.applicant, today)
  return chosenWindow(draft, guide) === null ? { window: '请选在哪个窗口收的件' } : {}
}

export type Problems = Readonly<Record<string, string>>

/** The first step that is not done, before the one that sends. */
export function firstOpenStep(draft: Draft, guide: Asked | null, today: PlainDate): Step {
  const steps: readonly Step[] = [0, 1, 2, 3]
  return steps.find((step) => Object.keys(stepProblems(draft, guide, today, step)).length > 0) ?? 4
}

/** How a material stands: what the clerk said, or what is so without being said. */
export function givenOf(
  draft: Pick<Draft, 'materials'>,
  { key, form }: Pick<GuideMaterial, 'key' | 'form'>,
): DraftMaterial {
  // 免提交: the window checks the electronic licence itself
  return draft.materials[key] ?? { given: form === 'exempt' ? 'files' : 'missing', files: [] }
}

/** The ways open to a material, in the order of the keys 1 to 4; only what the guide allows may be promised. */
export function waysOf({ promiseDays }: Pick<GuideMaterial, 'promiseDays'>): { way: Way; open: boolean }[] {
  const ways = Object.keys(WAYS) as Way[]
  return ways.map((way) => ({ way, open: way !== 'promised' || promiseDays !== null }))
}

/** The window a receipt is written for: the only one, or the one that was chosen; null until then, '' where none is listed. */
export function chosenWindow({ window }: Pick<Draft, 'window'>, { places }: Asked): string | null {
  const windows = windowsOf(places)
  if (windows.length < 2) return windows[0] ?? ''
  return windows.includes(window) ? window : null
}

/** The body of the receipt. */
export function draftBody(draft: Draft, guide: Asked) {
  const { applicant } = draft
  const { materials } = materialsFor(guide, draft.answers)
  const window = chosenWindow(draft, guide)
  return {
    guideId: draft.guide?.id ?? '',
    answers: draft.answers,
    ...(window === null || window === '' ? {} : { window }),
    applicant: {
      ...applicant,
      agent: applicant.agent && { ...pick(applicant.agent), fileIds: idsOf(applicant.agent.files) },
    },
    materials: materials.map((material) => {
      const { given, files } = givenOf(draft, material)
      return { key: material.key, given, fileIds: given === 'files' ? idsOf(files) : [] }
    }),
  }
}

/** What is wrong with one field of the applicant; the agent’s are `agent.name` and the like. */
export function applicantProblems(
  { kind, name, idNumber, phone, agent }: DraftApplicant,
  today: PlainDate,
): Problems {
  const found: Record<string, string | null> = {
    name: name.trim().length < 2 ? (kind === 'person' ? '请写姓名' : '请写名称') : null,
    idNumber: kind === 'person' ? idNumberProblem(idNumber, today) : creditCodeProblem(idNumber),
    phone: phoneProblem(phone),
    ...(agent && {
      'agent.name': agent.name.trim().length < 2 ? '请写代理人姓名' : null,
      'agent.idNumber': idNumberProblem(agent.idNumber, today),
      'agent.fileIds': agent.files.length === 0 ? '请上传授权委托书' : null,
    }),
  }
  return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => one[1] !== null))
}

/** The server's word on a field (`body.applicant.agent.name`) as the forms here call it, and the step it stands on. */
export function placeOf(path: string): { step: Step; field: string } {
  const [, part, ...rest] = path.split('.')
  if (part === 'applicant') return { step: 3, field: rest.filter((name) => !/^\d+$/.test(name)).join('.') }
  if (part === 'window') return { step: 4, field: 'window' }
  return part === 'answers'
    ? { step: 1, field: 'answers' }
    : part === 'materials'
      ? { step: 2, field: 'materials' }
      : { step: 0, field: 'guide' }
}

function materialProblems(draft: Draft, materials: readonly GuideMaterial[]): Problems {
  const without = materials.filter((material) => {
    const { given, files } = givenOf(draft, material)
    return given === 'files' && files.length === 0 && material.form !== 'exempt'
  })
  return Object.fromEntries(without.map(({ key }) => [key, '选了电子，还没有上传文件']))
}

function idsOf(files: readonly FileInfo[]): string[] {
  return files.map(({ id }) => id)
}

function pick({ name, idNumber }: DraftAgent) {
  return { name, idNumber }
}
