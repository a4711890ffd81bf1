import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { Link } from 'react-router'
import { deadlineText, timeText } from '../../components/dates'
import { Light } from '../../components/light'
import { TwoProgress } from '../../components/two-progress'

/** What lies below a task, by whom and by when; the head finds each from here. */
export function TaskChildren({ task: { children, split } }: { task: Task }) {
  if (children.length === 0) return null
  return (
    <>
      <h3 className="sub-h">
        下级任务 <span className="muted num">{children.length} 项</span>
      </h3>
      {split && (
        <p className="small muted num">
          {split.org.name} {split.by.name} {timeText(split.at)} 分解
        </p>
      )}
      <ul className="stack" style={{ padding: 0, listStyle: 'none' }}>
        {children.map((child) => (
          <li key={child.id} className="panel">
            <div className="panel__b stack" style={{ padding: 12, gap: 6 }}>
              <div className="between">
                <Link to={`/tasks?task=${child.id}`}>{child.title}</Link>
                <span className="row">
                  {child.state !== 'cancelled' && <Light light={child.light} />}
                  <span className="tag">{TASK_STATES[child.state]}</span>
                </span>
              </div>
              <div className="small muted num">
                {child.org.name}
                {child.handler && `　${child.handler.name}`}　权重 {child.weight}
                {child.due !== null && `　${deadlineText(child.due)}`}
              </div>
              <TwoProgress progress={child.progress} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
