import type { ApplicationInput, ApplyingAs, Draft } from '@mingdu/shared/cases/applications.schema'
import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { creditCodeProblem, idNumberProblem } from '@mingdu/shared/kernel/identity'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { anyUnsent, fileIdsOf, storedFile, type DraftFile } from '../draft-file'

export type GivenNow = ApplicationInput['materials'][number]['given']

export interface DraftMaterial {
  given: GivenNow | null
  files: DraftFile[]
}

/** An application being filled in, as the phone keeps it. */
export interface ApplyDraft {
  /** Milliseconds since the epoch, the phone's clock. */
  savedAt: number
  page: ApplyPage
  answers: Record<string, string>
  as: ApplyingAs | null
  principal: { name: string; idNumber: string; files: DraftFile[] }
  address: string
  materials: Record<string, DraftMaterial>
}

/** One thing a page: the questions, for whom, each material, and all of it to check. */
export type ApplyPage = 'scenario' | 'who' | `material:${string}` | 'check'

/** The parts of the step bar. */
export const PARTS = ['情形', '谁来办', '材料', '核对'] as const

type Content = Pick<GuideContent, 'scenario' | 'materials'>

export function emptyDraft(answers: Record<string, string>): ApplyDraft {
  return {
    ...{ savedAt: 0, page: 'scenario', answers, as: null, address: '', materials: {} },
    principal: { name: '', idNumber: '', files: [] },
  }
}

/** Materials that are asked of the applicant one by one; 免提交 are not. */
export function askedMaterials(content: Content, answers: Record<string, string>): GuideMaterial[] {
  return materialsFor(content, answers).materials.filter(({ form }) => form !== 'exempt')
}

/** The pages for these answers, in order. */
export function pagesOf(content: Content, { answers }: Pick<ApplyDraft, 'answers'>): ApplyPage[] {
  const asked = askedMaterials(content, answers).map(({ key }) => `material:${key}` as const)
  return [...(content.scenario.questions.length > 0 ? (['scenario'] as const) : []), 'who', ...asked, 'check']
}

/** The page to show: the draft's own as long as the guide still has it. */
export function pageNow(pages: readonly ApplyPage[], page: ApplyPage): ApplyPage {
  return pages.includes(page) ? page : (pages[0] ?? 'check')
}

/** Which part of the step bar a page belongs to. */
export function partOf(page: ApplyPage): number {
  if (page === 'scenario') return 0
  if (page === 'who') return 1
  return page === 'check' ? 3 : 2
}

export type Problems = Partial<Record<'answers' | 'as' | 'name' | 'idNumber' | 'files' | 'given', string>>

/** What stands in the way of leaving a page; empty when nothing does. */
export function pageProblems(
  content: Content,
  draft: ApplyDraft,
  page: ApplyPage,
  today: PlainDate,
): Problems {
  if (page === 'scenario') return scenarioProblems(content, draft)
  if (page === 'who') return whoProblems(draft, today)
  return page === 'check' ? {} : materialProblems(draft.materials[keyOf(page)])
}

/** The first page that is not in order; null when the whole may be handed in. */
export function firstUnready(content: Content, draft: ApplyDraft, today: PlainDate): ApplyPage | null {
  const unready = (page: ApplyPage) => Object.keys(pageProblems(content, draft, page, today)).length > 0
  return pagesOf(content, draft).find(unready) ?? null
}

export function keyOf(page: ApplyPage): string {
  return page.startsWith('material:') ? page.slice('material:'.length) : ''
}

function scenarioProblems(content: Content, { answers }: ApplyDraft): Problems {
  const { ask, stop } = materialsFor(content, answers)
  if (stop !== '') return { answers: stop }
  return ask ? { answers: '请先回答上面的问题。' } : {}
}

function whoProblems({ as, principal }: ApplyDraft, today: PlainDate): Problems {
  if (as === null) return { as: '请选择替谁办理' }
  if (as === 'self') return {}
  const number =
    as === 'enterprise' ? creditCodeProblem(principal.idNumber) : idNumberProblem(principal.idNumber, today)
  return {
    ...(principal.name.trim().length < 2 ? { name: '请写姓名或名称' } : {}),
    ...(number === null ? {} : { idNumber: number }),
    ...(fileIdsOf(principal.files).length === 0 ? { files: '请附授权委托书' } : unsent(principal.files)),
  }
}

