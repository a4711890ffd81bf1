import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'

/** 记录: what happened, newest first. */
export function TaskHistory({ task }: { task: Task }) {
  const { today } = useMe()
  const lines = [...task.history].sort((a, b) => (a.at < b.at ? 1 : -1))
  if (lines.length === 0) return <p className="muted">还没有记录。</p>
  return (
    <Timeline
      items={lines.map((line, i) => ({
        key: `${line.at}${line.what}${i}`,
        head: line.what,
        time: timeText(line.at, today),
        body: [line.who, line.note].filter((part) => part !== '').join('：'),
        state: i === 0 ? ('now' as const) : ('done' as const),
      }))}
    />
  )
}
