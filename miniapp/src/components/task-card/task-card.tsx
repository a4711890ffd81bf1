import { View } from '@tarojs/components'
import { quantityText, percent } from '@mingdu/shared/parts/figures'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../dates'
import { Light } from '../light/light'
import { lightText } from '../light/light-text'
import { heading } from '../semantics'
import { Tap } from '../tap/tap'
import { TwoProgress } from '../two-progress/two-progress'
import { nextActionText } from './next-action'

interface TaskCardProps {
  task: TaskRow
  today: string | null
  /** The reader's own org: decides between 主办 and 协办. */
  orgId: string | null
  onOpen: (task: TaskRow) => void
  /** What the foot says instead of the next action. */
  next?: string
}

/** One task in a list: light, title, deadline, how far, and what to do next; the whole card is the button. */
export function TaskCard({ task, today, orgId, onOpen, next }: TaskCardProps) {
  return (
    <Tap className="task-card" onTap={() => onOpen(task)}>
      <View className="task-card__top">
        <Light light={task.light} text={lightText(task)} tag />
        <View className="task-card__part">{partText(task, orgId)}</View>
      </View>
      <View className="task-card__title" {...heading(2)}>
        {task.title}
      </View>
      <View className="task-card__meta">{metaText(task, today)}</View>
      {task.state !== 'toSign' && <Bar task={task} />}
      <View className="task-card__next">{next ?? nextActionText(task)}</View>
    </Tap>
  )
}

function Bar({ task }: { task: TaskRow }) {
  return (
    <View className="task-card__bar">
      <TwoProgress progress={task.progress} thin hidePlan={task.state === 'suspended'} />
      <View className="task-card__n">
        {quantityText(task.quantity) ?? `${percent(task.progress.verified)}%`}
      </View>
    </View>
  )
}

function partText(task: TaskRow, orgId: string | null): string {
  const part =
    task.org.id === orgId ? '主办' : task.coOrgs.some((org) => org.id === orgId) ? '协办' : task.org.name
  return task.state === 'toSign' ? `${part} · ${TASK_STATES.toSign}` : part
}

function metaText({ clock, no }: TaskRow, today: string | null): string {
  if (!clock.due) return no
  const end = clock.due === today ? '24:00' : ''
  const due = `限 ${dayText(clock.due, today)}${end}${clock.tentative ? '（暂定）' : ''}`
  // a full-width bracket brings its own space
  return due.endsWith('）') ? `${due}· ${no}` : `${due} · ${no}`
}
