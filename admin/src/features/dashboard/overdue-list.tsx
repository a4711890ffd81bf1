import { remainingText } from '@mingdu/shared/parts/figures'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { Link } from 'react-router'
import { Light } from '../../components/light'

export function OverdueList({ tasks, total }: { tasks: readonly TaskRow[]; total: number | undefined }) {
  const count = Math.max(total ?? 0, tasks.length)
  return (
    <section className="panel dashboard__late" aria-label="超期">
      <div className="panel__h">
        <h2 className="num">{count === 0 ? '超期' : `超期 ${count} 件`}</h2>
        {count > 0 && <Link to="/tasks?light=red">全部</Link>}
      </div>
      {tasks.length === 0 ? (
        <p className="muted panel__b">没有超期的任务。</p>
      ) : (
        <ul className="late num dashboard__scroll" tabIndex={0} aria-label="超期的任务">
          {tasks.map((task) => (
            <li key={task.id}>
              <Link to={`/tasks?task=${task.id}`} className="ellip late__title" title={task.title}>
                {task.title}
              </Link>
              <div className="between small muted">
                <span className="ellip">
                  {task.org.name} · {TASK_STATES[task.state]}
                </span>
                <Light
                  light="red"
                  text={(task.clock.remaining ?? 0) < 0 ? remainingText(task.clock.remaining) : '过节点'}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
