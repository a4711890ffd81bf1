import { flowProblem } from '../flow/flow.rules'
import type { Refusal } from '../kernel/refusals'
import type { GuideContent, Missing } from './guides.schema'
import { GUIDE_STATES, type GuideState } from './guides.states'
import { isCatchAll } from './materials.rules'
import { materialsFor, scenarioProblem } from './scenario.rules'

export { isCatchAll } from './materials.rules'
export { materialsFor, scenarioProblem, type Selection } from './scenario.rules'
export { completeness, SCORE_PARTS } from './score.rules'

export type GuideAct = 'save' | 'publish' | 'retire'

const ACTS: Record<GuideAct, string> = { save: '修改', publish: '发布', retire: '下线' }

/** Which act is allowed in which state. What was taken down may be written on and published again. */
const GUIDE_RULES = {
  draft: { save: true, publish: true, retire: false },
  published: { save: true, publish: true, retire: true },
  retired: { save: true, publish: true, retire: false },
} as const satisfies Record<GuideState, Record<GuideAct, boolean>>

export function guideActRefusal(state: GuideState, act: GuideAct): Refusal | null {
  if (GUIDE_RULES[state][act]) return null
  return { code: 'guide.state', details: { state: GUIDE_STATES[state], action: ACTS[act] } }
}

/** Why a content cannot be saved, the first reason found; null when it can. */
export function contentRefusal(content: GuideContent): Refusal | null {
  for (const check of CONTENT_CHECKS) {
    const refusal = check(content)
    if (refusal) return refusal
  }
  return null
}

const CONTENT_CHECKS: readonly ((content: GuideContent) => Refusal | null)[] = [
  ({ materials }) => {
    const keys = materials.map((material) => material.key)
    const twice = keys.find((key, i) => keys.indexOf(key) !== i)
    return twice === undefined ? null : { code: 'guide.keys', details: { key: twice } }
  },
  ({ materials }) => {
    const found = materials.find((material) => isCatchAll(material.name))
    return found ? { code: 'guide.catch-all', details: { name: found.name } } : null
  },
  limitsRefusal,
  stepsRefusal,
  (content) => {
    const problem = scenarioProblem(content)
    return problem ? { code: 'guide.scenario', details: { problem } } : null
  },
  ({ flow }) => {
    const problem = flow && flow.nodes.length > 0 ? flowProblem(flow) : null
    return problem ? { code: 'guide.flow', details: { problem } } : null
  },
]

/** 承诺 ≤ 法定. 行政许可法第四十二条: the organ may promise a shorter limit than the law's, never a longer one. */
export function limitsRefusal({
  legalDays,
  promisedDays,
}: Pick<GuideContent, 'legalDays' | 'promisedDays'>): Refusal | null {
  if (legalDays === null || promisedDays === null || promisedDays <= legalDays) return null
  return { code: 'guide.limits', details: { promised: promisedDays, legal: legalDays } }
}

/**
 * The steps the limit covers must fit into it. It begins with 受理 and ends with the decision: 申请 lies before it, and
 * 送达 has ten working days of its own (行政许可法第四十二条、第四十四条).
 */
export function stepsRefusal({
  stages,
  promisedDays,
  legalDays,
}: Pick<GuideContent, 'stages' | 'promisedDays' | 'legalDays'>): Refusal | null {
  const [limit, which] = promisedDays === null ? [legalDays, '法定'] : [promisedDays, '承诺']
  const sum = [...stages.accept, ...stages.review].reduce((total, step) => total + (step.days ?? 0), 0)
  if (limit === null || sum <= limit) return null
  return { code: 'guide.steps', details: { sum, promised: limit, which } }
}

/** Why a guide cannot be published: its state, its completeness, or nothing that changed. */
export function publishRefusal(
  guide: { state: GuideState; dirty: boolean; score: number; missing: readonly Missing[] },
  least: number,
): Refusal | null {
  const refused = guideActRefusal(guide.state, 'publish')
  if (refused) return refused
  if (guide.state === 'published' && !guide.dirty) return { code: 'guide.unchanged' }
  if (guide.score >= least) return null
  const missing = guide.missing.map((one) => `${one.text}（${one.points} 分）`).join('、')
  return { code: 'guide.incomplete', details: { score: guide.score, least, missing } }
}

/** Why these answers do not make a paper: a question is still open, or the way ended in “not here”. */
export function answersRefusal(
  content: GuideContent,
  answers: Readonly<Record<string, string>>,
): Refusal | null {
  const { ask, stop } = materialsFor(content, answers)
  if (ask) return { code: 'guide.answers', details: { question: ask.text } }
  return stop === '' ? null : { code: 'guide.stopped', details: { reason: stop } }
}

/** 法定 20 个工作日，承诺 10 个工作日，提前 10 个工作日. */
export function limitText({
  legalDays,
  promisedDays,
}: Pick<GuideContent, 'legalDays' | 'promisedDays'>): string {
  if (legalDays === null && promisedDays === null) return '没有规定时限'
  const parts = [legalDays === null ? '法定没有规定时限' : `法定${daysText(legalDays)}`]
  if (promisedDays !== null) parts.push(`承诺${daysText(promisedDays)}`)
  if (legalDays !== null && promisedDays !== null && promisedDays < legalDays)
    parts.push(`提前${daysText(legalDays - promisedDays)}`)
  return parts.join('，')
}

/** ` 10 个工作日`, or 当场办结 for none. */
function daysText(days: number): string {
  return days === 0 ? '当场办结' : ` ${days} 个工作日`
}

/** `告知〔2026〕0001`. */
export function paperNo(year: number, ordinal: number): string {
  return `告知〔${year}〕${String(ordinal).padStart(4, '0')}`
}
