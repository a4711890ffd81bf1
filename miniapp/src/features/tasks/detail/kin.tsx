import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../../../components/dates'
import { Row } from '../../../components/rows/row'
import { Section } from '../../../components/section/section'
import { open, PAGES } from '../../../platform/navigate'

/** What it was split into, and what it was split from: there a 分解 is taken back. */
export function Kin({ task, today }: { task: Task; today: string | null }) {
  const { children, parent, splitFrom } = task
  const toTask = (id: string) => () => open(PAGES.task, { id })
  return (
    <>
      {splitFrom && parent && (
        <Section className="task-parent" title="上级任务">
          <Row
            className="task-parent__row"
            title={parent.name}
            sub={[`${splitFrom.org.name} ${splitFrom.by.name}分解`, `占 ${task.weight}`]}
            onTap={toTask(parent.id)}
          />
        </Section>
      )}
      {children.length > 0 && (
        <Section className="task-children" title="分解的任务">
          {children.map(({ id, title, org, due, weight, state }) => (
            <Row
              key={id}
              className="task-children__row"
              title={title}
              sub={[org.name, due === null ? '' : `限${dayText(due, today)}`, `占 ${weight}`]}
              aside={TASK_STATES[state]}
              onTap={toTask(id)}
            />
          ))}
        </Section>
      )}
    </>
  )
}
