import { percent, quantityText } from '@mingdu/shared/parts/figures'
import type { Progress, TaskRow } from '@mingdu/shared/tasks/tasks.schema'

/** Three figures of a task: verified, claimed, planned, each with its n where it has one. */
export function ProgressFigures({
  progress,
  quantity,
}: {
  progress: Progress
  quantity: TaskRow['quantity']
}) {
  return (
    <dl className="figures num">
      <Figure name="核实" value={progress.verified} note={quantityText(quantity)} />
      <Figure name="上报" value={progress.claimed} note={quantityText(quantity, 'claimed')} />
      <Figure name="序时" value={progress.planned} note="按工作日均摊" />
    </dl>
  )
}

function Figure({ name, value, note }: { name: string; value: number; note: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {percent(value)}%<small>{note ?? ' '}</small>
      </dd>
    </div>
  )
}
