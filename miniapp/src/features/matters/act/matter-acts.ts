import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { CloseOutcome, MatterAction } from '@mingdu/shared/matters/matters.states'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'

/** Steps of 销号 taken on the move; what needs the whole tree (立项, 派单, 反弹重开) is done at a desk. */
export const PHONE_MATTER_ACTS = [
  'complete',
  'firstReview',
  'verifyClose',
  'approveClose',
  'close',
  'sendBack',
] as const satisfies readonly MatterAction[]
export type PhoneMatterAct = (typeof PHONE_MATTER_ACTS)[number]

/** The form of one step, kept on the phone until it was sent. */
export interface MatterFilled {
  text: string
  method: VerifyMethod
  outcome: CloseOutcome
  /** Of 退回整改: which finished tasks are to be done again, and in how many working days. */
  redo: string[]
  days: number
  photos: DraftPhoto[]
  papers: DraftPhoto[]
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

export type MatterProblems = Partial<Record<'text' | 'files', string>>

export const MATTER_START: MatterFilled = {
  ...{
    text: '',
    method: 'onSite',
    outcome: 'closed',
    redo: [],
    days: 15,
    photos: [],
    papers: [],
    savedAt: 0,
  },
}

/** As the contract has them; a test compares. */
export const MATTER_FILES_MOST: Partial<Record<PhoneMatterAct, number>> = { complete: 10, verifyClose: 20 }
export const TEXT_LEAST: Record<PhoneMatterAct, number> = {
  ...{ complete: 5, firstReview: 2, verifyClose: 2, approveClose: 2, close: 2, sendBack: 2 },
}

export function matterActs({ allowedActions }: Pick<Matter, 'allowedActions'>): PhoneMatterAct[] {
  return PHONE_MATTER_ACTS.filter((act) => allowedActions.includes(act))
}

export function asMatterAct(text: string | undefined): PhoneMatterAct | null {
  return PHONE_MATTER_ACTS.find((act) => act === text) ?? null
}

/** What is wrong with a form, by field; empty when it may go. */
export function matterProblems(act: PhoneMatterAct, { text, photos, papers }: MatterFilled): MatterProblems {
  const problems: MatterProblems = {}
  const word = classifiedMark(text)
  const least = TEXT_LEAST[act]
  if (word !== null) problems.text = refusalText('text.classified', { word })
  else if (text.trim().length < least) problems.text = `请写清楚，至少 ${least} 个字`
  const most = MATTER_FILES_MOST[act] ?? 0
  if (photos.length + papers.length > most) problems.files = `照片和材料合起来最多 ${most} 份`
  return problems
}

/** Finished leaves, which may be sent back to be done again. */
export function redoable({ tree }: Pick<Matter, 'tree'>): Matter['tree'] {
  return tree.filter(({ leaf, state }) => leaf && state === 'done')
}
