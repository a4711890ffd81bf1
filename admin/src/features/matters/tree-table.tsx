import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { useState } from 'react'
import { useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ClockLight } from '../../components/light'
import { ProgressCell } from '../../components/two-progress'

interface TreeTableProps {
  matter: Matter
  open: string | null
  onOpen: (id: string) => void
}

/** The decomposition: the matter above, its tasks below by weight, deadline, progress and light. */
export function TreeTable({ matter, open, onOpen }: TreeTableProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const { today } = useMe()
  const toggle = (id: string) => setClosed((old) => flipped(old, id))
  const top = Math.min(...matter.tree.map((task) => task.depth))
  return (
    <div className="tree-scroll" tabIndex={0} role="group" aria-label="任务分解表，可滚动">
      <table className="data-table data-table--rows tree">
        <caption className="visually-hidden">任务分解</caption>
        <colgroup>
          <col />
          <col style={{ width: 148 }} />
          <col style={{ width: 52 }} />
          <col style={{ width: 84 }} />
          <col style={{ width: 232 }} />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">主办</th>
            <th scope="col" className="r">
              权重
            </th>
            <th scope="col" className="r">
              限期
            </th>
            <th scope="col">进度</th>
            <th scope="col">灯</th>
          </tr>
        </thead>
        <tbody>
          <RootRow matter={matter} today={today} />
          {visibleTasks(matter.tree, closed).map((task) => (
            <TaskLine
              key={task.id}
              task={task}
              level={task.depth - top + 1}
              today={today}
              isOpen={open === task.id}
              isClosed={closed.has(task.id)}
              onOpen={() => onOpen(task.id)}
              toggle={() => toggle(task.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RootRow({ matter, today }: { matter: Matter; today: string }) {
  return (
    <tr className="tree__root">
      <td>
        <span className="two-lines">{matter.title}</span>
      </td>
      <td>{matter.leadOrg.name}</td>
      <td />
      <td className="r">{dateText(matter.due, today)}</td>
      <td>
        <ProgressCell progress={matter.progress} quantity={null} note="按权重汇总" />
      </td>
      <td>
        <ClockLight light={matter.light} started={matter.clock.dispatchedOn !== null} />
      </td>
    </tr>
  )
}

interface LineProps {
  task: TreeTask
  /** From 1, below the matter itself. */
  level: number
  today: string
  isOpen: boolean
  isClosed: boolean
  onOpen: () => void
  toggle: () => void
}

function TaskLine({ task, level, today, isOpen, isClosed, onOpen, toggle }: LineProps) {
  return (
    <tr data-open={isOpen} onClick={onOpen}>
      <td>
        <div className="tree__n" style={{ paddingLeft: level * 18 }}>
          {task.leaf ? (
            <i />
          ) : (
            <button
              type="button"
              aria-expanded={!isClosed}
              aria-label={`${isClosed ? '展开' : '收起'} ${task.title}`}
              onClick={(e) => {
                e.stopPropagation()
                toggle()
              }}
            >
              <Icon name={isClosed ? 'right' : 'down'} small />
            </button>
          )}
          <button type="button" className="row-link two-lines" onClick={onOpen} title={task.title}>
            {task.title}
          </button>
        </div>
      </td>
      <td>
        <span className="two-lines">{task.org.name}</span>
      </td>
      <td className="r">{task.weight}</td>
      <td className="r">{dueText(task, today)}</td>
      <td>
        <ProgressCell
          progress={task.progress}
          quantity={task.quantity}
          {...(task.leaf ? {} : { note: '按权重汇总' })}
        />
      </td>
      <td>
        <ClockLight light={task.light} started={task.clock.dispatchedOn !== null} />
      </td>
    </tr>
  )
}

/** Before 派单 there may be only a number of days. */
function dueText({ clock, limit }: TreeTask, today: string): string {
  if (clock.due !== null) return dateText(clock.due, today)
  return limit.kind === 'date' ? dateText(limit.due, today) : `${limit.n} ${limit.unit}`
}

function visibleTasks(tree: readonly TreeTask[], closed: ReadonlySet<string>): TreeTask[] {
  const hidden = new Set<string>()
  return tree.filter((task) => {
    const under = task.parentId !== null && (hidden.has(task.parentId) || closed.has(task.parentId))
    if (under) hidden.add(task.id)
    return !under
  })
}

function flipped(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
