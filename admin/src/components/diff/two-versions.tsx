import type { ReactNode } from 'react'
import { Icon } from '../icon'
import './diff.css'

interface Side {
  title: ReactNode
  note: ReactNode
}

/** The two that are compared: v6 现行 › v7 拟调整. The second is the one a decision is about. */
export function TwoVersions({ from, to }: { from: Side; to: Side }) {
  return (
    <div className="vs num">
      <div className="vs__i">
        <b>{from.title}</b>
        <span className="muted">{from.note}</span>
      </div>
      <span className="muted">
        <Icon name="right" small />
        <span className="visually-hidden">改为</span>
      </span>
      <div className="vs__i vs__i--to">
        <b>{to.title}</b>
        <span className="muted">{to.note}</span>
      </div>
    </div>
  )
}
