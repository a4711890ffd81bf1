import { useEffect, useRef, useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import type { Queue, Queued } from './queue'

/** What of a queue is not yet sent, kept up to date. */
export function useQueue<T extends Queued, A>(queue: Queue<T, A>): readonly T[] {
  const [, redraw] = useState(0)
  useEffect(() => queue.watch(() => redraw((n) => n + 1)), [queue])
  return queue.items()
}

/**
 * What became of what a page sends about one record: still in the queue, sent, or refused and back in the form.
 * `takeBack` makes a draft of what is in the queue.
 */
export function useSending<T extends Queued, A>(
  queue: Queue<T, A>,
  subject: string,
  isAbout: (item: T) => boolean,
  takeBack: (key: string) => void,
  reload: () => Promise<void>,
) {
  const queued = useQueue(queue).find(isAbout) ?? null
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  // without network a page may know no more of its record than what stands in the queue
  const about = useRef(subject)
  about.current = queued ? queue.subjectOf(queued) : queue.delivered(about.current) ? about.current : subject
  useEffect(() => () => queue.forgetDelivered(about.current), [queue])

  const send = async (key: string) => {
    setRefusal(null)
    const outcome = await queue.send(key)
    if (outcome.kind !== 'refused') return
    setRefusal(outcome.error)
    takeBack(key)
    // the draft stays; what changed meanwhile must be on screen before the next try
    await reload()
  }
  return { queued, sent: queue.delivered(about.current), refusal, send: (key: string) => void send(key) }
}