function materialProblems(material: DraftMaterial | undefined): Problems {
  if (!material?.given) return { given: '请选择这份材料怎么交' }
  if (material.given !== 'files') return {}
  return material.files.length === 0 ? { files: '请先上传，或者选别的办法' } : unsent(material.files)
}

function unsent(files: readonly DraftFile[]): Problems {
  return anyUnsent(files) ? { files: '还有文件没有传成，请等传完，或重传、删除。' } : {}
}

/** What the server keeps of a draft; files that are still on the phone stay there. */
export function draftBody(content: Content, draft: ApplyDraft) {
  const { answers, as, principal, address, page } = draft
  return {
    ...{ answers, as: as ?? ('self' as const), address, step: partOf(page) },
    materials: materialsBody(content, draft),
    principal: as === null || as === 'self' ? null : principalBody(principal),
  }
}

/** The application as it is handed in. */
export function applicationBody(
  guideId: string,
  content: Content,
  draft: ApplyDraft,
  channel: ApplicationInput['channel'],
): ApplicationInput {
  const { step: _step, ...rest } = draftBody(content, draft)
  return { guideId, channel, ...rest, answers: answersOnTheWay(content, draft.answers) }
}

function answersOnTheWay(content: Content, answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    materialsFor(content, answers).trail.map(({ question, option }) => [question.key, option.key]),
  )
}

function materialsBody(content: Content, { answers, materials }: ApplyDraft) {
  return askedMaterials(content, answers).flatMap(({ key }) => {
    const { given, files } = materials[key] ?? { given: null, files: [] }
    return given === null ? [] : [{ key, given, fileIds: given === 'files' ? fileIdsOf(files) : [] }]
  })
}

function principalBody({ name, idNumber, files }: ApplyDraft['principal']) {
  return { name: name.trim(), idNumber: idNumber.trim(), fileIds: fileIdsOf(files) }
}

/** A draft of the server as the phone keeps it: begun on another phone, or before this one was cleared. */
export function fromServer(content: Content, draft: Draft, today: PlainDate): ApplyDraft {
  const byId = new Map(draft.files.map((file) => [file.id, storedFile(file)]))
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const { name = '', idNumber = '', fileIds = [] } = draft.principal ?? {}
  const begun: ApplyDraft = {
    ...{ savedAt: Date.parse(draft.savedAt), page: 'scenario', answers: draft.answers },
    // before that page was left nobody had chosen
    as: draft.step < 2 && draft.principal === null ? null : draft.as,
    address: draft.address,
    principal: { name, idNumber, files: filesOf(fileIds) },
    materials: Object.fromEntries(
      draft.materials.map(({ key, given, fileIds: ids }) => [key, { given, files: filesOf(ids) }]),
    ),
  }
  return { ...begun, page: firstUnready(content, begun, today) ?? 'check' }
}

/** As it may be stored on the phone: the principal's number is kept in memory and, sealed, by the server. */
export function withoutNumber(draft: ApplyDraft): ApplyDraft {
  return { ...draft, principal: { ...draft.principal, idNumber: '' } }
}

/** With the number that the server kept for the same principal; asked for again where it has none. */
export function withNumberOf(draft: ApplyDraft, server: ApplyDraft | null): ApplyDraft {
  const { principal } = draft
  if (principal.idNumber !== '' || server?.principal.name !== principal.name.trim()) return draft
  return { ...draft, principal: { ...principal, idNumber: server.principal.idNumber } }
}

/** The later of two drafts; the phone's own when they are of the same moment. */
export function laterDraft(phone: ApplyDraft | null, server: ApplyDraft | null): ApplyDraft | null {
  if (!phone || !server) return phone ?? server
  return server.savedAt > phone.savedAt ? server : phone
}

/** Where the server's word about a field belongs. */
export function pageOfField(path: string, content: Content, draft: ApplyDraft): ApplyPage | null {
  if (path.startsWith('body.principal') || path === 'body.as' || path === 'body.address') return 'who'
  if (path.startsWith('body.answers')) return 'scenario'
  const at = /^body\.materials\.(\d+)/.exec(path)?.[1]
  const key = at === undefined ? undefined : materialsBody(content, draft)[Number(at)]?.key
  return key === undefined ? null : `material:${key}`
}

/** Needed materials that the applicant says they do not have yet. */
export function missingOf(content: Content, draft: ApplyDraft): GuideMaterial[] {
  return askedMaterials(content, draft.answers).filter(
    ({ key, necessity }) => draft.materials[key]?.given === 'missing' && necessity !== 'optional',
  )
}
