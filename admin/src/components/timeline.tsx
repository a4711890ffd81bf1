import type { ReactNode } from 'react'

export interface TimelineItem {
  key: string
  head: ReactNode
  time: string
  body?: ReactNode
  state?: 'done' | 'now' | 'next'
}

/** What happened, newest first; what is to come is hollow. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map(({ key, head, time, body, state = 'done' }) => (
        <li key={key} className={`timeline__i timeline__i--${state}`}>
          <div className="timeline__h">
            <span>{head}</span>
            <time>{time}</time>
          </div>
          {body !== undefined && body !== '' && <div className="timeline__b">{body}</div>}
        </li>
      ))}
    </ol>
  )
}
