import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { TaskAct } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { DraftPhoto } from '../../../components/photo-field/draft-photo'

/** What is done on the move; the rest is done at a desk. In the order of the buttons: what waits for this person first. */
export const PHONE_ACTS = [
  'decideReturn',
  'decideExtension',
  'answerCo',
  'entrust',
  'giveBack',
  'takeBack',
  'extend',
  'waiveCo',
  'transfer',
  'recall',
  'urge',
] as const satisfies readonly TaskAct[]
export type PhoneAct = (typeof PHONE_ACTS)[number]

/** The form of one act, kept on the phone until it was sent. */
export interface ActFilled {
  text: string
  days: number
  agree: 'yes' | 'no'
  orgId: string | null
  /** Who is to do it. */
  personId: string | null
  /** By when, before the task's own deadline. */
  due: string | null
  photos: DraftPhoto[]
  papers: DraftPhoto[]
  /** Milliseconds since the epoch, the phone's clock; 0: never kept. */
  savedAt: number
}

export type ActProblems = Partial<Record<'text' | 'orgId' | 'personId' | 'files', string>>

export function phoneActs({ acts: { allowed } }: Task): PhoneAct[] {
  return PHONE_ACTS.filter((act) => allowed.includes(act))
}

export function asPhoneAct(text: string | undefined): PhoneAct | null {
  return PHONE_ACTS.find((act) => act === text) ?? null
}

/** As the contract has it; a test compares. */
export const ACT_FILES_MOST = 10

/** Acts whose text may be left out. */
const OPTIONAL: readonly PhoneAct[] = ['urge', 'decideExtension', 'entrust']
const NEEDS_ORG: readonly PhoneAct[] = ['answerCo', 'waiveCo', 'transfer']
/** Acts that may bring papers. */
const WITH_FILES: readonly PhoneAct[] = ['extend', 'answerCo']

export function takesFiles(act: PhoneAct): boolean {
  return WITH_FILES.includes(act)
}

/** Whether the act is about an org to be found, and whether about one of its people. */
export function movesTo(act: PhoneAct, agree: ActFilled['agree']): 'org' | 'person' | 'both' | null {
  if (act === 'entrust') return 'person'
  if (act === 'transfer') return 'both'
  if (act === 'decideReturn' && agree === 'yes') return 'both'
  return act === 'giveBack' ? 'org' : null
}

/** What is wrong with a form, by field; empty when it may go. */
export function actProblems(act: PhoneAct, filled: ActFilled): ActProblems {
  const { text, orgId, personId, agree, photos, papers } = filled
  const problems: ActProblems = {}
  const word = classifiedMark(text)
  if (word !== null) problems.text = refusalText('text.classified', { word })
  else if (!OPTIONAL.includes(act) && text.trim().length < 5) problems.text = '请写清楚，至少 5 个字'
  const moves = act === 'decideReturn' && agree === 'yes'
  if ((moves || NEEDS_ORG.includes(act)) && orgId === null) problems.orgId = '请选单位'
  if (act === 'entrust' && personId === null) problems.personId = '请选由谁办'
  if (photos.length + papers.length > ACT_FILES_MOST)
    problems.files = `照片和材料合起来最多 ${ACT_FILES_MOST} 份`
  return problems
}

/** What a form begins with. */
export function startOf(act: PhoneAct, { acts, org }: Task): ActFilled {
  const open = acts.coWork.filter(({ state }) => state === 'open')
  const helper = (open.find(({ mine }) => mine) ?? open[0])?.org.id ?? null
  const asked = acts.extensions.find(({ state }) => state === 'pending')
  const suggested = acts.handbacks.find(({ state }) => state === 'pending')?.suggested?.id ?? null
  const orgIds: Partial<Record<PhoneAct, string | null>> = {
    ...{
      answerCo: helper,
      waiveCo: helper,
      decideReturn: suggested,
      entrust: act === 'entrust' ? org.id : null,
    },
  }
  return {
    ...{ text: '', days: act === 'decideExtension' ? (asked?.days ?? 1) : 5, agree: 'yes' },
    ...{ orgId: orgIds[act] ?? null, personId: null, due: null, photos: [], papers: [], savedAt: 0 },
  }
}
