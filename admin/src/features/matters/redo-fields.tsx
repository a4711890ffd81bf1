import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import { Checkbox, InputNumber } from 'antd'

/** What is to be done again, by task. */
export type RedoDraft = Readonly<Record<string, { days: number; left: number }>>

export function redoOf(draft: RedoDraft): { taskId: string; days: number; left: number }[] {
  return Object.entries(draft).map(([taskId, redo]) => ({ taskId, ...redo }))
}

interface RedoProps {
  tree: readonly TreeTask[]
  value: RedoDraft
  onChange: (value: RedoDraft) => void
  needed: boolean
}

const DEFAULT = { days: 10, left: 0 }

/** The finished tasks of a matter, to choose which start again, by when, and how much of each still stands. */
export function RedoFields({ tree, value, onChange, needed }: RedoProps) {
  const done = tree.filter((task) => task.leaf && task.state === 'done')
  const set = (id: string, redo: { days: number; left: number } | null) => {
    const { [id]: _gone, ...others } = value
    onChange(redo ? { ...others, [id]: redo } : others)
  }
  if (done.length === 0) return null
  return (
    <fieldset className="redo">
      <legend>重新整改的任务{needed ? '' : '（可不选）'}</legend>
      {done.map((task) => {
        const redo = value[task.id]
        return (
          <div key={task.id} className="redo__i">
            <Checkbox
              checked={redo !== undefined}
              onChange={(event) => set(task.id, event.target.checked ? DEFAULT : null)}
            >
              {task.title}
              <span className="small muted">　{task.org.name}</span>
            </Checkbox>
            {redo && <Limits task={task} redo={redo} onChange={(next) => set(task.id, next)} />}
          </div>
        )
      })}
    </fieldset>
  )
}

function Limits({
  task,
  redo,
  onChange,
}: {
  task: TreeTask
  redo: { days: number; left: number }
  onChange: (redo: { days: number; left: number }) => void
}) {
  const { quantity } = task
  const unit = quantity?.unit ?? '%'
  const scale = quantity ? 1 : 100
  const most = quantity ? quantity.target - 1 : 99
  return (
    <div className="row row--wrap num">
      <label>
        新限期{' '}
        <InputNumber
          aria-label={`${task.title} 新限期`}
          min={1}
          max={250}
          precision={0}
          value={redo.days}
          onChange={(days) => onChange({ ...redo, days: days ?? 1 })}
        />{' '}
        个工作日
      </label>
      <label>
        仍属实{' '}
        <InputNumber
          aria-label={`${task.title} 仍属实`}
          min={0}
          max={most}
          precision={0}
          value={redo.left / scale}
          onChange={(left) => onChange({ ...redo, left: (left ?? 0) * scale })}
        />{' '}
        {unit}
      </label>
    </div>
  )
}
