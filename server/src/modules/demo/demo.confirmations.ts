import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { ConfirmationAnswer } from '@mingdu/shared/confirmations/confirmations.states'
import type { Page } from '@mingdu/shared/kernel/page'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { Stage } from './demo.stage'

const DAY_MS = 86_400_000

interface DemoRound {
  /** The matter, which waits for approval. */
  title: string
  by: 'ducha1' | 'ducha2'
  /** So many days ago those concerned were asked. */
  daysAgo: number
  concerned: number
  answers: readonly { answer: ConfirmationAnswer; words?: string }[]
}

/** One round that runs with some answers, asked today; one that people stopped. */
const ROUNDS: readonly DemoRound[] = [
  {
    ...{ title: '退役军人优待证集中办理', by: 'ducha2', daysAgo: 0, concerned: 6 },
    answers: [
      { answer: 'solved' },
      { answer: 'solved' },
      { answer: 'half', words: '证拿到了，公交卡还没开通。' },
    ],
  },
  {
    ...{ title: '办理人大代表建议', by: 'ducha1', daysAgo: 4, concerned: 4 },
    answers: [
      { answer: 'solved' },
      { answer: 'solved' },
      { answer: 'unsolved', words: '只答复了，路灯还没有装。' },
      { answer: 'unsolved', words: '面商过一次，没有下文。' },
    ],
  },
]

export interface ConfirmingStage extends Pick<Stage, 'player' | 'now' | 'setTime'> {
  /** What opens the question to each of those asked in a round. */
  linksOf: (roundId: string) => Promise<string[]>
  /** Ends what is over. */
  turn: () => Promise<unknown>
}

/** 群众核验 of two matters that wait for approval. */
export async function playConfirmations(stage: ConfirmingStage): Promise<void> {
  let next = 3000
  for (const round of ROUNDS) {
    await playRound(round, next, stage)
    next += round.concerned
  }
  stage.setTime(stage.now)
  await stage.turn()
}

async function playRound(
  { title, by, daysAgo, concerned, answers }: DemoRound,
  from: number,
  { player, now, setTime, linksOf }: ConfirmingStage,
): Promise<void> {
  setTime(now - daysAgo * DAY_MS)
  const found = await player.read<Page<MatterRow>>(by, `/matters?q=${encodeURIComponent(title)}&limit=10`)
  const matter = found.items.find((one) => one.title.includes(title))
  if (!matter) throw new Error(`demo: no matter ${title}`)
  const people = Array.from({ length: concerned }, (_, i) => ({
    name: `演示·群众${i + 1}`,
    phone: `1380000${from + i}`,
  }))
  await player.write(by, 'PUT', `/matters/${matter.id}/concerned`, { version: 0, people })
  const path = `/matters/${matter.id}/confirmations`
  const begun = await player.write<Confirmations>(by, 'POST', path, { version: matter.version })
  const links = await linksOf(begun.rounds.at(-1)?.id ?? '')
  for (const [i, said] of answers.entries())
    await player.publicWrite(`/public/confirmations/${links[i] ?? ''}`, said)
}
