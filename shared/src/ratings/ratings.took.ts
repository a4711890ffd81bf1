import type { RatingStage } from './ratings.states'

/** How long a case took to reach a stage, in working days; what did not count is taken off. */
export interface Took {
  used: number
  /** What was promised, extensions included; null where nothing was. */
  promised: number | null
}

const WORDS = {
  accept: { promised: (n: number) => `应在 ${n} 个工作日内受理`, used: '实际用了', sameDay: '当天受理' },
  handle: {
    promised: (n: number) => `承诺 ${n} 个工作日办完`,
    used: '到进入审查用了',
    sameDay: '当天进入审查',
  },
  complete: { promised: (n: number) => `承诺 ${n} 个工作日`, used: '实际用了', sameDay: '当天办完' },
} as const satisfies Record<RatingStage, { promised: (n: number) => string; used: string; sameDay: string }>

/** `承诺 10 个工作日，实际用了 6 个工作日`; '' where nothing is known of it. */
export function tookText(stage: RatingStage, took: Took | null): string {
  if (took === null) return ''
  const { used, promised } = took
  const words = WORDS[stage]
  const over = promised === null ? 0 : used - promised
  return [
    ...(promised === null ? [] : [words.promised(promised)]),
    used === 0 ? words.sameDay : `${words.used} ${used} 个工作日`,
    ...(over > 0 ? [`超了 ${over} 个工作日`] : []),
  ].join('，')
}
