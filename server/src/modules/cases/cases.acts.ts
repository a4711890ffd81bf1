import { endSpecialOn, specialSegment } from '@mingdu/shared/cases/cases.clock'
import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import type { CASE_ACT_INPUTS, MaterialInput } from '@mingdu/shared/cases/cases.schema'
import { isEnd, REFUSAL_GROUNDS, SPECIAL_PROCEDURES, type CasePaper } from '@mingdu/shared/cases/cases.states'
import { nextState } from '@mingdu/shared/cases/cases.rules'
import { markDemands } from '@mingdu/shared/cases/demands.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { addWorkdays, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { z } from 'zod'
import type { StoredRef } from '../../db/history'
import { Refused } from '../../refused'
import type { SealBox } from '../../seal-box'
import { papersLeft } from './cases.left'
import { sealedReceiver } from './cases.receiver'
import type { CaseDoc, CaseMaterialDoc } from './cases.repo'

export type ActName = keyof typeof CASE_ACT_INPUTS
export type ActInput<A extends ActName> = z.output<z.ZodObject<(typeof CASE_ACT_INPUTS)[A]>>

/** What an act knows beside its case: the day, who acts, and the numbers taken for its papers. */
export interface ActContext {
  today: PlainDate
  calendar: WorkCalendar
  by: StoredRef
  numbers: ReadonlyMap<CasePaper, string>
  terms: CaseTerms
  /** Names are kept sealed. */
  box: SealBox
  /** The unit as it is called that day. */
  orgName: string
}

/** What the place itself sets; kept with the case from the act on, so that a later change of the rules moves nothing. */
export interface CaseTerms {
  /** Natural days to bring what a 补正 asks for; null: no term. */
  correctionDays: number | null
  /** Working days to deliver a decision not to grant. */
  denialDays: number
}

/** What an act changes beside the state, and how the history says it. */
export interface Acted {
  set: Partial<CaseDoc>
  note: string
}

/** Every act on a case: pure, the case as it was in, what changes out. A new act does not compile until it is here. */
export const ACTS: { [A in ActName]: (doc: CaseDoc, input: ActInput<A>, context: ActContext) => Acted } = {
  accept: (doc, { deferred }, context) => ({
    set: { acceptedOn: context.today, silent: false, materials: owing(doc, deferred, context) },
    note: deferred.length > 0 ? `容缺受理：${namesOf(doc, deferred)}` : '',
  }),
  askCorrection: (doc, { demands }, { today, numbers, terms }) => {
    const onGuide = doc.materials.map(({ key }) => key)
    const marked = markDemands(
      demands,
      onGuide,
      doc.notices.map((notice) => notice.demands),
    )
    const no = numbers.get('correction') ?? ''
    const notice = { on: today, no, demands: marked, days: terms.correctionDays, lapsed: false }
    const second = marked.some((one) => one.second) ? '（含二次补正）' : ''
    return {
      set: { notices: [...doc.notices, notice] },
      note: `${marked.map(({ text }) => text).join('；')}${second}`,
    }
  },
  correct: (doc, { materials }, { today }) => {
    const other = materials.find(({ key }) => !doc.materials.some((one) => one.key === key))
    if (other) throw new Refused('case.materials', { material: other.key })
    const keys = materials.map(({ key }) => key)
    const given = withGiven(doc.materials, materials)
    return { set: { receivedOn: today, materials: given }, note: namesOf(doc, keys) }
  },
  refuse: (_doc, { ground, reason }) => ({ set: {}, note: `${REFUSAL_GROUNDS[ground]}：${reason}` }),
  startReview: (doc, _input, { by }) => ({ set: { reviewer: doc.reviewer ?? by }, note: '' }),
  startSpecial: (doc, { procedure, days, reason }, { today, calendar, numbers }) => {
    const article = regimeOf(doc.power.type).special
    const documentNo = numbers.get('special') ?? ''
    const segment = specialSegment({ on: today, days, article, documentNo }, calendar)
    return {
      set: { segments: [...doc.segments, segment] },
      note: `${SPECIAL_PROCEDURES[procedure]} ${days} 个工作日，到 ${segment.to ?? ''}：${reason}`,
    }
  },
  endSpecial: (doc, { reason }, { today }) => ({
    set: { segments: endSpecialOn(doc.segments, today) },
    note: reason,
  }),
  extend: (doc, { days, joint, approver, reason }, { today, numbers }) => {
    const rule = regimeOf(doc.power.type).extension[joint ? 'joint' : 'own']
    if (days > rule.days) throw new Refused('case.extension', { days: rule.days, approver: rule.approver })
    const segment = {
      ...{ kind: 'extension' as const, from: today, to: null, days, approver },
      documentNo: numbers.get('extension') ?? '',
      ...(rule.article === null ? {} : { legalBasis: rule.article }),
    }
    return {
      set: { segments: [...doc.segments, segment] },
      note: `延长 ${days} 个工作日，${approver}批准：${reason}`,
    }
  },
  sendUp: (doc, { propose, opinion, jointReason }, { by }) => {
    if (doc.openSteps > 0 && jointReason === '')
      throw new Refused('case.joint-open', { count: doc.openSteps })
    const open = doc.openSteps > 0 ? `（${doc.openSteps} 项联办未办完：${jointReason}）` : ''
    return {
      set: { opinion: { propose, text: opinion, by }, reviewer: doc.reviewer ?? by },
      note: `建议${propose === 'grant' ? '准予' : '不予'}：${opinion}${open}`,
    }
  },
  sendBack: (_doc, { reason }) => ({ set: { opinion: null }, note: reason }),
  grant: (_doc, { text }, context) => ({ set: { decision: decided(true, text, context) }, note: text }),
  deny: (_doc, { reason }, context) => ({ set: { decision: decided(false, reason, context) }, note: reason }),
  make: (_doc, { note }) => ({ set: {}, note }),
  deliver: (_doc, { method, receiver }, { today, box }) => ({
    set: { delivery: { on: today, method, receiver: sealedReceiver(receiver, box) } },
    note: '',
  }),
  withdraw: (_doc, { reason }) => ({ set: {}, note: reason }),
  terminate: (_doc, { reason }) => ({ set: {}, note: reason }),
  transfer: (_doc, { to, reason }) => ({ set: {}, note: `转报${to}：${reason}` }),
}

