import type { Case } from '@mingdu/shared/cases/cases.schema'
import { papersOf } from '@mingdu/shared/cases/papers.rules'
import { CASE_ACTS, CASE_PAPERS, type CaseAct } from '@mingdu/shared/cases/cases.states'

/** What a person may do with a case: its acts, and the two beside them. */
export type CaseActName = Exclude<CaseAct, 'submit'> | 'take' | 'supply'

/** What follows, for the one who is about to do it; the papers are named beside it. */
const NEXT: Record<CaseActName, string> = {
  accept: '从今天起计算法定和承诺时限，转给审查人员认领。',
  askCorrection: '时限从材料补齐的那天重新算起；申请人收到补正告知。',
  correct: '回到“收件”，从今天起重新计算受理期限。',
  refuse: '这件到此结束；申请人收到理由和救济途径。',
  startReview: '由您审查，别人要接手须写明原因。',
  startSpecial: '公告的这些工作日不计入时限，到期后自动继续计时。',
  endSpecial: '从今天起继续计时。',
  extend: '法定和承诺时限一起延长，只能延长一次；申请人收到延长的理由。',
  sendUp: '转给决定人员；审查和决定不能是同一人。',
  sendBack: '退给原审查人，时限继续计算。',
  grant: '决定作出后不能收回；接着制证或送达，送达期限从今天起算。',
  deny: '决定作出后不能收回；申请人收到理由和救济途径，接着送达。',
  make: '证照做好后转为“送达”。',
  deliver: '送达后这件办结，不能再改。',
  withdraw: '这件到此结束；申请人以后可以重新申请。',
  terminate: '这件到此结束；申请人收到终止的理由。',
  transfer: '这件转给上级机关办理，本机关不再办；申请人收到告知。',
  take: '审查由您负责；您审查的件，要由别人决定。',
  supply: '补齐的材料不再欠缺；办理照常进行。',
}

/** Acts that cannot be taken back and tell the applicant something: they are asked about in red. */
const FINAL: ReadonlySet<CaseActName> = new Set(['refuse', 'deny', 'withdraw', 'terminate', 'transfer'])

export function actName(act: CaseActName, one: Pick<Case, 'reviewer'>): string {
  if (act === 'take') return one.reviewer === null ? '认领' : '接手审查'
  return act === 'supply' ? '补齐材料' : CASE_ACTS[act]
}

export function nextText(act: CaseActName): string {
  return NEXT[act]
}

export function isFinal(act: CaseActName): boolean {
  return FINAL.has(act)
}

/** `生成并编号：《受理通知书》《容缺受理告知书》`; '' for an act that leaves no paper. */
export function paperText(act: CaseActName, defers: boolean): string {
  if (act === 'take' || act === 'supply') return ''
  const papers = papersOf(act, defers).map((paper) => `《${CASE_PAPERS[paper]}》`)
  return papers.length === 0 ? '' : `生成并编号：${papers.join('')}`
}

/** The act a state is about, in the order they are looked for: the one main button. */
const MAIN: readonly CaseActName[] = [
  ...([
    'accept',
    'startReview',
    'take',
    'sendUp',
    'grant',
    'make',
    'deliver',
    'correct',
    'endSpecial',
  ] as const),
]
/** Acts that end a case against its way stand last. */
const LAST: readonly CaseActName[] = ['withdraw', 'terminate', 'transfer']

export interface ActMenu {
  main: CaseActName | null
  /** Beside it. */
  beside: CaseActName[]
  /** Behind 更多. */
  more: CaseActName[]
}

const BESIDE = 2

/** What stands at the foot of a case: one main button, two beside it, the rest in a menu. */
export function actMenu(
  one: Pick<Case, 'allowedActs' | 'mayTake' | 'reviewer' | 'materials'>,
  receives: boolean,
): ActMenu {
  const acts = possibleActs(one, receives)
  const main = MAIN.find((act) => acts.includes(act) && !isTakeover(act, one)) ?? null
  const rest = acts.filter((act) => act !== main)
  const first = rest.filter((act) => !LAST.includes(act))
  return {
    main,
    beside: first.slice(0, BESIDE),
    more: [...first.slice(BESIDE), ...rest.filter((act) => LAST.includes(act))],
  }
}

function possibleActs(
  {
    allowedActs,
    mayTake,
    materials,
    reviewer,
  }: Pick<Case, 'allowedActs' | 'mayTake' | 'reviewer' | 'materials'>,
  receives: boolean,
): CaseActName[] {
  const acts: CaseActName[] = allowedActs.flatMap((act) => (act === 'submit' ? [] : [act]))
  const owes = materials.some(({ owedBy }) => owedBy !== null)
  // before anybody has it, beginning the examination takes it as well
  const take = mayTake && !(reviewer === null && acts.includes('startReview'))
  return [...acts, ...(take ? ['take' as const] : []), ...(receives && owes ? ['supply' as const] : [])]
}

function isTakeover(act: CaseActName, { reviewer }: Pick<Case, 'reviewer'>): boolean {
  return act === 'take' && reviewer !== null
}
