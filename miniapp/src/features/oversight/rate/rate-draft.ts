import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { OversightLevel, OversightTag } from '@mingdu/shared/oversight/oversight.states'

export interface RateDraft {
  matter: { id: string; title: string } | null
  level: string | null
  tags: string[]
  hours: string
  text: string
  savedAt: number
}

export const EMPTY: RateDraft = { matter: null, level: null, tags: [], hours: '', text: '', savedAt: 0 }

export type Problems = Partial<Record<'matter' | 'level' | 'hours' | 'text', string>>

const HOURS_MOST = 2000

/** What is wrong with an opinion, by field; empty when it may go. */
export function problemsOf({ matter, level, hours, text }: RateDraft): Problems {
  const word = classifiedMark(text)
  return {
    ...(matter === null ? { matter: '请选督查事项' } : {}),
    ...(level === null ? { level: '请选一项' } : {}),
    ...(hours !== '' && !(/^\d+$/.test(hours) && Number(hours) <= HOURS_MOST)
      ? { hours: `工时应为 0 到 ${HOURS_MOST} 的整数` }
      : {}),
    ...(word === null ? {} : { text: refusalText('text.classified', { word }) }),
  }
}

export function bodyOf({ matter, level, tags, hours, text }: RateDraft) {
  return {
    matterId: matter?.id ?? '',
    level: Number(level) as OversightLevel,
    tags: tags as OversightTag[],
    hours: Number(hours),
    text: text.trim(),
  }
}