/** The case after an act, but for what is derived of its clocks. */
export function afterAct<A extends ActName>(
  doc: CaseDoc,
  act: A,
  input: ActInput<A>,
  context: ActContext,
): { set: Partial<CaseDoc>; note: string } {
  const { set, note } = ACTS[act](doc, input, context)
  const state = nextState(doc, act)
  const { numbers } = context
  const papers = numbers.size === 0 ? [] : papersLeft(numbers, { ...doc, ...set, state }, input, context)
  return {
    note,
    set: {
      ...set,
      state,
      papers: [...doc.papers, ...papers],
      ended: isEnd(state) ? { on: context.today, as: state } : null,
    },
  }
}

function decided(
  granted: boolean,
  text: string,
  { today, by, numbers, terms }: ActContext,
): CaseDoc['decision'] {
  const no = numbers.get(granted ? 'grant' : 'denial') ?? ''
  return { granted, on: today, no, text, by, deliverDays: granted ? null : terms.denialDays }
}

/** Marks what is accepted without and by when it is owed. @throws Refused `case.material`, `case.incomplete` */
function owing(
  doc: CaseDoc,
  deferred: readonly string[],
  { today, calendar }: ActContext,
): CaseMaterialDoc[] {
  const materials = promisesOwed(doc.materials, { today, calendar }).map((material): CaseMaterialDoc => {
    const { key, name, deferDays } = material
    if (!deferred.includes(key)) return material
    if (deferDays === null) throw new Refused('case.material', { material: name })
    return { ...material, given: 'deferred', owedBy: addWorkdays(calendar, today, deferDays).date }
  })
  const lacking = materials.filter(({ needed, given }) => needed && given === 'missing')
  if (lacking.length === 0) return materials
  throw new Refused('case.incomplete', { materials: lacking.map(({ name }) => `“${name}”`).join('、') })
}

/** From the acceptance on, by whomever, what was promised is owed within the days of the guide. */
export function promisesOwed(
  materials: readonly CaseMaterialDoc[],
  { today, calendar }: Pick<ActContext, 'today' | 'calendar'>,
): CaseMaterialDoc[] {
  return materials.map((material) =>
    material.given === 'promised'
      ? { ...material, owedBy: addWorkdays(calendar, today, material.promiseDays ?? 0).date }
      : material,
  )
}

/** The materials after those that were owed, under 容缺 or by a promise, came in. @throws Refused `case.not-owed` */
export function supplied(
  doc: CaseDoc,
  given: readonly MaterialInput[],
): { set: Partial<CaseDoc>; note: string } {
  const isOwed = (key: string) => doc.materials.some((one) => one.key === key && one.owedBy !== null)
  const other = given.find(({ key }) => !isOwed(key))
  if (other) throw new Refused('case.not-owed', { material: nameOf(doc, other.key) })
  const keys = given.map(({ key }) => key)
  return { set: { materials: withGiven(doc.materials, given) }, note: namesOf(doc, keys) }
}

function withGiven(
  materials: readonly CaseMaterialDoc[],
  given: readonly MaterialInput[],
): CaseMaterialDoc[] {
  const byKey = new Map(given.map((one) => [one.key, one]))
  return materials.map((material) => {
    const now = byKey.get(material.key)
    if (!now) return material
    return { ...material, given: now.given, owedBy: null, fileIds: [...material.fileIds, ...now.fileIds] }
  })
}

function namesOf(doc: CaseDoc, keys: readonly string[]): string {
  return keys.map((key) => nameOf(doc, key)).join('、')
}

function nameOf({ materials }: CaseDoc, key: string): string {
  return materials.find((material) => material.key === key)?.name ?? key
}
