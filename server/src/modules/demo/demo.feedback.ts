import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import type { Player } from './demo.player'

interface DemoFeedback {
  by: string
  text: string
  reply?: string
  published?: true
}

/** One of each kind: public, answered, and held back by the sandbox's content check for a person to look at. */
const DEMO_FEEDBACK: readonly DemoFeedback[] = [
  {
    by: 'nongye1',
    text: '任务详情里“哪天算、哪天不算”的日历条很清楚，建议打印出来也带上。',
    reply: '谢谢您的建议，已记入下次升级的需求。',
    published: true,
  },
  {
    by: 'minzheng1',
    text: '街道有时网络不好，照片传到一半会断，希望断了以后能接着传。',
    reply: '已请技术人员在街道现场测试，有结果再告诉您。',
  },
  { by: 'jiaoke1', text: '这条意见里有“测试违规词”，用来演示人工复核。' },
]

const HOUR = 3_600_000

/** Plays the feedback of the last hours; `check` does what the worker does about content. */
export async function playFeedback(stage: {
  player: Player
  now: number
  setTime(epochMs: number): void
  check(): Promise<unknown>
}): Promise<void> {
  const { player, now, setTime } = stage
  for (const [i, one] of DEMO_FEEDBACK.entries()) {
    setTime(now - (5 - i) * HOUR)
    let it = await player.write<Feedback>(one.by, 'POST', '/feedback', { text: one.text })
    await stage.check()
    setTime(now - HOUR)
    if (one.reply) it = await act(player, it, 'reply', { text: one.reply })
    if (one.published) await act(player, it, 'publication', {})
  }
  setTime(now)
}

function act(player: Player, { id, version }: Feedback, what: string, body: object): Promise<Feedback> {
  return player.write<Feedback>('ducha1', 'POST', `/feedback/${id}/${what}`, { version, ...body })
}
