import { useEffect, useState } from 'react'
import type { Loaded } from '../../api/use-record'
import type { Side } from '../../api/side'
import { reportAnswers, type Subscription, type Subscriptions } from '../../api/use-subscriptions'
import { askToSubscribe, openSubscribeSettings, type SubscribeOutcome } from '../../platform/subscribe'
import { answerNote, type AnswerNote } from './answer-note'

/** WeChat's own event brings the credit to the server; by then it mostly has. */
const EVENT_MS = 2000

/** Asks WeChat's question, reports the answers, and says what became of it. */
export function useAsk(
  { take, reload }: Pick<Loaded<Subscriptions>, 'take' | 'reload'>,
  side: Side = 'official',
) {
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<AnswerNote | null>(null)
  const [answered, setAnswered] = useState(0)
  useEffect(() => {
    if (answered === 0) return undefined
    const timer = setTimeout(() => void reload(), EVENT_MS)
    return () => clearTimeout(timer)
  }, [answered, reload])

  const finish = async (outcome: SubscribeOutcome, items: readonly Subscription[]) => {
    setNote(answerNote(outcome, items))
    setBusy(false)
    if (outcome.kind === 'failed') return
    // the server takes it as a hint: a report that is lost loses nothing
    await reportAnswers(side, outcome.answers).then(take, () => undefined)
    setAnswered((n) => n + 1)
  }
  /** To be called from a tap and nowhere else: WeChat is asked before anything is waited for. */
  const ask = (items: readonly Subscription[]) => {
    const going = askToSubscribe(items.map(({ templateId }) => templateId))
    setBusy(true)
    setNote(null)
    void going.then((outcome) => finish(outcome, items))
  }
  const openSettings = () => void openSubscribeSettings().then(reload)
  return { busy, note, ask, openSettings }
}
