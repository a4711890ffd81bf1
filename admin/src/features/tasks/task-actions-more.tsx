import { TASK_ACTS, type TaskAct } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { ActDialog } from './act-dialog'
import type { DialogAct } from './act-words'

/** What waits for this person is a button of its own; the rest stands behind 更多. */
const WAITING: readonly TaskAct[] = ['decideReturn', 'decideExtension', 'answerCo']

/** 退回, 延期, 会办, 转办, 交办, 分解, 催办, 督查通知 and 牌, as the record allows. */
export function MoreActions({ task, onSplit }: { task: Task; onSplit: () => void }) {
  const [act, setAct] = useState<DialogAct | null>(null)
  const { allowed } = task.acts
  const start = (one: TaskAct | undefined) => (one === 'decompose' ? onSplit() : setAct(one ?? null))
  const waiting = allowed.filter((one) => WAITING.includes(one))
  const others = allowed.filter((one) => !WAITING.includes(one))
  return (
    <>
      {waiting.map((one, i) => (
        <Button
          key={one}
          type={i === 0 && task.allowedActions.length === 0 ? 'primary' : 'default'}
          onClick={() => start(one)}
        >
          {TASK_ACTS[one]}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((key) => ({ key, label: TASK_ACTS[key] })),
            onClick: ({ key }) => start(others.find((one) => one === key)),
          }}
        >
          <Button aria-haspopup="menu">更多办理</Button>
        </Dropdown>
      )}
      {act && <ActDialog key={act} act={act} task={task} onClose={() => setAct(null)} />}
    </>
  )
}
