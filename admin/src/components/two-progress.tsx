import { percent, progressSentence, quantityText } from '@mingdu/shared/parts/figures'
import type { Progress, TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import type { CSSProperties } from 'react'

/** Verified solid, claimed hollow beside it, 序时 a tick. */
export function TwoProgress({ progress, thin = false }: { progress: Progress; thin?: boolean }) {
  const { verified, claimed, planned } = progress
  const style = {
    '--verified': `${verified / 100}%`,
    '--claimed': `${Math.max(claimed, verified) / 100}%`,
    '--plan': `${planned / 100}%`,
  } as CSSProperties
  return (
    <div
      className={thin ? 'progress progress--thin' : 'progress'}
      style={style}
      role="img"
      aria-label={progressSentence(progress)}
    >
      {claimed > verified && <i className="progress__claimed" />}
      <i className="progress__verified" />
      {verified < 10_000 && planned > 0 && <i className="progress__plan" />}
    </div>
  )
}

/** The bar with its figures, as lists and the tree show it. */
export function ProgressCell({
  progress,
  quantity,
  note,
}: {
  progress: Progress
  quantity: TaskRow['quantity']
  note?: string
}) {
  return (
    <div className="pg">
      <TwoProgress progress={progress} thin />
      <b>
        {percent(progress.verified)} / {percent(progress.claimed)}%
        <em>{quantityText(quantity) ?? note ?? '按百分比'}</em>
      </b>
    </div>
  )
}

export function ProgressKey() {
  return (
    <div className="key">
      <span>
        <i className="progress-key progress-key--v" />
        核实
      </span>
      <span>
        <i className="progress-key progress-key--c" />
        上报
      </span>
      <span>
        <i className="progress-key progress-key--p" />
        序时
      </span>
    </div>
  )
}
