import type { Scenario } from '@mingdu/shared/guides/guides.schema'
import type { Selection } from '@mingdu/shared/guides/scenario.rules'

/** How many questions there are at most on the way taken so far: those answered and the longest way on. */
export function questionsInAll({ questions }: Scenario, { trail, ask }: Selection): number {
  const longest = (key: string | null, seen: readonly string[]): number => {
    const question = questions.find((one) => one.key === key)
    if (!question || seen.includes(question.key)) return 0
    return 1 + Math.max(...question.options.map(({ next }) => longest(next, [...seen, question.key])))
  }
  return trail.length + longest(ask?.key ?? null, [])
}
